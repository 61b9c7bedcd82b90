/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-too-little.c — a hand-over of more than there is: what can be given is proposed, and whoever
 * wants more is told of what there is too little, and how to go on. */
#include "recall-fixture.h"
#include "ui-hands.h"
#include "ui-lint.h"
#include "ui/common/pos-callout.h"
#include "ui/common/pos-dialog.h"
#include "ui/recall/pos-hand-over-line.h"

#define LAMP "LED floor lamp Arc, brass"

static PosDialog *
get_dialog (UiShell *ui)
{
  return pos_overlay_get_top (pos_shell_get_overlay (ui->shell));
}

static gint64
get_quantity (UiShell *ui)
{
  PosHandOverLine *line = ui_find_type (GTK_WIDGET (get_dialog (ui)), POS_TYPE_HAND_OVER_LINE);

  return pos_hand_over_line_get_quantity (line).micro / POS_SCALE;
}

/* Six lamps lie in the demo's store; three are promised, and four are sold. */
static UiShell *
open_too_little (PosOrder **order)
{
  UiShell *ui = recall_start (1366, 768);

  *order = recall_order_pick_up (ui, "C-004218", "430551");
  ((PosOrderLine *)pos_list_peek ((*order)->lines, 0))->ordered = pos_quantity_whole (3);
  recall_save (ui, *order);
  ui_shell_do (ui, "item.add", "{\"item\": \"430551\", \"quantity\": \"4\"}");
  ui_shell_do (ui, "pay.cash", "{}");
  recall_open (ui, NULL);
  recall_choose (ui, 0);
  ui_hands_tap (ui, "Hand over 1 line");
  return ui;
}

static void
what_there_is_is_proposed (void)
{
  g_autoptr (PosOrder) order = NULL;
  UiShell *ui = open_too_little (&order);

  g_assert_cmpint (get_quantity (ui), ==, 2);
  g_assert_true (ui_hands_shows (ui, "2 of 3"));
  ui_shell_tap (ui, pos_dialog_get_primary (get_dialog (ui)));
  g_assert_null (get_dialog (ui));
  g_autoptr (PosOrder) now = recall_reload (ui, order);
  PosOrderLine *line = pos_list_peek (now->lines, 0);
  g_assert_cmpint (line->invoiced.micro, ==, 2 * POS_SCALE);
  ui_shell_free (ui);
}

static void
more_than_that_leads_back_to_it (void)
{
  g_autoptr (PosOrder) order = NULL;
  UiShell *ui = open_too_little (&order);
  GtkWidget *primary = pos_dialog_get_primary (get_dialog (ui));

  ui_hands_tap_named (ui, "One more");
  g_assert_cmpint (get_quantity (ui), ==, 3);
  ui_shell_tap (ui, primary);
  GtkWidget *callout = ui_find_type (primary, POS_TYPE_CALLOUT);
  g_assert_nonnull (callout);
  g_assert_nonnull (ui_find_text (callout, "There are only 2 of " LAMP " here"));
  ui_shell_tap (ui, gtk_widget_get_ancestor (ui_find_text (callout, "Take 2"), GTK_TYPE_BUTTON));
  g_assert_cmpint (get_quantity (ui), ==, 2);
  g_assert_nonnull (get_dialog (ui));
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/recall/too-little/proposed", what_there_is_is_proposed);
  g_test_add_func ("/ui/recall/too-little/back", more_than_that_leads_back_to_it);
  return g_test_run ();
}
