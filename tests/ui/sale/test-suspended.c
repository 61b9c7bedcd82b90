/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-suspended.c — transactions that are put aside: register.md §5.5. */
#include "ui-hands.h"
#include "ui-lint.h"

#include "sale-test.h"
#include "store/pos-store-cart-table.h"
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

/* register.md T-27: what another register put aside stands in the list with the name of that one.
 */

static gboolean
put_elsewhere (PosDbTxn *txn, gpointer cart, GError **error)
{
  return pos_store_cart_table_put (txn, cart, error);
}

static void
suspend_elsewhere (UiShell *ui)
{
  g_autoptr (PosStoreCart) cart = g_object_new (POS_TYPE_STORE_CART, NULL);
  PosTill *till = g_object_new (POS_TYPE_TILL, NULL);
  PosStore *store = pos_register_get_store_record (ui->reg);

  ui_shell_load_order (ui);
  cart->id = pos_context_mint_id (pos_register_get_context (ui->reg));
  cart->at = pos_register_get_now (ui->reg);
  pos_text_set (&cart->store, store->id);
  pos_text_set (&cart->register_id, "S1-07");
  pos_store_cart_pack (cart, sale_order (ui));
  pos_text_set (&till->id, "S1-07");
  pos_text_set (&till->name, "Garden till");
  pos_text_set (&till->store, store->id);
  pos_config_put (pos_register_get_config (ui->reg), till);
  g_object_unref (till);
  pos_shell_open (ui->shell, "txn.void", NULL, NULL);
  ui_shell_settle (ui);
  sale_answer (ui, TRUE);
  g_assert_true (pos_db_write_sync (
      pos_local_store_get_db (pos_register_get_local_store (ui->reg)), put_elsewhere, cart, NULL));
}

static void
test_elsewhere (void)
{
  UiShell *ui = sale_open (1366, 768);

  suspend_elsewhere (ui);
  pos_shell_open (ui->shell, "txn.recall", NULL, NULL);
  ui_shell_settle (ui);
  g_assert_true (sale_shows (ui, "€2,681.90"));
  g_autofree char *time =
      pos_format_time (pos_shell_get_format (ui->shell), pos_register_get_now (ui->reg));
  g_autofree char *what = g_strdup_printf ("%s · Garden till · 5 lines", time);
  g_assert_true (sale_shows (ui, what));
  ui_shell_picture (ui, "sale-suspended-elsewhere");
  ui_lint (GTK_WIDGET (ui->shell), "suspended elsewhere");
  ui_shell_tap (ui, ui_find_type (GTK_WIDGET (sale_get_dialog (ui)), POS_TYPE_CHOICE_CARD));
  /* Nobody can be asked here: it says where it lies. */
  g_assert_true (sale_shows (ui, "It was suspended at register S1-07"));
  g_assert_cmpuint (pos_order_count_active_lines (sale_order (ui)), ==, 0);
  ui_shell_free (ui);
}

/* Thrown away from the list, after a question. */
static void
test_void (void)
{
  UiShell *ui = sale_open (1366, 768);

  ui_shell_load_order (ui);
  pos_shell_open (ui->shell, "txn.suspend", NULL, NULL);
  ui_shell_settle (ui);
  for (int i = 0; i < 2; i++) {
    pos_shell_open (ui->shell, "txn.recall", NULL, NULL);
    ui_shell_settle (ui);
    ui_shell_tap (ui,
                  gtk_widget_get_next_sibling (
                      ui_find_type (GTK_WIDGET (sale_get_dialog (ui)), POS_TYPE_CHOICE_CARD)));
    g_assert_true (sale_shows (ui, "Keep it"));
    ui_lint (GTK_WIDGET (ui->shell), "void suspended");
    sale_answer (ui, i == 1);
  }
  pos_shell_open (ui->shell, "txn.recall", NULL, NULL);
  ui_shell_settle (ui);
  g_assert_true (sale_shows (ui, "Nothing is suspended"));
  ui_shell_free (ui);
}

int
main (int argc, char *argv[])
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/sale/suspended/suspend", test_suspend);
  g_test_add_func ("/ui/sale/suspended/slip", test_suspend_slip);
  g_test_add_func ("/ui/sale/suspended/elsewhere", test_elsewhere);
  g_test_add_func ("/ui/sale/suspended/void", test_void);
  return g_test_run ();
}
