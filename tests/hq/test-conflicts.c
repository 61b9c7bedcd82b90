/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-conflicts.c — customer-orders.md §8.3, reliability.md F13: two registers change one order
 * while neither hears of the other.  What does not contradict is joined, the rest waits for a
 * person with both versions, and no money is dropped. */
#include "chain-fixture.h"
#include "db/pos-db-statement.h"

#include <string.h>

typedef struct {
  Till here, there;
  char *order; /* two lines, A and B, both picked up in S1 */
  char *line_a, *line_b;
} Pair;

static json_t *
get_order (Till *till, const char *order)
{
  g_autofree char *args = g_strdup_printf ("{'order': '%s'}", order);

  return till_ask (till, "order.get", args);
}

static const char *
find_line (json_t *order, const char *item)
{
  json_t *line;
  gsize index;

  json_array_foreach (json_object_get (order, "lines"), index, line)
  {
    if (!g_strcmp0 (text_at (line, "item"), item))
      return text_at (line, "id");
  }
  g_assert_not_reached ();
}

/* Everybody hears of everything. */
static void
settle (Chain *chain, Pair *pair)
{
  till_sync (&pair->here);
  till_sync (&pair->there);
  chain_synchronize (chain);
  till_sync (&pair->here);
  till_sync (&pair->there);
}

/* The order is known to both registers of the store, and then the line is cut. */
static void
pair_open (Pair *self, Chain *chain)
{
  g_autoptr (json_t) done = NULL;
  g_autoptr (json_t) order = NULL;

  chain_import (chain, "{\"kind\": \"register\", \"id\": \"R11\", \"store\": \"S1\"}");
  till_open (&self->here, chain, "R1");
  till_open (&self->there, chain, "R11");
  till_do (&self->here, "item.add", "{'item': 'A'}");
  till_do (&self->here, "item.add", "{'item': 'B'}");
  till_do (&self->here, "customer.attach", "{'customer': 'C'}");
  till_do (&self->here, "order.pickup_all", "{'store': 'S1'}");
  done = till_ask (&self->here, "pay.cash", "{'balance': 'pay-later'}");
  self->order = g_strdup (text_at (done, "order"));
  settle (chain, self);
  order = get_order (&self->there, self->order);
  self->line_a = g_strdup (find_line (order, "A"));
  self->line_b = g_strdup (find_line (order, "B"));
  chain_stop (chain);
  till_sync (&self->here);
  till_sync (&self->there);
}

static void
pair_close (Pair *self)
{
  till_close (&self->here);
  till_close (&self->there);
  g_free (self->order);
  g_free (self->line_a);
  g_free (self->line_b);
}

static void
hand_over (Till *till, const char *order, const char *line)
{
  g_autofree char *args =
      g_strdup_printf ("{'order': '%s', 'lines': [{'line': '%s'}]}", order, line);

  till_do (till, "fulfill.line_pickup", args);
  till_do (till, "pay.cash", "{}");
}

static void
comment (Till *till, const char *order, const char *text)
{
  g_autofree char *args = g_strdup_printf ("{'order': '%s'}", order);
  g_autofree char *words = g_strdup_printf ("{'text': '%s'}", text);

  till_do (till, "order.edit", args);
  till_do (till, "txn.comment", words);
  till_do (till, "txn.conclude", "{'balance': 'pay-later'}");
}

static json_t *
list (Chain *chain, const char *status)
{
  g_autofree char *path = g_strconcat ("/v1/transactions?status=", status, NULL);

  return chain_send (chain, "GET", path, pos_hq_server_get_admin_token (chain->hq), NULL, 200);
}

static void
assert_waiting (Chain *chain, guint n_conflicts, guint n_pending)
{
  g_autoptr (json_t) conflicts = list (chain, "conflict");
  g_autoptr (json_t) failed = list (chain, "failed");
  g_autoptr (json_t) pending = list (chain, "pending");

  g_assert_cmpuint (json_array_size (json_object_get (conflicts, "transactions")), ==, n_conflicts);
  g_assert_cmpuint (json_array_size (json_object_get (failed, "transactions")), ==, 0);
  g_assert_cmpuint (json_array_size (json_object_get (pending, "transactions")), ==, n_pending);
}

static void
assert_counts (Chain *chain, guint n_conflicts)
{
  assert_waiting (chain, n_conflicts, 0);
}

/* Both registers and headquarters have the same. */
static json_t *
get_agreed (Pair *pair)
{
  g_autoptr (json_t) here = get_order (&pair->here, pair->order);
  g_autoptr (json_t) there = get_order (&pair->there, pair->order);
  PosId id;

  g_assert_true (json_equal (here, there));
  g_assert_true (pos_id_parse (pair->order, &id, NULL));
  for (int i = 0; i < 2; i++) {
    g_autoptr (PosOrder) local = NULL;
    g_assert_true (pos_local_store_get_order_sync (
        i ? pair->there.cli.store : pair->here.cli.store, &id, &local, NULL));
    g_assert_cmpint (local->revision, ==, json_integer_value (json_object_get (here, "revision")));
  }
  return g_steal_pointer (&here);
}

static PosOrder *
get_copy (Till *till, const char *order)
{
  PosOrder *local = NULL;
  PosId id;

  g_assert_true (pos_id_parse (order, &id, NULL));
  g_assert_true (pos_local_store_get_order_sync (till->cli.store, &id, &local, NULL));
  g_assert_nonnull (local);
  return local;
}

static void
assert_told (Till *till, const char *order)
{
  g_autoptr (PosOrder) local = get_copy (till, order);

  g_assert_nonnull (local->sync_message);
}

/* One line is handed over here, the other there: nothing contradicts. */
static void
different_lines_are_joined (Chain *chain, gconstpointer data)
{
  Pair pair = {0};
  g_autoptr (json_t) order = NULL;

  pair_open (&pair, chain);
  hand_over (&pair.here, pair.order, pair.line_a);
  hand_over (&pair.there, pair.order, pair.line_b);
  chain_start (chain);
  settle (chain, &pair);
  assert_counts (chain, 0);
  order = get_agreed (&pair);
  g_assert_cmpstr (text_at (order, "status"), ==, "invoiced");
  g_assert_cmpstr (text_at (order, "totals.paid"), ==, "400.00");
  g_assert_cmpstr (text_at (order, "totals.balance"), ==, "0.00");
  pair_close (&pair);
}

/* Each goes on from its own before anybody has answered. */
static void
what_follows_a_joined_change_is_joined_too (Chain *chain, gconstpointer data)
{
  Pair pair = {0};
  g_autoptr (json_t) order = NULL;

  pair_open (&pair, chain);
  hand_over (&pair.here, pair.order, pair.line_a);
  comment (&pair.there, pair.order, "Ring twice");
  hand_over (&pair.there, pair.order, pair.line_b);
  chain_start (chain);
  settle (chain, &pair);
  assert_counts (chain, 0);
  order = get_agreed (&pair);
  g_assert_cmpstr (text_at (order, "status"), ==, "invoiced");
  g_assert_cmpstr (text_at (order, "totals.balance"), ==, "0.00");
  pair_close (&pair);
}

/* The same line twice: one of them stays, and the other is kept with what they differ in. */
static void
the_same_line_is_a_conflict (Chain *chain, gconstpointer data)
{
  Pair pair = {0};
  g_autoptr (json_t) order = NULL;
  g_autoptr (json_t) conflicts = NULL;

  pair_open (&pair, chain);
  hand_over (&pair.here, pair.order, pair.line_a);
  hand_over (&pair.there, pair.order, pair.line_a);
  chain_start (chain);
  settle (chain, &pair);
  assert_counts (chain, 1);
  order = get_agreed (&pair);
  g_assert_cmpstr (text_at (order, "status"), ==, "partially-invoiced");
  assert_told (&pair.here, pair.order);
  assert_told (&pair.there, pair.order);
  conflicts = list (chain, "conflict");
  g_assert_cmpstr (text_at (conflicts, "transactions.0.reason"),
                   ==,
                   "The order was changed in two places, in ways that contradict");
  pair_close (&pair);
}

/* What the clerk goes on to do waits behind it, and everything else does not. */
static void
only_followers_wait (Chain *chain, gconstpointer data)
{
  Pair pair = {0};
  g_autoptr (json_t) pending = NULL;
  g_autofree char *other = NULL;

  pair_open (&pair, chain);
  hand_over (&pair.here, pair.order, pair.line_a);
  hand_over (&pair.there, pair.order, pair.line_a);
  hand_over (&pair.there, pair.order, pair.line_b);
  other = till_take_order (&pair.there, "S1");
  chain_start (chain);
  settle (chain, &pair);
  pending = list (chain, "pending");
  g_assert_cmpuint (json_array_size (json_object_get (pending, "transactions")), ==, 1);
  g_autoptr (json_t) order = get_order (&pair.here, other);
  g_assert_cmpstr (text_at (order, "status"), ==, "open");
  pair_close (&pair);
}

/* Kim and Lou both handed over A, and both took the money. */
static char *
make_conflict (Chain *chain, Pair *pair)
{
  g_autoptr (json_t) conflicts = NULL;

  pair_open (pair, chain);
  hand_over (&pair->here, pair->order, pair->line_a);
  hand_over (&pair->there, pair->order, pair->line_a);
  chain_start (chain);
  settle (chain, pair);
  conflicts = chain_send (
      chain, "GET", "/v1/problems", pos_hq_server_get_admin_token (chain->hq), NULL, 200);
  g_assert_cmpstr (text_at (conflicts, "problems.0.register"), ==, "R11");
  g_assert_cmpstr (text_at (conflicts, "problems.0.worker"), ==, "kim");
  g_assert_cmpstr (text_at (conflicts, "problems.0.headquarters.register"), ==, "R1");
  g_assert_nonnull (text_at (conflicts, "problems.0.headquarters.at"));
  g_assert_cmpstr (text_at (conflicts, "problems.0.contradictions.0.what"), ==, "line");
  g_assert_cmpstr (text_at (conflicts, "problems.0.contradictions.0.item"), ==, "A");
  return g_strdup (text_at (conflicts, "problems.0.id"));
}

static json_t *
resolve (Chain *chain, const char *id, const char *keep, guint status)
{
  g_autofree char *body = g_strdup_printf (
      "{\"transaction\": \"%s\", \"worker\": \"sam\", \"keep\": \"%s\"}", id, keep);

  return chain_send (
      chain, "POST", "/v1/resolutions", pos_hq_server_get_admin_token (chain->hq), body, status);
}

/* Headquarters' version stays, and the second payment is held for the customer. */
static void
money_taken_twice_is_never_dropped (Chain *chain, gconstpointer data)
{
  Pair pair = {0};
  g_autofree char *id = make_conflict (chain, &pair);
  g_autoptr (json_t) order = NULL;

  json_decref (resolve (chain, id, "nobody", 422));
  json_decref (resolve (chain, id, "headquarters", 200));
  json_decref (resolve (chain, id, "headquarters", 404));
  settle (chain, &pair);
  assert_counts (chain, 0);
  order = get_agreed (&pair);
  /* The deposit of 40, and 90 for A twice; A is invoiced once. */
  g_assert_cmpstr (text_at (order, "totals.paid"), ==, "220.00");
  g_assert_cmpstr (text_at (order, "totals.deposit_held"), ==, "120.00");
  g_assert_cmpstr (text_at (order, "totals.balance"), ==, "180.00");
  hand_over (&pair.here, pair.order, pair.line_b);
  settle (chain, &pair);
  assert_counts (chain, 0);
  pair_close (&pair);
}

/* The register's version cannot be: the same piece would be invoiced twice. */
static void
what_does_not_add_up_is_not_accepted (Chain *chain, gconstpointer data)
{
  Pair pair = {0};
  g_autofree char *id = make_conflict (chain, &pair);

  json_decref (resolve (chain, id, "register", 422));
  assert_counts (chain, 1);
  pair_close (&pair);
}

/* Handed over here, cancelled there: the cancellation is undone, and what it gave back is not
 * forgotten. */
static void
let_cancel (Chain *chain)
{
  chain_import (chain,
                "{\"kind\": \"role\", \"id\": \"clerk\", \"name\": \"Clerk\", \"permissions\": "
                "[\"order.create\", \"order.retrieve\", \"order.edit\", \"order.cancel\"]}");
}

static void
a_cancellation_contradicts_a_hand_over (Chain *chain, gconstpointer data)
{
  Pair pair = {0};
  g_autofree char *args = NULL;
  g_autoptr (json_t) problems = NULL;
  g_autoptr (json_t) order = NULL;

  let_cancel (chain);
  pair_open (&pair, chain);
  hand_over (&pair.here, pair.order, pair.line_a);
  args = g_strdup_printf ("{'order': '%s'}", pair.order);
  till_do (&pair.there, "order.cancel", args);
  till_do (&pair.there, "pay.cash", "{}");
  chain_start (chain);
  settle (chain, &pair);
  assert_counts (chain, 1);
  problems = chain_send (
      chain, "GET", "/v1/problems", pos_hq_server_get_admin_token (chain->hq), NULL, 200);
  json_decref (resolve (chain, text_at (problems, "problems.0.id"), "headquarters", 200));
  settle (chain, &pair);
  assert_counts (chain, 0);
  order = get_agreed (&pair);
  g_assert_cmpstr (text_at (order, "status"), ==, "partially-invoiced");
  /* 40 deposit and 90 for A, less the 20 that the cancellation gave back. */
  g_assert_cmpstr (text_at (order, "totals.paid"), ==, "110.00");
  g_assert_cmpstr (text_at (order, "totals.deposit_held"), ==, "10.00");
  g_assert_cmpstr (text_at (order, "totals.balance"), ==, "290.00");
  hand_over (&pair.here, pair.order, pair.line_b);
  settle (chain, &pair);
  assert_counts (chain, 0);
  pair_close (&pair);
}

/* Here everything goes out; there the clerk does what headquarters then decides against.  The order
 * is over, and can hold no deposit: the money is settled with a charge or a credit. */
static void
decide_against (Chain *chain, Pair *pair, const char *total, const char *charge)
{
  g_autoptr (json_t) problems = NULL;
  g_autoptr (json_t) order = NULL;

  hand_over (&pair->here, pair->order, pair->line_a);
  hand_over (&pair->here, pair->order, pair->line_b);
  chain_start (chain);
  settle (chain, pair);
  assert_counts (chain, 1);
  problems = chain_send (
      chain, "GET", "/v1/problems", pos_hq_server_get_admin_token (chain->hq), NULL, 200);
  json_decref (resolve (chain, text_at (problems, "problems.0.id"), "headquarters", 200));
  settle (chain, pair);
  assert_counts (chain, 0);
  order = get_agreed (pair);
  g_assert_cmpstr (text_at (order, "status"), ==, "invoiced");
  g_assert_cmpstr (text_at (order, "totals.total"), ==, total);
  g_assert_cmpstr (text_at (order, "totals.paid"), ==, total);
  g_assert_cmpstr (text_at (order, "totals.deposit_held"), ==, "0.00");
  g_assert_cmpstr (text_at (order, "totals.balance"), ==, "0.00");
  g_assert_cmpstr (text_at (order, "charges.0.total"), ==, charge);
}

static void
what_was_paid_twice_is_a_charge (Chain *chain, gconstpointer data)
{
  Pair pair = {0};

  pair_open (&pair, chain);
  hand_over (&pair.there, pair.order, pair.line_a);
  decide_against (chain, &pair, "490.00", "90.00");
  pair_close (&pair);
}

static void
what_was_given_back_of_nothing_is_a_credit (Chain *chain, gconstpointer data)
{
  Pair pair = {0};
  g_autofree char *args = NULL;

  let_cancel (chain);
  pair_open (&pair, chain);
  args = g_strdup_printf ("{'order': '%s'}", pair.order);
  till_do (&pair.there, "order.cancel", args);
  till_do (&pair.there, "pay.cash", "{}");
  decide_against (chain, &pair, "380.00", "-20.00");
  pair_close (&pair);
}

/* Two texts of one order: either may win, and the other is still known. */
static void
the_registers_version_may_win (Chain *chain, gconstpointer data)
{
  Pair pair = {0};
  g_autofree char *id = NULL;
  g_autoptr (json_t) problems = NULL;
  g_autoptr (json_t) order = NULL;

  pair_open (&pair, chain);
  comment (&pair.here, pair.order, "Ring once");
  comment (&pair.there, pair.order, "Ring twice");
  chain_start (chain);
  settle (chain, &pair);
  problems = chain_send (
      chain, "GET", "/v1/problems", pos_hq_server_get_admin_token (chain->hq), NULL, 200);
  g_assert_cmpstr (text_at (problems, "problems.0.contradictions.0.what"), ==, "comment");
  g_assert_cmpstr (text_at (problems, "problems.0.contradictions.0.headquarters"), ==, "Ring once");
  g_assert_cmpstr (text_at (problems, "problems.0.contradictions.0.register"), ==, "Ring twice");
  id = g_strdup (text_at (problems, "problems.0.id"));
  json_decref (resolve (chain, id, "register", 200));
  settle (chain, &pair);
  order = get_agreed (&pair);
  g_assert_cmpstr (text_at (order, "comment"), ==, "Ring twice");
  g_assert_cmpint (json_integer_value (json_object_get (order, "revision")), ==, 3);
  pair_close (&pair);
}

/* There the clerk went on from what then proved to be in conflict, so that copy has a higher number
 * than headquarters' version.  It gives way all the same, and what followed counts once somebody
 * has decided. */
static void
headquarters_has_the_last_word (Chain *chain, gconstpointer data)
{
  Pair pair = {0};
  g_autoptr (PosOrder) told = NULL;
  g_autoptr (json_t) problems = NULL;
  g_autoptr (json_t) order = NULL;

  pair_open (&pair, chain);
  comment (&pair.here, pair.order, "Ring once");
  comment (&pair.there, pair.order, "Ring twice");
  hand_over (&pair.there, pair.order, pair.line_a);
  {
    g_autoptr (PosOrder) before = get_copy (&pair.there, pair.order);
    g_assert_cmpint (before->revision, ==, 3);
  }
  chain_start (chain);
  settle (chain, &pair);
  told = get_copy (&pair.there, pair.order);
  g_assert_cmpint (told->revision, ==, 2);
  g_assert_nonnull (told->sync_message);
  problems = chain_send (
      chain, "GET", "/v1/problems", pos_hq_server_get_admin_token (chain->hq), NULL, 200);
  json_decref (resolve (chain, text_at (problems, "problems.0.id"), "headquarters", 200));
  settle (chain, &pair);
  settle (chain, &pair);
  assert_counts (chain, 0);
  order = get_agreed (&pair);
  g_assert_cmpstr (text_at (order, "status"), ==, "partially-invoiced");
  g_assert_cmpstr (text_at (order, "comment"), ==, "Ring once");
  g_assert_cmpstr (text_at (order, "totals.paid"), ==, "130.00");
  pair_close (&pair);
}

static gboolean
run_sql (PosDbTxn *txn, gpointer sql, GError **error)
{
  g_autoptr (PosDbStatement) statement = pos_db_txn_prepare (txn, sql);

  return pos_db_run (statement, error);
}

/* Headquarters was restored, or a hub burned, and the second change was sent before anybody knew
 * that the first one is missing.  It arrives behind the second, and comes first all the same. */
static void
what_arrives_late_comes_first (Chain *chain, gconstpointer data)
{
  static const char forget[] = "UPDATE outbox SET acked_at = 1 WHERE seq = "
                               "(SELECT min (seq) FROM outbox WHERE kind = 'order')";
  Till till = {0};
  g_autofree char *order = NULL;
  g_autoptr (json_t) found = NULL;
  g_autoptr (GError) error = NULL;

  till_open (&till, chain, "R1");
  chain_stop (chain);
  till_sync (&till);
  order = till_take_order (&till, "S1");
  comment (&till, order, "Ring once");
  pos_db_write_sync (pos_local_store_get_db (till.cli.store), run_sql, (char *)forget, &error);
  g_assert_no_error (error);
  chain_start (chain);
  g_assert_true (till_sync (&till));
  chain_synchronize (chain);
  chain_synchronize (chain);
  assert_counts (chain, 0);
  g_assert_true (till_sync (&till));
  found = get_order (&till, order);
  g_assert_cmpstr (text_at (found, "number"), ==, "SO-000001");
  g_assert_cmpstr (text_at (found, "comment"), ==, "Ring once");
  till_close (&till);
}

/* A third register of the store. */
static void
settle_three (Chain *chain, Pair *pair, Till *third)
{
  settle (chain, pair);
  till_sync (third);
  settle (chain, pair);
  till_sync (third);
}

static void
resolve_first (Chain *chain, const char *keep)
{
  g_autoptr (json_t) problems = chain_send (
      chain, "GET", "/v1/problems", pos_hq_server_get_admin_token (chain->hq), NULL, 200);

  json_decref (resolve (chain, text_at (problems, "problems.0.id"), keep, 200));
}

/* Three changes of one order: the first two are joined, the third contradicts both, the second in
 * words and the first in goods.  Whoever decides, the money of all three is there. */
static void
three_registers_change_one_order (Chain *chain, gconstpointer keep)
{
  gboolean third_wins = g_str_equal (keep, "register");
  Pair pair = {0};
  Till third = {0};
  g_autoptr (json_t) order = NULL;
  g_autoptr (json_t) last = NULL;

  chain_import (chain, "{\"kind\": \"register\", \"id\": \"R12\", \"store\": \"S1\"}");
  till_open (&third, chain, "R12");
  pair_open (&pair, chain);
  chain_start (chain);
  till_sync (&third);
  chain_stop (chain);
  till_sync (&third);

  hand_over (&pair.here, pair.order, pair.line_a);
  comment (&pair.there, pair.order, "Ring once");
  comment (&third, pair.order, "Ring twice");
  hand_over (&third, pair.order, third_wins ? pair.line_b : pair.line_a);
  chain_start (chain);
  settle_three (chain, &pair, &third);
  assert_waiting (chain, 1, 1);
  resolve_first (chain, keep);
  settle_three (chain, &pair, &third);
  if (!third_wins) {
    assert_counts (chain, 1);
    resolve_first (chain, keep);
    settle_three (chain, &pair, &third);
  }
  assert_counts (chain, 0);
  order = get_agreed (&pair);
  last = get_order (&third, pair.order);
  g_assert_true (json_equal (order, last));
  g_assert_cmpstr (text_at (order, "comment"), ==, third_wins ? "Ring twice" : "Ring once");
  g_assert_cmpstr (text_at (order, "totals.paid"), ==, third_wins ? "400.00" : "220.00");
  g_assert_cmpstr (text_at (order, "totals.deposit_held"), ==, third_wins ? "0.00" : "120.00");
  g_assert_cmpstr (text_at (order, "status"), ==, third_wins ? "invoiced" : "partially-invoiced");
  till_close (&third);
  pair_close (&pair);
}

/* Headquarters comes back from an old copy.  Whoever has nothing to add follows it, also
 * backwards, but forgets no money; whoever has, tells it once more. */
static void
an_old_headquarters_is_followed_but_for_money (Chain *chain, gconstpointer data)
{
  gboolean paid = GPOINTER_TO_INT (data);
  Pair pair = {0};
  g_autoptr (PosOrder) before = NULL;
  g_autoptr (PosOrder) backwards = NULL;
  g_autoptr (json_t) order = NULL;

  pair_open (&pair, chain);
  chain_keep_copy (chain); /* pair_open() left it stopped */
  chain_start (chain);
  if (paid)
    hand_over (&pair.there, pair.order, pair.line_a);
  else
    comment (&pair.there, pair.order, "Ring twice");
  settle (chain, &pair);
  before = get_copy (&pair.here, pair.order);
  g_assert_cmpint (before->revision, ==, 2);

  chain_stop (chain);
  chain_restore_copy (chain);
  chain_start (chain);
  till_sync (&pair.here);
  till_sync (&pair.here);
  backwards = get_copy (&pair.here, pair.order);
  g_assert_cmpint (backwards->revision, ==, paid ? 2 : 1);
  settle (chain, &pair);
  settle (chain, &pair);
  assert_counts (chain, 0);
  order = get_agreed (&pair);
  g_assert_cmpint (json_integer_value (json_object_get (order, "revision")), ==, 2);
  pair_close (&pair);
}

#define TEST(name)                                                                                 \
  g_test_add ("/hq/conflicts/" #name, Chain, NULL, chain_set_up, name, chain_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (different_lines_are_joined);
  TEST (what_follows_a_joined_change_is_joined_too);
  TEST (the_same_line_is_a_conflict);
  TEST (only_followers_wait);
  TEST (money_taken_twice_is_never_dropped);
  TEST (what_does_not_add_up_is_not_accepted);
  TEST (a_cancellation_contradicts_a_hand_over);
  TEST (what_was_paid_twice_is_a_charge);
  TEST (what_was_given_back_of_nothing_is_a_credit);
  TEST (what_arrives_late_comes_first);
  g_test_add ("/hq/conflicts/the_third_register_wins",
              Chain,
              "register",
              chain_set_up,
              three_registers_change_one_order,
              chain_tear_down);
  g_test_add ("/hq/conflicts/headquarters_wins_over_the_third",
              Chain,
              "headquarters",
              chain_set_up,
              three_registers_change_one_order,
              chain_tear_down);
  TEST (the_registers_version_may_win);
  TEST (headquarters_has_the_last_word);
  g_test_add ("/hq/conflicts/an_old_headquarters_is_followed",
              Chain,
              GINT_TO_POINTER (FALSE),
              chain_set_up,
              an_old_headquarters_is_followed_but_for_money,
              chain_tear_down);
  g_test_add ("/hq/conflicts/an_old_headquarters_forgets_no_money",
              Chain,
              GINT_TO_POINTER (TRUE),
              chain_set_up,
              an_old_headquarters_is_followed_but_for_money,
              chain_tear_down);
  return g_test_run ();
}
