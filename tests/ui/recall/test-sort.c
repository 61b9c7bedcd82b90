/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-sort.c — the list of orders stands as somebody wants it to, and holds what was filled in. */
#include "recall-fixture.h"
#include "ui-hands.h"

static UiShell *
start (void)
{
  UiShell *ui = recall_start (1366, 768);

  recall_save_picture (ui);
  return ui;
}

static void
assert_rows (UiShell *ui, const char *expected)
{
  g_autofree char *rows = recall_list (ui);

  g_assert_cmpstr (rows, ==, expected);
}

static void
pick_sort (UiShell *ui, const char *label)
{
  GtkWidget *list = ui_find_class (GTK_WIDGET (ui->shell), "recall-head");
  GtkWidget *button = ui_find_class (list, "select");

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  recall_wait (ui, 5);
  ui_shell_tap (ui, gtk_widget_get_ancestor (ui_find_text (button, label), GTK_TYPE_BUTTON));
  recall_wait (ui, 20);
}

/* Picture 08: what stands first is chosen over the list; what is looked at stays chosen. */
static void
the_list_is_sorted_as_wished (void)
{
  static const char *const rows[][2] = {
      {"Oldest first",
       "SO-103590, QT-100318, SO-103877, SO-104032, SO-104107, SO-104198, L3-000217"},
      {"Customer A–Z",
       "SO-103877, SO-104107, SO-104198, SO-104032, QT-100318, SO-103590, L3-000217"},
      {"Highest total",
       "QT-100318, SO-104198, SO-104032, L3-000217, SO-104107, SO-103590, SO-103877"},
      {"Newest first",
       "L3-000217, SO-104198, SO-104107, SO-104032, SO-103877, QT-100318, SO-103590"},
  };
  UiShell *ui = start ();

  recall_open (ui, NULL);
  recall_choose (ui, 4);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    pick_sort (ui, rows[i][0]);
    assert_rows (ui, rows[i][1]);
    g_assert_true (recall_shows (ui, "Eva van den Bergh · 4 May 2026"));
  }
  pick_sort (ui, "Largest balance");
  ui_shell_picture (ui, "08-by-balance");
  g_assert_true (recall_shows (ui, "€0.00 to pay"));
  pick_sort (ui, "Wanted soonest");
  ui_shell_picture (ui, "08-wanted-soonest");
  g_assert_true (recall_shows (ui, "Eva van den Bergh · 4 May 2026"));
  ui_shell_free (ui);
}

/* Clearing the question is no wish for another order. */
static void
a_button_says_how_to_sort (void)
{
  UiShell *ui = start ();

  recall_open (ui, "{\"text\": \"marieke\", \"sort\": \"total\"}");
  assert_rows (ui, "QT-100318, SO-104198, SO-104032");
  ui_shell_tap (ui, recall_find_button (ui, "Clear"));
  recall_wait (ui, 20);
  assert_rows (ui, "QT-100318, SO-104198, SO-104032, L3-000217, SO-104107, SO-103590, SO-103877");
  ui_shell_free (ui);
}

/* Decision 59: one value of the header or a line. */
static void
what_was_filled_in_finds_orders (void)
{
  UiShell *ui = start ();
  g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "430551");

  pos_text_set (&order->attributes, "{\"engraving\":\"Third\"}");
  recall_save (ui, order);
  recall_open (ui, NULL);
  ui_shell_tap (ui, recall_find_button (ui, "More filters"));
  recall_type (ui, "What was filled in", "third");
  assert_rows (ui, order->reference);
  ui_shell_picture (ui, "08-filled-in");
  ui_shell_tap (ui, recall_find_button (ui, "Clear"));
  recall_wait (ui, 20);
  g_assert_true (recall_shows (ui, "8 orders"));
  ui_shell_free (ui);
}

#define TEST(name) g_test_add_func ("/recall/sort/" #name, name)

/* How much it is to carry; of three ways there is no room beside them for more. */
static void
a_row_says_how_many_pieces (void)
{
  UiShell *ui = recall_start (1366, 768);
  g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "430551,440203");

  PosOrderLine *line = pos_list_peek (order->lines, 0);
  line->ordered.micro = 4 * POS_SCALE;
  recall_save (ui, order);
  recall_open (ui, NULL);
  g_assert_true (recall_shows (ui, "2 pick up"));
  g_assert_true (recall_shows (ui, "5 pieces"));
  ui_shell_picture (ui, "08-pieces");
  line->ordered.micro = POS_SCALE;
  recall_save (ui, order);
  recall_type (ui, "Name, e-mail, phone", "berg");
  g_assert_true (recall_shows (ui, "2 pick up"));
  g_assert_false (recall_shows (ui, "2 pieces"));
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  TEST (the_list_is_sorted_as_wished);
  TEST (a_button_says_how_to_sort);
  TEST (what_was_filled_in_finds_orders);
  TEST (a_row_says_how_many_pieces);
  return g_test_run ();
}
