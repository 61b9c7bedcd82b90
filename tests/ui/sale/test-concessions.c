/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-concessions.c — what people take off, while it is keyed in. */
#include "sale-test.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-keypad-model.h"
#include "ui/common/pos-overlay.h"
#include "ui/common/pos-readout.h"

static int
get_height (UiShell *ui)
{
  int width, height;

  ui_size (GTK_WIDGET (pos_overlay_get_top (pos_shell_get_overlay (ui->shell))), &width, &height);
  return height;
}

static void
key_in (UiShell *ui, PosKey key)
{
  PosDialog *dialog = pos_overlay_get_top (pos_shell_get_overlay (ui->shell));
  PosReadout *readout = ui_find_type (GTK_WIDGET (dialog), POS_TYPE_READOUT);

  pos_keypad_model_press (pos_readout_get_model (readout), key);
  ui_shell_settle (ui);
}

/* Whatever is said below the number: the keys stay under the finger. */
static void
test_moves_no_key (void)
{
  UiShell *ui = sale_open (1366, 768);

  sale_add (ui, "400214", 4);
  pos_shell_open (ui->shell, "disc.total_amount", NULL, NULL);
  ui_shell_settle (ui);
  int height = get_height (ui);
  key_in (ui, (PosKey)1);
  g_assert_true (
      sale_shows (ui, "A discount of €1.00 is above your limit. A supervisor has to approve it."));
  g_assert_cmpint (get_height (ui), ==, height);
  ui_shell_picture (ui, "sale-discount-approval");
  for (int i = 0; i < 5; i++)
    key_in (ui, (PosKey)9);
  g_assert_true (sale_shows (ui, "That amount is not possible. Allowed from €0.00 to €476.00."));
  g_assert_cmpint (get_height (ui), ==, height);
  ui_shell_free (ui);
}

/* Nothing opens where there is no coupon to take off. */
static void
test_no_coupon (void)
{
  UiShell *ui = sale_open (1366, 768);

  sale_add (ui, "480301", 1);
  pos_shell_open (ui->shell, "coupon.remove", NULL, NULL);
  ui_shell_settle (ui);
  g_assert_null (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  g_assert_true (sale_shows (ui, "No coupon is on this transaction"));
  ui_shell_free (ui);
}

/* what an exempt customer does not pay stands at the line, and the price beside it. */
static void
test_exempt (void)
{
  UiShell *ui = sale_open (1366, 768);
  PosConfig *config = pos_register_get_config (ui->reg);
  PosTaxRate *rate = pos_config_get (config, POS_TYPE_TAX_RATE, "NL-STD");
  PosStore *store = pos_config_get (config, POS_TYPE_STORE, "S1");

  rate->exempt = TRUE;
  store->price_inclusive_exempt = TRUE;
  sale_add (ui, "400214", 1);
  g_assert_true (sale_shows (ui, "Tax not charged −€20.65"));
  g_assert_true (sale_shows (ui, "€119.00"));
  g_assert_true (sale_shows (ui, "€98.35"));
  ui_shell_picture (ui, "sale-exempt");
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/sale/concessions/moves-no-key", test_moves_no_key);
  g_test_add_func ("/ui/sale/concessions/no-coupon", test_no_coupon);
  g_test_add_func ("/ui/sale/concessions/exempt", test_exempt);
  return g_test_run ();
}
