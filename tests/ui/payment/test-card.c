/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-card.c — the card terminal: one tap, and everything it may answer. */
#include "payment-support.h"
#include "store/pos-intent-table.h"
#include "ui/payment/pos-payment.h"
#include "ui/sale/pos-sale.h"

#include <string.h>

static UiShell *
start_sale (void)
{
  UiShell *ui = payment_start (1366, 768);
  g_autoptr (GVariant) added = ui_shell_run (ui, "item.add", "{\"item\": \"400214\"}");

  g_assert_cmpint (payment_cart (ui)->due_now, ==, 11900);
  return ui;
}

static void
assert_concluded (UiShell *ui)
{
  g_assert_true (pos_id_is_none (&payment_cart (ui)->id));
  payment_assert_shows (ui, "Done");
}

static void
test_one_tap (void)
{
  UiShell *ui = start_sale ();

  payment_open (ui, "pay.card");
  assert_concluded (ui);
  payment_assert_shows (ui, "€119.00");
  ui_shell_free (ui);
}

static void
test_declined_then_cash (void)
{
  UiShell *ui = start_sale ();

  pos_sim_terminal_push (payment_terminal (ui), POS_SIM_TERMINAL_DECLINE);
  payment_open (ui, "pay.card");
  payment_assert_shows (ui, "The card was declined");
  payment_assert_shows (ui, "No money was taken. Try another card, or another way to pay.");
  ui_shell_picture (ui, "payment-declined");
  payment_tap (ui, "Pay another way");
  payment_tap (ui, "Take cash €119.00");
  assert_concluded (ui);
  ui_shell_free (ui);
}

static void
test_declined_then_again (void)
{
  UiShell *ui = start_sale ();

  pos_sim_terminal_push (payment_terminal (ui), POS_SIM_TERMINAL_DECLINE);
  payment_open (ui, "pay.card");
  payment_tap (ui, "Try again");
  assert_concluded (ui);
  ui_shell_free (ui);
}

static void
test_offline (void)
{
  UiShell *ui = start_sale ();

  pos_sim_terminal_push (payment_terminal (ui), POS_SIM_TERMINAL_OFFLINE);
  payment_open (ui, "pay.card");
  payment_assert_shows (ui, "The card terminal does not answer");
  pos_sim_terminal_push (payment_terminal (ui), POS_SIM_TERMINAL_TIMEOUT);
  payment_tap (ui, "Try again");
  payment_assert_shows (ui, "The card terminal did not hear of the payment");
  g_assert_false (pos_order_has_open_payments (payment_cart (ui)));
  ui_shell_free (ui);
}

static void
test_lost_answer (void)
{
  UiShell *ui = start_sale ();

  pos_sim_terminal_push (payment_terminal (ui), POS_SIM_TERMINAL_APPROVE_LOST);
  payment_open (ui, "pay.card");
  /* It was asked again, and the customer never noticed. */
  assert_concluded (ui);
  g_assert_cmpint (pos_register_count_unsettled (ui->reg), ==, 0);
  ui_shell_free (ui);
}

/* What the terminal calls the payment that is under way. */
static char *
find_reference (UiShell *ui)
{
  g_autofree char *path =
      g_build_filename (ui->folder, "devices", "terminal", "terminal.jsonl", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GRegex) regex = g_regex_new ("\"reference\":\"([^\"]+)\"", 0, 0, NULL);

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_regex_match (regex, text, 0, &match));
  return g_match_info_fetch (match, 1);
}

static void
test_unknown (void)
{
  UiShell *ui = start_sale ();

  pos_sim_terminal_push (payment_terminal (ui), POS_SIM_TERMINAL_UNKNOWN);
  payment_open (ui, "pay.card");
  payment_assert_shows (ui, "The terminal does not say whether money was taken");
  g_assert_cmpint (pos_register_count_unsettled (ui->reg), ==, 1);
  payment_tap_only (ui, "Ask the terminal again");
  payment_wait_for (ui, "The terminal still does not say whether money was taken");
  /* Now it knows: it had taken the money, which goes back. */
  g_autofree char *reference = find_reference (ui);
  g_assert_true (pos_sim_terminal_settle (
      payment_terminal (ui), reference, POS_TERMINAL_OUTCOME_APPROVED, NULL));
  payment_tap_only (ui, "Ask the terminal again");
  payment_wait_for (ui, "The payment was given back");
  g_assert_cmpint (pos_register_count_unsettled (ui->reg), ==, 0);
  payment_tap (ui, "Try again");
  assert_concluded (ui);
  ui_shell_free (ui);
}

/* The same with the transaction screen itself. */
static UiShell *
start_at_the_lines (void)
{
  UiShell *ui = ui_shell_new (1366, 768);

  pos_payment_add (ui->shell);
  pos_sale_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in (ui);
  g_autoptr (GVariant) added = ui_shell_run (ui, "item.add", "{\"item\": \"400214\"}");
  return ui;
}

static gboolean
begin_intent (PosDbTxn *txn, gpointer intent, GError **error)
{
  return pos_intent_table_begin (txn, intent, error);
}

/* Of a gift card headquarters is asked, and not the terminal. */
static void
test_unknown_gift_card (void)
{
  UiShell *ui = start_at_the_lines ();
  PosRegister *reg = pos_shell_get_register (ui->shell);
  g_autoptr (PosPayIntent) intent = g_object_new (POS_TYPE_PAY_INTENT, NULL);
  g_autoptr (GError) error = NULL;

  memset (&intent->id, 7, sizeof intent->id);
  intent->payment_id = intent->id;
  intent->order_id = payment_cart (ui)->id;
  intent->amount = 3000;
  intent->currency = pos_register_get_currency (reg);
  pos_text_set (&intent->kind, "sale");
  pos_text_set (&intent->tender, "gift-card");
  pos_text_set (&intent->connector, "gift-card");
  intent->created_at = pos_register_get_now (reg);
  g_assert_true (
      pos_db_write_sync (pos_local_store_get_db (ui->store), begin_intent, intent, NULL));
  g_signal_emit_by_name (reg, "unsettled-changed");
  ui_shell_settle (ui);
  payment_assert_shows (ui, "Headquarters has not said whether €30.00 was taken off a gift card");
  payment_assert_shows (ui, "Do not take the money twice. Ask again: what it took is given back.");
  payment_tap (ui, "Ask again");
  payment_assert_shows (ui, "Headquarters does not say whether the gift card paid");
  payment_assert_shows (ui, "Headquarters has not said whether €30.00 was taken off a gift card");
  ui_shell_free (ui);
}

/* M-16: whoever goes on meanwhile is told wherever it matters, until it is known. */
static void
test_unknown_stays_told (void)
{
  const char *fact = "The terminal has not said whether €119.00 was taken";
  UiShell *ui = start_at_the_lines ();

  pos_sim_terminal_push (payment_terminal (ui), POS_SIM_TERMINAL_UNKNOWN);
  payment_open (ui, "pay.card");
  payment_tap (ui, "Not now");
  payment_assert_shows (ui, fact);
  payment_assert_shows (
      ui, "Do not take the money twice. Ask the terminal again: what it took is given back.");
  ui_shell_picture (ui, "payment-unknown");
  pos_page_leave (pos_shell_get_page (ui->shell));
  ui_shell_settle (ui);
  ui_shell_picture (ui, "sale-unknown");
  payment_assert_shows (ui, fact);
  payment_open (ui, "txn.void");
  payment_assert_shows (
      ui,
      "The terminal has not said whether €119.00 was taken. If it was, it goes back to the card "
      "when the terminal is asked again, which can be done after this, too.");
  ui_shell_picture (ui, "void-unknown");
  payment_tap (ui, "Void transaction");
  g_assert_false (pos_order_has_active_lines (payment_cart (ui)));
  payment_assert_shows (ui, fact);
  payment_assert_shows (
      ui, "It was for an earlier transaction. Ask the terminal again: what it took is given back.");
  payment_tap (ui, "Ask the terminal again");
  payment_assert_shows (ui, "The terminal still does not say. Look at its display, and ask again.");
  payment_assert_shows (ui, fact);
  payment_settle (ui, POS_TERMINAL_OUTCOME_APPROVED);
  payment_tap (ui, "Ask the terminal again");
  payment_assert_shows (ui, "The money had been taken, and was given back.");
  g_assert_false (payment_shows (ui, fact));
  ui_shell_free (ui);
}

/* What was paid before is known, and no reason to ask on and on. */
static void
test_unknown_second_part (void)
{
  UiShell *ui = start_sale ();

  payment_open (ui, "pay.cash");
  payment_key (ui, "50");
  payment_tap (ui, "Card €50.00");
  pos_sim_terminal_push (payment_terminal (ui), POS_SIM_TERMINAL_UNKNOWN);
  payment_tap (ui, "Card");
  payment_settle (ui, POS_TERMINAL_OUTCOME_DECLINED);
  payment_tap_only (ui, "Ask the terminal again");
  payment_wait_for (ui, "No money was taken");
  payment_tap (ui, "Try again");
  assert_concluded (ui);
  ui_shell_free (ui);
}

static void
test_cancel (void)
{
  UiShell *ui = start_sale ();

  pos_sim_terminal_set_delay (payment_terminal (ui), 60 * 1000);
  pos_shell_open (ui->shell, "pay.card", NULL, NULL);
  payment_wait_for (ui, "Follow the terminal");
  payment_assert_shows (ui, "€119.00");
  ui_picture (GTK_WIDGET (ui->shell), "payment-follow");
  while (pos_terminal_get_status (POS_TERMINAL (payment_terminal (ui))) != POS_TERMINAL_BUSY)
    g_main_context_iteration (NULL, TRUE);
  /* Enter does nothing here: it must not cancel by accident. */
  g_assert_true (GTK_IS_SPINNER (gtk_window_get_focus (GTK_WINDOW (ui->shell))));
  payment_tap (ui, "Cancel");
  payment_assert_shows (ui, "Payment stopped. No money was taken.");
  /* Another way to pay is offered. */
  payment_assert_shows (ui, "Take cash €119.00");
  g_assert_false (pos_order_has_open_payments (payment_cart (ui)));
  ui_shell_free (ui);
}

static void
test_part (void)
{
  UiShell *ui = start_sale ();

  payment_open (ui, "pay.cash");
  payment_key (ui, "50");
  payment_tap (ui, "Card €50.00");
  g_assert_cmpint (payment_cart (ui)->due_now, ==, 6900);
  payment_assert_shows (ui, "Visa •••• 4242");
  payment_tap (ui, "Take cash €69.00");
  assert_concluded (ui);
  ui_shell_free (ui);
}

/* On the page of a card, an amount in “Cash received” is cash: Enter takes it. */
static void
test_cash_after_all (void)
{
  UiShell *ui = start_sale ();

  pos_shell_open (ui->shell, "pay.card", g_variant_new_parsed ("@a{sv} {}"), NULL);
  ui_shell_settle (ui);
  payment_key (ui, "50");
  payment_enter (ui);
  g_assert_cmpint (payment_cart (ui)->due_now, ==, 6900);
  PosPayment *paid = pos_list_peek (payment_cart (ui)->payments, 0);
  g_assert_null (paid->masked);
  ui_shell_free (ui);
}

static void
test_void (void)
{
  UiShell *ui = start_sale ();

  payment_open (ui, "pay.cash");
  payment_key (ui, "50");
  payment_tap (ui, "Card €50.00");
  payment_tap (ui, "Visa •••• 4242");
  payment_assert_shows (ui, "It goes back to the card it came from.");
  payment_tap (ui, "Give back €50.00");
  g_assert_cmpint (payment_cart (ui)->due_now, ==, 11900);
  payment_assert_shows (ui, "Payment given back");
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/payment/card/one-tap", test_one_tap);
  g_test_add_func ("/ui/payment/card/declined-then-cash", test_declined_then_cash);
  g_test_add_func ("/ui/payment/card/declined-then-again", test_declined_then_again);
  g_test_add_func ("/ui/payment/card/offline", test_offline);
  g_test_add_func ("/ui/payment/card/lost-answer", test_lost_answer);
  g_test_add_func ("/ui/payment/card/unknown", test_unknown);
  g_test_add_func ("/ui/payment/card/unknown-gift-card", test_unknown_gift_card);
  g_test_add_func ("/ui/payment/card/unknown-stays-told", test_unknown_stays_told);
  g_test_add_func ("/ui/payment/card/unknown-second-part", test_unknown_second_part);
  g_test_add_func ("/ui/payment/card/cancel", test_cancel);
  g_test_add_func ("/ui/payment/card/part", test_part);
  g_test_add_func ("/ui/payment/card/cash-after-all", test_cash_after_all);
  g_test_add_func ("/ui/payment/card/void", test_void);
  return g_test_run ();
}
