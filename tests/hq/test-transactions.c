/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-transactions.c — what registers send: once, twice, in any order, wrong in every way. */
#include "chain-fixture.h"
#include "wire/pos-batch.h"
#include "wire/pos-protocol.h"
#include "wire/pos-transaction.h"

#include <string.h>

/* A customer's record from R1, sealed. */
static PosTransaction *
message_new (Chain *self, gint64 sequence, const char *name)
{
  PosId id = pos_context_mint_id (self->context);
  g_autoptr (PosCustomer) customer = g_object_new (POS_TYPE_CUSTOMER, NULL);
  PosTransaction *message;

  pos_text_set (&customer->id, name);
  pos_text_set (&customer->name, name);
  message = pos_transaction_new (&id, POS_TRANSACTION_CUSTOMER, customer);
  message->sequence = sequence;
  message->at = 1;
  pos_text_set (&message->register_id, "R1");
  pos_text_set (&message->store, "S1");
  pos_transaction_seal (message);
  return message;
}

/* The result and reason of the acknowledgment.  Returns: (transfer full). */
static PosAck *
put (Chain *self, const char *token, PosTransaction *message, guint status)
{
  g_autofree char *path = pos_transaction_dup_path (&message->id);
  g_autofree char *text = pos_transaction_to_text (message);
  g_autoptr (json_t) answer = chain_send (self, "PUT", path, token, text, status);
  g_autofree char *ack_text = json_dumps (answer, 0);
  g_autoptr (GError) error = NULL;
  PosAck *ack = pos_ack_parse (ack_text, -1, &error);

  g_assert_no_error (error);
  g_assert_true (pos_id_equal (&ack->id, &message->id));
  return ack;
}

static void
assert_put (Chain *self, const char *token, PosTransaction *message, PosAckResult result)
{
  guint status = result == POS_ACK_CONFLICT ? 409 : result == POS_ACK_REJECTED ? 422 : 200;
  g_autoptr (PosAck) ack = put (self, token, message, status);

  g_assert_cmpint (ack->result, ==, result);
  g_assert_cmpint (
      pos_ack_confirms (ack, &message->id, message->hash), ==, result <= POS_ACK_DUPLICATE);
  g_assert_cmpint (ack->reason != NULL, ==, result >= POS_ACK_CONFLICT);
}

static guint
count_pending (Chain *self)
{
  g_autoptr (json_t) list = chain_send (self,
                                        "GET",
                                        "/v1/transactions?status=pending",
                                        pos_hq_server_get_admin_token (self->hq),
                                        NULL,
                                        200);

  return (guint)json_array_size (json_object_get (list, "transactions"));
}

static void
sending_twice_is_harmless (Chain *self, gconstpointer data)
{
  g_autofree char *token = chain_enroll (self, "R1");
  g_autoptr (PosTransaction) message = message_new (self, 1, "Jo");

  assert_put (self, token, message, POS_ACK_ACCEPTED);
  assert_put (self, token, message, POS_ACK_DUPLICATE);
  g_assert_cmpuint (count_pending (self), ==, 1);
  chain_synchronize (self);
  assert_put (self, token, message, POS_ACK_DUPLICATE);
  g_assert_cmpuint (count_pending (self), ==, 0);
}

static void
another_body_under_an_id_is_a_conflict (Chain *self, gconstpointer data)
{
  g_autofree char *token = chain_enroll (self, "R1");
  g_autoptr (PosTransaction) first = message_new (self, 1, "Jo");
  g_autoptr (PosTransaction) second = message_new (self, 1, "Eve");

  assert_put (self, token, first, POS_ACK_ACCEPTED);
  second->id = first->id;
  assert_put (self, token, second, POS_ACK_CONFLICT);
  g_assert_cmpuint (count_pending (self), ==, 1);
}

/* Whatever goes wrong while it is stored, it is not acknowledged, neither alone nor among others.
 */
static void
what_is_not_stored_is_not_acknowledged (Chain *self, gconstpointer data)
{
  static const char FULL[] = "CREATE TRIGGER full BEFORE INSERT ON register_transaction "
                             "BEGIN SELECT RAISE (ABORT, 'full'); END";
  g_autofree char *token = chain_enroll (self, "R1");
  g_autoptr (PosTransaction) one = message_new (self, 1, "One");
  g_autoptr (PosTransaction) two = message_new (self, 2, "Two");
  g_autofree char *path = pos_transaction_dup_path (&one->id);
  g_autofree char *first = pos_transaction_to_text (one);
  g_autofree char *second = pos_transaction_to_text (two);
  g_autofree char *both = g_strconcat (first, "\n", second, "\n", NULL);
  PosDb *db = pos_hq_server_get_core (self->hq)->db;

  chain_run_sql (db, FULL);
  json_decref (chain_send (self, "PUT", path, token, first, 503));
  json_decref (chain_send (self, "POST", POS_PATH_TRANSACTIONS, token, both, 503));
  chain_run_sql (db, "DROP TRIGGER full");
  g_assert_cmpuint (count_pending (self), ==, 0);
  assert_put (self, token, one, POS_ACK_ACCEPTED);
  assert_put (self, token, two, POS_ACK_ACCEPTED);
  g_assert_cmpuint (count_pending (self), ==, 2);
}

/* A cloned disk: two devices count on from the same number. */
static void
another_message_under_a_number_is_a_conflict (Chain *self, gconstpointer data)
{
  g_autofree char *token = chain_enroll (self, "R1");
  g_autoptr (PosTransaction) first = message_new (self, 1, "Jo");
  g_autoptr (PosTransaction) second = message_new (self, 1, "Jo");

  assert_put (self, token, first, POS_ACK_ACCEPTED);
  assert_put (self, token, second, POS_ACK_CONFLICT);
  g_assert_cmpuint (count_pending (self), ==, 1);
}

static void
the_order_of_arrival_does_not_matter (Chain *self, gconstpointer data)
{
  g_autofree char *token = chain_enroll (self, "R1");
  g_autoptr (PosTransaction) one = message_new (self, 1, "One");
  g_autoptr (PosTransaction) two = message_new (self, 2, "Two");
  g_autoptr (PosTransaction) three = message_new (self, 3, "Three");

  assert_put (self, token, three, POS_ACK_ACCEPTED);
  assert_put (self, token, one, POS_ACK_ACCEPTED);
  assert_put (self, token, two, POS_ACK_ACCEPTED);
  chain_synchronize (self);
  g_assert_cmpuint (count_pending (self), ==, 0);
  g_autoptr (json_t) page = chain_send (self, "GET", "/v1/changes", token, NULL, 200);
  g_assert_cmpint (
      json_integer_value (json_object_get (json_object_get (page, "received"), "sequence")), ==, 3);
}

/* What waits for the job is named, so that a register knows what stock levels contain. */
static void
what_waits_is_named (Chain *self, gconstpointer data)
{
  g_autofree char *token = chain_enroll (self, "R1");
  g_autoptr (PosTransaction) one = message_new (self, 1, "One");
  g_autoptr (PosTransaction) two = message_new (self, 2, "Two");
  g_autoptr (json_t) before = NULL;
  g_autoptr (json_t) after = NULL;
  json_t *waiting;

  assert_put (self, token, one, POS_ACK_ACCEPTED);
  chain_synchronize (self);
  assert_put (self, token, two, POS_ACK_ACCEPTED);
  before = chain_send (self, "GET", "/v1/changes?limit=1", token, NULL, 200);
  waiting = json_object_get (json_object_get (before, "received"), "waiting");
  g_assert_cmpuint (json_array_size (waiting), ==, 1);
  g_assert_cmpint (json_integer_value (json_array_get (waiting, 0)), ==, 2);
  chain_synchronize (self);
  after = chain_send (self, "GET", "/v1/changes?limit=1", token, NULL, 200);
  waiting = json_object_get (json_object_get (after, "received"), "waiting");
  g_assert_cmpuint (json_array_size (waiting), ==, 0);
}

static void
a_message_speaks_for_its_register_only (Chain *self, gconstpointer data)
{
  g_autofree char *one = chain_enroll (self, "R1");
  g_autofree char *two = chain_enroll (self, "R2");
  g_autoptr (PosTransaction) message = message_new (self, 1, "Jo");
  g_autoptr (PosAck) refused = put (self, two, message, 403);

  g_assert_cmpint (refused->result, ==, POS_ACK_REJECTED);
  assert_put (self, one, message, POS_ACK_ACCEPTED);
}

/* @find and @replace: a change in the text of a good message. */
static void
put_changed_to (Chain *self, const char *token, const char *find, const char *replace, guint status)
{
  g_autoptr (PosTransaction) message = message_new (self, 1, "Jo");
  g_autofree char *path = pos_transaction_dup_path (&message->id);
  g_autofree char *text = pos_transaction_to_text (message);
  g_autoptr (GString) changed = g_string_new (text);

  g_assert_cmpuint (g_string_replace (changed, find, replace, 1), ==, 1);
  json_decref (chain_send (self, "PUT", path, token, changed->str, status));
}

static void
put_changed (Chain *self, const char *token, const char *find, const char *replace)
{
  put_changed_to (self, token, find, replace, 422);
}

/* Whatever the body says: the device is who it is. */
static void
nobody_speaks_for_another_store (Chain *self, gconstpointer data)
{
  g_autofree char *token = chain_enroll (self, "R1");

  put_changed_to (self, token, "\"register\":\"R1\"", "\"register\":\"R2\"", 403);
  put_changed_to (self, token, "\"store\":\"S1\"", "\"store\":\"S2\"", 403);
  g_assert_cmpuint (count_pending (self), ==, 0);
}

static void
what_was_changed_on_the_way_is_rejected (Chain *self, gconstpointer data)
{
  g_autofree char *token = chain_enroll (self, "R1");
  g_autoptr (PosTransaction) message = message_new (self, 1, "Jo");
  g_autofree char *text = pos_transaction_to_text (message);
  const char *elsewhere = "/v1/transactions/0190f0a0-0000-7000-8000-000000000001";

  put_changed (self, token, "\"Jo\"", "\"Joe\"");
  put_changed (self, token, "\"kind\":\"customer\"", "\"kind\":\"spaceship\"");
  put_changed (self, token, "\"sequence\":1", "\"sequence\":0");
  put_changed (self, token, "\"sequence\":1", "\"sequence\":-1");
  put_changed (self, token, "\"sequence\":1", "\"sequence\":1.5");
  put_changed (self, token, "\"hash\":\"", "\"hash\":\"0");
  json_decref (chain_send (self, "PUT", elsewhere, token, text, 422));
  json_decref (chain_send (self, "PUT", "/v1/transactions/nonsense", token, text, 400));
  g_assert_cmpuint (count_pending (self), ==, 0);
}

static void
hostile_bodies_are_refused_in_words (Chain *self, gconstpointer data)
{
  static const char *const bodies[] = {"",
                                       "{",
                                       "null",
                                       "[]",
                                       "5",
                                       "\"x\"",
                                       "{}",
                                       "{\"id\": 1, \"id\": 2}",
                                       "{\"body\": \"\\u0000\"}",
                                       "\xff\xfe"};
  g_autofree char *token = chain_enroll (self, "R1");
  g_autofree char *deep = g_strnfill (100000, '[');
  const char *path = "/v1/transactions/0190f0a0-0000-7000-8000-000000000001";

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    json_decref (chain_send (self, "PUT", path, token, bodies[i], 422));
  json_decref (chain_send (self, "PUT", path, token, deep, 422));
  /* It still lives. */
  json_decref (chain_send (self, "GET", "/v1/health", NULL, NULL, 200));
  g_assert_cmpuint (count_pending (self), ==, 0);
}

/* A line each; what cannot be read, or is somebody else's, is refused alone. */
static void
many_are_taken_at_once (Chain *self, gconstpointer data)
{
  static const PosAckResult first[] = {
      POS_ACK_ACCEPTED, POS_ACK_REJECTED, POS_ACK_REJECTED, POS_ACK_ACCEPTED, POS_ACK_CONFLICT};
  g_autofree char *token = chain_enroll (self, "R1");
  g_autoptr (PosTransaction) one = message_new (self, 1, "Jo");
  g_autoptr (PosTransaction) other = message_new (self, 2, "Al");
  g_autoptr (PosTransaction) two = message_new (self, 2, "Bo");
  g_autoptr (PosTransaction) twin = message_new (self, 1, "Cy");
  pos_text_set (&other->register_id, "R2");
  char *texts[] = {pos_transaction_to_text (one),
                   g_strdup ("{\"half"),
                   pos_transaction_to_text (other),
                   pos_transaction_to_text (two),
                   pos_transaction_to_text (twin),
                   NULL};
  g_autofree char *lines = g_strjoinv ("\n", texts);

  for (int time = 0; time < 2; time++) {
    g_autoptr (json_t) answer = chain_send (self, "POST", "/v1/transactions", token, lines, 200);
    g_autofree char *text = pos_json_to_text (answer);
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) acks = pos_batch_read_acks (text, -1, 5, &error);
    g_assert_no_error (error);
    for (guint i = 0; i < acks->len; i++)
      g_assert_cmpint (((PosAck *)acks->pdata[i])->result,
                       ==,
                       time && first[i] == POS_ACK_ACCEPTED ? POS_ACK_DUPLICATE : first[i]);
    g_assert_true (pos_ack_confirms (acks->pdata[0], &one->id, one->hash));
    g_assert_true (pos_ack_confirms (acks->pdata[3], &two->id, two->hash));
    g_assert_cmpuint (count_pending (self), ==, 2);
  }
  json_decref (chain_send (self, "POST", "/v1/transactions", token, "", 422));
  json_decref (chain_send (self, "POST", "/v1/transactions", NULL, lines, 401));
  for (int i = 0; texts[i]; i++)
    g_clear_pointer (&texts[i], g_free);
}

static void
bodies_have_a_size (Chain *self, gconstpointer data)
{
  g_autofree char *token = chain_enroll (self, "R1");
  g_autofree char *huge = g_strnfill (POS_LIMIT_TRANSACTION + 1, ' ');
  g_autofree char *large = g_strnfill (POS_LIMIT_CALL + 1, ' ');
  const char *path = "/v1/transactions/0190f0a0-0000-7000-8000-000000000001";

  json_decref (chain_send (self, "PUT", path, token, huge, 413));
  json_decref (chain_send (self, "POST", "/v1/orders/search", token, large, 413));
  json_decref (chain_send (self, "POST", "/v1/enroll", NULL, large, 413));
}

static void
routes_that_do_not_exist_say_so (Chain *self, gconstpointer data)
{
  g_autofree char *token = chain_enroll (self, "R1");

  json_decref (chain_send (self, "GET", "/", token, NULL, 404));
  json_decref (chain_send (self, "GET", "/v2/changes", token, NULL, 404));
  json_decref (chain_send (self, "GET", "/v1/orders/a/b", token, NULL, 404));
  json_decref (chain_send (self, "GET", "/v1/../../etc/passwd", token, NULL, 404));
  json_decref (chain_send (self, "DELETE", "/v1/changes", token, NULL, 405));
  json_decref (chain_send (self, "POST", "/v1/health", token, "{}", 405));
  json_decref (chain_send (self, "GET", "/v1/orders/SO-999999", token, NULL, 404));
}

static gsize
count_missing (Chain *self, const char *token)
{
  g_autoptr (json_t) page =
      chain_send (self, "GET", "/v1/changes?after=&limit=1", token, NULL, 200);

  return json_array_size (json_object_get (json_object_get (page, "received"), "missing"));
}

/* A late message came first, to a headquarters or a hub that has nothing of the register: what came
 * before it is asked for.  Not so of a register that was enrolled anew. */
static void
what_came_before_the_first_is_missing (Chain *self, gconstpointer data)
{
  g_autofree char *token = chain_enroll (self, "R1"), *again = NULL;
  g_autoptr (PosTransaction) third = message_new (self, 3, "Third");
  g_autoptr (PosTransaction) fourth = message_new (self, 4, "Fourth");

  assert_put (self, token, third, POS_ACK_ACCEPTED);
  g_assert_cmpuint (count_missing (self, token), ==, 2);
  again = chain_enroll (self, "R1");
  assert_put (self, again, fourth, POS_ACK_ACCEPTED);
  g_assert_cmpuint (count_missing (self, again), ==, 0);
}

static PosTransaction *
order_message_new (Chain *self, PosOrder *order, gint64 sequence)
{
  PosId id = pos_context_mint_id (self->context);
  PosTransaction *message;

  order->id = pos_context_mint_id (self->context);
  order->created_at = 1;
  order->status = POS_ORDER_STATUS_OPEN;
  message = pos_transaction_new (&id, POS_TRANSACTION_ORDER, order);
  message->sequence = sequence;
  message->base_revision = order->revision - 1;
  message->at = 1;
  pos_text_set (&message->register_id, "R1");
  pos_text_set (&message->store, "S1");
  pos_transaction_seal (message);
  return message;
}

/* Whoever begins an order is where it begins, whatever its body says; a change is anybody's. */
static void
an_order_begins_where_it_is_sent_from (Chain *self, gconstpointer data)
{
  static const struct {
    const char *till, *store;
    gint64 revision;
    guint status;
  } orders[] = {
      {"R2", "S1", 1, 403}, {"R1", "S2", 1, 403}, {"R2", "S2", 2, 200}, {"R1", "S1", 1, 200}};
  g_autofree char *token = chain_enroll (self, "R1");
  gint64 sequence = 1;

  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++) {
    g_autoptr (PosOrder) order = pos_order_new (pos_currency_from_code ("EUR"));
    g_autoptr (PosTransaction) message = NULL;
    g_autoptr (PosAck) ack = NULL;

    order->revision = orders[i].revision;
    pos_text_set (&order->register_id, orders[i].till);
    pos_text_set (&order->home_store, orders[i].store);
    message = order_message_new (self, order, sequence);
    ack = put (self, token, message, orders[i].status);
    sequence += ack->result == POS_ACK_ACCEPTED;
  }
}

static gboolean
hears_of_an_order (Chain *self, const char *token)
{
  g_autoptr (json_t) page = chain_send (self, "GET", "/v1/changes", token, NULL, 200);
  gsize index;
  json_t *change;

  json_array_foreach (json_object_get (page, "changes"), index, change)
  {
    if (!strcmp (json_string_value (json_object_get (change, "kind")), "order"))
      return TRUE;
  }
  return FALSE;
}

/* It would be damage to every register that keeps it. */
static void
wrong_sums_stay_where_they_came_from (Chain *self, gconstpointer data)
{
  g_autofree char *token = chain_enroll (self, "R1"), *other = chain_enroll (self, "R2");
  g_autoptr (PosOrder) order = pos_order_new (pos_currency_from_code ("EUR"));
  g_autoptr (PosOrderLine) line = g_object_new (POS_TYPE_ORDER_LINE, NULL);
  g_autoptr (PosTransaction) message = NULL;

  line->id = pos_context_mint_id (self->context);
  line->intent = POS_INTENT_PICK_UP;
  line->ordered.micro = POS_SCALE;
  pos_text_set (&line->item, "A");
  pos_text_set (&line->store, "S2");
  pos_list_append (order->lines, line);
  order->revision = 1;
  order->total = 100;
  pos_text_set (&order->register_id, "R1");
  pos_text_set (&order->home_store, "S1");
  message = order_message_new (self, order, 1);
  assert_put (self, token, message, POS_ACK_ACCEPTED);
  chain_synchronize (self);
  g_assert_cmpuint (count_pending (self), ==, 0);
  g_assert_true (hears_of_an_order (self, token));
  g_assert_false (hears_of_an_order (self, other));
}

/* What nobody could keep as an order blocks nothing: it is acknowledged, and fails with a reason.
 */
static void
nonsense_in_place_of_payments_fails (Chain *self, gconstpointer data)
{
  static const char *const payments[] = {"\"open\"", "[\"x\"]", "[1, null, [], {}]", "7"};
  g_autofree char *token = chain_enroll (self, "R1");

  for (guint i = 0; i < G_N_ELEMENTS (payments); i++) {
    g_autoptr (PosOrder) order = pos_order_new (pos_currency_from_code ("EUR"));
    g_autoptr (PosTransaction) message = NULL;
    g_autoptr (json_t) body = NULL;
    g_autofree char *text = NULL;

    order->revision = 1;
    pos_text_set (&order->register_id, "R1");
    pos_text_set (&order->home_store, "S1");
    pos_text_set (&order->customer, "C");
    message = order_message_new (self, order, i + 1);
    body = json_loads (message->body, 0, NULL);
    json_object_set_new (body, "payments", json_loads (payments[i], JSON_DECODE_ANY, NULL));
    text = pos_json_to_text (body);
    pos_text_set (&message->body, text);
    pos_transaction_seal (message);
    assert_put (self, token, message, POS_ACK_ACCEPTED);
  }
  chain_synchronize (self);
  g_assert_cmpuint (count_pending (self), ==, 0);
}

#define TEST(name)                                                                                 \
  g_test_add ("/hq/transactions/" #name, Chain, NULL, chain_set_up, name, chain_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (sending_twice_is_harmless);
  TEST (another_body_under_an_id_is_a_conflict);
  TEST (what_is_not_stored_is_not_acknowledged);
  TEST (another_message_under_a_number_is_a_conflict);
  TEST (the_order_of_arrival_does_not_matter);
  TEST (what_waits_is_named);
  TEST (a_message_speaks_for_its_register_only);
  TEST (what_was_changed_on_the_way_is_rejected);
  TEST (nobody_speaks_for_another_store);
  TEST (hostile_bodies_are_refused_in_words);
  TEST (many_are_taken_at_once);
  TEST (bodies_have_a_size);
  TEST (routes_that_do_not_exist_say_so);
  TEST (what_came_before_the_first_is_missing);
  TEST (an_order_begins_where_it_is_sent_from);
  TEST (wrong_sums_stay_where_they_came_from);
  TEST (nonsense_in_place_of_payments_fails);
  return g_test_run ();
}
