/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-chain.c — orders between registers and headquarters, with everything that goes wrong. */
#include "chain-fixture.h"
#include "db/pos-db-statement.h"
#include "model/pos-layout.h"

#include <string.h>

/* The register's copy, whatever headquarters would answer. */
static void
assert_local (Till *till, const char *order, const char *status, const char *number)
{
  g_autoptr (PosOrder) found = NULL;
  g_autoptr (GError) error = NULL;
  PosId id;

  g_assert_true (pos_id_parse (order, &id, NULL));
  pos_local_store_get_order_sync (till->cli.store, &id, &found, &error);
  g_assert_no_error (error);
  g_assert_nonnull (found);
  g_assert_cmpstr (pos_order_status_get_nick (found->status), ==, status);
  g_assert_cmpstr (found->number, ==, number);
}

static void
hand_over (Till *till, const char *order)
{
  g_autofree char *args = g_strdup_printf ("{'order': '%s'}", order);

  till_do (till, "fulfill.line_pickup", args);
  till_do (till, "pay.cash", "{}");
}

static void
assert_stock (Till *till, const char *location, const char *on_hand, const char *reserved)
{
  g_autofree char *args = g_strdup_printf ("{'item': 'A', 'location': '%s'}", location);
  g_autoptr (json_t) found = till_ask (till, "stock.get", args);

  g_assert_cmpstr (text_at (found, "stock.0.on_hand"), ==, on_hand);
  g_assert_cmpstr (text_at (found, "stock.0.reserved"), ==, reserved);
}

static void
assert_layout (Till *till, const char *id)
{
  PosConfig *config = pos_register_get_config (till->cli.reg);
  PosLayout *layout;
  PosLayoutDocument *document = pos_layout_choose (config, "kim", "R1", "S1", &layout);

  g_assert_cmpstr (layout->id, ==, id);
  pos_layout_document_unref (document);
}

/* The layout that the program carries, under another name. */
static void
import_layout (Chain *chain)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "..", "resources", "layout", "built-in.json", NULL);
  g_autoptr (GString) bundle = g_string_new (NULL);
  g_autofree char *text = NULL, *records = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_string_append (bundle, text);
  g_assert_cmpuint (
      g_string_replace (bundle, "\"id\": \"built-in\"", "\"id\": \"fresh\"", 1), ==, 1);
  records = g_strdup_printf ("{\"kind\": \"layout\", \"id\": \"fresh\", \"version\": 2, "
                             "\"bundle\": %s}, {\"kind\": \"layout-assignment\", \"id\": \"LA\", "
                             "\"scope\": \"register\", \"scope_id\": \"R1\", "
                             "\"layout\": \"fresh\"}",
                             bundle->str);
  chain_import (chain, records);
}

/* A layout that headquarters changed is there with the next look at the feed, but not under the
 * hands of somebody who is selling. */
static void
a_layout_waits_for_the_end_of_a_sale (Chain *chain, gconstpointer data)
{
  Till till = {0};

  till_open (&till, chain, "R1");
  till_do (&till, "item.add", "{'item': 'A'}");
  import_layout (chain);
  g_assert_true (till_sync (&till));
  assert_layout (&till, "built-in");
  till_do (&till, "item.add", "{'item': 'B'}");
  assert_layout (&till, "built-in");
  till_do (&till, "txn.void", "{}");
  assert_layout (&till, "fresh");
  till_close (&till);
}

static void
the_set_up_reaches_the_register (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autoptr (json_t) stores = NULL;
  g_autoptr (json_t) worker = NULL;

  till_open (&till, chain, "R1");
  stores = till_ask (&till, "config.get", "{'kind': 'store'}");
  g_assert_cmpuint (json_array_size (json_object_get (stores, "records")), ==, 4);
  /* What changes follows. */
  chain_import (chain,
                "{\"kind\": \"worker\", \"id\": \"kim\", \"name\": \"Kimberley\", \"role\": "
                "\"clerk\", \"language\": \"nl\", \"secret\": \"4321\"}");
  g_assert_true (till_sync (&till));
  worker = till_ask (&till, "config.get", "{'kind': 'worker', 'id': 'kim'}");
  g_assert_cmpstr (text_at (worker, "records.0.name"), ==, "Kimberley");
  till_do (&till, "session.lock", NULL);
  till_refuse (&till, "session.unlock", "{'secret': '1111'}", "access/wrong-secret");
  till_do (&till, "session.unlock", "{'secret': '4321'}");
  till_close (&till);
}

/* More than any page holds. */
static void
many_records_come_in_pages (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autoptr (GString) records = g_string_new (NULL);
  g_autoptr (json_t) found = NULL;

  for (int i = 0; i < 1500; i++)
    g_string_append_printf (records,
                            "%s{\"kind\": \"product\", \"id\": \"P%04d\", \"name\": \"Stool %d\", "
                            "\"unit_price\": \"9.95\", \"item_tax_group\": \"FULL\"}",
                            i ? "," : "",
                            i,
                            i);
  chain_import (chain, records->str);
  till_open (&till, chain, "R1");
  found = till_ask (&till, "item.search", "{'text': 'stool 1499'}");
  g_assert_cmpstr (text_at (found, "products.0.id"), ==, "P1499");
  till_do (&till, "item.add", "{'item': 'P0000'}");
  till_close (&till);
}

static void
an_order_gets_its_number_later (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autofree char *order = NULL;

  till_open (&till, chain, "R1");
  order = till_take_order (&till, "S1");
  assert_local (&till, order, "pending-sync", NULL);
  g_assert_true (till_sync (&till));
  assert_local (&till, order, "pending-sync", NULL);
  chain_synchronize (chain);
  g_assert_true (till_sync (&till));
  assert_local (&till, order, "open", "SO-000001");
  till_assert_order (&till, "SO-000001", "id", order);
  till_assert_order (&till, "SO-000001", "totals.deposit_held", "10.00");
  till_close (&till);
}

/* §6.2: search spans all stores; the other register has no copy of the order. */
static void
any_register_finds_any_order (Chain *chain, gconstpointer data)
{
  Till here = {0}, there = {0};
  g_autofree char *order = NULL;
  g_autoptr (json_t) found = NULL;
  g_autoptr (json_t) offline = NULL;

  till_open (&here, chain, "R1");
  till_open (&there, chain, "R4");
  order = till_take_order (&here, "S1");
  till_sync (&here);
  chain_synchronize (chain);
  till_sync (&there);
  found = till_ask (&there, "order.search", "{'customer_name': 'cust'}");
  g_assert_cmpstr (text_at (found, "orders.0.id"), ==, order);
  g_assert_true (json_is_true (json_object_get (found, "complete")));
  /* As a script asks that passes on the cursor of no page. */
  g_autoptr (json_t) first =
      till_ask (&there, "order.search", "{'number': 'SO-000001', 'after': ''}");
  g_assert_cmpstr (text_at (first, "orders.0.id"), ==, order);
  g_assert_true (json_is_true (json_object_get (first, "complete")));
  till_assert_order (&there, "SO-000001", "status", "open");
  till_assert_order (&there, order, "number", "SO-000001");
  till_refuse (&there, "order.get", "{'order': 'SO-999999'}", "order/not-found");
  chain_stop (chain);
  offline = till_ask (&there, "order.search", "{'customer_name': 'cust'}");
  g_assert_cmpuint (json_array_size (json_object_get (offline, "orders")), ==, 0);
  g_assert_true (json_is_false (json_object_get (offline, "complete")));
  till_refuse (&there, "order.get", "{'order': 'SO-000001'}", "order/not-local");
  till_close (&here);
  till_close (&there);
}

/* The line is asked before it was ever tried, as a script does that starts with a question. */
static void
a_question_needs_no_run_before_it (Chain *chain, gconstpointer data)
{
  Till here = {0}, there = {0};
  g_autofree char *order = NULL;
  g_autoptr (json_t) found = NULL;

  till_open (&here, chain, "R1");
  till_open (&there, chain, "R4");
  order = till_take_order (&here, "S1");
  till_sync (&here);
  chain_synchronize (chain);
  till_reopen (&there);
  found = till_ask (&there, "order.search", "{'number': 'SO-000001'}");
  g_assert_cmpstr (text_at (found, "orders.0.id"), ==, order);
  g_assert_true (json_is_true (json_object_get (found, "complete")));
  till_reopen (&there);
  till_assert_order (&there, "SO-000001", "id", order);
  till_close (&here);
  till_close (&there);
}

static void
an_order_is_handed_over_in_another_store (Chain *chain, gconstpointer data)
{
  Till here = {0}, there = {0};
  g_autofree char *order = NULL;

  till_open (&here, chain, "R1");
  till_open (&there, chain, "R2");
  order = till_take_order (&here, "S2");
  till_sync (&here);
  chain_synchronize (chain);
  till_sync (&there);
  assert_local (&there, order, "open", "SO-000001");
  hand_over (&there, order);
  till_sync (&there);
  chain_synchronize (chain);
  till_sync (&here);
  assert_local (&here, order, "invoiced", "SO-000001");
  till_refuse (&here, "fulfill.line_pickup", "{'order': 'SO-000001'}", "order/status");
  till_close (&here);
  till_close (&there);
}

/* T17, §7.2: what a store does with its lines is known everywhere, and stock moves once. */
static void
steps_of_the_work_list_are_told (Chain *chain, gconstpointer data)
{
  Till here = {0}, there = {0};
  g_autofree char *order = NULL;

  chain_import (chain,
                "{\"kind\": \"role\", \"id\": \"clerk\", \"name\": \"Clerk\", "
                "\"permissions\": [\"order.create\", \"order.edit\", \"order.retrieve\", "
                "\"txn.void\", \"txn.void_line\", \"txn.void_payment\", "
                "\"customer.edit\", \"receipt.copy\", \"order.fulfill\"]}");
  till_open (&here, chain, "R1");
  till_open (&there, chain, "R2");
  order = till_take_order (&here, "S2");
  till_sync (&here);
  chain_synchronize (chain);
  till_sync (&there);
  g_autoptr (json_t) found = till_ask (&there, "order.get", "{'order': 'SO-000001'}");
  g_autofree char *pack =
      g_strdup_printf ("{'order': 'SO-000001', 'lines': [{'line': '%s'}], 'receipt': 'none'}",
                       text_at (found, "lines.0.id"));
  till_do (&there, "fulfill.line_pack", pack);
  till_sync (&there);
  chain_synchronize (chain);
  till_sync (&here);
  assert_local (&here, order, "in-fulfillment", "SO-000001");
  assert_stock (&here, "W2", "99", "0");
  assert_stock (&there, "W2", "99", "0");
  till_close (&here);
  till_close (&there);
}

/* Both registers of a store hand over the same order while the line is cut: the second is told. */
static void
two_changes_of_one_order_are_a_conflict (Chain *chain, gconstpointer data)
{
  Till here = {0}, there = {0};
  g_autofree char *order = NULL;
  g_autoptr (json_t) conflicts = NULL;

  chain_import (chain, "{\"kind\": \"register\", \"id\": \"R11\", \"store\": \"S1\"}");
  till_open (&here, chain, "R1");
  till_open (&there, chain, "R11");
  order = till_take_order (&here, "S1");
  till_sync (&here);
  chain_synchronize (chain);
  till_sync (&here);
  till_sync (&there);
  hand_over (&here, order);
  hand_over (&there, order);
  till_sync (&here);
  till_sync (&there);
  chain_synchronize (chain);
  conflicts = chain_send (chain,
                          "GET",
                          "/v1/transactions?status=conflict",
                          pos_hq_server_get_admin_token (chain->hq),
                          NULL,
                          200);
  g_assert_cmpuint (json_array_size (json_object_get (conflicts, "transactions")), ==, 1);
  g_assert_nonnull (text_at (conflicts, "transactions.0.reason"));
  till_sync (&here);
  till_sync (&there);
  assert_local (&here, order, "invoiced", "SO-000001");
  till_close (&here);
  till_close (&there);
}

static void
a_new_customer_goes_before_his_order (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autoptr (json_t) made = NULL;
  g_autoptr (json_t) done = NULL;
  g_autoptr (json_t) found = NULL;

  till_open (&till, chain, "R1");
  made = till_ask (&till,
                   "customer.create",
                   "{'customer': {'name': 'Marieke', 'addresses': [{'street': 'S 1', 'city': "
                   "'Utrecht', 'country': 'NL'}]}}");
  till_do (&till, "item.add", "{'item': 'A'}");
  till_do (&till, "order.ship_all", "{'mode': '99'}");
  done = till_ask (&till, "pay.card", "{'balance': 'card'}");
  till_sync (&till);
  chain_synchronize (chain);
  till_sync (&till);
  till_assert_order (&till, text_at (done, "order"), "status", "open");
  found = till_ask (&till, "customer.search", "{'text': 'marieke'}");
  g_assert_cmpstr (text_at (found, "customers.0.id"), ==, text_at (made, "customer"));
  g_assert_cmpstr (text_at (found, "customers.0.number"), ==, "C-100001");
  till_close (&till);
}

static gboolean
forget_customer (PosDbTxn *txn, gpointer data, GError **error)
{
  return pos_db_txn_run (txn, "DELETE FROM feed WHERE kind = 'customer' AND id = 'LOST'", error);
}

/* S5: what does not hold together waits with its reason, and the register sees why. */
static void
what_fails_says_why (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autofree char *order = NULL;
  g_autoptr (json_t) failed = NULL;
  g_autoptr (json_t) job = NULL;
  g_autofree char *admin = g_strdup (pos_hq_server_get_admin_token (chain->hq));

  till_open (&till, chain, "R1");
  chain_import (chain, "{\"kind\": \"customer\", \"id\": \"LOST\", \"name\": \"Lost\"}");
  till_sync (&till);
  till_do (&till, "item.add", "{'item': 'A'}");
  till_do (&till, "customer.attach", "{'customer': 'LOST'}");
  till_do (&till, "order.pickup_all", "{}");
  g_autoptr (json_t) done = till_ask (&till, "pay.cash", "{'balance': 'pay-later'}");
  order = g_strdup (text_at (done, "order"));
  /* Headquarters forgets the customer meanwhile. */
  chain_stop (chain);
  g_autofree char *path = g_build_filename (chain->folder, "hq", "hq.db", NULL);
  PosDbOptions options = {.application_id = 0x506f4851};
  g_autoptr (PosDb) db = pos_db_open (path, &options, NULL);
  g_assert_nonnull (db);
  g_assert_true (pos_db_write_sync (db, forget_customer, NULL, NULL));
  g_clear_object (&db);
  chain_start (chain);

  till_sync (&till);
  chain_synchronize (chain);
  failed = chain_send (chain, "GET", "/v1/transactions", admin, NULL, 200);
  g_assert_cmpstr (text_at (failed, "transactions.0.status"), ==, "failed");
  g_assert_nonnull (strstr (text_at (failed, "transactions.0.reason"), "LOST"));
  till_sync (&till);
  assert_local (&till, order, "sync-failed", NULL);
  till_refuse (&till, "fulfill.line_pickup", "{'order': '0S1-01-000001'}", "order/status");

  chain_import (chain, "{\"kind\": \"customer\", \"id\": \"LOST\", \"name\": \"Found\"}");
  job = chain_send (chain, "POST", "/v1/jobs/synchronize-orders", admin, "{}", 200);
  g_assert_cmpint (json_integer_value (json_object_get (job, "synchronized")), ==, 1);
  till_sync (&till);
  assert_local (&till, order, "open", "SO-000001");
  till_close (&till);
}

static void
with_headquarters_down_everything_goes_on (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autofree char *first = NULL, *second = NULL;
  g_autoptr (json_t) before = NULL;
  g_autoptr (json_t) during = NULL;

  till_open (&till, chain, "R1");
  before = till_ask (&till, "sync.status", NULL);
  g_assert_true (json_is_true (json_object_get (before, "online")));
  chain_stop (chain);
  first = till_take_order (&till, "S1");
  till_do (&till, "clock.advance", "{'seconds': 600}");
  second = till_take_order (&till, "S2");
  g_assert_false (till_sync (&till));
  during = till_ask (&till, "sync.status", NULL);
  g_assert_cmpint (json_integer_value (json_object_get (during, "pending")), ==, 2);
  g_assert_cmpstr (text_at (during, "oldest_at"), ==, "2026-05-14T08:42:00Z");
  g_assert_nonnull (text_at (during, "last_error"));
  /* It is handed over here although headquarters has never heard of it. */
  hand_over (&till, first);
  chain_start (chain);
  g_assert_true (till_sync (&till));
  chain_synchronize (chain);
  till_sync (&till);
  assert_local (&till, first, "invoiced", "SO-000001");
  assert_local (&till, second, "open", "SO-000002");
  till_close (&till);
}

/* Every figure once: what a register moved itself is not counted again when it comes back. */
static void
stock_is_counted_once (Chain *chain, gconstpointer data)
{
  Till here = {0}, there = {0};
  g_autofree char *order = NULL;

  till_open (&here, chain, "R1");
  till_open (&there, chain, "R2");
  till_do (&here, "item.add", "{'item': 'A', 'quantity': '2'}");
  till_do (&here, "pay.cash", NULL);
  order = till_take_order (&here, "S1");
  assert_stock (&here, "W1", "98", "1");
  /* Sent and acknowledged, but not worked on: a level drawn up now does not contain it. */
  g_assert_true (till_sync (&here));
  assert_stock (&here, "W1", "98", "1");
  chain_import (
      chain, "{\"kind\": \"stock\", \"item\": \"A\", \"warehouse\": \"W1\", \"on_hand\": \"110\"}");
  g_assert_true (till_sync (&here));
  assert_stock (&here, "W1", "108", "1");
  chain_synchronize (chain);
  g_assert_true (till_sync (&here));
  g_assert_true (till_sync (&there));
  assert_stock (&here, "W1", "108", "1");
  assert_stock (&there, "W1", "108", "1");
  hand_over (&here, order);
  assert_stock (&here, "W1", "107", "0");
  till_sync (&here);
  chain_synchronize (chain);
  till_sync (&here);
  till_sync (&there);
  assert_stock (&here, "W1", "107", "0");
  assert_stock (&there, "W1", "107", "0");
  till_close (&here);
  till_close (&there);
}

/* Headquarters that works by itself, as the program does. */
static void
its_job_knows_what_time_it_is (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autoptr (json_t) before = NULL, after = NULL;

  till_open (&till, chain, "R1");
  till_do (&till, "item.add", "{'item': 'A', 'quantity': '2'}");
  till_do (&till, "pay.cash", NULL);
  g_assert_true (till_sync (&till));
  chain_stop (chain);
  pos_clock_advance (chain->clock, G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC);
  chain->interval = 1;
  chain_start (chain);
  before = till_ask (&till, "stock.get", "{'item': 'A', 'location': 'W1'}");
  for (int i = 0; i < 1000 && !after; i++) {
    g_main_context_iteration (NULL, FALSE);
    till_sync (&till);
    after = till_ask (&till, "stock.get", "{'item': 'A', 'location': 'W1'}");
    if (!g_strcmp0 (text_at (after, "stock.0.as_of"), text_at (before, "stock.0.as_of")))
      g_clear_pointer (&after, json_decref);
  }
  g_autofree char *now = pos_instant_to_text (pos_clock_get_now (chain->clock));
  g_assert_nonnull (after);
  g_assert_cmpstr (text_at (after, "stock.0.as_of"), ==, now);
  till_close (&till);
}

/* A quote is one everywhere; the order that another store makes of it names it, and ends it. */
static void
a_quote_is_ordered_in_another_store (Chain *chain, gconstpointer data)
{
  Till here = {0}, there = {0};
  g_autofree char *id = NULL;
  g_autoptr (json_t) made = NULL;
  g_autoptr (json_t) waiting = NULL;

  till_open (&here, chain, "R1");
  till_open (&there, chain, "R2");
  till_do (&here, "item.add", "{'item': 'A'}");
  till_do (&here, "customer.attach", "{'customer': 'C'}");
  till_do (&here, "order.pickup_all", "{'store': 'S2', 'date': '2026-05-20'}");
  made = till_ask (&here, "quote.create", NULL);
  id = g_strdup (text_at (made, "order"));
  till_sync (&here);
  chain_synchronize (chain);
  till_assert_order (&there, "QU-000001", "status", "quote-open");
  till_assert_order (&there, "QU-000001", "type", "quote");
  waiting = till_ask (&there, "order.search", "{'view': 'to-pick-up', 'here': 'S2'}");
  g_assert_true (json_is_true (json_object_get (waiting, "complete")));
  g_assert_cmpuint (json_array_size (json_object_get (waiting, "orders")), ==, 0);

  till_do (&there, "order.create", "{'order': 'QU-000001'}");
  till_do (&there, "pay.cash", "{'balance': 'pay-later'}");
  till_sync (&there);
  chain_synchronize (chain);
  till_sync (&here);
  till_assert_order (&here, "SO-000001", "quote", id);
  till_assert_order (&here, "SO-000001", "status", "open");
  assert_local (&here, id, "quote-converted", "QU-000001");
  till_refuse (&here, "order.create", "{'order': 'QU-000001'}", "order/status");
  till_close (&here);
  till_close (&there);
}

/* Two stores order one quote without a line to headquarters: a person has to look. */
static void
a_quote_that_is_ordered_twice_is_a_conflict (Chain *chain, gconstpointer data)
{
  Till here = {0}, there = {0};
  g_autoptr (json_t) conflicts = NULL;

  till_open (&here, chain, "R1");
  till_open (&there, chain, "R2");
  till_do (&here, "item.add", "{'item': 'A'}");
  till_do (&here, "customer.attach", "{'customer': 'C'}");
  till_do (&here, "quote.create", NULL);
  till_sync (&here);
  chain_synchronize (chain);
  till_sync (&here);
  till_do (&there, "order.create", "{'order': 'QU-000001'}");
  chain_stop (chain);
  till_do (&here, "order.create", "{'order': 'QU-000001'}");
  till_do (&here, "pay.cash", NULL);
  till_do (&there, "pay.cash", NULL);
  chain_start (chain);
  till_sync (&here);
  till_sync (&there);
  chain_synchronize (chain);
  conflicts = chain_send (chain,
                          "GET",
                          "/v1/transactions?status=conflict",
                          pos_hq_server_get_admin_token (chain->hq),
                          NULL,
                          200);
  g_assert_cmpuint (json_array_size (json_object_get (conflicts, "transactions")), ==, 1);
  till_close (&here);
  till_close (&there);
}

#define TEST(name) g_test_add ("/hq/chain/" #name, Chain, NULL, chain_set_up, name, chain_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (the_set_up_reaches_the_register);
  TEST (a_layout_waits_for_the_end_of_a_sale);
  TEST (many_records_come_in_pages);
  TEST (an_order_gets_its_number_later);
  TEST (any_register_finds_any_order);
  TEST (a_question_needs_no_run_before_it);
  TEST (an_order_is_handed_over_in_another_store);
  TEST (steps_of_the_work_list_are_told);
  TEST (two_changes_of_one_order_are_a_conflict);
  TEST (a_new_customer_goes_before_his_order);
  TEST (what_fails_says_why);
  TEST (with_headquarters_down_everything_goes_on);
  TEST (stock_is_counted_once);
  TEST (its_job_knows_what_time_it_is);
  TEST (a_quote_is_ordered_in_another_store);
  TEST (a_quote_that_is_ordered_twice_is_a_conflict);
  return g_test_run ();
}
