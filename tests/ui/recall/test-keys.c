/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-keys.c — visual-language.md §6 on the recall page: from the question to the list, to the
 * order and to what can be done with it, however many orders and amounts there are. */
#include "recall-fixture.h"
#include "ui-hands.h"
#include "ui/common/pos-focus-stop.h"
#include "ui/recall/pos-recall-actions.h"
#include "ui/recall/pos-recall-find.h"

static GtkWidget *
get_focus (UiShell *ui)
{
  return gtk_window_get_focus (GTK_WINDOW (ui->shell));
}

static gboolean
is_in_list (UiShell *ui)
{
  GtkWidget *list = ui_find_class (GTK_WIDGET (ui->shell), "recall-list");

  return gtk_widget_is_ancestor (get_focus (ui), list);
}

static gboolean
is_in_order (UiShell *ui)
{
  GtkWidget *body = ui_find_class (GTK_WIDGET (ui->shell), "recall-body");

  return gtk_widget_is_ancestor (get_focus (ui), body);
}

static gboolean
is_in (UiShell *ui, GType type)
{
  return gtk_widget_get_ancestor (get_focus (ui), type) != NULL;
}

/* The seven orders of the picture; the fifth is shown. */
static UiShell *
start (int width, int height)
{
  UiShell *ui = recall_start (width, height);

  recall_save_picture (ui);
  recall_open (ui, NULL);
  recall_choose (ui, 4);
  return ui;
}

static void
control_tab_goes_from_zone_to_zone (void)
{
  UiShell *ui = start (1366, 768);

  g_assert_true (is_in (ui, POS_TYPE_RECALL_FIND));
  ui_shell_press (ui, "<Control>Tab");
  g_assert_true (is_in_list (ui));
  ui_shell_press (ui, "<Control>Tab");
  g_assert_true (is_in_order (ui));
  ui_shell_press (ui, "<Control>Tab");
  g_assert_true (is_in (ui, POS_TYPE_RECALL_ACTIONS));
  g_assert_true (get_focus (ui) == recall_find_button (ui, "Edit"));
  ui_shell_press (ui, "<Control>Tab");
  g_assert_true (is_in (ui, POS_TYPE_RECALL_FIND));
  ui_shell_press (ui, "<Control><Shift>ISO_Left_Tab");
  g_assert_true (is_in (ui, POS_TYPE_RECALL_ACTIONS));
  ui_shell_press (ui, "<Control><Shift>Tab");
  g_assert_true (is_in_order (ui));
  ui_shell_free (ui);
}

/* In a window for which the question makes room, there is one zone less. */
static void
what_is_folded_away_is_passed_over (void)
{
  UiShell *ui = start (1024, 768);

  gtk_widget_grab_focus (recall_find_button (ui, "Edit"));
  ui_shell_press (ui, "<Control>Tab");
  g_assert_true (is_in_list (ui));
  ui_shell_free (ui);
}

static void
tab (UiShell *ui)
{
  gtk_widget_child_focus (GTK_WIDGET (ui->shell), GTK_DIR_TAB_FORWARD);
  ui_shell_settle (ui);
}

/* Each is left again with the next Tab. */
static void
orders_and_amounts_are_one_stop_each (void)
{
  UiShell *ui = start (1366, 768);

  ui_shell_press (ui, "<Control>Tab");
  tab (ui);
  g_assert_true (is_in_order (ui));
  GtkWidget *first = get_focus (ui);
  ui_shell_press (ui, "Down");
  g_assert_true (is_in_order (ui));
  g_assert_true (get_focus (ui) != first);
  ui_shell_press (ui, "Home");
  g_assert_true (get_focus (ui) == first);
  tab (ui);
  g_assert_true (get_focus (ui) == recall_find_button (ui, "Edit"));
  ui_shell_free (ui);
}

/* The states that one can ask for. */
static void
states_are_one_stop (void)
{
  UiShell *ui = start (1366, 768);
  GtkWidget *chip = recall_find_button (ui, "Any");

  gtk_widget_grab_focus (chip);
  ui_shell_press (ui, "Down");
  g_assert_true (get_focus (ui) == recall_find_button (ui, "In progress"));
  tab (ui);
  g_assert_true (get_focus (ui) == recall_find_button (ui, "More filters"));
  ui_shell_free (ui);
}

/* §6: Enter in the list is what a tap on the big button of the chosen order is. */
static void
enter_on_a_row_does_what_its_order_offers (void)
{
  UiShell *ui = recall_start (1366, 768);
  g_autoptr (PosOrder) first = recall_order_pick_up (ui, "C-004218", "430551");
  g_autoptr (PosOrder) second = recall_order_pick_up (ui, "C-004243", "430551");

  recall_open (ui, NULL);
  ui_shell_press (ui, "<Control>Tab");
  g_assert_true (is_in_list (ui));
  /* What nobody has seen yet is shown first. */
  ui_shell_press (ui, "Return");
  recall_wait (ui, 20);
  g_assert_nonnull (recall_find_button (ui, "Hand over 1 line"));
  g_assert_null (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  ui_shell_press (ui, "Down");
  recall_wait (ui, 20);
  ui_shell_press (ui, "Return");
  recall_wait (ui, 20);
  PosDialog *dialog = pos_overlay_get_top (pos_shell_get_overlay (ui->shell));
  g_assert_nonnull (dialog);
  g_assert_true (recall_shows (ui, "What does the customer take away?"));
  ui_shell_free (ui);
}

/* An order without a big button has its buttons; one that is still read is waited for. */
static void
enter_on_a_row_goes_to_the_buttons (void)
{
  UiShell *ui = start (1366, 768);

  recall_choose (ui, 1);
  ui_shell_press (ui, "<Control>Tab");
  ui_shell_press (ui, "Down");
  ui_shell_press (ui, "Up");
  ui_shell_press (ui, "Return");
  recall_wait (ui, 20);
  g_assert_true (get_focus (ui) == recall_find_button (ui, "Edit"));
  ui_shell_free (ui);
}

#define TEST(name) g_test_add_func ("/ui/recall/keys/" #name, name)

int
main (int argc, char *argv[])
{
  ui_shell_init (&argc, &argv);
  TEST (control_tab_goes_from_zone_to_zone);
  TEST (what_is_folded_away_is_passed_over);
  TEST (orders_and_amounts_are_one_stop_each);
  TEST (states_are_one_stop);
  TEST (enter_on_a_row_does_what_its_order_offers);
  TEST (enter_on_a_row_goes_to_the_buttons);
  return g_test_run ();
}
