/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-looks.c — the recall page in every shape, size and language a register may have: nothing
 * is cut, nothing is too small for a finger. */
#include "recall-fixture.h"
#include "ui-lint.h"
#include "ui-looks.h"
#include "ui/recall/pos-recall-layout.h"

static void
lint (UiShell *ui, const char *picture)
{
  ui_shell_picture (ui, picture);
  ui_lint (GTK_WIDGET (ui->shell), picture);
}

/* --- Shapes --- */

static UiShell *
start (int width, int height)
{
  UiShell *ui = recall_start (width, height);

  recall_save_picture (ui);
  return ui;
}

static void
open_and_choose (UiShell *ui)
{
  recall_open (ui, "{\"text\": \"berg\"}");
  recall_choose (ui, 4);
}

static void
it_looks_like_the_picture (void)
{
  UiShell *ui = start (1366, 768);

  open_and_choose (ui);
  lint (ui, "08-recall-order");
  ui_shell_tap (ui, recall_find_button (ui, "More filters"));
  lint (ui, "08-more-filters");
  ui_shell_free (ui);
}

static void
upright_shows_all_three_zones (void)
{
  UiShell *ui = start (768, 1366);

  ui_shell_set_look (ui, POS_THEME_HIGH_CONTRAST, 100);
  open_and_choose (ui);
  lint (ui, "08-upright");
  g_assert_nonnull (ui_find_text (GTK_WIDGET (ui->shell), "Find an order"));
  g_assert_nonnull (recall_find_button (ui, "Print"));
  ui_shell_free (ui);
}

static gboolean
is_row_seen (UiShell *ui, const char *customer)
{
  GtkWidget *list = ui_find_class (GTK_WIDGET (ui->shell), "recall-list");
  GtkWidget *scroller = gtk_widget_get_ancestor (list, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *label = ui_find_text (list, customer);
  graphene_rect_t bounds;

  return label && gtk_widget_compute_bounds (label, scroller, &bounds) && bounds.origin.y >= 0 &&
         bounds.origin.y + bounds.size.height <= (float)gtk_widget_get_height (scroller);
}

/* Whoever looks at one order goes on to its neighbors: an upright window has room for some. */
static void
upright_shows_the_neighbors (void)
{
  static const char *const rows[] = {
      "SO-104198", "SO-104107", "SO-104032", "SO-103877", "SO-103590"};
  UiShell *ui = start (768, 1366);
  guint seen = 0;

  recall_open (ui, NULL);
  recall_choose (ui, 0);
  recall_wait (ui, 100);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    seen += is_row_seen (ui, rows[i]) ? 1 : 0;
  lint (ui, "08-upright-neighbors");
  g_assert_cmpuint (seen, >=, 4);
  ui_shell_free (ui);
}

/* 1024 pixels with large text have room for two zones: question and answers, then one of the
 * answers with as much of the list as there is room for; a button leads back. */
static void
large_text_takes_two_steps (void)
{
  UiShell *ui = start (1024, 768);

  ui_shell_set_look (ui, POS_THEME_LIGHT, 125);
  recall_open (ui, "{\"text\": \"berg\"}");
  lint (ui, "08-large-find");
  g_assert_null (recall_find_button (ui, "Print"));
  g_assert_null (recall_find_button (ui, "Find"));
  recall_choose (ui, 4);
  recall_wait (ui, 100);
  g_assert_true (is_row_seen (ui, "Eva van den Bergh"));
  lint (ui, "08-large-order");
  g_assert_nonnull (recall_find_button (ui, "Print"));
  g_assert_null (recall_find_button (ui, "Apply"));
  ui_shell_tap (ui, recall_find_button (ui, "Find"));
  g_assert_nonnull (recall_find_button (ui, "Apply"));
  g_assert_null (recall_find_button (ui, "Print"));
  ui_shell_free (ui);
}

/* Keys are never at what is not seen, nor at the way back that nobody asked for. */
static void
keys_follow_into_the_list (void)
{
  UiShell *ui = start (1024, 768);

  ui_shell_set_look (ui, POS_THEME_LIGHT, 125);
  recall_open (ui, "{\"text\": \"berg\"}");
  ui_shell_press (ui, "Return");
  recall_wait (ui, 300);
  g_assert_nonnull (recall_find_button (ui, "Print"));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (ui->shell)));
  g_assert_nonnull (gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW));
  ui_shell_free (ui);
}

static const UiLook dutch = {"dutch", 1366, 768, POS_THEME_LIGHT, 100, "nl"};

static void
it_speaks_other_languages (const UiLook *look)
{
  UiShell *ui = start (look->width, look->height);

  ui_look_dress (ui, look);
  open_and_choose (ui);
  ui_look_at (ui, look, "08");
  ui_shell_free (ui);
}

/* Names of any length wrap, and the zones stay where they are. */
static void
long_names_wrap (void)
{
  UiShell *ui = start (1366, 768);
  g_autoptr (PosOrder) order = recall_latest (ui);
  graphene_rect_t before, after;
  GtkWidget *list;

  recall_open (ui, "{\"text\": \"berg\"}");
  list = ui_find_class (GTK_WIDGET (ui->shell), "recall-list");
  g_assert_true (gtk_widget_compute_bounds (list, GTK_WIDGET (ui->shell), &before));
  order->id = pos_context_mint_id (ui->context);
  pos_text_set (&order->number, "SO-10000000000000000000000000000000001");
  pos_text_set (&order->customer_name,
                "Stichting Administratiekantoor Bergsche Woningbouwvereniging "
                "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft");
  order->created_at += G_USEC_PER_SEC;
  recall_save (ui, order);
  recall_wait (ui, 50);
  recall_choose (ui, 0);
  lint (ui, "08-long-names");
  g_assert_true (gtk_widget_compute_bounds (list, GTK_WIDGET (ui->shell), &after));
  g_assert_cmpint ((int)before.size.width, ==, (int)after.size.width);
  ui_shell_free (ui);
}

/* --- Places --- */

static void
zones_fill_every_form_without_overlap (void)
{
  static const struct {
    guint scale;
    int width, height;
    PosRecallForm form;
  } screens[] = {
      {100, 1334, 686, POS_RECALL_WIDE},
      {100, 736, 1284, POS_RECALL_UPRIGHT},
      {125, 992, 686, POS_RECALL_STEPS},
      {100, 1248, 938, POS_RECALL_WIDE},
      {150, 1334, 686, POS_RECALL_STEPS},
  };

  for (guint i = 0; i < G_N_ELEMENTS (screens); i++)
    for (int reading = 0; reading < 2; reading++) {
      PosRecallForm form =
          pos_recall_layout_choose (screens[i].scale, screens[i].width, screens[i].height);
      int area = 0;
      g_assert_cmpint (form, ==, screens[i].form);
      for (int zone = 0; zone < POS_N_ZONES; zone++) {
        GdkRectangle place = pos_recall_layout_place (form,
                                                      (PosRecallZone)zone,
                                                      reading * 200,
                                                      screens[i].scale,
                                                      screens[i].width,
                                                      screens[i].height);
        g_assert_cmpint (place.x, >=, 0);
        g_assert_cmpint (place.x + place.width, <=, screens[i].width);
        g_assert_cmpint (place.y + place.height, <=, screens[i].height);
        area += place.width * place.height;
      }
      g_assert_cmpint (area, <=, screens[i].width * screens[i].height);
      g_assert_cmpint (area, >, screens[i].width * screens[i].height * 9 / 10);
    }
}

#define TEST(name) g_test_add_func ("/recall/looks/" #name, name)

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  TEST (it_looks_like_the_picture);
  TEST (upright_shows_all_three_zones);
  TEST (upright_shows_the_neighbors);
  TEST (large_text_takes_two_steps);
  TEST (keys_follow_into_the_list);
  TEST (long_names_wrap);
  TEST (zones_fill_every_form_without_overlap);
  ui_looks_add ("/recall/looks/it_speaks_other_languages", it_speaks_other_languages);
  ui_look_add ("/recall/looks/it_speaks_other_languages", &dutch, it_speaks_other_languages);
  return g_test_run ();
}
