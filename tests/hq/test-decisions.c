/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-decisions.c — customer-orders.md §8.3, reliability.md F13, F19: what a person decides about
 * an order that is over, three registers that change one order, and changes that arrive in another
 * order than they were made. */
#include "pair-fixture.h"

#include <string.h>

/* Here everything goes out; there the clerk does what headquarters then decides against.  The order
 * is over, and can hold no deposit: the money is settled with a charge or a credit. */
static void
decide_against (Chain *chain, Pair *pair, const char *total, const char *charge)
{
  g_autoptr (json_t) problems = NULL;
  g_autoptr (json_t) order = NULL;

  till_hand_over (&pair->here, pair->order, pair->line_a);
  till_hand_over (&pair->here, pair->order, pair->line_b);
  chain_start (chain);
  pair_settle (chain, pair);
  chain_assert_conflicts (chain, 1);
  problems = chain_list_problems (chain);
  json_decref (chain_resolve (chain, text_at (problems, "problems.0.id"), "headquarters", 200));
  pair_settle (chain, pair);
  chain_assert_conflicts (chain, 0);
  order = pair_get_agreed (pair);
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
  till_hand_over (&pair.there, pair.order, pair.line_a);
  decide_against (chain, &pair, "490.00", "90.00");
  pair_close (&pair);
}

static void
what_was_given_back_of_nothing_is_a_credit (Chain *chain, gconstpointer data)
{
  Pair pair = {0};
  g_autofree char *args = NULL;

  chain_let_clerks (chain, "order.cancel");
  pair_open (&pair, chain);
  args = g_strdup_printf ("{'order': '%s'}", pair.order);
  till_do (&pair.there, "order.cancel", args);
  till_do (&pair.there, "pay.cash", "{}");
  decide_against (chain, &pair, "380.00", "-20.00");
  pair_close (&pair);
}

/* Handed over here and brought back, while it was cancelled there, and headquarters' word is that
 * nothing was handed over: the goods are here all the same, and the money was given back. */
static void
what_was_never_handed_over_comes_back (Chain *chain, gconstpointer data)
{
  Pair pair = {0};
  g_autofree char *cancel = NULL, *give_back = NULL;
  g_autoptr (json_t) returned = NULL;
  g_autoptr (json_t) problems = NULL;
  g_autoptr (json_t) order = NULL;
  g_autoptr (json_t) found = NULL;

  chain_let_clerks (chain, "order.cancel\", \"return.with_receipt");
  pair_open (&pair, chain);
  cancel = g_strdup_printf ("{'order': '%s'}", pair.order);
  till_do (&pair.there, "order.cancel", cancel);
  till_do (&pair.there, "pay.cash", "{}");
  till_hand_over (&pair.here, pair.order, pair.line_a);
  give_back = g_strdup_printf (
      "{'order': '%s', 'lines': [{'line': '%s', 'quantity': '1'}]}", pair.order, pair.line_a);
  till_do (&pair.here, "return.by_receipt", give_back);
  returned = till_ask (&pair.here, "pay.cash", "{}");
  chain_start (chain);
  g_assert_true (till_sync (&pair.there));
  chain_synchronize (chain);
  pair_settle (chain, &pair);
  problems = chain_list_problems (chain);
  json_decref (chain_resolve (chain, text_at (problems, "problems.0.id"), "headquarters", 200));
  pair_settle (chain, &pair);
  chain_assert_conflicts (chain, 0);
  found = till_get_order (&pair.there, text_at (returned, "order"));
  g_assert_cmpstr (text_at (found, "totals.balance"), ==, "0.00");
  order = till_get_order (&pair.there, pair.order);
  g_assert_cmpstr (text_at (order, "status"), ==, "cancelled");
  g_assert_nonnull (strstr (text_at (order, "sync_message"), "came back"));
  pair_close (&pair);
}

/* A line with 3 pieces here, which comes first, and 5 there; @keep decides. */
static json_t *
decide_quantity (Chain *chain, Pair *pair, const char *keep)
{
  g_autoptr (json_t) problems = NULL;

  pair_open (pair, chain);
  till_change_line (&pair->here, pair, "line.set_qty", "'line': '%s', 'quantity': '3'");
  till_change_line (&pair->there, pair, "line.set_qty", "'line': '%s', 'quantity': '5'");
  chain_start (chain);
  pair_settle (chain, pair);
  problems = chain_list_problems (chain);
  json_decref (chain_resolve (chain, text_at (problems, "problems.0.id"), keep, 200));
  pair_settle (chain, pair);
  chain_assert_conflicts (chain, 0);
  return pair_get_agreed (pair);
}

/* The other register's pieces are booked back, and what both customers paid is held. */
static void
a_quantity_is_decided_for_the_register (Chain *chain, gconstpointer data)
{
  Pair pair = {0};
  g_autoptr (json_t) order = decide_quantity (chain, &pair, "register");
  json_t *line = pair_find_line (order, pair.line_a);

  g_assert_cmpstr (text_at (line, "quantity"), ==, "5");
  g_assert_cmpstr (text_at (order, "totals.total"), ==, "800.00");
  g_assert_cmpstr (text_at (order, "totals.deposit_held"), ==, text_at (order, "totals.paid"));
  pair_close (&pair);
}

static void
a_quantity_is_decided_for_headquarters (Chain *chain, gconstpointer data)
{
  Pair pair = {0};
  g_autoptr (json_t) order = decide_quantity (chain, &pair, "headquarters");
  json_t *line = pair_find_line (order, pair.line_a);

  g_assert_cmpstr (text_at (line, "quantity"), ==, "3");
  g_assert_cmpstr (text_at (order, "totals.total"), ==, "600.00");
  pair_close (&pair);
}

/* Whoever decides for another quantity does not decide that nothing left. */
static void
what_left_is_not_decided_away (Chain *chain, gconstpointer data)
{
  Pair pair = {0};
  g_autoptr (json_t) problems = NULL;
  g_autoptr (json_t) order = NULL;

  pair_open (&pair, chain);
  till_hand_over (&pair.here, pair.order, pair.line_a);
  till_change_line (&pair.there, &pair, "line.set_qty", "'line': '%s', 'quantity': '5'");
  chain_start (chain);
  pair_settle (chain, &pair);
  problems = chain_list_problems (chain);
  json_decref (chain_resolve (chain, text_at (problems, "problems.0.id"), "register", 422));
  json_decref (chain_resolve (chain, text_at (problems, "problems.0.id"), "headquarters", 200));
  pair_settle (chain, &pair);
  order = pair_get_agreed (&pair);
  g_assert_cmpstr (text_at (pair_find_line (order, pair.line_a), "quantity"), ==, "1");
  pair_close (&pair);
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

  till_open (&till, chain, "R1");
  chain_stop (chain);
  till_sync (&till);
  order = till_take_order (&till, "S1");
  till_comment (&till, order, "Ring once");
  chain_run_sql (pos_local_store_get_db (till.cli.store), forget);
  chain_start (chain);
  g_assert_true (till_sync (&till));
  chain_synchronize (chain);
  chain_synchronize (chain);
  chain_assert_conflicts (chain, 0);
  g_assert_true (till_sync (&till));
  found = till_get_order (&till, order);
  g_assert_cmpstr (text_at (found, "number"), ==, "SO-000001");
  g_assert_cmpstr (text_at (found, "comment"), ==, "Ring once");
  till_close (&till);
}

/* The flaw of this fault (F13): a register that says that its change started from whatever is there
 * now, so that the last to write would win.  The ledger gives it away: nothing is overwritten, and
 * the change waits for somebody. */
static void
the_last_writer_does_not_win (Chain *chain, gconstpointer data)
{
  static const char pretend[] = "UPDATE outbox SET proof = NULL, base_revision = 2, "
                                "  body = json_remove (json_set (body, '$.base_revision', 2), "
                                "'$.base_hash') WHERE acked_at IS NULL";
  Pair pair = {0};
  g_autoptr (json_t) failed = NULL;
  g_autoptr (json_t) order = NULL;

  pair_open (&pair, chain);
  till_hand_over (&pair.here, pair.order, pair.line_a);
  till_hand_over (&pair.there, pair.order, pair.line_b);
  chain_run_sql (pos_local_store_get_db (pair.there.cli.store), pretend);
  chain_start (chain);
  pair_settle (chain, &pair);
  failed = chain_list_transactions (chain, "failed");
  g_assert_cmpstr (text_at (failed, "transactions.0.register"), ==, "R11");
  g_assert_nonnull (strstr (text_at (failed, "transactions.0.reason"), "ledger was changed"));
  order = till_get_order (&pair.here, pair.order);
  g_assert_cmpstr (text_at (order, "totals.paid"), ==, "130.00");
  pair_close (&pair);
}

/* A third register of the store. */
static void
settle_three (Chain *chain, Pair *pair, Till *third)
{
  pair_settle (chain, pair);
  till_sync (third);
  pair_settle (chain, pair);
  till_sync (third);
}

static void
resolve_first (Chain *chain, const char *keep)
{
  g_autoptr (json_t) problems = chain_list_problems (chain);

  json_decref (chain_resolve (chain, text_at (problems, "problems.0.id"), keep, 200));
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

  till_hand_over (&pair.here, pair.order, pair.line_a);
  till_comment (&pair.there, pair.order, "Ring once");
  till_comment (&third, pair.order, "Ring twice");
  till_hand_over (&third, pair.order, third_wins ? pair.line_b : pair.line_a);
  /* They speak when they are asked to, one after the other. */
  pos_sync_stop (pair.there.cli.sync);
  pos_sync_stop (third.cli.sync);
  chain_start (chain);
  settle_three (chain, &pair, &third);
  chain_assert_waiting (chain, 1, 1);
  resolve_first (chain, keep);
  settle_three (chain, &pair, &third);
  if (!third_wins) {
    chain_assert_conflicts (chain, 1);
    resolve_first (chain, keep);
    settle_three (chain, &pair, &third);
  }
  chain_assert_conflicts (chain, 0);
  order = pair_get_agreed (&pair);
  last = till_get_order (&third, pair.order);
  g_assert_true (json_equal (order, last));
  g_assert_cmpstr (text_at (order, "comment"), ==, third_wins ? "Ring twice" : "Ring once");
  g_assert_cmpstr (text_at (order, "totals.paid"), ==, third_wins ? "400.00" : "220.00");
  g_assert_cmpstr (text_at (order, "totals.deposit_held"), ==, third_wins ? "0.00" : "120.00");
  g_assert_cmpstr (text_at (order, "status"), ==, third_wins ? "invoiced" : "partially-invoiced");
  till_close (&third);
  pair_close (&pair);
}

/* Headquarters comes back from a copy that does not know what "here" said.  A third register
 * changes the order, so that the number of that revision is given again; then "there", which had
 * heard of it, says what it made of it. */
static void
open_gap (Chain *chain, Pair *pair, Till *third)
{
  chain_import (chain, "{\"kind\": \"register\", \"id\": \"R12\", \"store\": \"S1\"}");
  till_open (third, chain, "R12");
  pair_open (pair, chain);
  chain_start (chain);
  till_sync (third);
  chain_stop (chain);
  chain_keep_copy (chain);
  chain_start (chain);
  till_comment (&pair->here, pair->order, "Ring once");
  till_sync (&pair->here);
  chain_synchronize (chain);
  till_sync (&pair->there);
  pos_sync_stop (pair->here.cli.sync);
  pos_sync_stop (third->cli.sync);
  chain_stop (chain);
  till_change_line (third, pair, "line.comment", "'line': '%s', 'text': 'Fragile'");
  till_comment (&pair->there, pair->order, "Ring twice");
  chain_restore_copy (chain);
  chain_start (chain);
  till_sync (third);
  chain_synchronize (chain);
  till_sync (&pair->there);
  chain_synchronize (chain);
}

static void
assert_said (json_t *order, const Pair *pair, const char *comment, const char *of_line)
{
  g_assert_cmpstr (text_at (order, "comment"), ==, comment);
  g_assert_cmpstr (text_at (pair_find_line (order, pair->line_a), "comment"), ==, of_line);
}

/* Whose turn it is speaks; then all agree. */
static void
close_gap (Chain *chain, Pair *pair, Till *third, const char *comment, const char *of_line)
{
  g_autoptr (json_t) order = NULL;

  settle_three (chain, pair, third);
  settle_three (chain, pair, third);
  chain_assert_conflicts (chain, 0);
  order = pair_get_agreed (pair);
  assert_said (order, pair, comment, of_line);
  till_close (third);
  pair_close (pair);
}

/* What a change started from is nowhere: it waits for whoever said it, and takes nothing back of
 * what has the same number. */
static void
what_nobody_knows_is_waited_for (Chain *chain, gconstpointer data)
{
  Pair pair = {0};
  Till third = {0};
  g_autoptr (json_t) failed = NULL;
  g_autoptr (json_t) order = NULL;

  open_gap (chain, &pair, &third);
  failed = chain_list_transactions (chain, "failed");
  g_assert_cmpstr (text_at (failed, "transactions.0.register"), ==, "R11");
  order = till_get_order (&third, pair.order);
  assert_said (order, &pair, NULL, "Fragile");
  close_gap (chain, &pair, &third, "Ring twice", "Fragile");
}

static void
assert_choice (json_t *problem, guint index, const char *theirs, const char *ours)
{
  json_t *choice = json_array_get (json_object_get (problem, "contradictions"), index);

  g_assert_cmpstr (text_at (choice, "headquarters"), ==, theirs);
  g_assert_cmpstr (text_at (choice, "register"), ==, ours);
  g_assert_cmpstr (text_at (choice, "before"), ==, NULL);
}

/* What differs, and nothing else: the one says something of a line, the other of the order. */
static void
assert_choices (Chain *chain)
{
  g_autoptr (json_t) problems = chain_list_problems (chain);
  json_t *problem = json_array_get (json_object_get (problems, "problems"), 0);

  g_assert_cmpuint (json_array_size (json_object_get (problem, "contradictions")), ==, 2);
  g_assert_cmpuint (json_array_size (json_object_get (problem, "choices")), ==, 2);
  g_assert_cmpstr (text_at (problem, "contradictions.0.what"), ==, "comment");
  g_assert_cmpstr (text_at (problem, "contradictions.1.what"), ==, "line");
  g_assert_cmpstr (text_at (problem, "contradictions.1.item"), ==, "A");
  g_assert_cmpstr (text_at (problem, "contradictions.1.member"), ==, "comment");
  assert_choice (problem, 0, NULL, "Ring twice");
  assert_choice (problem, 1, "Fragile", NULL);
}

/* Nobody comes who said it: after a while a person decides, either way. */
static void
what_nobody_knows_is_decided (Chain *chain, gconstpointer keep)
{
  Pair pair = {0};
  Till third = {0};
  gboolean ours = g_str_equal (keep, "register");

  open_gap (chain, &pair, &third);
  for (int i = 0; i < 4; i++)
    chain_synchronize (chain);
  chain_assert_conflicts (chain, 1);
  assert_choices (chain);
  resolve_first (chain, keep);
  till_sync (&third);
  till_sync (&pair.there);
  till_assert_order (&third, pair.order, "comment", ours ? "Ring twice" : NULL);
  till_assert_order (&pair.there, pair.order, "comment", ours ? "Ring twice" : NULL);
  till_close (&third);
  pair_close (&pair);
}

/* §8.3: a change that only says the number of what it started from, and headquarters is not there
 * yet.  Whoever made the changes between may say them again; if nobody does, somebody decides, and
 * both versions are there to choose from. */
static void
a_change_from_the_future_waits_for_a_person (Chain *chain, gconstpointer data)
{
  static const char pretend[] = "UPDATE outbox SET proof = NULL, base_revision = 9, "
                                "  body = json_remove (json_set (body, '$.base_revision', 9), "
                                "'$.base_hash') WHERE acked_at IS NULL";
  Pair pair = {0};
  g_autoptr (json_t) problems = NULL;

  pair_open (&pair, chain);
  till_comment (&pair.there, pair.order, "Ring twice");
  chain_run_sql (pos_local_store_get_db (pair.there.cli.store), pretend);
  chain_start (chain);
  g_assert_true (till_sync (&pair.there));
  for (int i = 0; i < 4; i++) {
    g_autoptr (json_t) failed = NULL;
    chain_synchronize (chain);
    failed = chain_list_transactions (chain, "failed");
    g_assert_cmpuint (json_array_size (json_object_get (failed, "transactions")), ==, 1);
  }
  chain_synchronize (chain);
  problems = chain_list_problems (chain);
  g_assert_cmpstr (text_at (problems, "problems.0.status"), ==, "conflict");
  g_assert_cmpstr (text_at (problems, "problems.0.contradictions.0.what"), ==, "comment");
  g_assert_cmpstr (text_at (problems, "problems.0.contradictions.0.register"), ==, "Ring twice");
  g_assert_cmpstr (text_at (problems, "problems.0.choices.0"), ==, "headquarters");
  g_assert_cmpstr (text_at (problems, "problems.0.choices.1"), ==, "register");
  resolve_first (chain, "register");
  pair_settle (chain, &pair);
  till_assert_order (&pair.here, pair.order, "comment", "Ring twice");
  till_assert_order (&pair.here, pair.order, "sync_message", NULL);
  pair_close (&pair);
}

/* Headquarters lost an order, whoever took it is lost too, and somebody else changes it twice. */
static void
open_orphan (Chain *chain, Pair *pair)
{
  chain_import (chain, "{\"kind\": \"register\", \"id\": \"R11\", \"store\": \"S1\"}");
  till_open (&pair->here, chain, "R1");
  till_open (&pair->there, chain, "R11");
  chain_stop (chain);
  chain_keep_copy (chain);
  chain_start (chain);
  pair->order = till_take_order (&pair->here, "S1");
  pair_settle (chain, pair);
  chain_stop (chain);
  pos_sync_stop (pair->here.cli.sync);
  till_comment (&pair->there, pair->order, "Ring once");
  till_comment (&pair->there, pair->order, "Ring twice");
  chain_restore_copy (chain);
  chain_start (chain);
  till_sync (&pair->there);
  for (int i = 0; i < 5; i++)
    chain_synchronize (chain);
}

/* There is nothing to choose it against, so it becomes the order, and what followed it follows.
 * Where the lost register turns up after all, no money comes twice. */
static void
what_only_a_change_tells_of_becomes_an_order (Chain *chain, gconstpointer data)
{
  Pair pair = {0};
  g_autoptr (json_t) problems = NULL;
  g_autoptr (json_t) order = NULL;

  open_orphan (chain, &pair);
  chain_assert_waiting (chain, 1, 1);
  problems = chain_list_problems (chain);
  g_assert_cmpstr (text_at (problems, "problems.0.choices.0"), ==, "register");
  g_assert_null (text_at (problems, "problems.0.choices.1"));
  json_decref (chain_resolve (chain, text_at (problems, "problems.0.id"), "headquarters", 422));
  resolve_first (chain, "register");
  till_sync (&pair.there);
  chain_synchronize (chain);
  till_sync (&pair.there);
  chain_assert_conflicts (chain, 0);
  till_assert_order (&pair.there, pair.order, "comment", "Ring twice");
  till_assert_order (&pair.there, pair.order, "number", "SO-000001");
  till_assert_order (&pair.there, pair.order, "totals.deposit_held", "10.00");

  pair_settle (chain, &pair);
  chain_assert_conflicts (chain, 1);
  resolve_first (chain, "headquarters");
  pair_settle (chain, &pair);
  order = pair_get_agreed (&pair);
  g_assert_cmpstr (text_at (order, "comment"), ==, "Ring twice");
  g_assert_cmpstr (text_at (order, "totals.deposit_held"), ==, "10.00");
  pair_close (&pair);
}

#define TEST(name)                                                                                 \
  g_test_add ("/hq/decisions/" #name, Chain, NULL, chain_set_up, name, chain_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (what_was_paid_twice_is_a_charge);
  TEST (what_was_given_back_of_nothing_is_a_credit);
  TEST (what_was_never_handed_over_comes_back);
  TEST (what_arrives_late_comes_first);
  TEST (the_last_writer_does_not_win);
  TEST (a_change_from_the_future_waits_for_a_person);
  TEST (what_nobody_knows_is_waited_for);
  TEST (what_only_a_change_tells_of_becomes_an_order);
  TEST (a_quantity_is_decided_for_the_register);
  TEST (a_quantity_is_decided_for_headquarters);
  TEST (what_left_is_not_decided_away);
  g_test_add ("/hq/decisions/what_nobody_knows_is_decided_for_the_register",
              Chain,
              "register",
              chain_set_up,
              what_nobody_knows_is_decided,
              chain_tear_down);
  g_test_add ("/hq/decisions/what_nobody_knows_is_decided_for_headquarters",
              Chain,
              "headquarters",
              chain_set_up,
              what_nobody_knows_is_decided,
              chain_tear_down);
  g_test_add ("/hq/decisions/the_third_register_wins",
              Chain,
              "register",
              chain_set_up,
              three_registers_change_one_order,
              chain_tear_down);
  g_test_add ("/hq/decisions/headquarters_wins_over_the_third",
              Chain,
              "headquarters",
              chain_set_up,
              three_registers_change_one_order,
              chain_tear_down);
  return g_test_run ();
}
