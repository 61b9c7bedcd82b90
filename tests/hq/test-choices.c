/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-choices.c — customer-orders.md §8.3: two registers change one order, in any two ways, and
 * headquarters offers to decide for the register only where that is taken. */
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_pairs ();
  return g_test_run ();
}
