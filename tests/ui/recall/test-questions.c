/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-questions.c — what asks about an order, or tells of it, in every shape, size and language:
 * holds, papers, payments, handing over, cancelling, quotes. */
#include "recall-fixture.h"
#include "ui-hands.h"
#include "ui-looks.h"
#include "ui/payment/pos-payment.h"
#include "ui/quote/pos-quote-ui.h"
#include "ui/recall/pos-recall-papers.h"

static UiShell *
start (const UiLook *look)
{
  UiShell *ui = recall_start (look->width, look->height);
  g_autoptr (GVariant) out = ui_shell_run (ui, "session.sign_out", NULL);

  pos_payment_add (ui->shell);
  pos_quote_ui_add (ui->shell);
  ui_shell_sign_in_as (ui, "tom", "2468");
  return ui;
}

/* @what: what the dialog is called in pictures. */
static void
look_at_dialog (UiShell *ui, const UiLook *look, const char *what)
{
  g_assert_nonnull (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  ui_look_at (ui, look, what);
  ui_shell_press (ui, "Escape");
  g_assert_null (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
}

static void
ask (UiShell *ui, const UiLook *look, const char *key, PosOrder *order, const char *what)
{
  g_autofree char *id = pos_id_dup_text (&order->id);
  g_autofree char *args = g_strdup_printf ("{'order': <'%s'>}", id);

  ui_hands_open (ui, key, args);
  look_at_dialog (ui, look, what);
}

/* Paid in cash, which was given back, and then by card. */
static PosOrder *
place_order (UiShell *ui)
{
  ui_shell_load_order (ui);
  g_autoptr (GVariant) cash = ui_shell_run (ui, "pay.cash", "{\"amount\": \"100.00\"}");
  g_autoptr (GVariant) voided = ui_shell_run (ui, "pay.void", NULL);
  g_autoptr (GVariant) card = ui_shell_run (ui, "pay.card", "{\"balance\": \"card\"}");
  ui_shell_settle (ui);
  ui_shell_press (ui, "Escape");
  return recall_latest (ui);
}

static void
test_order (const UiLook *look)
{
  UiShell *ui = start (look);
  g_autoptr (PosOrder) order = place_order (ui);
  g_autofree char *id = pos_id_dup_text (&order->id);
  g_autofree char *args = g_strdup_printf ("{'order': <'%s'>}", id);

  ui_look_dress (ui, look);
  recall_open (ui, NULL);
  ask (ui, look, "order.hold", order, "order-hold");
  ask (ui, look, "order.payment_history", order, "order-payments");
  pos_recall_papers_open (ui->shell, order, NULL);
  look_at_dialog (ui, look, "order-papers");
  ui_hands_open (ui, "order.cancel", args);
  ui_look_at (ui, look, "order-cancel");
  ui_shell_free (ui);
}

static void
test_pick_up (const UiLook *look)
{
  UiShell *ui = start (look);
  g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "430551,440203");

  ui_shell_settle (ui);
  ui_shell_press (ui, "Escape");
  ui_look_dress (ui, look);
  recall_open (ui, NULL);
  ask (ui, look, "fulfill.line_pickup", order, "order-hand-over");
  ui_shell_free (ui);
}

static void
test_quote (const UiLook *look)
{
  UiShell *ui = start (look);

  ui_shell_load_order (ui);
  ui_look_dress (ui, look);
  ui_hands_open (ui, "quote.create", NULL);
  look_at_dialog (ui, look, "quote-create");
  g_autoptr (GVariant) made = ui_shell_run (ui, "quote.create", "{\"expiry\": \"2026-06-13\"}");
  ui_shell_settle (ui);
  ui_shell_press (ui, "Escape");
  g_autoptr (PosOrder) quote = recall_latest (ui);
  ask (ui, look, "quote.expiry", quote, "quote-extend");
  recall_open (ui, "{\"types\": [\"quote\"]}");
  recall_choose (ui, 0);
  ui_look_at (ui, look, "quote-detail");
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  ui_looks_add ("/recall/questions/order", test_order);
  ui_looks_add ("/recall/questions/pick-up", test_pick_up);
  ui_looks_add ("/recall/questions/quote", test_quote);
  return g_test_run ();
}
