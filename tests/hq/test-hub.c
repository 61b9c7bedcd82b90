/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-hub.c — a store whose registers go on with each other while headquarters is away. */
#include "base/pos-error.h"
#include "base/pos-steady.h"
#include "hub-fixture.h"

static PosOrder *
local (Till *till, const char *order)
{
  PosOrder *found = NULL;
  PosId id;

  g_assert_true (pos_id_parse (order, &id, NULL));
  g_assert_true (pos_local_store_get_order_sync (till->cli.store, &id, &found, NULL));
  g_assert_nonnull (found);
  return found;
}

static json_t *
at_headquarters (Store *self, const char *order)
{
  g_autofree char *token = chain_enroll (&self->chain, "R2");
  g_autofree char *path = g_strconcat ("/v1/orders/", order, NULL);

  return chain_send (&self->chain, "GET", path, token, NULL, 200);
}

/* Both registers and headquarters say the same. */
static void
assert_agreed (Store *self, const char *order, gint64 revision)
{
  g_autoptr (json_t) json = at_headquarters (self, order);
  g_autoptr (PosOrder) theirs = pos_record_new_from_json (POS_TYPE_ORDER, json, 0, NULL);
  g_autoptr (PosOrder) one = local (&self->one, order);
  g_autoptr (PosOrder) three = local (&self->three, order);

  g_assert_cmpint (theirs->revision, ==, revision);
  g_assert_true (pos_record_equal (one, theirs, TRUE));
  g_assert_true (pos_record_equal (three, theirs, TRUE));
  g_assert_null (theirs->sync_message);
}

static void
hand_over (Till *till, const char *order)
{
  g_autofree char *args = g_strdup_printf ("{'order': '%s'}", order);

  till_do (till, "fulfill.line_pickup", args);
  till_do (till, "pay.cash", "{}");
}

/* The line is cut; an order of one register is handed over at the other, and headquarters hears of
 * everything when it is back. */
static void
the_store_goes_on_alone (Store *self, gconstpointer data)
{
  g_autofree char *order = NULL;
  g_autoptr (PosOrder) seen = NULL;
  g_autoptr (PosOrder) done = NULL;
  g_autoptr (PosOrder) numbered = NULL;

  chain_stop (&self->chain);
  order = till_take_order (&self->one, "S1");
  store_talk (self);
  seen = local (&self->three, order);
  g_assert_null (seen->number);
  g_assert_cmpint (seen->status, ==, POS_ORDER_STATUS_PENDING_SYNC);
  hand_over (&self->three, order);
  store_talk (self);
  done = local (&self->one, order);
  g_assert_cmpint (done->revision, ==, 2);
  g_assert_cmpint (pos_sync_get_pending (self->one.cli.sync), ==, 0);

  chain_start (&self->chain);
  store_talk (self);
  store_talk (self);
  numbered = local (&self->one, order);
  g_assert_cmpstr (numbered->number, ==, "SO-000001");
  assert_agreed (self, order, 2);
}

/* §8.3: to its registers, too: a hub that answers is not headquarters.  Orders are asynchronous by
 * themselves, and nobody knows what of a sale came back elsewhere. */
static void
a_cut_store_is_cut_for_its_registers (Store *self, gconstpointer data)
{
  g_autoptr (json_t) sold = NULL;
  g_autofree char *args = NULL, *order = NULL;
  g_autoptr (PosOrder) saved = NULL;

  chain_import (&self->chain,
                "{\"kind\": \"profile\", \"id\": \"P1\", \"balance_rule\": \"optional\", "
                "\"async_orders\": false, \"secret_tries\": 5, \"offline_return\": \"block\"}, "
                "{\"kind\": \"role\", \"id\": \"clerk\", \"name\": \"Clerk\", \"permissions\": "
                "[\"order.create\", \"order.retrieve\", \"txn.void\", \"return.with_receipt\"]}");
  store_talk (self);
  till_do (&self->one, "item.add", "{'item': 'A'}");
  sold = till_ask (&self->one, "pay.cash", "{}");
  args = g_strdup_printf ("{'order': '%s', 'all': true}", text_at (sold, "order"));
  store_talk (self);
  g_assert_false (pos_sync_is_alone (self->one.cli.sync));

  chain_stop (&self->chain);
  store_talk (self);
  g_assert_true (pos_sync_is_alone (self->one.cli.sync));
  till_refuse (&self->one, "return.by_receipt", args, "order/status");
  order = till_take_order (&self->one, "S1");
  saved = local (&self->one, order);
  g_assert_cmpint (saved->status, ==, POS_ORDER_STATUS_PENDING_SYNC);

  chain_start (&self->chain);
  store_talk (self);
  till_do (&self->one, "return.by_receipt", args);
}

static void
assert_phone (Till *till, const char *phone)
{
  g_autoptr (json_t) found = till_ask (till, "customer.search", "{'text': 'C-1'}");

  g_assert_cmpstr (text_at (found, "customers.0.phone"), ==, phone);
}

/* Without headquarters the store's other register knows it at once; with it, everybody does. */
static void
what_changed_about_a_customer_is_handed_on (Store *self, gconstpointer data)
{
  chain_stop (&self->chain);
  till_do (&self->one, "customer.edit", "{'customer': 'C', 'changes': {'phone': '030 2'}}");
  store_talk (self);
  assert_phone (&self->three, "030 2");
  chain_start (&self->chain);
  store_talk (self);
  store_talk (self);
  assert_phone (&self->one, "030 2");
  assert_phone (&self->three, "030 2");
  till_do (&self->three, "customer.edit", "{'customer': 'C', 'changes': {'phone': '030 3'}}");
  store_talk (self);
  store_talk (self);
  assert_phone (&self->one, "030 3");
}

/* An order of A and B for store S1, known to everybody. */
static char *
take_two_lines (Store *self)
{
  g_autoptr (json_t) done = NULL;

  till_do (&self->one, "item.add", "{'item': 'A'}");
  till_do (&self->one, "item.add", "{'item': 'B'}");
  till_do (&self->one, "customer.attach", "{'customer': 'C'}");
  till_do (&self->one, "order.pickup_all", "{'store': 'S1'}");
  done = till_ask (&self->one, "pay.cash", "{'balance': 'pay-later'}");
  store_talk (self);
  return g_strdup (text_at (done, "order"));
}

static void
hand_over_line (Till *till, const char *order, const char *item)
{
  g_autoptr (PosOrder) found = local (till, order);

  POS_LIST_FOREACH (PosOrderLine, line, found->lines)
  {
    g_autofree char *id = pos_id_dup_text (&line->id);
    g_autofree char *args =
        g_strdup_printf ("{'order': '%s', 'lines': [{'line': '%s'}]}", order, id);
    if (g_strcmp0 (line->item, item) != 0)
      continue;
    till_do (till, "fulfill.line_pickup", args);
    till_do (till, "pay.cash", "{}");
  }
}

/* May take an order over that somebody else is changing, and say that it is not worked on. */
static void
sign_supervisor_in (Till *till)
{
  till_do (till, "session.sign_out", "{}");
  till_do (till, "session.sign_in", "{'worker': 'sam', 'secret': '2468'}");
}

static void
comment (Till *till, const char *order, const char *text)
{
  g_autofree char *args = g_strdup_printf ("{'order': '%s', 'take_over': true}", order);
  g_autofree char *words = g_strdup_printf ("{'text': '%s'}", text);

  till_do (till, "order.edit", args);
  till_do (till, "txn.comment", words);
  till_do (till, "txn.conclude", "{'balance': 'pay-later'}");
}

/* Both registers change an order before they hear of each other: the hub joins that, and what is
 * built on the hub's version is understood at headquarters, which another store told something
 * else in between. */
static void
what_the_hub_made_is_understood (Store *self, gconstpointer data)
{
  g_autofree char *order = take_two_lines (self);
  g_autofree char *args = g_strdup_printf ("{'order': '%s'}", order);
  g_autoptr (PosOrder) joined = NULL;
  Till other = {0};

  till_open (&other, &self->chain, "R9");
  sign_supervisor_in (&other);
  sign_supervisor_in (&self->three);
  chain_stop (&self->chain);
  hand_over_line (&self->one, order, "A");
  comment (&self->three, order, "Ring twice");
  store_talk (self);
  joined = local (&self->one, order);
  g_assert_cmpint (joined->revision, ==, 3);
  g_assert_cmpstr (joined->comment, ==, "Ring twice");
  hand_over_line (&self->one, order, "B");
  store_talk (self);

  chain_start (&self->chain);
  till_do (&other, "order.do_not_process", args);
  g_assert_true (till_sync (&other));
  chain_synchronize (&self->chain);
  store_talk (self);
  store_talk (self);
  assert_agreed (self, order, 5);
  {
    g_autoptr (PosOrder) last = local (&self->three, order);
    g_assert_true (last->do_not_process);
    g_assert_cmpstr (last->comment, ==, "Ring twice");
    g_assert_cmpint (last->paid, ==, last->total);
  }
  till_close (&other);
}

/* Answers are lost and requests come twice: one order, one number. */
static void
lost_answers_and_doubles_do_no_harm (Store *self, gconstpointer data)
{
  g_autofree char *order = till_take_order (&self->one, "S1");

  gate_set (self->gate, "PUT", NULL, GATE_LOSE);
  gate_set (self->gate, "PUT", NULL, GATE_FAIL);
  gate_set (self->gate, "PUT", NULL, GATE_TWICE);
  g_assert_true (till_sync (&self->one));
  store_talk (self);
  store_talk (self);
  store_talk (self);
  assert_agreed (self, order, 1);
}

/* What the hub acknowledged after the copy was made is sent to it again. */
static void
a_hub_restored_from_a_copy_asks_again (Store *self, gconstpointer data)
{
  g_autofree char *first = NULL, *second = NULL;

  chain_stop (&self->chain);
  first = till_take_order (&self->one, "S1");
  store_talk (self);
  store_hub_keep_copy (&self->hub);
  second = till_take_order (&self->one, "S1");
  hand_over (&self->three, first);
  store_talk (self);
  store_hub_stop (&self->hub);
  store_hub_restore_copy (&self->hub);
  store_hub_start (&self->hub);
  chain_start (&self->chain);
  store_talk (self);
  store_talk (self);
  assert_agreed (self, first, 2);
  assert_agreed (self, second, 1);
}

/* It forgot what headquarters has, and is sent that once more, because the next one shows that
 * something is missing.  Nobody is told of a contradiction that is none, and nothing is done twice.
 */
static void
a_hub_that_forgot_adds_nothing_to_what_headquarters_has (Store *self, gconstpointer data)
{
  g_autofree char *first = NULL, *second = NULL, *third = NULL;

  first = till_take_order (&self->one, "S1");
  store_talk (self);
  store_hub_keep_copy (&self->hub);
  second = till_take_order (&self->one, "S1");
  hand_over (&self->one, first);
  store_talk (self);
  store_hub_stop (&self->hub);
  store_hub_restore_copy (&self->hub);
  store_hub_start (&self->hub);
  g_assert_true (store_hub_sync (&self->hub));
  chain_stop (&self->chain);
  third = till_take_order (&self->one, "S1");
  store_talk (self);
  chain_start (&self->chain);
  store_talk (self);
  store_talk (self);
  assert_agreed (self, first, 2);
  assert_agreed (self, second, 1);
  assert_agreed (self, third, 1);
}

/* Headquarters is back from a copy that has no order at all.  Each of the two was made at one
 * register and gone on with at the other; the hub tells both again, in the order in which they were
 * made. */
static void
a_headquarters_without_orders_gets_them_from_the_hub (Store *self, gconstpointer data)
{
  g_autofree char *first = NULL, *second = NULL;

  chain_stop (&self->chain);
  chain_keep_copy (&self->chain);
  chain_start (&self->chain);
  first = till_take_order (&self->one, "S1");
  second = till_take_order (&self->three, "S1");
  store_talk (self);
  hand_over (&self->three, first);
  hand_over (&self->one, second);
  store_talk (self);
  assert_agreed (self, first, 2);
  assert_agreed (self, second, 2);
  chain_stop (&self->chain);
  chain_restore_copy (&self->chain);
  chain_start (&self->chain);
  store_talk (self);
  store_talk (self);
  assert_agreed (self, first, 2);
  assert_agreed (self, second, 2);
}

/* The hub burns down with transactions that headquarters never got: its registers, pointed at
 * headquarters with the token that they have, send them there. */
static void
nothing_is_lost_with_a_hub (Store *self, gconstpointer data)
{
  g_autofree char *order = NULL;

  chain_stop (&self->chain);
  order = till_take_order (&self->one, "S1");
  hand_over (&self->one, order);
  store_talk (self);
  store_hub_stop (&self->hub);
  chain_start (&self->chain);
  self->one.address = self->three.address = NULL;
  till_reopen (&self->one);
  till_reopen (&self->three);
  for (int i = 0; i < 3; i++) {
    g_assert_true (till_sync (&self->one));
    chain_synchronize (&self->chain);
    g_assert_true (till_sync (&self->three));
  }
  g_assert_true (till_sync (&self->one));
  assert_agreed (self, order, 2);
  store_hub_start (&self->hub);
}

static void
put_on_account (Till *till)
{
  till_do (till, "item.add", "{'item': 'A'}");
  till_do (till, "customer.attach", "{'customer': 'C'}");
  till_do (till, "pay.account", "{}");
}

/* M-22: what one register put on account is on its way from the hub to headquarters while another
 * asks how much that is: it counts, and once. */
static void
what_waits_at_a_hub_is_on_account (Store *self, gconstpointer data)
{
  chain_import (&self->chain,
                "{\"kind\": \"role\", \"id\": \"clerk\", \"name\": \"Clerk\", \"permissions\": "
                "[\"order.create\", \"pay.account\"]}");
  chain_import (&self->chain, "{\"kind\": \"credit\", \"id\": \"C\", \"limit\": \"250.00\"}");
  store_talk (self);
  gate_set (self->gate, "PUT", NULL, GATE_HANG);
  put_on_account (&self->one);
  g_assert_true (till_sync (&self->one));
  put_on_account (&self->three);
  till_do (&self->three, "item.add", "{'item': 'A'}");
  till_do (&self->three, "customer.attach", "{'customer': 'C'}");
  till_refuse (&self->three, "pay.account", "{}", "order/needs-approval");
}

/* Who waited for headquarters a while waits no longer. */
static void
talk_again (Store *self)
{
  for (int i = 0; i < 3; i++)
    store_talk (self);
}

/* §8.3: without a line to headquarters nothing goes on account, also where a hub answers for it;
 * but for what the chain lets a customer have meanwhile, M-22. */
static void
on_account_a_hub_is_no_line (Store *self, gconstpointer data)
{
  chain_import (&self->chain,
                "{\"kind\": \"role\", \"id\": \"clerk\", \"name\": \"Clerk\", \"permissions\": "
                "[\"order.create\", \"pay.account\", \"txn.void\"]}");
  store_talk (self);
  put_on_account (&self->one);
  till_do (&self->one, "item.add", "{'item': 'A'}");
  till_do (&self->one, "customer.attach", "{'customer': 'C'}");
  chain_stop (&self->chain);
  g_assert_true (till_sync (&self->one));
  till_refuse (&self->one, "pay.account", "{}", "order/tender");
  till_do (&self->one, "txn.void", "{}");
  chain_start (&self->chain);
  chain_import (&self->chain,
                "{\"kind\": \"credit\", \"id\": \"C\", \"limit\": \"900.00\", "
                "\"offline_limit\": \"100.00\"}");
  talk_again (self);
  chain_stop (&self->chain);
  put_on_account (&self->one);
  till_do (&self->one, "item.add", "{'item': 'A', 'quantity': '2'}");
  till_do (&self->one, "customer.attach", "{'customer': 'C'}");
  till_refuse (&self->one, "pay.account", "{}", "order/needs-approval");
  chain_start (&self->chain);
  talk_again (self);
  till_do (&self->one, "pay.account", "{}");
}

/* A hub is the hub of its own store. */
static void
a_hub_speaks_for_its_store_only (Store *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = pos_hq_server_create_hub_code (self->chain.hq, "S2", &error);
  g_autofree char *ask = g_strdup_printf ("{\"code\": \"%s\", \"device\": \"test\"}", code);
  g_autoptr (json_t) enrolled = NULL;
  const char *token;

  g_assert_no_error (error);
  enrolled = chain_send (&self->chain, "POST", "/v1/enroll", NULL, ask, 200);
  token = text_at (enrolled, "token");
  json_decref (chain_send (&self->chain, "GET", "/v1/changes", token, NULL, 200));
  /* It is no register, and names none of its store. */
  json_decref (chain_send (&self->chain, "POST", "/v1/orders/search", token, "{}", 401));
  {
    g_autoptr (json_t) page = chain_send (&self->chain, "GET", "/v1/changes", token, NULL, 200);
    g_assert_cmpuint (json_array_size (json_object_get (page, "registers")), ==, 0);
  }
}

/* What headquarters says of the register @id.  Returns: (transfer full). */
static json_t *
listed (Chain *chain, const char *id)
{
  const char *token = pos_hq_server_get_admin_token (chain->hq);
  g_autoptr (json_t) answer = chain_send (chain, "GET", "/v1/registers", token, NULL, 200);
  json_t *row;
  gsize i;

  json_array_foreach (json_object_get (answer, "registers"),
                      i,
                      row) if (!strcmp (text_at (row, "register"), id)) return json_incref (row);
  g_assert_not_reached ();
}

/* Until something that is still on its way has arrived. */
static void
wait_until_heard (Chain *chain, const char *id, const char *at)
{
  for (guint i = 0; i < 2000; i++) {
    g_autoptr (json_t) row = listed (chain, id);
    if (!g_strcmp0 (text_at (row, "heard_at"), at))
      return;
    g_main_context_iteration (NULL, FALSE);
    g_usleep (1000);
  }
  g_error ("%s was not heard at %s", id, at);
}

/* Headquarters lists them like its own, a minute later at the most. */
static void
registers_are_heard_through_their_hub (Store *self, gconstpointer data)
{
  g_autoptr (json_t) before = listed (&self->chain, "R1"), after = NULL, behind = NULL;

  g_assert_true (json_is_null (json_object_get (before, "heard_at")));
  store_talk (self);
  pos_clock_advance (self->chain.clock, 61 * G_USEC_PER_SEC);
  store_talk (self);
  wait_until_heard (&self->chain, "R1", "2026-05-14T08:43:01Z");
  after = listed (&self->chain, "R1");
  g_assert_cmpstr (text_at (after, "program"), ==, POS_VERSION);
  g_assert_true (json_is_true (json_object_get (after, "current")));
  chain_import (&self->chain,
                "{\"kind\": \"register\", \"id\": \"R9\", \"number\": \"9\", "
                "\"name\": \"Spare\", \"store\": \"S1\"}");
  behind = listed (&self->chain, "R3");
  g_assert_cmpstr (text_at (behind, "heard_at"), ==, "2026-05-14T08:43:01Z");
  g_assert_false (json_is_true (json_object_get (behind, "current")));
}

static gboolean
read_device (PosDbTxn *txn, gpointer device, GError **error)
{
  g_autoptr (PosDbStatement) select =
      pos_db_txn_prepare (txn, "SELECT id FROM device WHERE register = 'R1'");
  gboolean has_row = FALSE;

  if (!pos_db_step (select, &has_row, error))
    return FALSE;
  g_assert_true (has_row);
  *(PosId *)device = pos_db_column_id (select, 0);
  return TRUE;
}

/* A hub speaks for its own store, and a register for nobody. */
static void
nobody_is_heard_through_others (Store *self, gconstpointer data)
{
  g_autofree char *token = chain_enroll (&self->chain, "R2");
  g_autofree char *code = pos_hq_server_create_hub_code (self->chain.hq, "S2", NULL);
  g_autofree char *ask = g_strdup_printf ("{\"code\": \"%s\", \"device\": \"test\"}", code);
  g_autoptr (json_t) enrolled = chain_send (&self->chain, "POST", "/v1/enroll", NULL, ask, 200);
  const char *hub = text_at (enrolled, "token");
  PosId id;
  g_assert_true (
      pos_db_read_sync (pos_hq_server_get_core (self->chain.hq)->db, read_device, &id, NULL, NULL));
  g_autofree char *device = pos_id_dup_text (&id);
  g_autofree char *said = g_strdup_printf (
      "{\"registers\": [{\"device\": \"%s\", \"heard_at\": \"2026-05-14T08:42:00Z\"}]}", device);
  g_autoptr (json_t) row = NULL;

  json_decref (chain_send (&self->chain, "POST", "/v1/hearings", token, said, 403));
  json_decref (chain_send (&self->chain, "POST", "/v1/hearings", hub, said, 200));
  json_decref (chain_send (
      &self->chain, "POST", "/v1/hearings", hub, "{\"registers\": [{\"device\": \"x\"}]}", 400));
  row = listed (&self->chain, "R1");
  g_assert_true (json_is_null (json_object_get (row, "heard_at")));
}

/* The clock of its machine is two years ahead, and then somebody sets it back by five: what it
 * tells is the time of headquarters. */
static void
a_wrong_clock_is_not_told (Store *self, gconstpointer data)
{
  PosContext *right = self->chain.context;
  g_autoptr (PosClock) wrong =
      pos_clock_new_fixed (pos_context_get_now (right) + 2 * 365 * G_TIME_SPAN_DAY);
  g_autoptr (PosContext) own = pos_context_new (wrong, 7);
  Chain as_hub = {.address = self->hub.address};
  g_autoptr (json_t) health = NULL, later = NULL;

  store_hub_stop (&self->hub);
  self->chain.context = own;
  store_hub_start (&self->hub);
  self->chain.context = right;
  g_assert_true (store_hub_sync (&self->hub));
  health = chain_send (&as_hub, "GET", "/v1/health", NULL, NULL, 200);
  g_assert_cmpstr (text_at (health, "at"), ==, "2026-05-14T08:42:00Z");
  pos_steady_jump (wrong, -5 * 365 * G_TIME_SPAN_DAY);
  pos_clock_advance (wrong, G_TIME_SPAN_MINUTE);
  later = chain_send (&as_hub, "GET", "/v1/health", NULL, NULL, 200);
  g_assert_cmpstr (text_at (later, "at"), ==, "2026-05-14T08:43:00Z");
  store_hub_stop (&self->hub);
  store_hub_start (&self->hub);
}

/* It lost its enrollment with its disk, or never had one: it says so, and nobody waits for it. */
static void
a_hub_that_is_not_enrolled_says_so (Store *self, gconstpointer data)
{
  StoreHub empty = {0};
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  store_hub_make (&empty, &self->chain, "S2");
  pos_hub_run_until_idle_async (empty.hub, pos_cli_ready_cb, &result);
  g_assert_false (pos_hub_run_until_idle_finish (empty.hub, pos_cli_wait (&result), &error));
  g_assert_error (error, POS_SYNC_ERROR, POS_SYNC_ERROR_AUTH);
  g_clear_object (&result);
  store_hub_close (&empty);
}

#define TEST(name) g_test_add ("/hq/hub/" #name, Store, NULL, store_set_up, name, store_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (the_store_goes_on_alone);
  TEST (a_cut_store_is_cut_for_its_registers);
  TEST (what_changed_about_a_customer_is_handed_on);
  TEST (what_the_hub_made_is_understood);
  TEST (lost_answers_and_doubles_do_no_harm);
  TEST (a_hub_restored_from_a_copy_asks_again);
  TEST (a_hub_that_forgot_adds_nothing_to_what_headquarters_has);
  TEST (a_headquarters_without_orders_gets_them_from_the_hub);
  TEST (nothing_is_lost_with_a_hub);
  TEST (what_waits_at_a_hub_is_on_account);
  TEST (on_account_a_hub_is_no_line);
  TEST (a_hub_speaks_for_its_store_only);
  TEST (registers_are_heard_through_their_hub);
  TEST (nobody_is_heard_through_others);
  TEST (a_wrong_clock_is_not_told);
  TEST (a_hub_that_is_not_enrolled_says_so);
  return g_test_run ();
}
