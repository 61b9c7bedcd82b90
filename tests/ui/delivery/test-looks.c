/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-looks.c — every delivery page on every screen: nothing is cut, everything can be hit. */
#include "hands.h"
#include "ui-looks.h"

static const UiLook dutch = {"dutch", 1366, 768, POS_THEME_LIGHT, 100, "nl"};

static const struct {
  const char *name;
  const char *key;
} pages[] = {
    {"ship", "order.ship_all"},
    {"pickup", "order.pickup_all"},
    {"change", "order.change_delivery"},
};

/* Below each other, columns scroll together: none of them on its own, so none is cut. */
static void
check_stacked (GtkWidget *widget, int depth)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_SCROLLED_WINDOW (widget) && depth++ > 0) {
    GtkAdjustment *way = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));
    g_assert_cmpfloat (gtk_adjustment_get_upper (way), <=, gtk_adjustment_get_page_size (way));
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    check_stacked (child, depth);
}

static void
look_at (UiShell *ui, const UiLook *look, const char *page_name, const char *key)
{
  g_autofree char *name = g_strdup_printf ("delivery-%s", page_name);
  gpointer page;

  hands_open (ui, key);
  g_assert_false (hands_is_home (ui));
  ui_look_at (ui, look, name);
  hands_check_screen (ui);
  if (look->width < 1366)
    check_stacked (GTK_WIDGET (pos_shell_get_page (ui->shell)), 0);

  /* It leaves nothing behind. */
  page = pos_shell_get_page (ui->shell);
  g_object_add_weak_pointer (page, &page);
  pos_page_leave (page);
  ui_shell_settle (ui);
  g_assert_null (page);
}

/* What it becomes is asked of a plain sale only. */
static void
look_at_sale (UiShell *ui, const UiLook *look)
{
  ui_shell_load_sale (ui);
  g_autoptr (GVariant) who = ui_shell_run (ui, "customer.attach", "{\"customer\": \"C-004218\"}");
  look_at (ui, look, "ship-sale", "order.ship_all");
  g_autoptr (GVariant) void_answer = ui_shell_run (ui, "txn.void", NULL);
}

static void
test_look (const UiLook *look)
{
  UiShell *ui = hands_start (look->width, look->height);

  ui_look_dress (ui, look);
  look_at_sale (ui, look);
  ui_shell_load_order (ui);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    look_at (ui, look, pages[i].name, pages[i].key);
  ui_shell_free (ui);
}

/* A long order scrolls inside its column; the footer stays. */
static void
test_long_order (void)
{
  UiShell *ui = hands_start (1366, 768);
  int width, height;

  for (int i = 0; i < 12; i++)
    ui_shell_load_sale (ui);
  g_autoptr (GVariant) who = ui_shell_run (ui, "customer.attach", "{\"customer\": \"C-004218\"}");
  hands_open (ui, "order.ship_all");
  hands_check_screen (ui);
  ui_size (GTK_WIDGET (ui->shell), &width, &height);
  g_assert_cmpint (height, ==, 768);
  ui_shell_picture (ui, "delivery-ship-long");
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  ui_looks_add_all ("/ui/delivery/looks", test_look);
  ui_look_add ("/ui/delivery/looks", &dutch, test_look);
  g_test_add_func ("/ui/delivery/looks/long-order", test_long_order);
  return g_test_run ();
}
