/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-cards.c — customer-orders.md §8.3, M15, M22, M33: two registers changed an order without
 * knowing of each other, and told cards so; whatever is decided, what the order says is reserved is
 * what the card company holds. */
#include "pair-fixture.h"

#include <math.h>
#include <string.h>

/* Four of A, shipped from the store; the deposit in cash, the rest reserved on a card. */
static void
open_reserved (Pair *self, Chain *chain)
{
  g_autoptr (json_t) added = NULL;
  g_autoptr (json_t) done = NULL;

  chain_import (chain, "{\"kind\": \"register\", \"id\": \"R11\", \"store\": \"S1\"}");
  chain_let_clerks (chain, "order.cancel\", \"order.fulfill");
  till_open (&self->here, chain, "R1");
  till_open (&self->there, chain, "R11");
  added = till_ask (&self->here, "item.add", "{'item': 'A', 'quantity': '4'}");
  self->line_a = g_strdup (text_at (added, "line"));
  till_do (&self->here, "customer.attach", "{'customer': 'C'}");
  till_do (&self->here, "order.ship_all", "{'mode': '99'}");
  till_do (&self->here, "pay.cash", "{'balance': 'card'}");
  done = till_ask (&self->here, "pay.card", "{'balance': 'card'}");
  self->order = g_strdup (text_at (done, "order"));
  pair_settle (chain, self);
  chain_stop (chain);
  till_sync (&self->here);
  till_sync (&self->there);
}

/* --- What a clerk does --- */

static void
fulfill (Till *till, const Pair *pair, const char *op)
{
  g_autofree char *args = g_strdup_printf (
      "{'order': '%s', 'lines': [{'line': '%s', 'quantity': '2'}]}", pair->order, pair->line_a);

  till_do (till, op, args);
}

static void
pick (Till *till, const Pair *pair)
{
  fulfill (till, pair, "fulfill.line_pick");
}

static void
ship (Till *till, const Pair *pair)
{
  fulfill (till, pair, "fulfill.line_ship");
}

/* More deposit, and all that is left is reserved anew. */
static void
add_pieces (Till *till, const Pair *pair)
{
  g_autofree char *edit = g_strdup_printf ("{'order': '%s'}", pair->order);
  g_autofree char *set = g_strdup_printf ("{'line': '%s', 'quantity': '6'}", pair->line_a);

  till_do (till, "order.edit", edit);
  till_do (till, "line.set_qty", set);
  till_do (till, "pay.cash", "{'balance': 'card'}"); /* and the card on file does the rest */
}

static void
cancel (Till *till, const Pair *pair)
{
  g_autofree char *args = g_strdup_printf ("{'order': '%s'}", pair->order);

  till_do (till, "order.cancel", args);
  till_do (till, "pay.cash", "{}");
}

/* --- What the card company holds --- */

static gint64
change_held (const char *action, gint64 held, gint64 amount)
{
  if (g_str_equal (action, "authorize"))
    return amount;
  return g_str_equal (action, "capture") ? held - amount : 0;
}

static void
read_terminal (Till *till, GHashTable *held, const char *action)
{
  g_autofree char *path =
      g_build_filename (till->folder, "devices", "terminal", "terminal.jsonl", NULL);
  g_autofree char *log = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &log, NULL, NULL))
    return;
  lines = g_strsplit (g_strchomp (log), "\n", -1);
  for (guint i = 0; lines[i]; i++) {
    g_autoptr (json_t) said = json_loads (lines[i], 0, NULL);
    const char *id = text_at (said, "authorization_id");

    if (!id || g_strcmp0 (text_at (said, "action"), action))
      continue;
    gint64 amount = llround (100 * g_ascii_strtod (text_at (said, "amount"), NULL));
    gint64 before = GPOINTER_TO_INT (g_hash_table_lookup (held, id));
    g_hash_table_insert (
        held, g_strdup (id), GINT_TO_POINTER (change_held (action, before, amount)));
  }
}

static gint64
sum_held (Pair *pair)
{
  g_autoptr (GHashTable) held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  /* Each may have charged, or let go, what the other one was granted. */
  static const char *const actions[] = {"authorize", "capture", "void"};
  GHashTableIter iter;
  gpointer amount;
  gint64 sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++) {
    read_terminal (&pair->here, held, actions[i]);
    read_terminal (&pair->there, held, actions[i]);
  }
  g_hash_table_iter_init (&iter, held);
  while (g_hash_table_iter_next (&iter, NULL, &amount))
    sum += GPOINTER_TO_INT (amount);
  return sum;
}

static void
assert_card_holds (Pair *pair, gint64 amount)
{
  g_autoptr (json_t) order = pair_get_agreed (pair);
  g_autofree char *text = g_strdup_printf ("%d.%02d", (int)(amount / 100), (int)(amount % 100));

  g_assert_cmpstr (text_at (order, "totals.authorized"), ==, text);
  g_assert_cmpint (sum_held (pair), ==, amount);
}

/* --- Decided --- */

typedef void (*Change) (Till *till, const Pair *pair);

static const struct {
  const char *name;
  Change here, there; /* what comes first, and what then waits for a person */
  const char *keep;
  gint64 reserved; /* in the end */
} decisions[] = {
    {"picked-and-more/register", pick, add_pieces, "register", 54000},
    {"picked-and-more/headquarters", pick, add_pieces, "headquarters", 54000},
    {"more-and-more/register", add_pieces, add_pieces, "register", 54000},
    {"more-and-more/headquarters", add_pieces, add_pieces, "headquarters", 54000},
    {"picked-and-cancelled/headquarters", pick, cancel, "headquarters", 0},
    {"picked-and-cancelled/register", pick, cancel, "register", 0},
    {"more-and-shipped/headquarters", add_pieces, ship, "headquarters", 54000},
    {"picked-and-shipped/headquarters", pick, ship, "headquarters", 18000},
};

/* A register tells the card what it still has to when it is started again, at the latest: before
 * the decision that must be nothing. */
static void
what_is_decided_is_what_the_card_holds (Chain *chain, gconstpointer data)
{
  guint number = GPOINTER_TO_UINT (data);
  Pair pair = {0};
  g_autoptr (json_t) problems = NULL;

  open_reserved (&pair, chain);
  decisions[number].here (&pair.here, &pair);
  decisions[number].there (&pair.there, &pair);
  chain_start (chain);
  pair_settle (chain, &pair);
  till_reopen (&pair.there);
  till_reopen (&pair.here);
  problems = chain_list_problems (chain);
  json_decref (
      chain_resolve (chain, text_at (problems, "problems.0.id"), decisions[number].keep, 200));
  pair_settle (chain, &pair);
  till_reopen (&pair.here);
  till_reopen (&pair.there);
  pair_settle (chain, &pair);
  chain_assert_conflicts (chain, 0);
  assert_card_holds (&pair, decisions[number].reserved);
  chain_assert_books_agree (chain);
  pair_close (&pair);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++) {
    g_autofree char *path = g_strconcat ("/hq/cards/", decisions[i].name, NULL);
    g_test_add (path,
                Chain,
                GUINT_TO_POINTER (i),
                chain_set_up,
                what_is_decided_is_what_the_card_holds,
                chain_tear_down);
  }
  return g_test_run ();
}
