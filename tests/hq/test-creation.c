/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-creation.c — customer-orders.md §8.1: headquarters creates the order while the customer
 * waits, and every way in which that goes wrong.  Registers are real, headquarters is real, and a
 * box between them loses what a test says. */
#include "gate.h"

#include <string.h>

static void
be_synchronous (Chain *chain)
{
  chain_import (chain,
                "{\"kind\": \"profile\", \"id\": \"P1\", \"balance_rule\": \"optional\", "
                "\"async_orders\": false, \"secret_tries\": 5}");
}

/* A cart that only has to be paid. */
static void
fill_cart (Till *till)
{
  till_do (till, "item.add", "{'item': 'A'}");
  till_do (till, "customer.attach", "{'customer': 'C'}");
  till_do (till, "order.pickup_all", "{'store': 'S1'}");
}

/* @args: what it is paid with; the answer: whole.  Returns: (transfer full). */
static json_t *
pay (Till *till, const char *op, const char *args, const char *approval)
{
  g_autofree char *line = g_strdup_printf ("{'op': '%s', 'args': %s%s%s}",
                                           op,
                                           args,
                                           approval ? ", 'approval': " : "",
                                           approval ? approval : "");
  g_autoptr (json_t) request = NULL;

  return pos_cli_answer (&till->cli, g_strdelimit (line, "'", '"'), strlen (line), &request);
}

static void
assert_refused (Till *till, const char *op, const char *args, const char *code)
{
  g_autoptr (json_t) json = pay (till, op, args, NULL);

  g_assert_cmpstr (text_at (json, "error.domain"), ==, "sync");
  g_assert_cmpstr (text_at (json, "error.code"), ==, code);
  g_assert_cmpstr (text_at (json, "error.details.creation"), ==, "failed");
}

static PosOrder *
get_local (Till *till, const char *number)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (json_t) json = NULL;
  g_autofree char *args = g_strdup_printf ("{'order': '%s'}", number);
  PosOrder *order = NULL;
  PosId id;

  json = till_ask (till, "order.get", args);
  g_assert_true (pos_id_parse (text_at (json, "id"), &id, NULL));
  pos_local_store_get_order_sync (till->cli.store, &id, &order, NULL);
  return order;
}

static guint
count_orders (Chain *chain, Till *till, const char *status)
{
  g_autofree char *args = g_strdup_printf ("{'statuses': ['%s']}", status);
  g_autoptr (json_t) found = till_ask (till, "order.search", args);

  g_assert_true (json_is_true (json_object_get (found, "complete")));
  return (guint)json_array_size (json_object_get (found, "orders"));
}

static guint
count_transactions (Chain *chain, const char *status)
{
  g_autofree char *path = g_strconcat ("/v1/transactions?status=", status, NULL);
  g_autoptr (json_t) list =
      chain_send (chain, "GET", path, pos_hq_server_get_admin_token (chain->hq), NULL, 200);

  return (guint)json_array_size (json_object_get (list, "transactions"));
}

/* In the end both have the same, once. */
static void
assert_settled (Chain *chain, Till *till, guint n_open, guint n_voided)
{
  till_sync (till);
  chain_synchronize (chain);
  till_sync (till);
  g_assert_cmpuint (count_transactions (chain, "pending"), ==, 0);
  g_assert_cmpuint (count_transactions (chain, "failed"), ==, 0);
  g_assert_cmpuint (count_transactions (chain, "conflict"), ==, 0);
  g_assert_cmpuint (count_orders (chain, till, "open"), ==, n_open);
  g_assert_cmpuint (count_orders (chain, till, "voided"), ==, n_voided);
}

static void
assert_stock (Till *till, const char *reserved)
{
  g_autoptr (json_t) found = till_ask (till, "stock.get", "{'item': 'A', 'location': 'W1'}");

  g_assert_cmpstr (text_at (found, "stock.0.reserved"), ==, reserved);
}

static void
an_order_has_its_number_at_once (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autoptr (json_t) done = NULL;
  g_autoptr (PosOrder) order = NULL;

  be_synchronous (chain);
  till_open (&till, chain, "R1");
  fill_cart (&till);
  done = till_ask (&till, "pay.cash", "{'balance': 'pay-later'}");
  g_assert_cmpstr (text_at (done, "status"), ==, "open");
  order = get_local (&till, "SO-000001");
  g_assert_nonnull (order->receipt);
  assert_settled (chain, &till, 1, 0);
  assert_stock (&till, "1");
  till_close (&till);
}

static void
a_sale_asks_nobody (Chain *chain, gconstpointer data)
{
  Till till = {0};

  be_synchronous (chain);
  till_open (&till, chain, "R1");
  chain_stop (chain);
  till_do (&till, "item.add", "{'item': 'A'}");
  till_do (&till, "pay.cash", NULL);
  chain_start (chain);
  till_close (&till);
}

/* Asynchronous is always asynchronous, also when headquarters is there. */
static void
an_asynchronous_channel_asks_nobody (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autoptr (json_t) done = NULL;

  till_open (&till, chain, "R1");
  fill_cart (&till);
  done = till_ask (&till, "pay.cash", "{'balance': 'pay-later', 'creation': 'asynchronous'}");
  g_assert_cmpstr (text_at (done, "status"), ==, "pending-sync");
  assert_settled (chain, &till, 1, 0);
  till_close (&till);
}

/* A profile that says nothing. */
static void
not_said_is_asynchronous (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autoptr (json_t) done = NULL;

  chain_import (chain, "{\"kind\": \"profile\", \"id\": \"P1\"}");
  till_open (&till, chain, "R1");
  fill_cart (&till);
  done = till_ask (&till, "pay.cash", "{'balance': 'pay-later'}");
  g_assert_cmpstr (text_at (done, "status"), ==, "pending-sync");
  till_close (&till);
}

/* §8.3: a line that is known to be down decides by itself. */
static void
offline_is_asynchronous (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autoptr (json_t) done = NULL;

  be_synchronous (chain);
  till_open (&till, chain, "R1");
  chain_stop (chain);
  g_assert_false (till_sync (&till));
  fill_cart (&till);
  done = till_ask (&till, "pay.cash", "{'balance': 'pay-later'}");
  g_assert_cmpstr (text_at (done, "status"), ==, "pending-sync");
  chain_start (chain);
  assert_settled (chain, &till, 1, 0);
  till_close (&till);
}

static void
assert_money_went_back (Till *till)
{
  g_autofree char *path =
      g_build_filename (till->folder, "devices", "terminal", "terminal.jsonl", NULL);
  g_autofree char *log = NULL;

  g_assert_true (g_file_get_contents (path, &log, NULL, NULL));
  g_assert_nonnull (strstr (log, "\"authorize\",\"amount\":\"10.00\""));
  g_assert_nonnull (strstr (log, "\"refund\",\"amount\":\"10.00\""));
}

/* Scenario 107: nothing is created, the money goes back, the cart stays, and a person decides. */
static void
nobody_there_leaves_the_choice (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autoptr (json_t) cart = NULL;
  g_autoptr (json_t) done = NULL;
  g_autoptr (json_t) unapproved = NULL;

  be_synchronous (chain);
  till_open (&till, chain, "R1");
  fill_cart (&till);
  chain_stop (chain);
  assert_refused (&till, "pay.card", "{'balance': 'pay-later'}", "offline");
  cart = till_ask (&till, "cart.get", NULL);
  g_assert_cmpuint (json_array_size (json_object_get (cart, "lines")), ==, 1);
  g_assert_cmpuint (json_array_size (json_object_get (cart, "payments")), ==, 0);
  assert_money_went_back (&till);
  /* The line is known to be down now, but somebody waits for an answer: it is his to decide. */
  assert_refused (&till, "pay.cash", "{'balance': 'pay-later'}", "offline");
  unapproved =
      pay (&till, "pay.cash", "{'balance': 'pay-later', 'creation': 'asynchronous'}", NULL);
  g_assert_cmpstr (text_at (unapproved, "error.code"), ==, "needs-approval");
  g_assert_cmpstr (text_at (unapproved, "error.details.permission"), ==, "order.create_async");
  done = pay (&till,
              "pay.cash",
              "{'balance': 'pay-later', 'creation': 'asynchronous'}",
              "{'worker': 'sam', 'secret': '2468'}");
  g_assert_cmpstr (text_at (done, "result.status"), ==, "pending-sync");
  chain_start (chain);
  assert_settled (chain, &till, 1, 0);
  till_close (&till);
}

static void
trying_again_works (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autoptr (Gate) gate = gate_new (chain);
  g_autoptr (json_t) done = NULL;

  be_synchronous (chain);
  till_open (&till, chain, "R1");
  fill_cart (&till);
  gate_set (gate, "POST", "/v1/orders", GATE_FAIL);
  assert_refused (&till, "pay.cash", "{'balance': 'pay-later'}", "server");
  done = till_ask (&till, "pay.cash", "{'balance': 'pay-later'}");
  g_assert_cmpstr (text_at (done, "status"), ==, "open");
  assert_settled (chain, &till, 1, 0);
  till_close (&till);
}

/* Headquarters has created it, and the register does not know: once more does not make two. */
static void
a_lost_answer_makes_no_second_order (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autoptr (Gate) gate = gate_new (chain);
  g_autoptr (json_t) done = NULL;

  be_synchronous (chain);
  till_open (&till, chain, "R1");
  fill_cart (&till);
  gate_set (gate, "POST", "/v1/orders", GATE_LOSE);
  assert_refused (&till, "pay.cash", "{'balance': 'pay-later'}", "offline");
  till_sync (&till);
  /* The clerk changes the cart before he tries again; what was asked last counts. */
  till_do (&till, "item.add", "{'item': 'B'}");
  till_do (&till, "order.pickup_all", "{'store': 'S1'}");
  done = till_ask (&till, "pay.cash", "{'balance': 'pay-later'}");
  g_assert_cmpstr (text_at (done, "status"), ==, "open");
  assert_settled (chain, &till, 1, 0);
  g_autoptr (PosOrder) order = get_local (&till, "SO-000001");
  g_assert_cmpuint (pos_order_count_active_lines (order), ==, 2);
  assert_stock (&till, "1");
  till_close (&till);
}

/* The same, but then asynchronously. */
static void
a_lost_answer_and_then_asynchronously (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autoptr (Gate) gate = gate_new (chain);

  be_synchronous (chain);
  till_open (&till, chain, "R1");
  fill_cart (&till);
  gate_set (gate, "POST", "/v1/orders", GATE_LOSE);
  assert_refused (&till, "pay.cash", "{'balance': 'pay-later'}", "offline");
  json_decref (pay (&till,
                    "pay.cash",
                    "{'balance': 'pay-later', 'creation': 'asynchronous'}",
                    "{'worker': 'sam', 'secret': '2468'}"));
  assert_settled (chain, &till, 1, 0);
  assert_stock (&till, "1");
  till_close (&till);
}

/* The cart is given up: headquarters takes back what it may have created. */
static void
what_nobody_wants_is_withdrawn (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autoptr (Gate) gate = gate_new (chain);

  be_synchronous (chain);
  till_open (&till, chain, "R1");
  fill_cart (&till);
  gate_set (gate, "POST", "/v1/orders", GATE_LOSE);
  assert_refused (&till, "pay.cash", "{'balance': 'pay-later'}", "offline");
  g_assert_true (till_sync (&till));
  g_assert_cmpuint (count_orders (chain, &till, "open"), ==, 1);
  till_do (&till, "txn.void", NULL);
  assert_settled (chain, &till, 0, 1);
  assert_stock (&till, "0");
  /* The next order is another one, with another number. */
  fill_cart (&till);
  till_do (&till, "pay.cash", "{'balance': 'pay-later'}");
  assert_settled (chain, &till, 1, 1);
  g_object_unref (get_local (&till, "SO-000002"));
  till_close (&till);
}

/* The program ends between question and answer. */
static void
after_a_crash_it_is_known_who_was_asked (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autoptr (Gate) gate = gate_new (chain);

  be_synchronous (chain);
  till_open (&till, chain, "R1");
  fill_cart (&till);
  gate_set (gate, "POST", "/v1/orders", GATE_LOSE);
  assert_refused (&till, "pay.cash", "{'balance': 'pay-later'}", "offline");
  till_reopen (&till);
  till_do (&till, "txn.void", NULL);
  assert_settled (chain, &till, 0, 1);
  till_close (&till);
}

static void
a_suspended_cart_is_asked_for_anew (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autoptr (Gate) gate = gate_new (chain);

  be_synchronous (chain);
  chain_import (chain,
                "{\"kind\": \"role\", \"id\": \"clerk\", \"name\": \"Clerk\", \"permissions\": "
                "[\"order.create\", \"order.retrieve\", \"txn.suspend\"]}");
  till_open (&till, chain, "R1");
  fill_cart (&till);
  gate_set (gate, "POST", "/v1/orders", GATE_LOSE);
  assert_refused (&till, "pay.cash", "{'balance': 'pay-later'}", "offline");
  g_autoptr (json_t) aside = till_ask (&till, "txn.suspend", NULL);
  assert_settled (chain, &till, 0, 1);
  g_autofree char *cart = g_strdup_printf ("{'cart': '%s'}", text_at (aside, "cart"));
  till_do (&till, "txn.recall", cart);
  till_do (&till, "pay.cash", "{'balance': 'pay-later'}");
  assert_settled (chain, &till, 1, 0);
  g_object_unref (get_local (&till, "SO-000001"));
  assert_stock (&till, "1");
  till_close (&till);
}

static void
the_same_question_twice_gets_one_answer (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autoptr (Gate) gate = gate_new (chain);

  be_synchronous (chain);
  till_open (&till, chain, "R1");
  fill_cart (&till);
  gate_set (gate, "POST", "/v1/orders", GATE_TWICE);
  till_do (&till, "pay.cash", "{'balance': 'pay-later'}");
  assert_settled (chain, &till, 1, 0);
  assert_stock (&till, "1");
  till_close (&till);
}

static void
silence_ends_after_four_seconds (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autoptr (Gate) gate = gate_new (chain);
  gint64 start;

  be_synchronous (chain);
  till_open (&till, chain, "R1");
  fill_cart (&till);
  gate_set (gate, "POST", "/v1/orders", GATE_HANG);
  start = g_get_monotonic_time ();
  assert_refused (&till, "pay.cash", "{'balance': 'pay-later'}", "timeout");
  g_assert_cmpint (g_get_monotonic_time () - start, <, 8 * (gint64)G_USEC_PER_SEC);
  till_do (&till, "pay.cash", "{'balance': 'pay-later'}");
  assert_settled (chain, &till, 1, 0);
  till_close (&till);
}

/* S3: a customer whom headquarters has not heard of comes along with the order. */
static void
a_new_customer_comes_along (Chain *chain, gconstpointer data)
{
  Till till = {0};

  be_synchronous (chain);
  till_open (&till, chain, "R1");
  till_do (&till, "customer.create", "{'customer': {'name': 'Marieke'}}");
  till_do (&till, "item.add", "{'item': 'A'}");
  till_do (&till, "order.pickup_all", "{'store': 'S1'}");
  till_do (&till, "pay.cash", "{'balance': 'pay-later'}");
  assert_settled (chain, &till, 1, 0);
  till_close (&till);
}

/* Another register goes on with the order before its own has confirmed it. */
static void
others_may_go_on_with_it_at_once (Chain *chain, gconstpointer data)
{
  Till here = {0}, there = {0};
  g_autoptr (PosOrder) order = NULL;

  be_synchronous (chain);
  till_open (&here, chain, "R1");
  till_open (&there, chain, "R2");
  fill_cart (&here);
  till_do (&here, "pay.cash", "{'balance': 'pay-later'}");
  till_do (&there, "order.edit", "{'order': 'SO-000001'}");
  till_do (&there, "item.add", "{'item': 'B'}");
  till_do (&there, "order.pickup_all", "{'store': 'S1'}");
  till_do (&there, "pay.cash", "{'balance': 'pay-later'}");
  till_sync (&there);
  chain_synchronize (chain);
  assert_settled (chain, &here, 1, 0);
  order = get_local (&here, "SO-000001");
  g_assert_cmpint (order->revision, ==, 2);
  g_assert_cmpuint (pos_order_count_active_lines (order), ==, 2);
  till_close (&here);
  till_close (&there);
}

/* A quote whose answer was lost is changed elsewhere, while its customer orders and pays here: an
 * offer cannot hold money, so what was ordered stands. */
static void
what_was_ordered_stands_over_the_offer (Chain *chain, gconstpointer data)
{
  Till here = {0}, there = {0};
  g_autoptr (Gate) gate = gate_new (chain);

  be_synchronous (chain);
  till_open (&here, chain, "R1");
  till_open (&there, chain, "R2");
  fill_cart (&here);
  gate_set (gate, "POST", "/v1/orders", GATE_LOSE);
  assert_refused (&here, "quote.create", "{}", "offline");
  g_autofree char *id = pos_id_dup_text (&pos_register_get_order (here.cli.reg)->id);
  g_autofree char *edit = g_strdup_printf ("{'order': '%s'}", id);
  till_do (&there, "order.edit", edit);
  till_do (&there, "txn.comment", "{'text': 'Ring once'}");
  till_do (&there, "quote.create", "{}");
  till_sync (&there);
  chain_synchronize (chain);
  json_decref (pay (&here,
                    "pay.cash",
                    "{'balance': 'pay-later', 'creation': 'asynchronous'}",
                    "{'worker': 'sam', 'secret': '2468'}"));
  assert_settled (chain, &here, 1, 0);
  till_sync (&there);
  g_autoptr (PosOrder) order = get_local (&there, id);
  g_assert_cmpint (order->type, ==, POS_ORDER_TYPE_SALES_ORDER);
  g_assert_true (g_str_has_prefix (order->number, "SO-"));
  g_assert_cmpint (order->deposit_held, ==, 1000);
  assert_stock (&here, "1");
  till_close (&here);
  till_close (&there);
}

/* --- What a program of one's own may say --- */

static json_t *
ask_for (Chain *chain, const char *token, PosOrder *order, gint64 attempt, guint status)
{
  g_autoptr (PosCreation) creation = pos_creation_new (order, NULL, attempt);
  g_autofree char *text = pos_wire_to_text (creation);

  return chain_send (chain, "POST", "/v1/orders", token, text, status);
}

static void
assert_asked (Chain *chain,
              const char *token,
              PosOrder *order,
              gint64 attempt,
              guint status,
              const char *result)
{
  g_autoptr (json_t) answer = ask_for (chain, token, order, attempt, status);

  g_assert_cmpstr (text_at (answer, "result"), ==, result);
  g_assert_cmpint (text_at (answer, "number") != NULL, ==, status == 200);
  g_assert_cmpint (text_at (answer, "reason") != NULL, ==, status != 200);
}

static void
attempts_are_told_apart (Chain *chain, gconstpointer data)
{
  g_autofree char *token = chain_enroll (chain, "R1");
  g_autofree char *other = chain_enroll (chain, "R2");
  g_autoptr (PosOrder) order = pos_order_new (pos_currency_from_code ("EUR"));

  order->id = pos_context_mint_id (chain->context);
  order->type = POS_ORDER_TYPE_QUOTE;
  order->status = POS_ORDER_STATUS_QUOTE_OPEN;
  order->revision = 1;
  pos_text_set (&order->home_store, "S1");
  assert_asked (chain, token, order, 2, 200, "accepted");
  assert_asked (chain, token, order, 2, 200, "duplicate");
  assert_asked (chain, token, order, 1, 409, "conflict");
  assert_asked (chain, other, order, 3, 409, "conflict");
  pos_text_set (&order->comment, "Ring twice");
  assert_asked (chain, token, order, 2, 409, "conflict");
  assert_asked (chain, token, order, 3, 200, "accepted");
  order->revision = 2;
  assert_asked (chain, token, order, 4, 422, "rejected");
  order->revision = 1;
  pos_text_set (&order->home_store, "S2");
  assert_asked (chain, token, order, 4, 422, "rejected");
  pos_text_set (&order->home_store, "S1");
  pos_text_set (&order->customer, "NOBODY");
  assert_asked (chain, token, order, 4, 422, "rejected");
}

#define TEST(name)                                                                                 \
  g_test_add ("/hq/creation/" #name, Chain, NULL, chain_set_up, name, chain_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (an_order_has_its_number_at_once);
  TEST (a_sale_asks_nobody);
  TEST (an_asynchronous_channel_asks_nobody);
  TEST (not_said_is_asynchronous);
  TEST (offline_is_asynchronous);
  TEST (nobody_there_leaves_the_choice);
  TEST (trying_again_works);
  TEST (a_lost_answer_makes_no_second_order);
  TEST (a_lost_answer_and_then_asynchronously);
  TEST (what_nobody_wants_is_withdrawn);
  TEST (after_a_crash_it_is_known_who_was_asked);
  TEST (a_suspended_cart_is_asked_for_anew);
  TEST (the_same_question_twice_gets_one_answer);
  TEST (silence_ends_after_four_seconds);
  TEST (a_new_customer_comes_along);
  TEST (others_may_go_on_with_it_at_once);
  TEST (what_was_ordered_stands_over_the_offer);
  TEST (attempts_are_told_apart);
  return g_test_run ();
}
