/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-edit.c — from the order that was found to the transaction screen. */
#include "recall-fixture.h"

#define WIDTH 1366
#define HEIGHT 768

/* An order is edited on the transaction screen, so that is what is seen next; a tile without an
 * order asks which. */
static void
an_order_is_edited_where_it_lies (void)
{
  UiShell *ui = recall_start (WIDTH, HEIGHT);
  g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "430551");
  PosPage *home = pos_shell_get_page (ui->shell);

  pos_shell_open (ui->shell, "order.edit", NULL, NULL);
  ui_shell_settle (ui);
  g_assert_cmpstr (pos_page_get_title (pos_shell_get_page (ui->shell)), ==, "Recall order");
  recall_wait (ui, 0);
  recall_choose (ui, 0);
  ui_shell_tap (ui, recall_find_button (ui, "Edit"));
  g_assert_true (pos_shell_get_page (ui->shell) == home);
  g_assert_true (pos_id_equal (&pos_register_get_order (ui->reg)->id, &order->id));
  ui_shell_free (ui);
}

/* X6: its prices become this chain's, and nobody finds that out by accident. */
static void
prices_of_headquarters_are_named (void)
{
  UiShell *ui = recall_start (WIDTH, HEIGHT);
  g_autoptr (PosOrder) own = recall_order_pick_up (ui, "C-004218", "430551");
  g_autoptr (PosOrder) keyed = recall_order_pick_up (ui, "C-004218", "400110");

  keyed->origin = POS_ORDER_ORIGIN_HEADQUARTERS;
  recall_save (ui, keyed);
  pos_shell_open (
      ui->shell, "order.edit", g_variant_new_parsed ("{'order': <%s>}", own->reference), NULL);
  ui_shell_settle (ui);
  g_assert_false (recall_shows (ui, "Headquarters made the prices of this order"));
  g_autoptr (GVariant) voided = ui_shell_run (ui, "txn.void", "{}");
  pos_shell_open (
      ui->shell, "order.edit", g_variant_new_parsed ("{'order': <%s>}", keyed->reference), NULL);
  ui_shell_settle (ui);
  g_assert_true (pos_id_equal (&pos_register_get_order (ui->reg)->id, &keyed->id));
  g_assert_true (recall_shows (ui, "Headquarters made the prices of this order"));
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/recall/edit", an_order_is_edited_where_it_lies);
  g_test_add_func ("/ui/recall/edit/prices-of-headquarters", prices_of_headquarters_are_named);
  return g_test_run ();
}
