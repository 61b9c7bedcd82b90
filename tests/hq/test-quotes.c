/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-quotes.c — customer-orders.md T3, §8.3: two registers do something with one quote while the
 * line is cut. */
#include "pair-fixture.h"

#include <string.h>

/* Two of A, known to both registers, and headquarters is stopped. */
static void
open_quote (Pair *self, Chain *chain)
{
  g_autoptr (json_t) added = NULL;
  g_autoptr (json_t) done = NULL;

  chain_import (chain, "{\"kind\": \"register\", \"id\": \"R11\", \"store\": \"S1\"}");
  chain_let_clerks (chain, "order.cancel");
  till_open (&self->here, chain, "R1");
  till_open (&self->there, chain, "R11");
  added = till_ask (&self->here, "item.add", "{'item': 'A', 'quantity': '2'}");
  self->line_a = g_strdup (text_at (added, "line"));
  till_do (&self->here, "customer.attach", "{'customer': 'C'}");
  done = till_ask (&self->here, "quote.create", "{}");
  self->order = g_strdup (text_at (done, "order"));
  pair_settle (chain, self);
  chain_stop (chain);
  till_sync (&self->here);
  till_sync (&self->there);
}

/* Returns: (transfer full): the id of what was made of it. */
static char *
order_quote (Till *till, const Pair *pair)
{
  g_autofree char *args = g_strdup_printf ("{'order': '%s'}", pair->order);
  g_autoptr (json_t) done = NULL;

  till_do (till, "order.create", args);
  till_do (till, "order.pickup_all", "{'store': 'S1'}");
  done = till_ask (till, "pay.cash", "{'balance': 'pay-later'}");
  return g_strdup (text_at (done, "order"));
}

static void
offer_more (Till *till, const Pair *pair)
{
  g_autofree char *edit = g_strdup_printf ("{'order': '%s'}", pair->order);
  g_autofree char *set = g_strdup_printf ("{'line': '%s', 'quantity': '5'}", pair->line_a);

  till_do (till, "order.edit", edit);
  till_do (till, "line.set_qty", set);
  till_do (till, "quote.create", "{}");
}

/* Both orders stand, for both customers were told so: a person hears of the second one. */
static void
ordered_twice_is_told (Chain *chain, gconstpointer data)
{
  Pair pair = {0};
  g_autofree char *first = NULL, *second = NULL;
  g_autoptr (json_t) told = NULL, quiet = NULL;

  open_quote (&pair, chain);
  first = order_quote (&pair.here, &pair);
  second = order_quote (&pair.there, &pair);
  chain_start (chain);
  till_sync (&pair.here);
  chain_synchronize (chain);
  pair_settle (chain, &pair);
  chain_assert_conflicts (chain, 1); /* of the quote */
  told = till_get_order (&pair.there, second);
  g_assert_cmpstr (text_at (told, "status"), ==, "open");
  g_assert_nonnull (strstr (text_at (told, "sync_message"), "order SO-000001 was made before"));
  quiet = till_get_order (&pair.here, first);
  g_assert_null (text_at (quiet, "sync_message"));
  pair_close (&pair);
}

/* What a customer ordered was offered to him otherwise. */
static void
what_was_ordered_is_not_offered_otherwise (Chain *chain, gconstpointer data)
{
  Pair pair = {0};
  g_autofree char *order = NULL;

  open_quote (&pair, chain);
  order = order_quote (&pair.here, &pair);
  offer_more (&pair.there, &pair);
  chain_start (chain);
  till_sync (&pair.here);
  chain_synchronize (chain);
  pair_settle (chain, &pair);
  chain_assert_conflicts (chain, 1);
  pair_close (&pair);
}

static void
what_was_withdrawn_is_not_offered_for_longer (Chain *chain, gconstpointer data)
{
  Pair pair = {0};
  g_autofree char *cancel = NULL, *extend = NULL;

  open_quote (&pair, chain);
  cancel = g_strdup_printf ("{'order': '%s'}", pair.order);
  extend = g_strdup_printf ("{'order': '%s', 'expiry': '2026-07-31'}", pair.order);
  till_do (&pair.here, "quote.expiry", extend);
  till_do (&pair.there, "order.cancel", cancel);
  till_do (&pair.there, "txn.conclude", "{}");
  chain_start (chain);
  till_sync (&pair.here);
  chain_synchronize (chain);
  pair_settle (chain, &pair);
  chain_assert_conflicts (chain, 1);
  pair_close (&pair);
}

#define TEST(name)                                                                                 \
  g_test_add ("/hq/quotes/" #name, Chain, NULL, chain_set_up, name, chain_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (ordered_twice_is_told);
  TEST (what_was_ordered_is_not_offered_otherwise);
  TEST (what_was_withdrawn_is_not_offered_for_longer);
  return g_test_run ();
}
