/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-hub-push.c — how a hub carries what its registers sent to headquarters: against one in
 * memory, which tells what it was sent, and against a real one. */
#include "../sync/fake-transport.h"
#include "base/pos-error.h"
#include "hub-fixture.h"
#include "hub/pos-hub-private.h"
#include "wire/pos-protocol.h"

#include <glib/gstdio.h>
#include <string.h>

/* Of what the registers sent the hub, those with @condition. */
static gint64
count (Store *self, const char *condition)
{
  g_autofree char *sql =
      g_strconcat ("SELECT count (*) FROM register_transaction WHERE ", condition, NULL);

  return chain_count_rows (pos_hq_server_get_core (self->hub.server)->db, sql);
}

/* From now on the hub speaks with a headquarters in memory. */
static FakeTransport *
connect_to_memory (Store *self)
{
  FakeTransport *fake = fake_transport_new ();
  PosHqServer *server = self->hub.server;

  pos_hub_stop (self->hub.hub);
  g_clear_object (&self->hub.hub);
  self->hub.hub = pos_hub_new (
      pos_hq_server_get_core (server), pos_hq_server_get_routes (server), POS_TRANSPORT (fake));
  return fake;
}

/* Until idle: the one in memory has no feed for hubs, which is said after everything was sent. */
static void
run (Store *self, FakeTransport *fake, const char *log)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *found = NULL;

  pos_hub_run_until_idle_async (self->hub.hub, pos_cli_ready_cb, &result);
  pos_hub_run_until_idle_finish (self->hub.hub, pos_cli_wait (&result), NULL);
  found = fake_transport_take_log (fake);
  if (log)
    g_assert_cmpstr (found, ==, log);
}

/* Three orders wait at the hub: R1's first, R3's first, R1's second. */
static FakeTransport *
take_three (Store *self)
{
  g_autofree char *first = NULL, *second = NULL, *third = NULL;

  chain_stop (&self->chain);
  first = till_take_order (&self->one, "S1");
  g_assert_true (till_sync (&self->one));
  second = till_take_order (&self->three, "S1");
  g_assert_true (till_sync (&self->three));
  third = till_take_order (&self->one, "S1");
  g_assert_true (till_sync (&self->one));
  g_assert_cmpint (count (self, "forward = 'waiting'"), ==, 3);
  return connect_to_memory (self);
}

static void
what_waits_goes_together (Store *self, gconstpointer data)
{
  g_autoptr (FakeTransport) fake = take_three (self);
  g_auto (GStrv) devices = NULL;

  fake_transport_fail (fake, POS_SYNC_ERROR, POS_SYNC_ERROR_OFFLINE);
  run (self, fake, "POST 1 1 2");
  g_assert_true (g_str_has_prefix (fake_transport_get_path (fake), "/v1/transactions?device="));
  devices = g_strsplit (strchr (fake_transport_get_path (fake), '=') + 1, ",", -1);
  g_assert_cmpuint (g_strv_length (devices), ==, 2);
  g_assert_cmpint (count (self, "forward = 'waiting'"), ==, 3);
  run (self, fake, "POST 1 1 2; GET");
  g_assert_cmpint (count (self, "forward = 'sent'"), ==, 3);
  run (self, fake, "GET");
}

/* A headquarters of before lists of devices does not know who "a,b" is. */
static void
who_takes_no_list_gets_one_device (Store *self, gconstpointer data)
{
  g_autoptr (FakeTransport) fake = take_three (self);

  fake_transport_answer (
      fake, 401, "application/json", "{\"error\": {\"domain\": \"sync\", \"code\": \"auth\"}}");
  run (self, fake, "POST 1 1 2; PUT 1; PUT 1; PUT 2; GET");
  g_assert_cmpint (count (self, "forward = 'sent'"), ==, 3);
}

/* One more of each register, while the hub rests. */
static void
take_two (Store *self)
{
  Till *tills[] = {&self->one, &self->three};

  pos_hub_rest (self->hub.hub);
  for (gsize i = 0; i < G_N_ELEMENTS (tills); i++) {
    g_free (till_take_order (tills[i], "S1"));
    g_assert_true (till_sync (tills[i]));
  }
}

/* What answers behind the next line may understand lists; the one in memory cuts it at its feed. */
static void
a_list_is_tried_again_on_another_line (Store *self, gconstpointer data)
{
  g_autoptr (FakeTransport) fake = take_three (self);

  fake_transport_answer (
      fake, 401, "application/json", "{\"error\": {\"domain\": \"sync\", \"code\": \"auth\"}}");
  run (self, fake, "POST 1 1 2; PUT 1; PUT 1; PUT 2; GET");
  take_two (self);
  run (self, fake, "POST 3 2; GET");
  g_assert_cmpint (count (self, "forward = 'sent'"), ==, 5);
}

/* Or where the line never was cut: after an hour, or when clocks no longer say how long it was. */
static void
a_list_is_tried_again_after_an_hour (Store *self, gconstpointer data)
{
  static const struct {
    gint64 later;
    const char *log;
  } runs[] = {
      {G_TIME_SPAN_HOUR - 1, "PUT 3; PUT 2; GET"},
      {G_TIME_SPAN_HOUR, "POST 4 3; GET"},
      {-1, "POST 5 4; GET"},
  };
  g_autoptr (FakeTransport) fake = take_three (self);

  run (self, fake, "POST 1 1 2; GET");
  for (gsize i = 0; i < G_N_ELEMENTS (runs); i++) {
    take_two (self);
    self->hub.hub->single_since =
        pos_context_get_now (self->hub.hub->core->context) - runs[i].later;
    run (self, fake, runs[i].log);
  }
}

/* It is tried again after 1, 5, 15 and 60 minutes, then hourly, and not a second before; nobody
 * waits for it. */
static void
one_that_is_refused_holds_nobody_back (Store *self, gconstpointer data)
{
  static const int minutes[] = {1, 5, 15, 60, 60};
  g_autoptr (FakeTransport) fake = take_three (self);

  fake_transport_refuse (fake, 2, POS_ACK_REJECTED);
  run (self, fake, "POST 1 1 2; GET");
  g_assert_cmpint (count (self, "forward = 'sent'"), ==, 2);
  g_assert_cmpint (
      count (self, "forward = 'waiting' AND sequence = 2 AND forward_reason = 'as scripted'"),
      ==,
      1);
  for (gsize i = 0; i < G_N_ELEMENTS (minutes); i++) {
    pos_clock_advance (self->chain.clock, (minutes[i] * 60 - 1) * (gint64)G_USEC_PER_SEC);
    run (self, fake, "GET");
    pos_clock_advance (self->chain.clock, G_USEC_PER_SEC);
    if (i + 1 < G_N_ELEMENTS (minutes))
      fake_transport_answer (fake, 422, POS_CONTENT_TYPE, "{}");
    run (self, fake, "PUT 2; GET");
  }
  g_assert_cmpint (count (self, "forward = 'sent'"), ==, 3);
}

/* Another body under this id does not go away by itself. */
static void
a_contradiction_is_not_tried_again (Store *self, gconstpointer data)
{
  g_autoptr (FakeTransport) fake = take_three (self);

  fake_transport_refuse (fake, 2, POS_ACK_CONFLICT);
  run (self, fake, "POST 1 1 2; GET");
  pos_clock_advance (self->chain.clock, G_TIME_SPAN_DAY);
  run (self, fake, "GET");
  g_assert_cmpint (count (self, "forward = 'waiting'"), ==, 1);
}

/* R3 hands over what R1 took, and takes an order of its own. */
static FakeTransport *
take_and_hand_over (Store *self)
{
  g_autofree char *order = NULL, *next = NULL, *args = NULL;

  chain_stop (&self->chain);
  order = till_take_order (&self->one, "S1");
  g_assert_true (till_sync (&self->one));
  store_hub_sync (&self->hub);
  g_assert_true (till_sync (&self->three));
  args = g_strdup_printf ("{'order': '%s'}", order);
  till_do (&self->three, "fulfill.line_pickup", args);
  till_do (&self->three, "pay.cash", "{}");
  next = till_take_order (&self->three, "S1");
  g_assert_true (till_sync (&self->three));
  return connect_to_memory (self);
}

/* Where one is refused, the next about the same record has to wait; so it does not go along, and
 * neither does what was made after it: it may build on it, as a return does on a hand-over. */
static void
nothing_overtakes_what_it_builds_on (Store *self, gconstpointer data)
{
  g_autoptr (FakeTransport) fake = take_and_hand_over (self);

  run (self, fake, "PUT 1; POST 1 2; GET");
  g_assert_cmpint (count (self, "forward = 'sent'"), ==, 3);
}

static void
only_followers_wait (Store *self, gconstpointer data)
{
  static const char REFUSAL[] =
      "{\"id\": \"0190f0a0-0000-7000-8000-000000000000\", \"hash\": null, "
      "\"result\": \"rejected\", \"reason\": \"as scripted\"}";
  g_autoptr (FakeTransport) fake = take_and_hand_over (self);

  fake_transport_answer (fake, 422, POS_CONTENT_TYPE, REFUSAL);
  run (self, fake, "PUT 1; PUT 2; GET");
  g_assert_cmpint (count (self, "forward = 'waiting'"), ==, 2);
  pos_clock_advance (self->chain.clock, 61 * G_USEC_PER_SEC);
  run (self, fake, "PUT 1; PUT 1; GET");
  g_assert_cmpint (count (self, "forward = 'sent'"), ==, 3);
}

/* An older headquarters, or a box on the way that takes no such request. */
static void
who_takes_no_batch_gets_rows (Store *self, gconstpointer data)
{
  g_autoptr (FakeTransport) fake = take_three (self);

  fake_transport_answer (fake, 413, "text/html", "");
  run (self, fake, "POST 1 1 2; PUT 1; POST 1 2; GET");
  g_assert_cmpint (count (self, "forward = 'sent'"), ==, 3);
}

/* A line that is too slow for many is not too slow for one. */
static void
a_slow_line_gets_less_at_once (Store *self, gconstpointer data)
{
  g_autoptr (FakeTransport) fake = take_three (self);

  for (int i = 0; i < 4; i++) {
    fake_transport_fail (fake, POS_SYNC_ERROR, POS_SYNC_ERROR_TIMEOUT);
    run (self, fake, i < 2 ? "POST 1 1 2" : NULL);
  }
  fake_transport_fail (fake, POS_SYNC_ERROR, POS_SYNC_ERROR_TIMEOUT);
  run (self, fake, "PUT 1");
  g_assert_cmpint (count (self, "forward = 'waiting'"), ==, 3);
  run (self, fake, "PUT 1; POST 1 2; GET");
}

/* Acknowledgements of others, too few, or none at all: nothing counts as sent. */
static void
acknowledgements_have_to_fit (Store *self, gconstpointer data)
{
#define STRANGER                                                                                   \
  "{\"id\": \"0190f0a0-0000-7000-8000-000000000000\", \"hash\": \"00\", \"result\": \"accepted\"}"
  static const char *const answers[] = {
      "",
      "{}",
      "{\"acknowledgements\": []}",
      "{\"acknowledgements\": [{}, {}, {}]}",
      "{\"acknowledgements\": [" STRANGER ", " STRANGER ", " STRANGER "]}",
  };
  g_autoptr (FakeTransport) fake = take_three (self);

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++) {
    self->hub.hub->room = POS_BATCH_BYTES;
    fake_transport_answer (fake, 200, POS_CONTENT_TYPE, answers[i]);
    run (self, fake, "POST 1 1 2");
    g_assert_cmpint (count (self, "forward = 'waiting' AND forward_reason IS NULL"), ==, 3);
  }
}

/* --- With the real one --- */

static gint64
count_at_headquarters (Store *self)
{
  return chain_count_rows (pos_hq_server_get_core (self->chain.hq)->db,
                           "SELECT count (*) FROM register_transaction WHERE status = 'done'");
}

static void
take (Till *till, int orders)
{
  for (int i = 0; i < orders; i++)
    g_free (till_take_order (till, "S1"));
}

/* Requests are lost, and answers, and some come twice: everything is there once. */
static void
lost_answers_and_doubles_do_no_harm (Store *self, gconstpointer data)
{
  static const GateDeed deeds[] = {GATE_LOSE, GATE_FAIL, GATE_TWICE};

  chain_stop (&self->chain);
  take (&self->one, 3);
  take (&self->three, 3);
  store_talk (self);
  chain_start (&self->chain);
  for (gsize i = 0; i < G_N_ELEMENTS (deeds); i++)
    gate_set (self->gate, "POST", POS_PATH_TRANSACTIONS, deeds[i]);
  for (int i = 0; i < 3; i++)
    store_talk (self);
  g_assert_cmpint (count_at_headquarters (self), ==, 6);
  g_assert_cmpint (count (self, "forward = 'contained'"), ==, 6);
}

static gboolean
misname (PosDbTxn *txn, gpointer data, GError **error)
{
  return pos_db_txn_run (
      txn, "UPDATE register_transaction SET register = 'R4' WHERE sequence = 2", error);
}

/* The register that one of them names is not of this store. */
static void
headquarters_refuses_line_by_line (Store *self, gconstpointer data)
{
  PosHqCore *core = pos_hq_server_get_core (self->hub.server);

  chain_stop (&self->chain);
  take (&self->one, 3);
  take (&self->three, 1);
  store_talk (self);
  g_assert_true (pos_db_write_sync (core->db, misname, NULL, NULL));
  chain_start (&self->chain);
  store_talk (self);
  g_assert_cmpint (count_at_headquarters (self), ==, 3);
  g_assert_cmpint (count (self, "forward = 'waiting' AND forward_reason IS NOT NULL"), ==, 1);
}

static gboolean
misname_all (PosDbTxn *txn, gpointer data, GError **error)
{
  return pos_db_txn_run (
      txn, "UPDATE register_transaction SET register = 'R3' WHERE forward = 'waiting'", error);
}

static void
assert_refused (json_t *problems, const char *order)
{
  json_t *first = json_array_get (json_object_get (problems, "problems"), 0);

  g_assert_cmpuint (json_array_size (json_object_get (problems, "problems")), ==, 1);
  g_assert_cmpstr (text_at (first, "status"), ==, "refused");
  g_assert_cmpstr (text_at (first, "record"), ==, order);
  g_assert_cmpstr (text_at (first, "reason"), ==, "It is not of this device's register");
  g_assert_nonnull (text_at (first, "next_at"));
}

/* @failure: (nullable): why headquarters is not heard */
static void
assert_heard (json_t *status, const char *failure)
{
  json_t *unheard = json_object_get (status, "unheard");

  g_assert_cmpint (json_is_true (json_object_get (status, "complete")), ==, failure == NULL);
  if (failure)
    g_assert_cmpstr (text_at (unheard, "failure"), ==, failure);
  else
    g_assert_true (json_is_null (unheard));
}

/* What headquarters does not take from the hub is told to the store's own people at the hub, and
 * at its registers, with a line to headquarters and without. */
static void
what_headquarters_refuses_is_shown (Store *self, gconstpointer data)
{
  PosHqCore *core = pos_hq_server_get_core (self->hub.server);
  g_autofree char *order = NULL;
  g_autoptr (json_t) with = NULL, without = NULL, here = NULL;

  chain_stop (&self->chain);
  order = till_take_order (&self->one, "S1");
  store_talk (self);
  g_assert_true (pos_db_write_sync (core->db, misname_all, NULL, NULL));
  chain_start (&self->chain);
  g_assert_true (store_hub_sync (&self->hub));
  store_talk (self);
  g_assert_cmpuint (pos_sync_get_problems (self->one.cli.sync), ==, 1);
  with = till_ask (&self->one, "sync.status", "{}");
  assert_refused (with, order);
  assert_heard (with, NULL);
  chain_stop (&self->chain);
  g_assert_true (pos_hub_is_online (self->hub.hub));
  without = till_ask (&self->three, "sync.status", "{}");
  assert_refused (without, order);
  assert_heard (without, "sync/offline");
  {
    Chain as_hub = {.address = self->hub.address};
    here = chain_send (&as_hub, "GET", "/v1/problems", core->admin_token, NULL, 200);
  }
  assert_refused (here, order);
  chain_start (&self->chain);
}

static gboolean
lists (json_t *status, const char *list, const char *name)
{
  json_t *each;
  gsize i;

  json_array_foreach (json_object_get (status, list),
                      i,
                      each) if (!g_strcmp0 (json_string_value (each), name)) return TRUE;
  return FALSE;
}

/* Some time after headquarters went away, and not only when it is noticed: registers still hear
 * that the hub speaks alone, and that what it does not know may be known elsewhere. */
static void
a_cut_store_is_told_so (Store *self, gconstpointer data)
{
  g_autoptr (json_t) status = NULL, page = NULL, after = NULL;

  store_talk (self);
  chain_stop (&self->chain);
  store_talk (self);
  g_assert_false (pos_hub_is_online (self->hub.hub));
  status = till_ask (&self->one, "sync.status", "{}");
  assert_heard (status, "sync/offline");
  g_assert_true (lists (status, "unavailable", "orders-elsewhere"));
  g_assert_false (lists (status, "works", "orders-elsewhere"));
  g_assert_true (lists (status, "works", "own-orders"));
  till_refuse (&self->one, "order.get", "{'order': 'SO-4711'}", "order/not-local");
  till_refuse (&self->one, "order.recall", "{'order': 'SO-4711'}", "order/not-local");
  page = till_ask (&self->one, "order.search", "{}");
  g_assert_true (json_is_false (json_object_get (page, "complete")));
  chain_start (&self->chain);
  store_talk (self);
  till_refuse (&self->one, "order.recall", "{'order': 'SO-4711'}", "order/not-found");
  after = till_ask (&self->one, "sync.status", "{}");
  assert_heard (after, NULL);
}

/* What waits at headquarters for somebody of the store is counted at its registers, and still when
 * the hub does not hear headquarters. */
static void
what_waits_at_headquarters_is_counted (Store *self, gconstpointer data)
{
  g_autofree char *order = till_take_order (&self->one, "S1");

  store_talk (self);
  g_assert_cmpuint (pos_sync_get_problems (self->three.cli.sync), ==, 0);
  chain_run_sql (pos_hq_server_get_core (self->chain.hq)->db,
                 "UPDATE register_transaction SET status = 'failed', next_at = 1 << 62");
  store_talk (self);
  g_assert_cmpuint (pos_sync_get_problems (self->one.cli.sync), ==, 1);
  chain_stop (&self->chain);
  store_talk (self);
  g_assert_cmpuint (pos_sync_get_problems (self->three.cli.sync), ==, 1);
  chain_start (&self->chain);
}

/* The hub's disk is full when headquarters has answered, and then when a page of the feed has come:
 * it rests and tries again, and does not take for done what it could not note. */
static void
a_full_disk_is_no_success (Store *self, gconstpointer data)
{
  static const char *const triggers[] = {
      "CREATE TRIGGER full BEFORE UPDATE OF forward ON register_transaction "
      "BEGIN SELECT RAISE (ABORT, 'full'); END",
      "CREATE TRIGGER full BEFORE INSERT ON feed WHEN new.kind = 'product' "
      "BEGIN SELECT RAISE (ABORT, 'full'); END",
  };
  static const char *const products[] = {
      "{\"kind\": \"product\", \"id\": \"N1\", \"name\": \"New\", \"unit_price\": \"5\"}",
      "{\"kind\": \"product\", \"id\": \"N2\", \"name\": \"New\", \"unit_price\": \"5\"}",
  };
  PosDb *db = pos_hq_server_get_core (self->hub.server)->db;

  for (guint i = 0; i < G_N_ELEMENTS (triggers); i++) {
    chain_run_sql (db, triggers[i]);
    chain_import (&self->chain, products[i]);
    take (&self->one, 1);
    g_assert_true (till_sync (&self->one));
    g_assert_false (store_hub_sync (&self->hub));
    g_assert_false (pos_hub_is_online (self->hub.hub));
    chain_run_sql (db, "DROP TRIGGER full");
    store_talk (self);
    g_assert_cmpint (count_at_headquarters (self), ==, i + 1);
    g_assert_cmpint (count (self, "forward = 'contained'"), ==, i + 1);
  }
}

static gboolean
send_again (PosDbTxn *txn, gpointer data, GError **error)
{
  return pos_db_txn_run (txn, "UPDATE register_transaction SET forward = 'waiting'", error);
}

/* Its disk burned down, and another one is R1 from now on. */
static void
replace_device (Store *self)
{
  g_autofree char *folder = g_strdup (self->one.folder);
  g_autofree char *burned = g_strconcat (folder, "-burned", NULL);

  till_close (&self->one);
  g_assert_cmpint (g_rename (folder, burned), ==, 0);
  self->one = (Till){0};
  till_open (&self->one, &self->chain, "R1");
}

/* The first device of R1 burned down and a second one took its place before the hub reached
 * headquarters: what the first one sold is told and settled as well; and when both are told again,
 * each row is one of its own device.  The store hears of what the first one sold. */
static void
a_register_that_was_enrolled_anew_is_two_devices (Store *self, gconstpointer data)
{
  PosDb *db = pos_hq_server_get_core (self->hub.server)->db;
  g_autofree char *sold = NULL;

  pos_hub_rest (self->hub.hub);
  take (&self->one, 1);
  sold = till_take_order (&self->one, "S1");
  g_assert_true (till_sync (&self->one));
  replace_device (self);
  store_hub_sync (&self->hub);
  self->one.address = self->hub.address;
  till_reopen (&self->one);
  take (&self->one, 2);
  store_talk (self);
  store_talk (self);
  g_assert_cmpint (count_at_headquarters (self), ==, 4);
  g_assert_cmpint (count (self, "forward = 'contained'"), ==, 4);
  till_assert_order (&self->three, sold, "number", "SO-000002");
  g_assert_true (pos_db_write_sync (db, send_again, NULL, NULL));
  store_talk (self);
  g_assert_cmpint (count_at_headquarters (self), ==, 4);
  g_assert_cmpint (count (self, "forward = 'contained'"), ==, 4);
}

#define TEST(name)                                                                                 \
  g_test_add ("/hq/hub-push/" #name, Store, NULL, store_set_up, name, store_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (what_waits_goes_together);
  TEST (who_takes_no_list_gets_one_device);
  TEST (a_list_is_tried_again_on_another_line);
  TEST (a_list_is_tried_again_after_an_hour);
  TEST (one_that_is_refused_holds_nobody_back);
  TEST (a_contradiction_is_not_tried_again);
  TEST (nothing_overtakes_what_it_builds_on);
  TEST (only_followers_wait);
  TEST (who_takes_no_batch_gets_rows);
  TEST (a_slow_line_gets_less_at_once);
  TEST (acknowledgements_have_to_fit);
  TEST (lost_answers_and_doubles_do_no_harm);
  TEST (a_full_disk_is_no_success);
  TEST (headquarters_refuses_line_by_line);
  TEST (what_headquarters_refuses_is_shown);
  TEST (a_cut_store_is_told_so);
  TEST (what_waits_at_headquarters_is_counted);
  TEST (a_register_that_was_enrolled_anew_is_two_devices);
  return g_test_run ();
}
