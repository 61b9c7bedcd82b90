/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-keys.c — visual-language.md §6: the delivery pages without a finger, read from either side.
 */
#include "hands.h"
#include "ui-hands.h"
#include "ui-looks.h"
#include "ui/common/pos-calendar.h"
#include "ui/common/pos-day-button.h"
#include "ui/common/pos-day-strip.h"

/* A page has three columns of at most a handful of lists, fields and buttons each. */
#define MOST_STOPS 12

static const UiLook arabic = {"arabic", 1366, 768, POS_THEME_DARK, 100, "ar"};
static const UiLook arabic_large = {"arabic-large", 1024, 768, POS_THEME_LIGHT, 125, "ar"};
static const UiLook english = {"wide", 1366, 768, POS_THEME_LIGHT, 100, "en"};

static UiShell *
open_page (const UiLook *look, const char *key)
{
  UiShell *ui = hands_start (look->width, look->height);

  ui_look_dress (ui, look);
  ui_shell_load_order (ui);
  hands_open (ui, key);
  return ui;
}

static GtkWidget *
get_focus (UiShell *ui)
{
  return gtk_window_get_focus (GTK_WINDOW (ui->shell));
}

/* Where keys are is seen: nobody types into what lies below the edge. */
static void
check_is_seen (UiShell *ui, GtkWidget *focus)
{
  graphene_rect_t box;

  g_assert_true (gtk_widget_get_mapped (focus));
  g_assert_true (gtk_widget_compute_bounds (focus, GTK_WIDGET (ui->shell), &box));
  g_assert_cmpfloat (box.origin.x + box.size.width, >, 0);
  g_assert_cmpfloat (box.origin.x, <, gtk_widget_get_width (GTK_WIDGET (ui->shell)));
  g_assert_cmpfloat (box.origin.y + box.size.height, >, 0);
  g_assert_cmpfloat (box.origin.y, <, gtk_widget_get_height (GTK_WIDGET (ui->shell)));
}

/* Tab leads to the big button in a few steps and shows where it is meanwhile. */
static void
tab_to_the_primary (UiShell *ui)
{
  guint stops = 0;

  do {
    gtk_widget_child_focus (GTK_WIDGET (ui->shell), GTK_DIR_TAB_FORWARD);
    ui_shell_settle (ui);
    check_is_seen (ui, get_focus (ui));
    g_assert_cmpuint (++stops, <=, MOST_STOPS);
  } while (!gtk_widget_has_css_class (get_focus (ui), "primary"));
}

static void
test_every_page (const UiLook *look)
{
  const char *keys[] = {"order.ship_all", "order.pickup_all"};

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++) {
    UiShell *ui = open_page (look, keys[i]);
    tab_to_the_primary (ui);
    ui_shell_free (ui);
  }
}

static PosDate
get_day (UiShell *ui)
{
  g_assert_true (POS_IS_DAY_BUTTON (get_focus (ui)));
  return pos_day_button_get_day (POS_DAY_BUTTON (get_focus (ui)));
}

/* The day that is chosen, or the first, has the keys; the next one lies where one reads on. */
static void
check_days (UiShell *ui, const UiLook *look, GtkWidget *days)
{
  gboolean mirrored = g_str_equal (look->language, "ar");
  const char *on = mirrored ? "Left" : "Right", *back = mirrored ? "Right" : "Left";
  PosDate day;

  g_assert_true (gtk_widget_child_focus (days, GTK_DIR_TAB_FORWARD));
  day = get_day (ui);
  g_assert_true (gtk_widget_has_css_class (get_focus (ui), "on"));
  ui_shell_press (ui, on);
  g_assert_cmpuint (get_day (ui).julian, ==, day.julian + 1);
  ui_shell_press (ui, back);
  g_assert_cmpuint (get_day (ui).julian, ==, day.julian);
  gtk_widget_child_focus (GTK_WIDGET (ui->shell), GTK_DIR_TAB_FORWARD);
  g_assert_false (POS_IS_DAY_BUTTON (get_focus (ui)));
}

static void
test_days (const UiLook *look)
{
  UiShell *ui = open_page (look, "order.ship_all");
  GtkWidget *strip = ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_DAY_STRIP);

  check_days (ui, look, gtk_widget_get_parent (strip));
  ui_shell_free (ui);
  ui = open_page (look, "order.pickup_all");
  GtkWidget *day = ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_DAY_BUTTON);
  GtkWidget *grid = gtk_widget_get_parent (day);
  check_days (ui, look, gtk_widget_get_parent (grid));
  ui_shell_press (ui, "Escape");
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  ui_look_add ("/ui/delivery/keys/pages", &english, test_every_page);
  ui_look_add ("/ui/delivery/keys/pages", &arabic, test_every_page);
  ui_look_add ("/ui/delivery/keys/pages", &arabic_large, test_every_page);
  ui_look_add ("/ui/delivery/keys/days", &english, test_days);
  ui_look_add ("/ui/delivery/keys/days", &arabic, test_days);
  return g_test_run ();
}
