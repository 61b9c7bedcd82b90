/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-live-stock.c — §2.6, §4.11: a register asks headquarters how much there is while somebody
 * looks. */
#include "hub-fixture.h"

#define PROFILE(more) "{\"kind\": \"profile\", \"id\": \"P1\", \"secret_tries\": 5" more "}"
#define REAL_TIME PROFILE (", \"availability_mode\": \"real-time\"")

/* Five pieces of A, picked up in S2 and paid later. */
static void
take_five (Till *till)
{
  till_do (till, "item.add", "{'item': 'A', 'quantity': '5'}");
  till_do (till, "customer.attach", "{'customer': 'C'}");
  till_do (till, "order.pickup_all", "{'store': 'S2'}");
  till_do (till, "pay.cash", "{'balance': 'pay-later'}");
}

/* What a look at A says of S2, and whether headquarters said it. */
static void
assert_looks (Till *till, const char *reserved, gboolean asked)
{
  g_autoptr (json_t) found = till_ask (till, "stock.lookup", "{'item': 'A', 'text': 'W2'}");

  g_assert_cmpstr (text_at (found, "places.0.location"), ==, "W2");
  g_assert_cmpstr (text_at (found, "places.0.reserved"), ==, reserved);
  g_assert_cmpint (json_is_true (json_object_get (found, "asked")), ==, asked);
}

/* As much time passes everywhere. */
static void
pass_minute (Chain *chain, Till *till)
{
  pos_clock_advance (chain->clock, 61 * G_USEC_PER_SEC);
  till_do (till, "clock.advance", "{'seconds': 61}");
}

/* Headquarters knows what R2 sold; R1 does not. */
static void
sell_elsewhere (Chain *chain, Till *there)
{
  take_five (there);
  g_assert_true (till_sync (there));
  chain_synchronize (chain);
}

static void
only_where_it_is_wanted (Chain *chain, gconstpointer data)
{
  Till here = {0}, there = {0};

  till_open (&here, chain, "R1");
  till_open (&there, chain, "R2");
  sell_elsewhere (chain, &there);
  assert_looks (&here, "0", FALSE);
  chain_import (chain, REAL_TIME);
  g_assert_true (till_sync (&here));
  assert_looks (&here, "5", TRUE);
  till_close (&here);
  till_close (&there);
}

/* What moved here is added to what was told, until that contains it: never twice, never not. */
static void
what_moved_here_counts_once (Chain *chain, gconstpointer data)
{
  Till here = {0}, there = {0};

  chain_import (chain, REAL_TIME);
  till_open (&here, chain, "R1");
  till_open (&there, chain, "R2");
  take_five (&here);
  assert_looks (&here, "5", TRUE);
  sell_elsewhere (chain, &there);
  /* Remembered for a minute. */
  assert_looks (&here, "5", TRUE);
  take_five (&here);
  assert_looks (&here, "10", TRUE);
  pass_minute (chain, &here);
  assert_looks (&here, "15", TRUE);
  g_assert_true (till_sync (&here));
  assert_looks (&here, "15", TRUE);
  pos_clock_advance (chain->clock, G_USEC_PER_SEC);
  chain_synchronize (chain);
  assert_looks (&here, "15", TRUE);
  g_assert_true (till_sync (&here));
  assert_looks (&here, "15", TRUE);
  pass_minute (chain, &here);
  assert_looks (&here, "15", TRUE);
  till_close (&here);
  till_close (&there);
}

/* The feed brings something newer within the minute: that counts. */
static void
what_came_later_counts (Chain *chain, gconstpointer data)
{
  Till here = {0}, there = {0};

  chain_import (chain, REAL_TIME);
  till_open (&here, chain, "R1");
  till_open (&there, chain, "R2");
  assert_looks (&here, "0", TRUE);
  pos_clock_advance (chain->clock, G_USEC_PER_SEC);
  sell_elsewhere (chain, &there);
  assert_looks (&here, "0", TRUE);
  g_assert_true (till_sync (&here));
  assert_looks (&here, "5", TRUE);
  till_close (&here);
  till_close (&there);
}

/* Without an answer there is what this register knows. */
static void
nobody_answers (Chain *chain, gconstpointer data)
{
  Till here = {0}, there = {0};

  chain_import (chain, REAL_TIME);
  till_open (&here, chain, "R1");
  till_open (&there, chain, "R2");
  sell_elsewhere (chain, &there);
  chain_stop (chain);
  assert_looks (&here, "0", FALSE);
  assert_looks (&here, "0", FALSE);
  chain_start (chain);
  g_assert_true (till_sync (&here));
  assert_looks (&here, "5", TRUE);
  till_close (&here);
  till_close (&there);
}

/* A hub answers from what it has: with its line that is headquarters', and without it it says so.
 */
static void
a_hub_answers (Store *store, gconstpointer data)
{
  Chain *chain = &store->chain;
  Till there = {0};

  chain_import (chain, REAL_TIME);
  store_talk (store);
  till_open (&there, chain, "R2");
  sell_elsewhere (chain, &there);
  store_hub_sync (&store->hub);
  assert_looks (&store->one, "5", TRUE);
  till_close (&there);
  chain_stop (chain);
  pass_minute (chain, &store->one);
  take_five (&store->three);
  assert_looks (&store->one, "5", FALSE);
  chain_start (chain);
}

/* Of products that there are none of nothing is said, and too many are refused. */
static void
what_can_be_asked (Chain *chain, gconstpointer data)
{
  g_autofree char *token = chain_enroll (chain, "R1");
  g_autoptr (json_t) nothing =
      chain_send (chain, "POST", "/v1/stock", token, "{\"items\": [\"NONE\"]}", 200);
  g_autoptr (json_t) found =
      chain_send (chain, "POST", "/v1/stock", token, "{\"items\": [\"A\", \"B\"]}", 200);
  g_autoptr (GString) many = g_string_new ("{\"items\": [\"A\"");

  g_assert_cmpuint (json_array_size (json_object_get (nothing, "stock")), ==, 0);
  g_assert_true (json_is_true (json_object_get (found, "complete")));
  g_assert_cmpuint (json_array_size (json_object_get (found, "stock")), >, 3);
  for (int i = 0; i < 200; i++)
    g_string_append (many, ", \"A\"");
  g_string_append (many, "]}");
  json_decref (chain_send (chain, "POST", "/v1/stock", token, many->str, 422));
  json_decref (chain_send (chain, "POST", "/v1/stock", token, "{}", 422));
  json_decref (chain_send (chain, "POST", "/v1/stock", NULL, "{\"items\": [\"A\"]}", 401));
}

#define TEST(name)                                                                                 \
  g_test_add ("/hq/live-stock/" #name, Chain, NULL, chain_set_up, name, chain_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (only_where_it_is_wanted);
  TEST (what_moved_here_counts_once);
  TEST (what_came_later_counts);
  TEST (nobody_answers);
  TEST (what_can_be_asked);
  g_test_add (
      "/hq/live-stock/a_hub_answers", Store, NULL, store_set_up, a_hub_answers, store_tear_down);
  return g_test_run ();
}
