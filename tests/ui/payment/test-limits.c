/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-limits.c — who is asked to approve a quantity, a price or a clock sees what it is about, in
 * every shape, size and language: register.md row 105, T-3, Y-16. */
#include "fake-headquarters.h"
#include "payment-support.h"
#include "ui-looks.h"
#include "ui/common/pos-overlay.h"
#include "ui/payment/pos-payment.h"

static PosSync *
connect (PosLocalStore *store, PosContext *context, gpointer headquarters)
{
  return fake_headquarters_connect (headquarters, store, context);
}

static void
ask (UiShell *ui, const UiLook *look, const char *key, const char *args, const char *what)
{
  PosOverlay *overlay = pos_shell_get_overlay (ui->shell);

  pos_shell_run (ui->shell, key, g_variant_new_parsed (args), NULL, NULL, NULL);
  ui_shell_settle (ui);
  g_assert_nonnull (pos_overlay_get_top (overlay));
  ui_look_at (ui, look, what);
  pos_dialog_answer_safe (pos_overlay_get_top (overlay));
  ui_shell_settle (ui);
}

static const char back[] =
    "{'item': <'400110'>, 'quantity': <int64 1000000>, 'reason': <'wrong-product'>}";

static void
test_look (const UiLook *look)
{
  g_autoptr (FakeHeadquarters) headquarters = fake_headquarters_new ();
  UiShell *ui = ui_shell_new_connected (look->width, look->height, connect, headquarters);
  PosProfile *profile = pos_config_get_profile (pos_register_get_config (ui->reg),
                                                pos_register_get_store_record (ui->reg));

  pos_payment_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in (ui);
  ui_look_dress (ui, look);
  ui_shell_do (ui, "item.add", "{\"item\": \"400214\"}");
  g_autofree char *line = ui_shell_dup_line (ui, "400214");
  g_autofree char *quantity =
      g_strdup_printf ("{'line': <'%s'>, 'quantity': <int64 500000000>}", line);
  g_autofree char *price = g_strdup_printf ("{'line': <'%s'>, 'price': <int64 999900>}", line);
  profile->max_quantity = pos_quantity_whole (100);
  profile->max_price = 100000;
  ask (ui, look, "line.set_qty", quantity, "limit-quantity");
  ask (ui, look, "line.price_override", price, "limit-price");
  ask (ui, look, "return.blind", back, "limit-no-receipt");
  fake_headquarters_set_clock_skew (ui->sync, 25);
  ask (ui, look, "pay.cash", "@a{sv} {}", "limit-clock");
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  ui_looks_add_all ("/ui/payment/limits", test_look);
  return g_test_run ();
}
