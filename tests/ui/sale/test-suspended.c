/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-suspended.c — transactions that are put aside: register.md §5.5. */
#include "ui-hands.h"
#include "ui-lint.h"

#include "sale-test.h"
#include "ui-pieces.h"
#include "ui/common/pos-choice-card.h"
#include "ui/common/pos-overlay.h"

/* Put aside, found in the list by whose it is, and taken up as it was. */
static void
test_suspend (void)
{
  UiShell *ui = sale_open (1366, 768);

  ui_shell_load_order (ui);
  pos_shell_open (ui->shell, "txn.suspend", NULL, NULL);
  ui_shell_settle (ui);
  g_assert_true (sale_shows (ui, "The transaction is suspended"));
  g_assert_cmpuint (pos_order_count_active_lines (sale_order (ui)), ==, 0);
  pos_shell_open (ui->shell, "txn.recall", NULL, NULL);
  ui_shell_settle (ui);
  g_assert_true (sale_shows (ui, "Suspended transactions"));
  g_assert_true (sale_shows (ui, "€2,681.90"));
  ui_shell_picture (ui, "sale-suspended");
  ui_lint (GTK_WIDGET (ui->shell), "suspended transactions");
  ui_shell_tap (ui, ui_find_type (GTK_WIDGET (sale_get_dialog (ui)), POS_TYPE_CHOICE_CARD));
  g_assert_null (sale_get_dialog (ui));
  g_assert_cmpuint (pos_order_count_active_lines (sale_order (ui)), ==, 5);
  g_assert_cmpint (sale_order (ui)->total, ==, 268190);

  /* Once taken up it waits no more. */
  pos_shell_open (ui->shell, "txn.void", NULL, NULL);
  ui_shell_settle (ui);
  sale_answer (ui, TRUE);
  pos_shell_open (ui->shell, "txn.recall", NULL, NULL);
  ui_shell_settle (ui);
  g_assert_true (sale_shows (ui, "Nothing is suspended"));
  ui_lint (GTK_WIDGET (ui->shell), "nothing suspended");
  sale_answer (ui, FALSE);
  g_assert_null (sale_get_dialog (ui));
  ui_shell_free (ui);
}

/* register.md T-25: the slip that was printed for it, scanned while the list is open. */
static void
test_suspend_slip (void)
{
  UiShell *ui = sale_open (1366, 768);
  PosProfile *profile = pos_config_get_profile (pos_register_get_config (ui->reg),
                                                pos_register_get_store_record (ui->reg));
  const char *slip;

  profile->suspend_slip = TRUE;
  ui_shell_load_order (ui);
  g_autoptr (GVariant) aside = ui_shell_run (ui, "txn.suspend", NULL);
  g_assert_true (g_variant_lookup (aside, "receipt", "&s", &slip));
  pos_shell_open (ui->shell, "txn.recall", NULL, NULL);
  ui_shell_settle (ui);
  sale_scan (ui, slip);
  g_assert_null (sale_get_dialog (ui));
  g_assert_cmpint (sale_order (ui)->total, ==, 268190);
  ui_shell_free (ui);
}

int
main (int argc, char *argv[])
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/sale/suspended/suspend", test_suspend);
  g_test_add_func ("/ui/sale/suspended/slip", test_suspend_slip);
  return g_test_run ();
}
