/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-desk.c — customer-orders.md §8.2: what cannot become an order waits with its reason, is
 * corrected field by field, and holds nothing else back. */
#include "chain-fixture.h"
#include "wire/pos-protocol.h"
#include "wire/pos-transaction.h"

#include <string.h>

typedef struct {
  Chain *chain;
  char *token; /* of R1 */
  char *admin;
  gint64 sequence;
} Desk;

static void
desk_open (Desk *self, Chain *chain)
{
  self->chain = chain;
  self->token = chain_enroll (chain, "R1");
  self->admin = g_strdup (pos_hq_server_get_admin_token (chain->hq));
}

static void
desk_close (Desk *self)
{
  g_free (self->token);
  g_free (self->admin);
}

/* A quote for @customer from R1, in @currency (nullable).  Returns: (transfer full): the
 * transaction's id. */
static char *
send_quote_in (Desk *self, const char *customer, const char *currency)
{
  PosId id = pos_context_mint_id (self->chain->context);
  g_autoptr (PosOrder) order = pos_order_new (currency ? pos_currency_from_code (currency) : 0);
  g_autoptr (PosTransaction) message = NULL;

  order->id = pos_context_mint_id (self->chain->context);
  order->type = POS_ORDER_TYPE_QUOTE;
  order->status = POS_ORDER_STATUS_QUOTE_OPEN;
  order->revision = 1;
  order->created_at = pos_clock_get_now (self->chain->clock);
  pos_text_set (&order->home_store, "S1");
  pos_text_set (&order->customer, customer);
  message = pos_transaction_new (&id, POS_TRANSACTION_ORDER, order);
  message->sequence = ++self->sequence;
  message->at = pos_clock_get_now (self->chain->clock);
  pos_text_set (&message->register_id, "R1");
  pos_text_set (&message->store, "S1");
  pos_text_set (&message->worker, "kim");
  pos_transaction_seal (message);
  g_autofree char *path = pos_transaction_dup_path (&id);
  g_autofree char *text = pos_transaction_to_text (message);
  json_decref (chain_send (self->chain, "PUT", path, self->token, text, 200));
  return pos_id_dup_text (&id);
}

static char *
send_quote (Desk *self, const char *customer)
{
  return send_quote_in (self, customer, "EUR");
}

static json_t *
list_problems (Desk *self, const char *token)
{
  return chain_send (self->chain, "GET", "/v1/problems", token, NULL, 200);
}

static guint
count_problems (Desk *self)
{
  g_autoptr (json_t) list = list_problems (self, self->admin);

  return (guint)json_array_size (json_object_get (list, "problems"));
}

/* @changes: a JSON list with ' for ". */
static json_t *
correct (Desk *self, const char *id, const char *changes, gboolean publish, guint status)
{
  g_autofree char *body = g_strdup_printf (
      "{'transaction': '%s', 'worker': 'sam', 'reason': 'Typo', 'changes': %s, 'publish': %s}",
      id,
      changes,
      publish ? "true" : "false");

  return chain_send (
      self->chain, "POST", "/v1/corrections", self->token, g_strdelimit (body, "'", '"'), status);
}

static void
assert_corrected (
    Desk *self, const char *id, const char *changes, gboolean publish, const char *status)
{
  g_autoptr (json_t) answer = correct (self, id, changes, publish, 200);

  g_assert_cmpstr (text_at (answer, "status"), ==, status);
}

static void
assert_refused (Desk *self, const char *id, const char *changes, guint status, const char *code)
{
  g_autoptr (json_t) answer = correct (self, id, changes, TRUE, status);

  g_assert_cmpstr (chain_get_code (answer), ==, code);
}

/* B1-07: the third of twenty is refused, nineteen arrive. */
static void
one_bad_document_holds_nothing_back (Chain *chain, gconstpointer data)
{
  Desk desk = {0};
  g_autoptr (json_t) problems = NULL;
  g_autoptr (json_t) found = NULL;

  desk_open (&desk, chain);
  for (int i = 1; i <= 20; i++)
    g_free (send_quote (&desk, i == 3 ? "NOBODY" : "C"));
  chain_synchronize (chain);
  found = chain_send (chain, "POST", "/v1/orders/search", desk.token, "{\"limit\": 100}", 200);
  g_assert_cmpuint (json_array_size (json_object_get (found, "orders")), ==, 19);
  problems = list_problems (&desk, desk.token);
  g_assert_cmpuint (json_array_size (json_object_get (problems, "problems")), ==, 1);
  g_assert_cmpstr (text_at (problems, "problems.0.status"), ==, "failed");
  g_assert_nonnull (strstr (text_at (problems, "problems.0.reason"), "NOBODY"));
  g_assert_cmpstr (text_at (problems, "problems.0.worker"), ==, "kim");
  desk_close (&desk);
}

/* Decision 66: its amounts are other money than everything that they would be added to. */
static void
what_counts_in_other_money_is_no_order (Chain *chain, gconstpointer data)
{
  static const struct {
    const char *currency, *reason;
  } cases[] = {{"USD", "The order is in USD, but the chain counts in EUR"},
               {NULL, "The order does not say its currency"}};
  Desk desk = {0};

  desk_open (&desk, chain);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_free (send_quote_in (&desk, "C", cases[i].currency));
  chain_synchronize (chain);
  g_autoptr (json_t) problems = list_problems (&desk, desk.token);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("problems.%u.reason", (guint)i);
    g_assert_cmpstr (text_at (problems, path), ==, cases[i].reason);
  }
  desk_close (&desk);
}

/* 1, 5, 15, 60 minutes, then hourly; by hand at once. */
static void
failures_are_tried_again (Chain *chain, gconstpointer data)
{
  static const int minutes[] = {1, 5, 15, 60, 60};
  Desk desk = {0};

  desk_open (&desk, chain);
  g_free (send_quote (&desk, "NOBODY"));
  chain_synchronize (chain);
  for (gsize i = 0; i < G_N_ELEMENTS (minutes); i++) {
    g_autoptr (json_t) problems = list_problems (&desk, desk.admin);
    json_t *problem = json_array_get (json_object_get (problems, "problems"), 0);
    gint64 now = pos_clock_get_now (chain->clock), next_at;

    g_assert_cmpint (json_integer_value (json_object_get (problem, "retries")), ==, (int)i + 1);
    g_assert_true (pos_instant_parse (text_at (problem, "next_at"), &next_at, NULL));
    g_assert_cmpint (next_at - now, ==, minutes[i] * 60 * (gint64)G_USEC_PER_SEC);
    json_decref (chain_send (chain, "POST", "/v1/jobs/synchronize-orders", desk.admin, "{}", 200));
  }
  desk_close (&desk);
}

static void
assert_retries (Desk *self, gint64 expected)
{
  g_autoptr (json_t) problems = list_problems (self, self->admin);
  json_t *problem = json_array_get (json_object_get (problems, "problems"), 0);

  g_assert_cmpint (json_integer_value (json_object_get (problem, "retries")), ==, expected);
}

/* What arrives sets its job going, and whatever is due by then is worked on first. */
static void
let_it_work (Desk *self)
{
  gsize waiting = 1;

  g_free (send_quote (self, "C"));
  while (waiting > 0) {
    g_autoptr (json_t) list =
        chain_send (self->chain, "GET", "/v1/transactions?status=pending", self->admin, NULL, 200);
    waiting = json_array_size (json_object_get (list, "transactions"));
  }
}

/* Nobody asks for it: not a second before, and then. */
static void
failures_are_tried_again_in_time (Chain *chain, gconstpointer data)
{
  static const int minutes[] = {1, 5, 15, 60, 60};
  Desk desk = {0};

  desk_open (&desk, chain);
  chain_stop (chain);
  chain->interval = 24 * 3600;
  chain_start (chain);
  g_free (send_quote (&desk, "NOBODY"));
  let_it_work (&desk);
  for (gsize i = 0; i < G_N_ELEMENTS (minutes); i++) {
    assert_retries (&desk, (gint64)i + 1);
    pos_clock_advance (chain->clock, (minutes[i] * 60 - 1) * (gint64)G_USEC_PER_SEC);
    let_it_work (&desk);
    assert_retries (&desk, (gint64)i + 1);
    pos_clock_advance (chain->clock, G_USEC_PER_SEC);
    let_it_work (&desk);
  }
  assert_retries (&desk, G_N_ELEMENTS (minutes) + 1);
  desk_close (&desk);
}

static void
a_value_is_corrected_and_told (Chain *chain, gconstpointer data)
{
  Desk desk = {0};
  g_autofree char *id = NULL;
  g_autoptr (json_t) problems = NULL;
  g_autoptr (json_t) still = NULL;

  desk_open (&desk, chain);
  id = send_quote (&desk, "NOBODY");
  chain_synchronize (chain);
  /* While somebody has it in hand, the job skips it. */
  assert_corrected (&desk, id, "[{'field': 'comment', 'value': 'Ring twice'}]", FALSE, "editing");
  json_decref (chain_send (chain, "POST", "/v1/jobs/synchronize-orders", desk.admin, "{}", 200));
  problems = list_problems (&desk, desk.token);
  g_assert_cmpint (json_integer_value (json_object_get (
                       json_array_get (json_object_get (problems, "problems"), 0), "retries")),
                   ==,
                   1);
  g_assert_cmpstr (text_at (problems, "problems.0.corrections.0.field"), ==, "comment");
  g_assert_cmpstr (text_at (problems, "problems.0.corrections.0.worker"), ==, "sam");
  g_assert_cmpstr (text_at (problems, "problems.0.corrections.0.after"), ==, "Ring twice");
  /* Values are checked, and a wrong one among good ones changes nothing. */
  assert_refused (&desk, id, "[{'field': 'customer', 'value': 'ALSO NOBODY'}]", 422, "reference");
  assert_refused (&desk, id, "[{'field': 'requested_date', 'value': 'soon'}]", 400, "parse");
  assert_refused (&desk, id, "[{'field': 'home_store', 'value': null}]", 422, "missing");
  assert_refused (&desk, id, "[{'field': 'total', 'value': '0.00'}]", 422, "missing");
  assert_refused (&desk,
                  id,
                  "[{'field': 'customer', 'value': 'C'}, {'field': 'sales_taker', 'value': 'X'}]",
                  422,
                  "reference");
  still = list_problems (&desk, desk.token);
  g_assert_cmpuint (json_array_size (json_object_get (
                        json_array_get (json_object_get (still, "problems"), 0), "corrections")),
                    ==,
                    1);
  assert_corrected (&desk, id, "[{'field': 'customer', 'value': 'C'}]", TRUE, "done");
  g_assert_cmpuint (count_problems (&desk), ==, 0);
  assert_refused (&desk, id, "[]", 404, "not-found");
  desk_close (&desk);
}

/* Damage of one document hides neither it nor the others, nor what else a register asks for. */
static void
a_damaged_document_is_listed_with_the_others (Chain *chain, gconstpointer data)
{
  Desk desk = {0};
  g_autofree char *id = NULL;
  g_autofree char *other = NULL;
  g_autoptr (json_t) found = NULL;
  PosDb *db = pos_hq_server_get_core (chain->hq)->db;

  desk_open (&desk, chain);
  id = send_quote (&desk, "NOBODY");
  other = send_quote (&desk, "NOBODY");
  chain_synchronize (chain);
  g_assert_cmpuint (count_problems (&desk), ==, 2);
  chain_run_sql (db, "UPDATE register_transaction SET body = substr (body, 2) WHERE arrival = 1");
  chain_run_sql (db, "UPDATE feed SET body = substr (body, 2) WHERE kind = 'product' AND id = 'A'");
  g_assert_cmpuint (count_problems (&desk), ==, 2);
  g_test_expect_message ("pos-hq", G_LOG_LEVEL_WARNING, "*cannot be read: product A");
  found = chain_send (chain, "GET", "/v1/changes?limit=1000", desk.token, NULL, 200);
  g_test_assert_expected_messages ();
  g_assert_cmpuint (json_array_size (json_object_get (found, "changes")), >, 0);
  chain_run_sql (db, "UPDATE register_transaction SET body = '{' || body WHERE arrival = 1");
  chain_run_sql (db, "UPDATE feed SET body = '{' || body WHERE kind = 'product' AND id = 'A'");
  desk_close (&desk);
}

/* Nor does damage of one tender: what is paid with it is taken as well. */
static void
a_damaged_tender_stops_nobody (Chain *chain, gconstpointer data)
{
  PosDb *db = pos_hq_server_get_core (chain->hq)->db;
  g_autofree char *order = NULL;
  Till till = {0};

  till_open (&till, chain, "R1");
  chain_run_sql (db, "UPDATE feed SET body = substr (body, 2) WHERE kind = 'tender'");
  order = till_take_order (&till, "S1");
  g_assert_true (till_sync (&till));
  chain_synchronize (chain);
  g_assert_cmpint (chain_count_rows (db, "SELECT count (*) FROM sales_order"), ==, 1);
  chain_run_sql (db, "UPDATE feed SET body = '{' || body WHERE kind = 'tender'");
  till_close (&till);
}

/* "Hold code for order sync errors". */
static void
what_was_corrected_is_held (Chain *chain, gconstpointer data)
{
  Desk desk = {0};
  g_autofree char *id = NULL;
  g_autoptr (json_t) order = NULL;

  chain_import (chain,
                "{\"kind\": \"hold-code\", \"id\": \"SYNC\", \"name\": \"Was corrected\"}, "
                "{\"kind\": \"parameters\", \"id\": \"company\", \"company\": \"Fixture\", "
                "\"currency\": \"EUR\", \"sync_hold_code\": \"SYNC\"}");
  desk_open (&desk, chain);
  id = send_quote (&desk, "NOBODY");
  chain_synchronize (chain);
  assert_corrected (&desk, id, "[{'field': 'customer', 'value': 'C'}]", TRUE, "done");
  order = chain_send (chain, "GET", "/v1/orders/QU-000001", desk.token, NULL, 200);
  g_assert_cmpstr (text_at (order, "holds.0"), ==, "SYNC");
  g_assert_cmpstr (text_at (order, "customer"), ==, "C");
  desk_close (&desk);
}

/* Another store's register sees and touches nothing of it. */
static void
everybody_sees_his_own (Chain *chain, gconstpointer data)
{
  Desk desk = {0};
  g_autofree char *id = NULL;
  g_autofree char *other = chain_enroll (chain, "R2");
  g_autoptr (json_t) problems = NULL;

  desk_open (&desk, chain);
  id = send_quote (&desk, "NOBODY");
  chain_synchronize (chain);
  problems = list_problems (&desk, other);
  g_assert_cmpuint (json_array_size (json_object_get (problems, "problems")), ==, 0);
  g_free (desk.token);
  desk.token = g_steal_pointer (&other);
  assert_refused (&desk, id, "[{'field': 'customer', 'value': 'C'}]", 404, "not-found");
  json_decref (chain_send (chain, "GET", "/v1/problems", NULL, NULL, 401));
  desk_close (&desk);
}

/* Whoever corrects is somebody who may, and says why; whatever is asked, nothing changes before. */
static void
who_corrects_is_known_and_says_why (Chain *chain, gconstpointer data)
{
  static const struct {
    const char *who, *code, *message;
  } cases[] = {
      {"'reason': 'Typo'", "missing", "“worker” says who does it"},
      {"'worker': '', 'reason': 'Typo'", "missing", "“worker” says who does it"},
      {"'worker': 'nobody', 'reason': 'Typo'",
       "reference",
       "worker: “nobody” is nobody whom headquarters knows"},
      {"'worker': 'kim', 'reason': 'Typo'", "range", "worker: “kim” may not do this"},
      {"'worker': 'gone', 'reason': 'Typo'", "range", "worker: “gone” may not do this"},
      {"'worker': 'sam'", "missing", "“reason” says why"},
      {"'worker': 'sam', 'reason': ''", "missing", "“reason” says why"},
      {"'worker': 'sam', 'reason': ' \\t '", "missing", "“reason” says why"},
  };
  Desk desk = {0};
  g_autofree char *id = NULL;

  chain_import (chain,
                "{\"kind\": \"worker\", \"id\": \"gone\", \"name\": \"Gone\", \"role\": "
                "\"supervisor\", \"blocked\": true}");
  desk_open (&desk, chain);
  id = send_quote (&desk, "NOBODY");
  chain_synchronize (chain);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const char *tokens[] = {desk.token, desk.admin};
    for (gsize j = 0; j < G_N_ELEMENTS (tokens); j++) {
      g_autofree char *body = g_strdup_printf ("{'transaction': '%s', %s, 'publish': true, "
                                               "'changes': [{'field': 'customer', 'value': 'C'}]}",
                                               id,
                                               cases[i].who);
      g_autoptr (json_t) answer = chain_send (
          chain, "POST", "/v1/corrections", tokens[j], g_strdelimit (body, "'", '"'), 422);
      g_assert_cmpstr (chain_get_code (answer), ==, cases[i].code);
      g_assert_cmpstr (text_at (answer, "error.message"), ==, cases[i].message);
    }
  }
  g_assert_cmpuint (count_problems (&desk), ==, 1);
  assert_corrected (&desk, id, "[{'field': 'customer', 'value': 'C'}]", TRUE, "done");
  desk_close (&desk);
}

#define TEST(name) g_test_add ("/hq/desk/" #name, Chain, NULL, chain_set_up, name, chain_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (one_bad_document_holds_nothing_back);
  TEST (what_counts_in_other_money_is_no_order);
  TEST (failures_are_tried_again);
  TEST (failures_are_tried_again_in_time);
  TEST (a_value_is_corrected_and_told);
  TEST (a_damaged_document_is_listed_with_the_others);
  TEST (a_damaged_tender_stops_nobody);
  TEST (what_was_corrected_is_held);
  TEST (everybody_sees_his_own);
  TEST (who_corrects_is_known_and_says_why);
  return g_test_run ();
}
