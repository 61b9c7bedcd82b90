/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-choices.c — customer-orders.md §8.3: two registers change one order, in any two ways, and
 * headquarters offers to decide for either only where that is taken; also where both made something
 * else of one cart. */
#include "pair-fixture.h"

/* --- Any two changes --- */

typedef void (*Change) (Till *till, Pair *pair);

static void
hand_a_over (Till *till, Pair *pair)
{
  till_hand_over (till, pair->order, pair->line_a);
}

static void
hand_b_over (Till *till, Pair *pair)
{
  till_hand_over (till, pair->order, pair->line_b);
}

static void
take_three (Till *till, Pair *pair)
{
  till_change_line (till, pair, "line.set_qty", "'line': '%s', 'quantity': '3'");
}

static void
take_five (Till *till, Pair *pair)
{
  till_change_line (till, pair, "line.set_qty", "'line': '%s', 'quantity': '5'");
}

static void
leave_a_out (Till *till, Pair *pair)
{
  till_change_line (till, pair, "line.void", "'lines': ['%s']");
}

static void
take_two (Till *till, Pair *pair)
{
  till_change_line (till, pair, "line.comment", "'line': '%s', 'text': 'Ring once'");
  till_change_line (till, pair, "line.set_qty", "'line': '%s', 'quantity': '2'");
}

static void
cancel_all (Till *till, Pair *pair)
{
  g_autofree char *args = g_strdup_printf ("{'order': '%s'}", pair->order);

  till_do (till, "order.cancel", args);
  till_do (till, "pay.cash", "{}");
}

static void
bring_a_back (Till *till, Pair *pair)
{
  g_autofree char *args = g_strdup_printf (
      "{'order': '%s', 'lines': [{'line': '%s', 'quantity': '1'}]}", pair->order, pair->line_a);

  hand_a_over (till, pair);
  till_do (till, "return.by_receipt", args);
  till_do (till, "pay.cash", "{}");
}

static const struct {
  const char *name;
  Change change;
} changes[] = {
    {"hand-a-over", hand_a_over},
    {"hand-b-over", hand_b_over},
    {"take-three", take_three},
    {"take-five", take_five},
    {"leave-a-out", leave_a_out},
    {"take-two", take_two},
    {"cancel", cancel_all},
    {"bring-a-back", bring_a_back},
};

static gboolean
has_choice (json_t *problem, const char *choice)
{
  json_t *choices = json_object_get (problem, "choices"), *value;
  gsize index;

  json_array_foreach (
      choices, index, value) if (!g_strcmp0 (json_string_value (value), choice)) return TRUE;
  return FALSE;
}

static gboolean
says (json_t *problem, const char *code)
{
  json_t *sayings = json_object_get (problem, "sayings"), *saying;
  gsize index;

  json_array_foreach (
      sayings, index, saying) if (!g_strcmp0 (text_at (saying, "code"), code)) return TRUE;
  return FALSE;
}

/* Whatever is offered is taken; what is not is refused, and the list says why in a sentence that
 * has a translation. */
static void
decide_for_register (Chain *chain, json_t *problem)
{
  gboolean offered = has_choice (problem, "register");
  const char *id = text_at (problem, "id");

  g_assert_true (has_choice (problem, "headquarters"));
  g_assert_cmpint (
      offered, ==, !says (problem, "register-undoes-leaving") && !says (problem, "register-apart"));
  json_decref (chain_resolve (chain, id, "register", offered ? 200 : 422));
  if (!offered)
    json_decref (chain_resolve (chain, id, "headquarters", 200));
}

static void
what_is_offered_is_taken (Chain *chain, gconstpointer data)
{
  guint number = GPOINTER_TO_UINT (data), n = G_N_ELEMENTS (changes);
  Pair pair = {0};

  chain_let_clerks (chain, "order.cancel\", \"return.with_receipt\", \"txn.void_line");
  pair_open (&pair, chain);
  changes[number / n].change (&pair.here, &pair);
  changes[number % n].change (&pair.there, &pair);
  chain_start (chain);
  pair_settle (chain, &pair);
  for (int i = 0; i < 3; i++) {
    g_autoptr (json_t) problems = chain_list_problems (chain);
    json_t *problem = json_array_get (json_object_get (problems, "problems"), 0);

    if (problem && !g_strcmp0 (text_at (problem, "status"), "conflict"))
      decide_for_register (chain, problem);
    pair_settle (chain, &pair);
  }
  chain_assert_conflicts (chain, 0);
  json_decref (pair_get_agreed (&pair));
  pair_close (&pair);
}

static void
add_pairs (void)
{
  guint n = G_N_ELEMENTS (changes);

  for (guint number = 0; number < n * n; number++) {
    g_autofree char *path = g_strdup_printf (
        "/hq/decisions/offered/%s-and-%s", changes[number / n].name, changes[number % n].name);
    /* Neighbors in the list; with -m thorough all of them. */
    if (number % (n + 1) == 1 || g_test_thorough ())
      g_test_add (path,
                  Chain,
                  GUINT_TO_POINTER (number),
                  chain_set_up,
                  what_is_offered_is_taken,
                  chain_tear_down);
  }
}

/* --- One cart, of which two make something --- */

/* Given to one register, and taken up at its own one, which had not heard of that when the line was
 * cut: both make a record of the same id of it. */
static void
share_cart (Pair *self, Chain *chain)
{
  static const char SUPERVISOR[] = "{'worker': 'sam', 'secret': '2468'}";
  g_autoptr (json_t) aside = NULL;
  g_autofree char *recall = NULL;

  chain_import (chain, "{\"kind\": \"register\", \"id\": \"R11\", \"store\": \"S1\"}");
  till_open (&self->here, chain, "R1");
  till_open (&self->there, chain, "R11");
  till_do (&self->here, "session.sign_out", "{}");
  till_do (&self->here, "session.sign_in", SUPERVISOR);
  till_do (&self->there, "session.sign_out", "{}");
  till_do (&self->there, "session.sign_in", SUPERVISOR);
  till_do (&self->here, "item.add", "{'item': 'A'}");
  aside = till_ask (&self->here, "txn.suspend", NULL);
  recall = g_strdup_printf ("{'cart': '%s'}", text_at (aside, "cart"));
  pair_settle (chain, self);
  till_do (&self->there, "txn.recall", recall);
  chain_stop (chain);
  till_do (&self->here, "txn.recall", recall);
}

static json_t *
make_quote (Till *till)
{
  till_do (till, "customer.attach", "{'customer': 'C'}");
  till_do (till, "order.ship_all", "{}");
  return till_ask (till, "quote.create", "{}");
}

static json_t *
make_order (Till *till)
{
  till_do (till, "customer.attach", "{'customer': 'C'}");
  till_do (till, "order.pickup_all", "{'store': 'S1'}");
  return till_ask (till, "pay.cash", "{'balance': 'pay-later'}");
}

/* The deposit is charged to a card, and the rest reserved on it. */
static json_t *
reserve_order (Till *till)
{
  till_do (till, "customer.attach", "{'customer': 'C'}");
  till_do (till, "order.ship_all", "{'mode': '99'}");
  return till_ask (till, "pay.card", "{'balance': 'card'}");
}

static json_t *
sell_cash (Till *till)
{
  return till_ask (till, "pay.cash", "{}");
}

static json_t *
sell_card (Till *till)
{
  return till_ask (till, "pay.card", "{}");
}

static const struct {
  const char *name;
  json_t *(*make) (Till *till);
  const char *number; /* what its numbers look like; %NULL: it has none */
  const char *taken;
} papers[] = {
    {"quote", make_quote, "QU-*", "0"},
    {"order", make_order, "SO-*", "10"},
    {"reserved", reserve_order, "SO-*", "10"},
    {"cash", sell_cash, NULL, "100"},
    {"card", sell_card, NULL, "100"},
};

static gboolean
is_quote (gsize paper)
{
  return papers[paper].make == make_quote;
}

/* Which of the papers came first, and which counts in the end. */
typedef struct {
  gsize first, second;
  const char *keep;
  gboolean ours;
} Deciding;

static void
decide_order (Chain *chain, json_t *problem, Deciding *self)
{
  gboolean ours = has_choice (problem, "register"), theirs = has_choice (problem, "headquarters");
  const char *id = text_at (problem, "id");

  /* What was booked is not unbooked, and a quote holds no money. */
  g_assert_cmpint (ours, ==, is_quote (self->first));
  g_assert_cmpint (theirs, ==, !is_quote (self->first) || is_quote (self->second));
  g_assert_cmpint (theirs, ==, !says (problem, "quote-takes-no-money"));
  self->ours = ours && (!theirs || g_str_equal (self->keep, "register"));
  if (!ours)
    json_decref (chain_resolve (chain, id, "register", 422));
  if (!theirs)
    json_decref (chain_resolve (chain, id, "headquarters", 422));
  json_decref (chain_resolve (chain, id, self->ours ? "register" : "headquarters", 200));
}

static void
decide_all (Chain *chain, Deciding *self)
{
  g_autoptr (json_t) list = chain_list_problems (chain);
  json_t *problems = json_object_get (list, "problems"), *problem;
  gsize index;

  g_assert_cmpuint (json_array_size (problems), ==, 2);
  json_array_foreach (problems, index, problem)
  {
    if (g_str_equal (text_at (problem, "kind"), "suspended-cart")) {
      json_decref (chain_resolve (chain, text_at (problem, "id"), "headquarters", 200));
      continue;
    }
    /* Both send as soon as there is a line. */
    if (g_str_equal (text_at (problem, "register"), "R11")) {
      gsize first = self->first;
      self->first = self->second;
      self->second = first;
    }
    decide_order (chain, problem, self);
  }
}

/* What the other version said is still to be read, whoever was right. */
static void
assert_both_are_told (Chain *chain, gboolean differ)
{
  g_autoptr (json_t) list = chain_list_problems (chain);
  json_t *decided = json_object_get (list, "decided"), *one;
  gsize index;

  json_array_foreach (decided, index, one)
  {
    if (!g_strcmp0 (text_at (one, "kind"), "order") && differ)
      g_assert_cmpuint (json_array_size (json_object_get (one, "contradictions")), >, 0);
  }
}

static void
assert_counts (json_t *order, gsize paper, gsize other)
{
  const char *number = text_at (order, "number");
  gint64 paid = g_ascii_strtoll (papers[paper].taken, NULL, 10) +
                g_ascii_strtoll (papers[other].taken, NULL, 10);
  g_autofree char *total = g_strdup_printf ("%" G_GINT64_FORMAT ".00", paid);

  g_assert_cmpstr (text_at (order, "totals.paid"), ==, total);
  g_assert_nonnull (text_at (order, "receipt"));
  if (papers[paper].number)
    g_assert_true (g_pattern_match_simple (papers[paper].number, number));
  else
    g_assert_null (number);
}

static void
two_papers_of_one_cart (Chain *chain, gconstpointer data)
{
  guint number = GPOINTER_TO_UINT (data), n = G_N_ELEMENTS (papers);
  Deciding deciding = {
      number / 2 / n, number / 2 % n, number % 2 ? "register" : "headquarters", FALSE};
  Pair pair = {0};

  share_cart (&pair, chain);
  {
    g_autoptr (json_t) there = papers[deciding.first].make (&pair.there);
    g_autoptr (json_t) here = papers[deciding.second].make (&pair.here);
    pair.order = g_strdup (text_at (here, "order"));
    g_assert_cmpstr (text_at (there, "order"), ==, pair.order);
  }
  chain_start (chain);
  pair_settle (chain, &pair);
  decide_all (chain, &deciding);
  pair_settle (chain, &pair);
  pair_settle (chain, &pair);
  chain_assert_conflicts (chain, 0);
  assert_both_are_told (chain, deciding.first != deciding.second);
  chain_assert_books_agree (chain);
  g_autoptr (json_t) order = pair_get_agreed (&pair);
  if (deciding.ours)
    assert_counts (order, deciding.second, deciding.first);
  else
    assert_counts (order, deciding.first, deciding.second);
  pair_close (&pair);
}

static void
add_papers (void)
{
  guint n = G_N_ELEMENTS (papers);

  for (guint number = 0; number < 2 * n * n; number++) {
    g_autofree char *path = g_strdup_printf ("/hq/decisions/one-cart/%s-and-%s/%s",
                                             papers[number / 2 / n].name,
                                             papers[number / 2 % n].name,
                                             number % 2 ? "register" : "headquarters");
    /* Each with its neighbor and with a quote; with -m thorough all of them. */
    if ((number / 2 % (n + 1) <= 1 && number % 2) || (number / 2 < n && number % 2 == 0) ||
        g_test_thorough ())
      g_test_add (path,
                  Chain,
                  GUINT_TO_POINTER (number),
                  chain_set_up,
                  two_papers_of_one_cart,
                  chain_tear_down);
  }
}

/* Money on a quote, be it that an earlier headquarters put it there. */
static void
money_on_a_quote_is_found (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autoptr (json_t) made = NULL;

  till_open (&till, chain, "R1");
  till_do (&till, "item.add", "{'item': 'A'}");
  made = make_quote (&till);
  g_assert_true (till_sync (&till));
  chain_synchronize (chain);
  chain_assert_books_agree (chain);
  chain_assert_damage_is_found (
      chain,
      "UPDATE sales_order SET body = json_set (body, '$.ledger', json ('[{\"seq\": 1, \"kind\": "
      "\"deposit-taken\", \"amount\": \"100.00\", \"revision\": 1}]'))",
      "order: *: ledger entries of a quote*");
  chain_assert_damage_is_found (
      chain,
      "UPDATE sales_order SET body = json_set (body, '$.ledger', json ('[]'), '$.payments', "
      "json ('[{\"id\": \"01900000-0000-7000-8000-000000000001\", \"kind\": \"deposit\", "
      "\"tender\": \"cash\", \"amount\": \"100.00\", \"state\": \"posted\"}]'))",
      "order: *: payments of a quote*");
  till_close (&till);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_pairs ();
  add_papers ();
  g_test_add ("/hq/decisions/money_on_a_quote_is_found",
              Chain,
              NULL,
              chain_set_up,
              money_on_a_quote_is_found,
              chain_tear_down);
  return g_test_run ();
}
