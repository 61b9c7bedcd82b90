/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-order.c — deposits, the balance later, hand-overs: M1–M13 on screen. */
#include "payment-support.h"

#include "base/pos-json.h"
#include "model/pos-discount.h"

#include "ui/common/pos-choice-card.h"

/* The table alone, picked up in Amersfoort: €649.00, 20 % now. */
static UiShell *
start_pick_up (void)
{
  UiShell *ui = payment_start (1366, 768);
  g_autoptr (GVariant) customer =
      ui_shell_run (ui, "customer.attach", "{\"customer\": \"C-004218\"}");
  g_autoptr (GVariant) added = ui_shell_run (ui, "item.add", "{\"item\": \"400201\"}");
  g_autoptr (GVariant) picked =
      ui_shell_run (ui,
                    "order.pickup_all",
                    "{\"store\": \"S2\", \"date\": \"2026-05-16\", \"slot\": \"10:00-12:00\"}");

  g_assert_cmpint (payment_cart (ui)->due_now, ==, 12980);
  return ui;
}

static UiShell *
start_order (void)
{
  UiShell *ui = payment_start (1366, 768);

  ui_shell_load_order (ui);
  return ui;
}

static void
assert_concluded (UiShell *ui)
{
  g_assert_false (payment_shows (ui, "Promised, but not enough in stock"));
  g_assert_true (pos_id_is_none (&payment_cart (ui)->id));
  payment_assert_shows (ui, "Done");
}

static void
test_parts_are_told (void)
{
  UiShell *ui = start_order ();

  payment_open (ui, "pay.cash");
  payment_assert_shows (ui, "Customer order · Marieke van den Berg");
  payment_assert_shows (ui, "€2,681.90");
  payment_assert_shows (ui, "Paid in full today");
  payment_assert_shows (ui, "€268.90");
  payment_assert_shows (ui, "20% of €1,764.00, the rest at dispatch");
  payment_assert_shows (ui, "€352.80");
  payment_assert_shows (ui, "20% of €649.00, the rest at pick up");
  payment_assert_shows (ui, "€129.80");
  payment_assert_shows (ui, "€751.50");
  payment_assert_shows (ui, "€1,930.40");
  ui_shell_picture (ui, "payment-order");
  ui_shell_free (ui);
}

static void
test_two_taps (void)
{
  UiShell *ui = start_order ();

  payment_open (ui, "pay.card");
  /* The saved card is chosen already. */
  payment_tap (ui, "Pay €751.50 by card");
  assert_concluded (ui);
  payment_assert_shows (ui, "Order placed");
  payment_assert_shows (ui, "Reserved on Visa •••• 4242");
  payment_assert_shows (ui, "€1,930.40");
  ui_shell_picture (ui, "payment-end-order");
  ui_shell_free (ui);
}

static void
test_pick_up_part_later (void)
{
  UiShell *ui = start_order ();

  payment_open (ui, "pay.card");
  payment_tap (ui, "The pick-up part too");
  payment_tap (ui, "Pay €751.50 by card");
  assert_concluded (ui);
  /* What ships is reserved, €1,764.00 less its share of the deposit. */
  payment_assert_shows (ui, "€1,411.20");
  ui_shell_free (ui);
}

static void
test_pay_later_not_with_lines_that_ship (void)
{
  UiShell *ui = start_order ();

  payment_open (ui, "pay.cash");
  payment_assert_shows (ui, "Not with lines that ship. Use it when every line is picked up.");
  payment_tap (ui, "Customer pays later");
  g_assert_false (
      pos_choice_card_get_active (POS_CHOICE_CARD (payment_button (ui, "Customer pays later"))));
  g_assert_true (
      pos_choice_card_get_active (POS_CHOICE_CARD (payment_button (ui, "Charge a saved card"))));
  ui_shell_free (ui);
}

static void
test_pay_later_for_pick_ups (void)
{
  UiShell *ui = start_pick_up ();

  payment_open (ui, "pay.cash");
  payment_tap (ui, "Customer pays later");
  payment_tap (ui, "Take cash €129.80");
  assert_concluded (ui);
  payment_assert_shows (ui, "Balance later");
  payment_assert_shows (ui, "€519.20");
  ui_shell_free (ui);
}

static void
test_cash_then_a_card_for_the_balance (void)
{
  UiShell *ui = start_order ();

  payment_open (ui, "pay.cash");
  payment_tap (ui, "Take cash €751.50");
  /* The money is in; the order waits for a card that stands in for the rest. */
  g_assert_cmpint (payment_cart (ui)->due_now, ==, 0);
  payment_assert_shows (ui, "€0.00");
  payment_tap (ui, "Reserve €1,930.40 on a card");
  assert_concluded (ui);
  ui_shell_free (ui);
}

static void
test_card_that_cannot_be_kept (void)
{
  UiShell *ui = start_order ();

  pos_sim_terminal_push (payment_terminal (ui), POS_SIM_TERMINAL_NO_TOKEN);
  payment_open (ui, "pay.card");
  payment_tap (ui, "Pay €751.50 by card");
  payment_assert_shows (ui, "A card for the balance is missing");
  g_assert_cmpint (payment_cart (ui)->due_now, ==, 0);
  /* M12: neither can the next one. */
  pos_sim_terminal_push (payment_terminal (ui), POS_SIM_TERMINAL_NO_TOKEN);
  payment_tap (ui, "Another card");
  payment_assert_shows (ui, "This card cannot be kept for the balance");
  payment_tap (ui, "Try again");
  assert_concluded (ui);
  ui_shell_free (ui);
}

static void
test_captured_money_is_never_lost (void)
{
  UiShell *ui = start_order ();

  /* It takes the deposit, and declines to reserve. */
  pos_sim_terminal_push (payment_terminal (ui), POS_SIM_TERMINAL_APPROVE);
  pos_sim_terminal_push (payment_terminal (ui), POS_SIM_TERMINAL_DECLINE);
  payment_open (ui, "pay.card");
  payment_tap (ui, "Pay €751.50 by card");
  payment_assert_shows (ui, "The card was declined for the balance");
  payment_tap (ui, "Not now");
  g_assert_cmpint (payment_cart (ui)->paid, ==, 75150);
  payment_assert_shows (ui, "−€751.50");
  payment_assert_shows (ui, "Reserve €1,930.40 on a card");
  ui_shell_free (ui);
}

static void
hand_over (UiShell *ui, const char *reference)
{
  g_autofree char *args = g_strdup_printf ("{\"order\": \"%s\"}", reference);
  g_autoptr (GVariant) answer = ui_shell_run (ui, "fulfill.line_pickup", args);
}

/* An order for Utrecht's own counter.  Returns: its reference. */
static char *
place_pick_up (UiShell *ui, const char *deposit)
{
  g_autoptr (GVariant) customer =
      ui_shell_run (ui, "customer.attach", "{\"customer\": \"C-004218\"}");
  g_autoptr (GVariant) added = ui_shell_run (ui, "item.add", "{\"item\": \"400214\"}");
  g_autoptr (GVariant) picked =
      ui_shell_run (ui,
                    "order.pickup_all",
                    "{\"store\": \"S1\", \"date\": \"2026-05-15\", \"slot\": \"10:00-12:00\"}");
  g_autoptr (GVariant) override = ui_shell_run (ui, "order.deposit_override", deposit);
  g_autoptr (GVariant) paid = ui_shell_run (ui, "pay.cash", "{\"balance\": \"pay-later\"}");
  char *reference = NULL;

  g_assert_true (g_variant_lookup (paid, "reference", "s", &reference));
  payment_tap (ui, "Done");
  return reference;
}

static void
test_hand_over (void)
{
  UiShell *ui = payment_start (1366, 768);
  g_autofree char *reference = place_pick_up (ui, "{\"rate\": \"0.5\"}");

  hand_over (ui, reference);
  payment_open (ui, "pay.cash");
  payment_assert_shows (ui, "Handed over now");
  payment_assert_shows (ui, "Deposit applied");
  payment_assert_shows (ui, "−€59.50");
  ui_shell_picture (ui, "payment-hand-over");
  payment_tap (ui, "Take cash €59.50");
  assert_concluded (ui);
  payment_assert_shows (ui, "Handed over");
  ui_shell_free (ui);
}

/* §10.26: where the chain lets a balance save as well, the screen says so before it is taken. */
static void
test_hand_over_saves (void)
{
  UiShell *ui = payment_start (1366, 768);
  g_autofree char *reference = place_pick_up (ui, "{\"rate\": \"0.5\"}");
  g_autoptr (json_t) json = pos_json_parse (
      "{\"id\": \"CASH10\", \"name\": \"Cash saves\", \"type\": \"tender\", \"tender\": \"cash\", "
      "\"lines\": [{\"product\": \"*\"}], \"tiers\": [{\"from\": \"0\", \"rate\": \"0.1\"}], "
      "\"on_balance\": true}",
      -1,
      NULL);
  g_autoptr (PosRecord) discount =
      pos_record_new_from_json (POS_TYPE_DISCOUNT, json, pos_register_get_currency (ui->reg), NULL);

  pos_config_put (pos_register_get_config (ui->reg), discount);
  hand_over (ui, reference);
  payment_open (ui, "pay.cash");
  payment_assert_shows (ui, "€59.50");
  payment_assert_shows (ui, "€5.95 less when it is paid in cash");
  payment_tap (ui, "Take cash €53.55");
  assert_concluded (ui);
  ui_shell_free (ui);
}

static void
test_hand_over_paid_before (void)
{
  UiShell *ui = payment_start (1366, 768);
  g_autofree char *reference = place_pick_up (ui, "{\"rate\": \"1\"}");

  hand_over (ui, reference);
  g_assert_cmpint (payment_cart (ui)->due_now, ==, 0);
  payment_open (ui, "pay.cash");
  payment_assert_shows (ui, "€0.00");
  payment_tap (ui, "Hand over");
  assert_concluded (ui);
  ui_shell_free (ui);
}

static void
test_nothing_due_concludes_at_once (void)
{
  UiShell *ui = payment_start (1366, 768);
  g_autofree char *reference = place_pick_up (ui, "{\"rate\": \"1\"}");

  hand_over (ui, reference);
  payment_open (ui, "txn.conclude");
  assert_concluded (ui);
  ui_shell_free (ui);
}

static void
test_everything_prepaid_has_no_balance (void)
{
  UiShell *ui = start_pick_up ();
  g_autoptr (GVariant) override = ui_shell_run (ui, "order.deposit_override", "{\"rate\": \"1\"}");

  /* Nothing has to be asked: one tap. */
  payment_open (ui, "pay.card");
  assert_concluded (ui);
  g_assert_false (payment_shows (ui, "Balance later"));
  ui_shell_free (ui);
}

/* Scenario 32: more than lies in the store is promised, and the clerk is told. */
static void
test_promised_without_stock (void)
{
  UiShell *ui = payment_start (1366, 768);
  g_autoptr (GVariant) customer =
      ui_shell_run (ui, "customer.attach", "{\"customer\": \"C-004218\"}");
  g_autoptr (GVariant) lamps =
      ui_shell_run (ui, "item.add", "{\"item\": \"430551\", \"quantity\": \"900\"}");
  g_autoptr (GVariant) throw = ui_shell_run (ui, "item.add", "{\"item\": \"440203\"}");
  g_autoptr (GVariant) picked =
      ui_shell_run (ui,
                    "order.pickup_all",
                    "{\"store\": \"S1\", \"date\": \"2026-05-15\", \"slot\": \"10:00-12:00\"}");
  g_autoptr (GVariant) paid = ui_shell_run (ui, "pay.cash", "{\"balance\": \"pay-later\"}");

  payment_wait_for (ui, "Promised, but not enough in stock");
  payment_assert_shows (ui, "LED floor lamp Arc, brass");
  ui_shell_picture (ui, "payment-promised");
  ui_shell_free (ui);
}

/* Of many products three are named, and what is long is broken: the dialog stays as wide as it was.
 */
static void
test_much_promised_without_stock (void)
{
  static const char *const items[] = {"430551", "440203", "400110", "400214", "450771"};
  UiShell *ui = payment_start (1366, 768);

  ui_shell_do (ui, "customer.attach", "{\"customer\": \"C-004218\"}");
  for (guint i = 0; i < G_N_ELEMENTS (items); i++) {
    g_autofree char *args = g_strdup_printf ("{\"item\": \"%s\", \"quantity\": \"900\"}", items[i]);
    ui_shell_do (ui, "item.add", args);
  }
  ui_shell_do (ui,
               "order.pickup_all",
               "{\"store\": \"S1\", \"date\": \"2026-05-15\", \"slot\": \"10:00-12:00\"}");
  ui_shell_do (ui, "pay.card", "{\"balance\": \"pay-later\"}");
  payment_wait_for (ui, "Promised, but not enough in stock");
  payment_assert_shows (ui,
                        "LED floor lamp Arc, brass, Wool throw 130×170, moss, "
                        "Sofa Haarlem 3-seat, oat, 2 more products");
  int width, height;
  ui_size (GTK_WIDGET (pos_overlay_get_top (pos_shell_get_overlay (ui->shell))), &width, &height);
  g_assert_cmpint (width, <, 560);
  ui_shell_picture (ui, "payment-much-promised");
  ui_shell_free (ui);
}

/* §2.9: it was held as it was saved, and the clerk is told why. */
static void
test_held_by_a_rule (void)
{
  UiShell *ui = start_pick_up ();
  PosConfig *config = pos_register_get_config (ui->reg);
  PosParameters *parameters = pos_config_get_parameters (config);
  g_autoptr (PosFraudRule) rule = g_object_new (POS_TYPE_FRAUD_RULE, NULL);

  pos_text_set (&rule->id, "LARGE");
  rule->name = pos_l10n_new ("Large order");
  rule->score = 60;
  rule->total_from = 100;
  pos_config_put (config, rule);
  parameters->fraud_score = 50;
  pos_text_set (&parameters->fraud_hold_code, "ADDRESS");
  g_autoptr (GVariant) paid = ui_shell_run (ui, "pay.cash", "{\"balance\": \"pay-later\"}");

  payment_wait_for (ui, "This order is on hold");
  payment_assert_shows (ui, "Address to be checked · Large order 60");
  ui_shell_picture (ui, "payment-held");
  ui_shell_free (ui);
}

/* M6, M7: what was raised stays while the order grows, and is too little by then. */
static void
test_too_little_by_now (void)
{
  UiShell *ui = payment_start (1366, 768);

  ui_shell_load_order (ui);
  g_autofree char *sofa = ui_shell_dup_line (ui, "400110");
  g_autofree char *more = g_strdup_printf ("{\"line\": \"%s\", \"quantity\": \"5\"}", sofa);
  ui_shell_set_up (ui, "order.deposit_override", "{\"amount\": \"500.00\"}");
  ui_shell_set_up (ui, "line.set_qty", more);
  payment_open (ui, "pay.cash");
  payment_tap (ui, "Take cash €768.90");
  payment_assert_shows (ui, "Supervisor approval");
  payment_assert_shows (ui, "A deposit of €500.00 is too low by now: the standard is €1,481.80");
  ui_shell_picture (ui, "payment-approval-too-little");
  payment_key (ui, "2468");
  payment_tap (ui, "Approve");
  payment_assert_shows (ui, "Reserve €6,909.00 on a card");
  g_assert_cmpstr (payment_cart (ui)->deposit_approver, ==, "tom");
  g_assert_cmpint (payment_cart (ui)->due_now, ==, 0);
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/payment/order/parts", test_parts_are_told);
  g_test_add_func ("/ui/payment/order/two-taps", test_two_taps);
  g_test_add_func ("/ui/payment/order/pick-up-later", test_pick_up_part_later);
  g_test_add_func ("/ui/payment/order/pay-later-refused", test_pay_later_not_with_lines_that_ship);
  g_test_add_func ("/ui/payment/order/pay-later", test_pay_later_for_pick_ups);
  g_test_add_func ("/ui/payment/order/cash-then-card", test_cash_then_a_card_for_the_balance);
  g_test_add_func ("/ui/payment/order/no-token", test_card_that_cannot_be_kept);
  g_test_add_func ("/ui/payment/order/never-lost", test_captured_money_is_never_lost);
  g_test_add_func ("/ui/payment/order/hand-over", test_hand_over);
  g_test_add_func ("/ui/payment/hand-over-saves", test_hand_over_saves);
  g_test_add_func ("/ui/payment/order/hand-over-paid", test_hand_over_paid_before);
  g_test_add_func ("/ui/payment/order/conclude", test_nothing_due_concludes_at_once);
  g_test_add_func ("/ui/payment/order/promised", test_promised_without_stock);
  g_test_add_func ("/ui/payment/order/much-promised", test_much_promised_without_stock);
  g_test_add_func ("/ui/payment/order/held", test_held_by_a_rule);
  g_test_add_func ("/ui/payment/order/prepaid", test_everything_prepaid_has_no_balance);
  g_test_add_func ("/ui/payment/order/deposit-too-little-by-now", test_too_little_by_now);
  return g_test_run ();
}
