/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-invoices.c — register.md 516, M-23; customer-orders.md §10.64: what is open of an invoice is
 * paid once, whatever becomes of the line, of the register, and of who pays at the same time. */
#include "gate.h"
#include "invoice-fixture.h"

#include <string.h>

/* --- What is asked twice, late, or at once --- */

static void
the_same_question_counts_once (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autofree char *token = invoices_open_till (&till, chain);
  const char *take = "'action': 'take', 'amount': '30.00', " REFERENCE ("1");

  invoices_assert_answer (chain, token, take, NULL, "50.00");
  invoices_assert_answer (chain, token, take, NULL, "50.00");
  invoices_assert_answer (chain, token, "'action': 'query', " REFERENCE ("1"), NULL, "50.00");
  invoices_assert_open (chain, token, "50.00");
  chain_assert_books_agree (chain);
  till_close (&till);
}

/* A message that was delayed comes after its register was told that it never did. */
static void
what_never_came_does_not_count_later (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autofree char *token = invoices_open_till (&till, chain);

  invoices_assert_answer (chain, token, "'action': 'query', " REFERENCE ("2"), "never-came", NULL);
  invoices_assert_answer (
      chain, token, "'action': 'take', 'amount': '30.00', " REFERENCE ("2"), "never-came", NULL);
  invoices_assert_open (chain, token, "80.00");
  chain_assert_books_agree (chain);
  till_close (&till);
}

static void
nothing_is_paid_twice (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autofree char *token = invoices_open_till (&till, chain);

  invoices_assert_answer (
      chain, token, "'action': 'take', 'amount': '60.00', " REFERENCE ("3"), NULL, "20.00");
  invoices_assert_answer (
      chain, token, "'action': 'take', 'amount': '20.01', " REFERENCE ("4"), "open", NULL);
  till_refuse (&till, "invoice.pay", "{'invoice': 'F-7', 'amount': '20.01'}", "order/amount");
  /* Nor is more given back than was taken, in however many goes. */
  invoices_assert_answer (
      chain,
      token,
      "'action': 'give-back', 'amount': '40.00', " ORIGINAL ("3") ", " REFERENCE ("5"),
      NULL,
      "60.00");
  invoices_assert_answer (
      chain,
      token,
      "'action': 'give-back', 'amount': '20.01', " ORIGINAL ("3") ", " REFERENCE ("6"),
      "given-back",
      NULL);
  invoices_assert_answer (
      chain,
      token,
      "'action': 'give-back', 'amount': '1.00', " ORIGINAL ("5") ", " REFERENCE ("7"),
      "given-back",
      NULL);
  invoices_assert_answer (
      chain,
      token,
      "'action': 'give-back', 'amount': '1.00', " ORIGINAL ("9") ", " REFERENCE ("8"),
      "unknown-payment",
      NULL);
  invoices_assert_open (chain, token, "60.00");
  chain_assert_books_agree (chain);
  till_close (&till);
}

static void
questions_that_say_nothing_are_refused (Chain *chain, gconstpointer data)
{
  static const char *const bad[] = {
      "'action': 'take', 'amount': '30.00'",
      "'action': 'take', 'amount': '-30.00', " REFERENCE ("8"),
      "'action': 'take', 'amount': '0.00', " REFERENCE ("8"),
      "'action': 'take', 'amount': '99999999999999999999.00', " REFERENCE ("8"),
      "'action': 'give-back', 'amount': '1.00'",
      "'action': 'query'",
  };
  Till till = {0};
  g_autofree char *token = invoices_open_till (&till, chain);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (json_t) answer = invoices_ask (chain, token, bad[i], 422);
  }
  g_autoptr (json_t) unknown = invoices_ask (chain, token, "'action': 'steal'", 400);
  g_autoptr (json_t) nobody =
      chain_send (chain, "POST", PATH, token, "{\"currency\": \"EUR\", \"action\": \"list\"}", 422);
  g_autoptr (json_t) other =
      chain_send (chain,
                  "POST",
                  PATH,
                  token,
                  "{\"currency\": \"USD\", \"action\": \"list\", \"customer\": \"C\"}",
                  422);
  invoices_assert_open (chain, token, "80.00");
  till_close (&till);
}

/* --- What the back office loads --- */

/* The paper says which, and not who gets money back. */
static void
the_receipt_names_the_invoice (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autofree char *token = invoices_open_till (&till, chain);
  g_autofree char *args = NULL;

  till_do (&till, "invoice.pay", PAY);
  g_autoptr (json_t) paid = till_ask (&till, "pay.cash", "{'amount': '50'}");
  args = g_strdup_printf ("{'receipt': '%s'}", text_at (paid, "receipt"));
  g_autoptr (json_t) receipt = till_ask (&till, "receipt.get", args);
  const char *text = text_at (receipt, "text");
  g_assert_cmpstr (text_at (receipt, "kind"), ==, "invoice-payment");
  g_assert_true (g_pattern_match_simple (
      "*Payment of invoices*Invoice F-7 *€30.00*Paid *€30.00*Cash *€50.00*Change *€20.00*", text));
  g_assert_null (strstr (text, "VAT"));
  g_assert_null (strstr (text, "−"));
  till_close (&till);
}

static void
loaded_again_it_stays_paid (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autofree char *token = invoices_open_till (&till, chain);

  till_do (&till, "invoice.pay", PAY);
  chain_import (chain, INVOICE ("0.00"));
  invoices_assert_open (chain, token, "50.00");
  invoices_finish (&till);
  chain_import (chain, INVOICE ("0.00"));
  chain_import (chain, INVOICE ("0.00"));
  invoices_assert_open (chain, token, "50.00");
  chain_import (chain, INVOICE ("15.00"));
  invoices_assert_open (chain, token, "35.00");
  chain_assert_books_agree (chain);
  till_close (&till);
}

/* The back office was paid as well: nobody is asked for it again, and somebody hears of it. */
static void
what_is_paid_twice_is_said (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autofree char *token = invoices_open_till (&till, chain);

  till_do (&till, "invoice.pay", PAY);
  chain_import (chain, INVOICE ("70.00"));
  invoices_finish (&till);
  invoices_assert_open (chain, token, "-20.00");
  g_assert_cmpint (
      chain_count_rows (pos_hq_server_get_core (chain->hq)->db,
                        "SELECT count (*) FROM sales_order WHERE body ->> '$.sync_message' = "
                        "'More was paid of the invoice F-7 than was owed'"),
      ==,
      1);
  invoices_greet (&till);
  till_refuse (&till, "invoice.pay", PAY, "order/tender");
  till_close (&till);
}

/* --- The line --- */

static void
a_lost_answer_is_asked_after (Chain *chain, gconstpointer data)
{
  g_autoptr (Gate) gate = gate_new (chain);
  const GateDeed deeds[] = {GATE_LOSE, GATE_LOSE};
  Till till = {0};
  g_autofree char *token = invoices_open_till (&till, chain);

  gate_spoil (gate, PATH, deeds, G_N_ELEMENTS (deeds));
  till_do (&till, "invoice.pay", PAY);
  invoices_assert_due (&till, "30.00");
  invoices_assert_open (chain, token, "50.00");
  invoices_finish (&till);
  invoices_assert_open (chain, token, "50.00");
  till_close (&till);
}

static void
heard_twice_it_is_taken_once (Chain *chain, gconstpointer data)
{
  g_autoptr (Gate) gate = gate_new (chain);
  const GateDeed deeds[] = {GATE_TWICE};
  Till till = {0};
  g_autofree char *token = invoices_open_till (&till, chain);

  gate_spoil (gate, PATH, deeds, G_N_ELEMENTS (deeds));
  till_do (&till, "invoice.pay", PAY);
  invoices_assert_open (chain, token, "50.00");
  invoices_finish (&till);
  till_close (&till);
}

static void
what_was_never_heard_took_nothing (Chain *chain, gconstpointer data)
{
  g_autoptr (Gate) gate = gate_new (chain);
  const GateDeed deeds[] = {GATE_FAIL};
  Till till = {0};
  g_autofree char *token = invoices_open_till (&till, chain);

  gate_spoil (gate, PATH, deeds, G_N_ELEMENTS (deeds));
  till_refuse (&till, "invoice.pay", PAY, "order/tender");
  invoices_assert_due (&till, "0.00");
  invoices_assert_open (chain, token, "80.00");
  till_do (&till, "invoice.pay", PAY);
  invoices_assert_open (chain, token, "50.00");
  invoices_finish (&till);
  till_close (&till);
}

/* Nobody says what became of it: nothing else is taken before somebody does. */
static void
an_unknown_outcome_stays_open (Chain *chain, gconstpointer data)
{
  g_autoptr (Gate) gate = gate_new (chain);
  const GateDeed deeds[] = {GATE_LOSE, GATE_FAIL, GATE_FAIL, GATE_FAIL};
  Till till = {0};
  g_autofree char *token = invoices_open_till (&till, chain);

  gate_spoil (gate, PATH, deeds, G_N_ELEMENTS (deeds));
  till_refuse (&till, "invoice.pay", PAY, "device/unknown");
  invoices_assert_open (chain, token, "50.00");
  g_assert_true (till_sync (&till));
  till_do (&till, "pay.card_ask", "{}");
  invoices_assert_due (&till, "0.00");
  invoices_assert_open (chain, token, "80.00");
  chain_assert_books_agree (chain);
  till_close (&till);
}

/* The power is gone between what headquarters took and what the register would have kept. */
static void
after_a_crash_it_is_open_again (Chain *chain, gconstpointer data)
{
  g_autoptr (Gate) gate = gate_new (chain);
  const GateDeed deeds[] = {GATE_LOSE, GATE_FAIL, GATE_FAIL, GATE_FAIL};
  Till till = {0};
  g_autofree char *token = invoices_open_till (&till, chain);

  gate_spoil (gate, PATH, deeds, G_N_ELEMENTS (deeds));
  till_refuse (&till, "invoice.pay", PAY, "device/unknown");
  till_reopen (&till);
  till_do (&till, "pay.card_ask", "{}");
  invoices_assert_open (chain, token, "80.00");
  till_do (&till, "invoice.pay", PAY);
  invoices_assert_open (chain, token, "50.00");
  invoices_finish (&till);
  till_close (&till);
}

/* What the cart has stays in it, also over a new start. */
static void
a_cart_outlives_its_program (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autofree char *token = invoices_open_till (&till, chain);

  till_do (&till, "invoice.pay", PAY);
  till_reopen (&till);
  till_do (&till, "pay.card_ask", "{}");
  invoices_assert_due (&till, "30.00");
  invoices_assert_open (chain, token, "50.00");
  invoices_finish (&till);
  till_close (&till);
}

/* Taken out of the cart without a line, it is held for nobody until somebody can say so. */
static void
taken_out_without_a_line_it_goes_back_later (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autofree char *token = invoices_open_till (&till, chain);

  till_do (&till, "invoice.pay", PAY);
  chain_stop (chain);
  g_assert_false (till_sync (&till));
  till_do (&till, "invoice.remove", "{}");
  invoices_assert_due (&till, "0.00");
  chain_start (chain);
  invoices_assert_open (chain, token, "50.00");
  g_assert_true (till_sync (&till));
  till_do (&till, "pay.card_ask", "{}");
  invoices_assert_open (chain, token, "80.00");
  chain_assert_books_agree (chain);
  till_close (&till);
}

/* The answer to giving it back is lost: it goes back once. */
static void
a_lost_answer_gives_back_once (Chain *chain, gconstpointer data)
{
  g_autoptr (Gate) gate = gate_new (chain);
  Till till = {0};
  g_autofree char *token = invoices_open_till (&till, chain);

  till_do (&till, "invoice.pay", PAY);
  gate_set (gate, "POST", PATH, GATE_LOSE);
  gate_set (gate, "POST", PATH, GATE_LOSE);
  till_do (&till, "txn.void", "{}");
  invoices_assert_open (chain, token, "80.00");
  till_do (&till, "pay.card_ask", "{}");
  invoices_assert_open (chain, token, "80.00");
  chain_assert_books_agree (chain);
  till_close (&till);
}

/* Whoever throws several away does not wait for headquarters once for each. */
static void
who_is_silent_is_asked_about_one (Chain *chain, gconstpointer data)
{
  g_autoptr (Gate) gate = gate_new (chain);
  Till till = {0};
  g_autofree char *token = invoices_open_till (&till, chain);

  chain_import (chain,
                "{\"kind\": \"invoice\", \"id\": \"FT-2\", \"customer\": \"C\", "
                "\"type\": \"free-text\", \"number\": \"F-8\", \"amount\": \"10.00\"}");
  till_do (&till, "invoice.pay", PAY);
  till_do (&till, "invoice.pay", "{'invoice': 'F-8'}");
  for (int i = 0; i < 4; i++)
    gate_set (gate, "POST", PATH, GATE_FAIL);
  till_do (&till, "txn.void", "{}");
  invoices_assert_open (chain, token, "50.00");
  g_autoptr (json_t) other = invoices_ask (chain, token, "'action': 'list', 'number': 'F-8'", 200);
  g_assert_null (text_at (other, "invoices.0.open")); /* nothing is */
  g_assert_true (till_sync (&till));
  till_do (&till, "pay.card_ask", "{}");
  invoices_assert_open (chain, token, "80.00");
  g_autoptr (json_t) again = invoices_ask (chain, token, "'action': 'list', 'number': 'F-8'", 200);
  g_assert_cmpstr (text_at (again, "invoices.0.open"), ==, "10.00");
  chain_assert_books_agree (chain);
  till_close (&till);
}

/* What was paid is not given back any more, whoever says so. */
static void
what_is_paid_stays_paid (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autofree char *token = invoices_open_till (&till, chain);
  g_autofree char *question = NULL;
  g_autofree char *reference = NULL;

  till_do (&till, "invoice.pay", PAY);
  g_autoptr (json_t) cart = till_ask (&till, "cart.get", NULL);
  reference = g_strdup (text_at (cart, "payments.0.id"));
  invoices_finish (&till);
  question = g_strdup_printf (
      "'action': 'give-back', 'amount': '30.00', 'original': '%s', " REFERENCE ("1"), reference);
  invoices_assert_answer (chain, token, question, "booked", NULL);
  invoices_assert_open (chain, token, "50.00");
  till_close (&till);
}

#define TEST(name)                                                                                 \
  g_test_add ("/hq/invoices/" #name, Chain, NULL, chain_set_up, name, chain_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (the_same_question_counts_once);
  TEST (what_never_came_does_not_count_later);
  TEST (nothing_is_paid_twice);
  TEST (questions_that_say_nothing_are_refused);
  TEST (the_receipt_names_the_invoice);
  TEST (loaded_again_it_stays_paid);
  TEST (what_is_paid_twice_is_said);
  TEST (a_lost_answer_is_asked_after);
  TEST (heard_twice_it_is_taken_once);
  TEST (what_was_never_heard_took_nothing);
  TEST (an_unknown_outcome_stays_open);
  TEST (after_a_crash_it_is_open_again);
  TEST (a_cart_outlives_its_program);
  TEST (taken_out_without_a_line_it_goes_back_later);
  TEST (a_lost_answer_gives_back_once);
  TEST (who_is_silent_is_asked_about_one);
  TEST (what_is_paid_stays_paid);
  return g_test_run ();
}
