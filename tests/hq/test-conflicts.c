/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-conflicts.c — customer-orders.md §8.3, reliability.md F13: two registers change one order
 * while neither hears of the other.  What does not contradict is joined, the rest waits for a
 * person with both versions, and no money is dropped. */
#include "pair-fixture.h"

#include <string.h>

static void
assert_told (Till *till, const char *order)
{
  g_autoptr (PosOrder) local = till_get_copy (till, order);

  g_assert_nonnull (local->sync_message);
}

/* Others changed the order while it was edited here, and nobody answers now: the change is refused
 * before the card gives or takes anything (seed 3024009). */
static void
a_card_is_not_asked_for_nothing (Chain *chain, gconstpointer data)
{
  Pair pair = {0};
  g_autofree char *edit = NULL, *quantity = NULL;

  pair_open (&pair, chain);
  chain_start (chain);
  pair_settle (chain, &pair);
  edit = g_strdup_printf ("{'order': '%s'}", pair.order);
  quantity = g_strdup_printf ("{'line': '%s', 'quantity': '3'}", pair.line_a);
  till_do (&pair.here, "order.edit", edit);
  till_do (&pair.here, "line.set_qty", quantity);
  chain_stop (chain);
  till_comment (&pair.there, pair.order, "Ring once");
  chain_start (chain);
  g_assert_true (till_sync (&pair.there));
  chain_synchronize (chain);
  g_assert_true (till_sync (&pair.here));
  chain_stop (chain);
  till_refuse (&pair.here, "pay.card", "{'balance': 'pay-later'}", "order/revision");
  g_assert_cmpint (chain_count_rows (pos_local_store_get_db (pair.here.cli.store),
                                     "SELECT count (*) FROM pay_intent"),
                   ==,
                   0);
  pair_close (&pair);
}

/* The header of every register that may decide says so. */
static void
assert_needing (Till *till, guint expected)
{
  g_assert_true (till_sync (till));
  g_assert_cmpuint (pos_sync_get_problems (till->cli.sync), ==, expected);
}

/* Two stores contradict each other: both are told, with who, where, when and the choice, and either
 * may decide.  A store that has nothing to do with the order hears nothing of it. */
static void
both_stores_may_decide (Chain *chain, gconstpointer data)
{
  Till home = {0}, other = {0};
  g_autofree char *order = NULL, *id = NULL, *body = NULL, *theirs = NULL, *strangers = NULL;
  g_autoptr (json_t) told = NULL, nothing = NULL, changes = NULL, decided = NULL, left = NULL;

  till_open (&home, chain, "R1");
  till_open (&other, chain, "R2");
  order = till_take_order (&home, "S2");
  g_assert_true (till_sync (&home));
  chain_synchronize (chain);
  g_assert_true (till_sync (&other));
  g_assert_true (till_sync (&home));
  chain_stop (chain);
  till_comment (&home, order, "Ring once");
  chain_start (chain);
  /* Another store needs the line to change it (X9), and what it made of it may still be late. */
  till_comment (&other, order, "Ring twice");
  pos_sync_stop (other.cli.sync);
  g_assert_true (till_sync (&home));
  chain_synchronize (chain);
  g_assert_true (till_sync (&other));
  chain_synchronize (chain);
  g_assert_true (till_sync (&home));
  assert_told (&home, order);
  assert_needing (&home, 1);
  assert_needing (&other, 1);
  theirs = chain_enroll (chain, "R1");
  strangers = chain_enroll (chain, "R4");
  told = chain_send (chain, "GET", "/v1/problems", theirs, NULL, 200);
  g_assert_cmpstr (text_at (told, "problems.0.status"), ==, "conflict");
  g_assert_cmpstr (text_at (told, "problems.0.register"), ==, "R2");
  g_assert_cmpstr (text_at (told, "problems.0.headquarters.register"), ==, "R1");
  g_assert_cmpstr (text_at (told, "problems.0.contradictions.0.headquarters"), ==, "Ring once");
  g_assert_cmpstr (text_at (told, "problems.0.contradictions.0.register"), ==, "Ring twice");
  nothing = chain_send (chain, "GET", "/v1/problems", strangers, NULL, 200);
  g_assert_cmpuint (json_array_size (json_object_get (nothing, "problems")), ==, 0);
  changes = chain_send (chain, "GET", "/v1/changes", strangers, NULL, 200);
  g_assert_null (json_object_get (changes, "problems"));

  id = g_strdup (text_at (told, "problems.0.id"));
  body = g_strdup_printf ("{\"transaction\": \"%s\", \"worker\": \"sam\", \"keep\": \"register\"}",
                          id);
  json_decref (chain_send (chain, "POST", "/v1/resolutions", strangers, body, 404));
  json_decref (chain_send (chain, "POST", "/v1/resolutions", theirs, body, 200));
  decided = chain_send (chain, "GET", "/v1/problems", theirs, NULL, 200);
  g_assert_cmpuint (json_array_size (json_object_get (decided, "problems")), ==, 0);
  g_assert_cmpstr (text_at (decided, "decided.0.id"), ==, id);
  g_assert_cmpstr (text_at (decided, "decided.0.corrections.0.register"), ==, "R1");
  left = chain_send (chain, "GET", "/v1/problems", strangers, NULL, 200);
  g_assert_cmpuint (json_array_size (json_object_get (left, "decided")), ==, 0);
  assert_needing (&other, 0);
  till_assert_order (&other, order, "comment", "Ring twice");
  till_close (&home);
  till_close (&other);
}

/* One line is handed over here, the other there: nothing contradicts. */
static void
different_lines_are_joined (Chain *chain, gconstpointer data)
{
  Pair pair = {0};
  g_autoptr (json_t) order = NULL;

  pair_open (&pair, chain);
  till_hand_over (&pair.here, pair.order, pair.line_a);
  till_hand_over (&pair.there, pair.order, pair.line_b);
  chain_start (chain);
  pair_settle (chain, &pair);
  chain_assert_conflicts (chain, 0);
  order = pair_get_agreed (&pair);
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
  till_hand_over (&pair.here, pair.order, pair.line_a);
  till_comment (&pair.there, pair.order, "Ring twice");
  till_hand_over (&pair.there, pair.order, pair.line_b);
  chain_start (chain);
  pair_settle (chain, &pair);
  chain_assert_conflicts (chain, 0);
  order = pair_get_agreed (&pair);
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
  till_hand_over (&pair.here, pair.order, pair.line_a);
  till_hand_over (&pair.there, pair.order, pair.line_a);
  chain_start (chain);
  pair_settle (chain, &pair);
  chain_assert_conflicts (chain, 1);
  order = pair_get_agreed (&pair);
  g_assert_cmpstr (text_at (order, "status"), ==, "partially-invoiced");
  assert_told (&pair.here, pair.order);
  assert_told (&pair.there, pair.order);
  conflicts = chain_list_transactions (chain, "conflict");
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
  till_hand_over (&pair.here, pair.order, pair.line_a);
  till_hand_over (&pair.there, pair.order, pair.line_a);
  till_hand_over (&pair.there, pair.order, pair.line_b);
  other = till_take_order (&pair.there, "S1");
  chain_start (chain);
  pair_settle (chain, &pair);
  pending = chain_list_transactions (chain, "pending");
  g_assert_cmpuint (json_array_size (json_object_get (pending, "transactions")), ==, 1);
  g_autoptr (json_t) order = till_get_order (&pair.here, other);
  g_assert_cmpstr (text_at (order, "status"), ==, "open");
  pair_close (&pair);
}

/* Kim and Lou both handed over A, and both took the money. */
static char *
make_conflict (Chain *chain, Pair *pair)
{
  g_autoptr (json_t) conflicts = NULL;

  pair_open (pair, chain);
  till_hand_over (&pair->here, pair->order, pair->line_a);
  till_hand_over (&pair->there, pair->order, pair->line_a);
  chain_start (chain);
  pair_settle (chain, pair);
  conflicts = chain_list_problems (chain);
  g_assert_cmpstr (text_at (conflicts, "problems.0.register"), ==, "R11");
  g_assert_cmpstr (text_at (conflicts, "problems.0.worker"), ==, "kim");
  g_assert_cmpstr (text_at (conflicts, "problems.0.headquarters.register"), ==, "R1");
  g_assert_nonnull (text_at (conflicts, "problems.0.headquarters.at"));
  g_assert_cmpstr (text_at (conflicts, "problems.0.contradictions.0.what"), ==, "line");
  g_assert_cmpstr (text_at (conflicts, "problems.0.contradictions.0.item"), ==, "A");
  return g_strdup (text_at (conflicts, "problems.0.id"));
}

/* Headquarters' version stays, and the second payment is held for the customer. */
static void
money_taken_twice_is_never_dropped (Chain *chain, gconstpointer data)
{
  Pair pair = {0};
  g_autofree char *id = make_conflict (chain, &pair);
  g_autoptr (json_t) order = NULL;

  json_decref (chain_resolve (chain, id, "nobody", 422));
  json_decref (chain_resolve (chain, id, "headquarters", 200));
  json_decref (chain_resolve (chain, id, "headquarters", 404));
  pair_settle (chain, &pair);
  chain_assert_conflicts (chain, 0);
  order = pair_get_agreed (&pair);
  /* The deposit of 40, and 90 for A twice; A is invoiced once. */
  g_assert_cmpstr (text_at (order, "totals.paid"), ==, "220.00");
  g_assert_cmpstr (text_at (order, "totals.deposit_held"), ==, "120.00");
  g_assert_cmpstr (text_at (order, "totals.balance"), ==, "180.00");
  till_hand_over (&pair.here, pair.order, pair.line_b);
  pair_settle (chain, &pair);
  chain_assert_conflicts (chain, 0);
  pair_close (&pair);
}

/* The register's version cannot be: the same piece would be invoiced twice. */
static void
what_does_not_add_up_is_not_accepted (Chain *chain, gconstpointer data)
{
  Pair pair = {0};
  g_autofree char *id = make_conflict (chain, &pair);

  json_decref (chain_resolve (chain, id, "register", 422));
  chain_assert_conflicts (chain, 1);
  pair_close (&pair);
}

/* Handed over here, cancelled there: the cancellation is undone, and what it gave back is not
 * forgotten. */
static void
a_cancellation_contradicts_a_hand_over (Chain *chain, gconstpointer data)
{
  Pair pair = {0};
  g_autofree char *args = NULL;
  g_autoptr (json_t) problems = NULL;
  g_autoptr (json_t) order = NULL;

  chain_let_clerks (chain, "order.cancel");
  pair_open (&pair, chain);
  till_hand_over (&pair.here, pair.order, pair.line_a);
  args = g_strdup_printf ("{'order': '%s'}", pair.order);
  till_do (&pair.there, "order.cancel", args);
  till_do (&pair.there, "pay.cash", "{}");
  chain_start (chain);
  pair_settle (chain, &pair);
  chain_assert_conflicts (chain, 1);
  problems = chain_list_problems (chain);
  json_decref (chain_resolve (chain, text_at (problems, "problems.0.id"), "headquarters", 200));
  pair_settle (chain, &pair);
  chain_assert_conflicts (chain, 0);
  order = pair_get_agreed (&pair);
  g_assert_cmpstr (text_at (order, "status"), ==, "partially-invoiced");
  /* 40 deposit and 90 for A, less the 20 that the cancellation gave back. */
  g_assert_cmpstr (text_at (order, "totals.paid"), ==, "110.00");
  g_assert_cmpstr (text_at (order, "totals.deposit_held"), ==, "10.00");
  g_assert_cmpstr (text_at (order, "totals.balance"), ==, "290.00");
  till_hand_over (&pair.here, pair.order, pair.line_b);
  pair_settle (chain, &pair);
  chain_assert_conflicts (chain, 0);
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
  till_comment (&pair.here, pair.order, "Ring once");
  till_comment (&pair.there, pair.order, "Ring twice");
  chain_start (chain);
  pair_settle (chain, &pair);
  problems = chain_list_problems (chain);
  g_assert_cmpstr (text_at (problems, "problems.0.contradictions.0.what"), ==, "comment");
  g_assert_cmpstr (text_at (problems, "problems.0.contradictions.0.headquarters"), ==, "Ring once");
  g_assert_cmpstr (text_at (problems, "problems.0.contradictions.0.register"), ==, "Ring twice");
  id = g_strdup (text_at (problems, "problems.0.id"));
  json_decref (chain_resolve (chain, id, "register", 200));
  pair_settle (chain, &pair);
  order = pair_get_agreed (&pair);
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
  till_comment (&pair.here, pair.order, "Ring once");
  till_comment (&pair.there, pair.order, "Ring twice");
  till_hand_over (&pair.there, pair.order, pair.line_a);
  {
    g_autoptr (PosOrder) before = till_get_copy (&pair.there, pair.order);
    g_assert_cmpint (before->revision, ==, 3);
  }
  chain_start (chain);
  pair_settle (chain, &pair);
  told = till_get_copy (&pair.there, pair.order);
  g_assert_cmpint (told->revision, ==, 2);
  g_assert_nonnull (told->sync_message);
  problems = chain_list_problems (chain);
  json_decref (chain_resolve (chain, text_at (problems, "problems.0.id"), "headquarters", 200));
  pair_settle (chain, &pair);
  pair_settle (chain, &pair);
  chain_assert_conflicts (chain, 0);
  order = pair_get_agreed (&pair);
  g_assert_cmpstr (text_at (order, "status"), ==, "partially-invoiced");
  g_assert_cmpstr (text_at (order, "comment"), ==, "Ring once");
  g_assert_cmpstr (text_at (order, "totals.paid"), ==, "130.00");
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
    till_hand_over (&pair.there, pair.order, pair.line_a);
  else
    till_comment (&pair.there, pair.order, "Ring twice");
  pair_settle (chain, &pair);
  before = till_get_copy (&pair.here, pair.order);
  g_assert_cmpint (before->revision, ==, 2);

  chain_stop (chain);
  chain_restore_copy (chain);
  chain_start (chain);
  till_sync (&pair.here);
  till_sync (&pair.here);
  backwards = till_get_copy (&pair.here, pair.order);
  g_assert_cmpint (backwards->revision, ==, paid ? 2 : 1);
  pair_settle (chain, &pair);
  pair_settle (chain, &pair);
  chain_assert_conflicts (chain, 0);
  order = pair_get_agreed (&pair);
  g_assert_cmpint (json_integer_value (json_object_get (order, "revision")), ==, 2);
  pair_close (&pair);
}

/* How many of @contradictions speak of @member of a line. */
static guint
count_contradictions (json_t *contradictions, const char *member)
{
  guint n = 0;
  json_t *one;
  gsize i;

  json_array_foreach (contradictions, i, one) if (!g_strcmp0 (text_at (one, "member"), member)) n++;
  return n;
}

/* Another way of picking up, more pieces, a word about them: three facts of one line, told by three
 * registers that know nothing of each other. */
static void
three_facts_of_one_line_are_joined (Chain *chain, gconstpointer data)
{
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

  till_change_line (&pair.here, &pair, "order.pickup_selected", "'lines': ['%s'], 'mode': '61'");
  till_change_line (&pair.there, &pair, "line.set_qty", "'line': '%s', 'quantity': '2'");
  till_change_line (&third, &pair, "line.comment", "'line': '%s', 'text': 'As a gift'");
  chain_start (chain);
  pair_settle (chain, &pair);
  till_sync (&third);
  pair_settle (chain, &pair);
  till_sync (&third);
  chain_assert_conflicts (chain, 0);
  order = pair_get_agreed (&pair);
  last = till_get_order (&third, pair.order);
  g_assert_true (json_equal (order, last));
  json_t *line = pair_find_line (order, pair.line_a);
  g_assert_cmpstr (text_at (line, "mode"), ==, "61");
  g_assert_cmpstr (text_at (line, "ordered"), ==, "2");
  g_assert_cmpstr (text_at (line, "comment"), ==, "As a gift");
  g_assert_cmpstr (text_at (order, "totals.total"), ==, "500.00");
  till_close (&third);
  pair_close (&pair);
}

/* Both changed how many; how they are picked up and what was said of it are told by one alone, so
 * nobody is asked about them. */
static void
only_what_both_changed_contradicts (Chain *chain, gconstpointer data)
{
  Pair pair = {0};
  g_autoptr (json_t) problems = NULL;
  json_t *contradictions;

  pair_open (&pair, chain);
  till_change_line (&pair.here, &pair, "order.pickup_selected", "'lines': ['%s'], 'mode': '61'");
  till_change_line (&pair.here, &pair, "line.set_qty", "'line': '%s', 'quantity': '2'");
  till_change_line (&pair.there, &pair, "line.comment", "'line': '%s', 'text': 'As a gift'");
  till_change_line (&pair.there, &pair, "line.set_qty", "'line': '%s', 'quantity': '3'");
  chain_start (chain);
  pair_settle (chain, &pair);
  chain_assert_conflicts (chain, 1);
  problems = chain_list_problems (chain);
  contradictions = json_object_get (json_array_get (json_object_get (problems, "problems"), 0),
                                    "contradictions");
  g_assert_cmpuint (count_contradictions (contradictions, "ordered"), ==, 1);
  g_assert_cmpuint (count_contradictions (contradictions, "total"), ==, 1);
  g_assert_cmpuint (count_contradictions (contradictions, "mode"), ==, 0);
  g_assert_cmpuint (count_contradictions (contradictions, "charged_mode"), ==, 0);
  g_assert_cmpuint (count_contradictions (contradictions, "comment"), ==, 0);
  pair_close (&pair);
}

/* Two texts contradict; whoever wins, the line that they changed in different ways is joined. */
static void
what_does_not_contradict_is_joined_all_the_same (Chain *chain, gconstpointer data)
{
  Pair pair = {0};
  g_autoptr (json_t) problems = NULL;
  g_autoptr (json_t) order = NULL;

  pair_open (&pair, chain);
  till_change_line (&pair.here, &pair, "order.pickup_selected", "'lines': ['%s'], 'mode': '61'");
  till_comment (&pair.here, pair.order, "Ring once");
  till_change_line (&pair.there, &pair, "line.set_qty", "'line': '%s', 'quantity': '2'");
  till_comment (&pair.there, pair.order, "Ring twice");
  chain_start (chain);
  pair_settle (chain, &pair);
  chain_assert_conflicts (chain, 1);
  problems = chain_list_problems (chain);
  g_assert_cmpuint (
      json_array_size (json_object_get (json_array_get (json_object_get (problems, "problems"), 0),
                                        "contradictions")),
      ==,
      1);
  json_decref (chain_resolve (chain, text_at (problems, "problems.0.id"), "register", 200));
  pair_settle (chain, &pair);
  order = pair_get_agreed (&pair);
  json_t *line = pair_find_line (order, pair.line_a);
  g_assert_cmpstr (text_at (order, "comment"), ==, "Ring twice");
  g_assert_cmpstr (text_at (line, "mode"), ==, "61");
  g_assert_cmpstr (text_at (line, "ordered"), ==, "2");
  pair_close (&pair);
}

/* Picked at one counter while the other register sends it to another: whoever walks there finds
 * nothing, so a person decides. */
static void
what_is_worked_on_goes_nowhere_else (Chain *chain, gconstpointer data)
{
  Pair pair = {0};
  g_autofree char *args = NULL;
  g_autoptr (json_t) problems = NULL;
  json_t *contradictions;

  chain_let_clerks (chain, "order.fulfill");
  pair_open (&pair, chain);
  args = g_strdup_printf ("{'order': '%s', 'lines': [{'line': '%s'}]}", pair.order, pair.line_a);
  till_do (&pair.here, "fulfill.line_pick", args);
  till_change_line (
      &pair.there, &pair, "order.pickup_selected", "'lines': ['%s'], 'store': 'S2', 'mode': '60'");
  chain_start (chain);
  pair_settle (chain, &pair);
  chain_assert_conflicts (chain, 1);
  problems = chain_list_problems (chain);
  contradictions = json_object_get (json_array_get (json_object_get (problems, "problems"), 0),
                                    "contradictions");
  g_assert_cmpuint (count_contradictions (contradictions, "picked"), ==, 1);
  g_assert_cmpuint (count_contradictions (contradictions, "store"), ==, 1);
  g_assert_cmpuint (count_contradictions (contradictions, "ordered"), ==, 0);
  pair_close (&pair);
}

/* An order of store S1 that somebody in S2 looked up and changed: S2 hears what others make of it
 * from then on, though nothing of it is delivered there. */
static void
who_changed_an_order_hears_of_it (Chain *chain, gconstpointer data)
{
  Till here = {0}, elsewhere = {0};
  g_autofree char *order = NULL;
  g_autoptr (PosOrder) copy = NULL;

  till_open (&here, chain, "R1");
  till_open (&elsewhere, chain, "R2");
  order = till_take_order (&here, "S1");
  for (int i = 0; i < 2; i++) {
    g_assert_true (till_sync (&here));
    chain_synchronize (chain);
  }
  till_comment (&elsewhere, order, "Ring once");
  g_assert_true (till_sync (&elsewhere));
  chain_synchronize (chain);
  g_assert_true (till_sync (&here));
  till_comment (&here, order, "Ring twice");
  g_assert_true (till_sync (&here));
  chain_synchronize (chain);
  g_assert_true (till_sync (&elsewhere));
  copy = till_get_copy (&elsewhere, order);
  g_assert_cmpint (copy->revision, ==, 3);
  g_assert_cmpstr (copy->comment, ==, "Ring twice");
  till_close (&here);
  till_close (&elsewhere);
}

#define TEST(name)                                                                                 \
  g_test_add ("/hq/conflicts/" #name, Chain, NULL, chain_set_up, name, chain_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (a_card_is_not_asked_for_nothing);
  TEST (different_lines_are_joined);
  TEST (both_stores_may_decide);
  TEST (what_follows_a_joined_change_is_joined_too);
  TEST (the_same_line_is_a_conflict);
  TEST (only_followers_wait);
  TEST (money_taken_twice_is_never_dropped);
  TEST (what_does_not_add_up_is_not_accepted);
  TEST (a_cancellation_contradicts_a_hand_over);
  TEST (the_registers_version_may_win);
  TEST (headquarters_has_the_last_word);
  TEST (three_facts_of_one_line_are_joined);
  TEST (only_what_both_changed_contradicts);
  TEST (what_does_not_contradict_is_joined_all_the_same);
  TEST (what_is_worked_on_goes_nowhere_else);
  TEST (who_changed_an_order_hears_of_it);
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
