/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-invoices.c — register.md 516, M-23; customer-orders.md §10.64: what is open of an invoice is
 * paid once, whatever becomes of the line, of the register, and of who pays at the same time. */
#include "hub-fixture.h"

#include "db/pos-db-statement.h"
#include "hq/pos-hq-check.h"

#include <string.h>

#define PATH "/v1/invoices"
#define PAY "{'invoice': 'F-7', 'amount': '30'}"
#define INVOICE(paid)                                                                              \
  "{\"kind\": \"invoice\", \"id\": \"FT-1\", \"customer\": \"C\", \"type\": \"free-text\", "       \
  "\"number\": \"F-7\", \"due\": \"2026-06-01\", \"amount\": \"80.00\", \"paid\": \"" paid "\"}"
#define SET_UP                                                                                     \
  "{\"kind\": \"profile\", \"id\": \"P1\", \"balance_rule\": \"optional\", "                       \
  "\"async_orders\": true, \"pay_free_text_invoices\": true, \"pay_credit_notes\": true}, "        \
  "{\"kind\": \"role\", \"id\": \"clerk\", \"name\": \"Clerk\", \"permissions\": "                 \
  "[\"order.create\", \"txn.void\", \"txn.void_payment\", \"invoice.pay\"]}, " INVOICE ("0.00")

/* --- Asking as a program of one's own would --- */

/* @more: of the question, with ' for ".  Returns: (transfer full): the answer. */
static json_t *
ask (Chain *chain, const char *token, const char *more, guint status)
{
  g_autofree char *body =
      g_strdup_printf ("{'currency': 'EUR', 'invoice': 'FT-1', 'customer': 'C', %s}", more);

  return chain_send (chain, "POST", PATH, token, g_strdelimit (body, "'", '"'), status);
}

static void
assert_answer (
    Chain *chain, const char *token, const char *more, const char *reason, const char *open)
{
  g_autoptr (json_t) answer = ask (chain, token, more, 200);

  g_assert_cmpstr (text_at (answer, "reason"), ==, reason);
  g_assert_true (json_is_true (json_object_get (answer, "approved")) == (reason == NULL));
  if (open)
    g_assert_cmpstr (text_at (answer, "invoices.0.open"), ==, open);
}

#define OPEN "'action': 'list', 'number': 'F-7'"
#define REFERENCE(digit) "'reference': '01910000-0000-7000-8000-00000000000" digit "'"
#define ORIGINAL(digit) "'original': '01910000-0000-7000-8000-00000000000" digit "'"

static char *
dup_open (Chain *chain, const char *token)
{
  g_autoptr (json_t) answer = ask (chain, token, OPEN, 200);

  return g_strdup (text_at (answer, "invoices.0.open"));
}

static void
assert_open (Chain *chain, const char *token, const char *expected)
{
  g_autofree char *open = dup_open (chain, token);

  g_assert_cmpstr (open, ==, expected);
}

static GPtrArray *
list_faults (Chain *chain)
{
  GPtrArray *faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  pos_db_read_sync (pos_hq_server_get_core (chain->hq)->db, pos_hq_check, faults, NULL, &error);
  g_assert_no_error (error);
  return faults;
}

static void
assert_books_agree (Chain *chain)
{
  g_autoptr (GPtrArray) faults = list_faults (chain);

  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (char *)faults->pdata[i]);
  g_assert_cmpuint (faults->len, ==, 0);
}

/* --- An invoice with 80.00 open, and a customer who came to pay --- */

static void
greet (Till *till)
{
  till_do (till, "customer.attach", "{'customer': 'C'}");
}

/* Returns: (transfer full): the token of another device. */
static char *
open_till (Till *till, Chain *chain)
{
  chain_import (chain, SET_UP);
  till_open (till, chain, "R1");
  greet (till);
  return chain_enroll (chain, "R2");
}

static void
assert_due (Till *till, const char *due)
{
  g_autoptr (json_t) cart = till_ask (till, "cart.get", NULL);

  g_assert_cmpstr (text_at (cart, "totals.due_now"), ==, due);
}

static void
finish (Till *till)
{
  till_do (till, "pay.cash", "{}");
  g_assert_true (till_sync (till));
  chain_synchronize (till->chain);
  assert_books_agree (till->chain);
}

/* --- What is asked twice, late, or at once --- */

static void
the_same_question_counts_once (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autofree char *token = open_till (&till, chain);
  const char *take = "'action': 'take', 'amount': '30.00', " REFERENCE ("1");

  assert_answer (chain, token, take, NULL, "50.00");
  assert_answer (chain, token, take, NULL, "50.00");
  assert_answer (chain, token, "'action': 'query', " REFERENCE ("1"), NULL, "50.00");
  assert_open (chain, token, "50.00");
  assert_books_agree (chain);
  till_close (&till);
}

/* A message that was delayed comes after its register was told that it never did. */
static void
what_never_came_does_not_count_later (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autofree char *token = open_till (&till, chain);

  assert_answer (chain, token, "'action': 'query', " REFERENCE ("2"), "never-came", NULL);
  assert_answer (
      chain, token, "'action': 'take', 'amount': '30.00', " REFERENCE ("2"), "never-came", NULL);
  assert_open (chain, token, "80.00");
  assert_books_agree (chain);
  till_close (&till);
}

static void
nothing_is_paid_twice (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autofree char *token = open_till (&till, chain);

  assert_answer (
      chain, token, "'action': 'take', 'amount': '60.00', " REFERENCE ("3"), NULL, "20.00");
  assert_answer (
      chain, token, "'action': 'take', 'amount': '20.01', " REFERENCE ("4"), "open", NULL);
  till_refuse (&till, "invoice.pay", "{'invoice': 'F-7', 'amount': '20.01'}", "order/amount");
  /* Nor is more given back than was taken, in however many goes. */
  assert_answer (chain,
                 token,
                 "'action': 'give-back', 'amount': '40.00', " ORIGINAL ("3") ", " REFERENCE ("5"),
                 NULL,
                 "60.00");
  assert_answer (chain,
                 token,
                 "'action': 'give-back', 'amount': '20.01', " ORIGINAL ("3") ", " REFERENCE ("6"),
                 "given-back",
                 NULL);
  assert_answer (chain,
                 token,
                 "'action': 'give-back', 'amount': '1.00', " ORIGINAL ("5") ", " REFERENCE ("7"),
                 "given-back",
                 NULL);
  assert_answer (chain,
                 token,
                 "'action': 'give-back', 'amount': '1.00', " ORIGINAL ("9") ", " REFERENCE ("8"),
                 "unknown-payment",
                 NULL);
  assert_open (chain, token, "60.00");
  assert_books_agree (chain);
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
  g_autofree char *token = open_till (&till, chain);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (json_t) answer = ask (chain, token, bad[i], 422);
  }
  g_autoptr (json_t) unknown = ask (chain, token, "'action': 'steal'", 400);
  g_autoptr (json_t) nobody =
      chain_send (chain, "POST", PATH, token, "{\"currency\": \"EUR\", \"action\": \"list\"}", 422);
  g_autoptr (json_t) other =
      chain_send (chain,
                  "POST",
                  PATH,
                  token,
                  "{\"currency\": \"USD\", \"action\": \"list\", \"customer\": \"C\"}",
                  422);
  assert_open (chain, token, "80.00");
  till_close (&till);
}

/* --- What the back office loads --- */

static void
loaded_again_it_stays_paid (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autofree char *token = open_till (&till, chain);

  till_do (&till, "invoice.pay", PAY);
  chain_import (chain, INVOICE ("0.00"));
  assert_open (chain, token, "50.00");
  finish (&till);
  chain_import (chain, INVOICE ("0.00"));
  chain_import (chain, INVOICE ("0.00"));
  assert_open (chain, token, "50.00");
  chain_import (chain, INVOICE ("15.00"));
  assert_open (chain, token, "35.00");
  assert_books_agree (chain);
  till_close (&till);
}

/* The back office was paid as well: nobody is asked for it again, and somebody hears of it. */
static void
what_is_paid_twice_is_said (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autofree char *token = open_till (&till, chain);

  till_do (&till, "invoice.pay", PAY);
  chain_import (chain, INVOICE ("70.00"));
  finish (&till);
  assert_open (chain, token, "-20.00");
  g_assert_cmpint (
      chain_count_rows (pos_hq_server_get_core (chain->hq)->db,
                        "SELECT count (*) FROM sales_order WHERE body ->> '$.sync_message' = "
                        "'More was paid of the invoice F-7 than was owed'"),
      ==,
      1);
  greet (&till);
  till_refuse (&till, "invoice.pay", PAY, "order/tender");
  till_close (&till);
}

/* --- The line --- */

/* The question what is open comes through, and then. */
static void
spoil (Gate *gate, const GateDeed *deeds, guint n)
{
  gate_set (gate, "POST", PATH, GATE_PASS);
  for (guint i = 0; i < n; i++)
    gate_set (gate, "POST", PATH, deeds[i]);
}

static void
a_lost_answer_is_asked_after (Chain *chain, gconstpointer data)
{
  g_autoptr (Gate) gate = gate_new (chain);
  const GateDeed deeds[] = {GATE_LOSE, GATE_LOSE};
  Till till = {0};
  g_autofree char *token = open_till (&till, chain);

  spoil (gate, deeds, G_N_ELEMENTS (deeds));
  till_do (&till, "invoice.pay", PAY);
  assert_due (&till, "30.00");
  assert_open (chain, token, "50.00");
  finish (&till);
  assert_open (chain, token, "50.00");
  till_close (&till);
}

static void
heard_twice_it_is_taken_once (Chain *chain, gconstpointer data)
{
  g_autoptr (Gate) gate = gate_new (chain);
  const GateDeed deeds[] = {GATE_TWICE};
  Till till = {0};
  g_autofree char *token = open_till (&till, chain);

  spoil (gate, deeds, G_N_ELEMENTS (deeds));
  till_do (&till, "invoice.pay", PAY);
  assert_open (chain, token, "50.00");
  finish (&till);
  till_close (&till);
}

static void
what_was_never_heard_took_nothing (Chain *chain, gconstpointer data)
{
  g_autoptr (Gate) gate = gate_new (chain);
  const GateDeed deeds[] = {GATE_FAIL};
  Till till = {0};
  g_autofree char *token = open_till (&till, chain);

  spoil (gate, deeds, G_N_ELEMENTS (deeds));
  till_refuse (&till, "invoice.pay", PAY, "order/tender");
  assert_due (&till, "0.00");
  assert_open (chain, token, "80.00");
  till_do (&till, "invoice.pay", PAY);
  assert_open (chain, token, "50.00");
  finish (&till);
  till_close (&till);
}

/* Nobody says what became of it: nothing else is taken before somebody does. */
static void
an_unknown_outcome_stays_open (Chain *chain, gconstpointer data)
{
  g_autoptr (Gate) gate = gate_new (chain);
  const GateDeed deeds[] = {GATE_LOSE, GATE_FAIL, GATE_FAIL, GATE_FAIL};
  Till till = {0};
  g_autofree char *token = open_till (&till, chain);

  spoil (gate, deeds, G_N_ELEMENTS (deeds));
  till_refuse (&till, "invoice.pay", PAY, "device/unknown");
  assert_open (chain, token, "50.00");
  g_assert_true (till_sync (&till));
  till_do (&till, "pay.card_ask", "{}");
  assert_due (&till, "0.00");
  assert_open (chain, token, "80.00");
  assert_books_agree (chain);
  till_close (&till);
}

/* The power is gone between what headquarters took and what the register would have kept. */
static void
after_a_crash_it_is_open_again (Chain *chain, gconstpointer data)
{
  g_autoptr (Gate) gate = gate_new (chain);
  const GateDeed deeds[] = {GATE_LOSE, GATE_FAIL, GATE_FAIL, GATE_FAIL};
  Till till = {0};
  g_autofree char *token = open_till (&till, chain);

  spoil (gate, deeds, G_N_ELEMENTS (deeds));
  till_refuse (&till, "invoice.pay", PAY, "device/unknown");
  till_reopen (&till);
  till_do (&till, "pay.card_ask", "{}");
  assert_open (chain, token, "80.00");
  till_do (&till, "invoice.pay", PAY);
  assert_open (chain, token, "50.00");
  finish (&till);
  till_close (&till);
}

/* What the cart has stays in it, also over a new start. */
static void
a_cart_outlives_its_program (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autofree char *token = open_till (&till, chain);

  till_do (&till, "invoice.pay", PAY);
  till_reopen (&till);
  till_do (&till, "pay.card_ask", "{}");
  assert_due (&till, "30.00");
  assert_open (chain, token, "50.00");
  finish (&till);
  till_close (&till);
}

/* Taken out of the cart without a line, it is held for nobody until somebody can say so. */
static void
taken_out_without_a_line_it_goes_back_later (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autofree char *token = open_till (&till, chain);

  till_do (&till, "invoice.pay", PAY);
  chain_stop (chain);
  g_assert_false (till_sync (&till));
  till_do (&till, "invoice.remove", "{}");
  assert_due (&till, "0.00");
  chain_start (chain);
  assert_open (chain, token, "50.00");
  g_assert_true (till_sync (&till));
  till_do (&till, "pay.card_ask", "{}");
  assert_open (chain, token, "80.00");
  assert_books_agree (chain);
  till_close (&till);
}

/* The answer to giving it back is lost: it goes back once. */
static void
a_lost_answer_gives_back_once (Chain *chain, gconstpointer data)
{
  g_autoptr (Gate) gate = gate_new (chain);
  Till till = {0};
  g_autofree char *token = open_till (&till, chain);

  till_do (&till, "invoice.pay", PAY);
  gate_set (gate, "POST", PATH, GATE_LOSE);
  gate_set (gate, "POST", PATH, GATE_LOSE);
  till_do (&till, "txn.void", "{}");
  assert_open (chain, token, "80.00");
  till_do (&till, "pay.card_ask", "{}");
  assert_open (chain, token, "80.00");
  assert_books_agree (chain);
  till_close (&till);
}

/* What was paid is not given back any more, whoever says so. */
static void
what_is_paid_stays_paid (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autofree char *token = open_till (&till, chain);
  g_autofree char *question = NULL;
  g_autofree char *reference = NULL;

  till_do (&till, "invoice.pay", PAY);
  g_autoptr (json_t) cart = till_ask (&till, "cart.get", NULL);
  reference = g_strdup (text_at (cart, "payments.0.id"));
  finish (&till);
  question = g_strdup_printf (
      "'action': 'give-back', 'amount': '30.00', 'original': '%s', " REFERENCE ("1"), reference);
  assert_answer (chain, token, question, "booked", NULL);
  assert_open (chain, token, "50.00");
  till_close (&till);
}

/* --- Copies --- */

/* Headquarters comes back from a copy that knows nothing of it: the register has the money. */
static void
a_restored_headquarters_hears_it_again (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autofree char *token = open_till (&till, chain);

  chain_stop (chain);
  chain_keep_copy (chain);
  chain_start (chain);
  g_assert_true (till_sync (&till));
  till_do (&till, "invoice.pay", PAY);
  finish (&till);
  chain_stop (chain);
  chain_restore_copy (chain);
  chain_start (chain);
  assert_open (chain, token, "80.00");
  for (int i = 0; i < 3; i++)
    till_sync (&till);
  chain_synchronize (chain);
  assert_open (chain, token, "50.00");
  assert_books_agree (chain);
  till_close (&till);
}

/* The register comes back from a copy whose cart has what it gave back since: it takes the money,
 * so it is paid. */
static void
a_restored_register_has_paid (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autofree char *token = open_till (&till, chain);

  till_do (&till, "invoice.pay", PAY);
  till_keep_copy (&till);
  till_do (&till, "txn.void", "{}");
  assert_open (chain, token, "80.00");
  till_restore_copy (&till);
  assert_due (&till, "30.00");
  finish (&till);
  assert_open (chain, token, "50.00");
  till_close (&till);
}

/* --- A hub --- */

static void
a_hub_asks_and_never_guesses (Store *self, gconstpointer data)
{
  chain_import (&self->chain, SET_UP);
  store_talk (self);
  greet (&self->one);
  greet (&self->three);
  till_do (&self->three, "invoice.pay", PAY);
  till_refuse (&self->one, "invoice.pay", "{'invoice': 'F-7', 'amount': '50.01'}", "order/amount");
  till_do (&self->one, "invoice.pay", "{'invoice': 'F-7'}");
  assert_due (&self->one, "50.00");
  chain_stop (&self->chain);
  store_hub_sync (&self->hub);
  till_refuse (&self->three, "invoice.list", "{}", "order/tender");
  till_do (&self->three, "pay.cash", "{}");
  till_do (&self->one, "pay.cash", "{}");
  chain_start (&self->chain);
  store_talk (self);
  chain_synchronize (&self->chain);
  greet (&self->one);
  till_refuse (&self->one, "invoice.pay", "{'invoice': 'F-7'}", "order/tender");
  assert_books_agree (&self->chain);
}

/* --- Faults --- */

static gboolean
run_sql (PosDbTxn *txn, gpointer sql, GError **error)
{
  g_autoptr (PosDbStatement) statement = pos_db_txn_prepare (txn, sql);

  return pos_db_run (statement, error);
}

static void
assert_found (Chain *chain, const char *damage, const char *fault)
{
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;
  gboolean found = FALSE;

  pos_db_write_sync (pos_hq_server_get_core (chain->hq)->db, run_sql, (gpointer)damage, &error);
  g_assert_no_error (error);
  faults = list_faults (chain);
  for (guint i = 0; i < faults->len; i++)
    found = found || g_pattern_match_simple (fault, faults->pdata[i]);
  g_assert_true (found);
}

static void
damage_is_found (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autofree char *token = open_till (&till, chain);

  till_do (&till, "invoice.pay", PAY);
  finish (&till);
  assert_found (
      chain, "UPDATE invoice SET open_minor = 8000", "invoice: F-7 has 8000 open, *say 5000");
  assert_found (chain,
                "UPDATE invoice_entry SET amount_minor = 2900",
                "invoice: * took of invoices what is not paid there");
  assert_found (chain,
                "UPDATE invoice_entry SET amount_minor = 3000, order_id = "
                "x'00112233445566778899aabbccddeeff'",
                "*is no order");
  assert_found (chain,
                "INSERT INTO invoice_entry (reference, kind, invoice, amount_minor, original, at) "
                "SELECT "
                "x'0102030405060708090a0b0c0d0e0f10', 'give-back', invoice, -3001, reference, 0 "
                "FROM invoice_entry",
                "invoice: more is back than * took");
  assert_found (chain, "DELETE FROM invoice", "invoice: 2 entries*");
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
  TEST (what_is_paid_stays_paid);
  TEST (a_restored_headquarters_hears_it_again);
  TEST (a_restored_register_has_paid);
  TEST (damage_is_found);
  g_test_add ("/hq/invoices/a_hub_asks_and_never_guesses",
              Store,
              NULL,
              store_set_up,
              a_hub_asks_and_never_guesses,
              store_tear_down);
  return g_test_run ();
}
