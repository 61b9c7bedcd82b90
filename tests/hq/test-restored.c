/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-restored.c — a headquarters of yesterday, which the registers fill in. */
#include "chain-fixture.h"

/* A disk that died: yesterday's copy, and the registers fill in the rest. */
static void
a_restored_headquarters_gets_everything_again (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autofree char *order = NULL;

  till_open (&till, chain, "R1");
  chain_stop (chain);
  chain_keep_copy (chain);
  chain_start (chain);
  order = till_take_order (&till, "S1");
  till_sync (&till);
  chain_synchronize (chain);
  till_sync (&till);
  till_assert_order (&till, order, "number", "SO-000001");
  chain_stop (chain);
  chain_restore_copy (chain);
  chain_start (chain);
  g_assert_true (till_sync (&till));
  chain_synchronize (chain);
  g_assert_true (till_sync (&till));
  till_assert_order (&till, "SO-000001", "id", order);
  g_autoptr (json_t) found = till_ask (&till, "order.search", "{'number': 'SO-000001'}");
  g_assert_cmpstr (text_at (found, "orders.0.id"), ==, order);
  g_assert_true (json_is_true (json_object_get (found, "complete")));
  /* The register would find it without headquarters; another one has to ask. */
  g_autofree char *token = chain_enroll (chain, "R2");
  g_autoptr (json_t) there = chain_send (chain, "GET", "/v1/orders/SO-000001", token, NULL, 200);
  g_assert_cmpstr (text_at (there, "id"), ==, order);
  till_close (&till);
}

static void
assert_customer (Till *till, const char *name, const char *number)
{
  g_autofree char *args = g_strdup_printf ("{'text': '%s'}", name);
  g_autoptr (json_t) found = till_ask (till, "customer.search", args);

  g_assert_cmpstr (text_at (found, "customers.0.number"), ==, number);
}

/* A customer whom it made while the clerk waited, and his number, are told again too: orders name
 * him. */
static void
a_restored_headquarters_hears_of_customers_again (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autoptr (json_t) created = NULL;

  till_open (&till, chain, "R1");
  chain_stop (chain);
  chain_keep_copy (chain);
  chain_start (chain);
  g_assert_true (till_sync (&till));
  created = till_ask (&till, "customer.create", "{'customer': {'name': 'Wim Sonneveld'}}");
  g_assert_true (till_sync (&till));
  assert_customer (&till, "Wim Sonneveld", "C-100001");
  chain_stop (chain);
  chain_restore_copy (chain);
  chain_start (chain);
  till_do (&till, "item.add", "{'item': 'A'}");
  till_do (&till, "order.pickup_all", "{'store': 'S1'}");
  till_do (&till, "pay.cash", "{'balance': 'pay-later'}");
  for (int i = 0; i < 2; i++) {
    g_assert_true (till_sync (&till));
    chain_synchronize (chain);
  }
  g_assert_true (till_sync (&till));
  till_assert_order (&till, "SO-000001", "customer", text_at (created, "customer"));
  assert_customer (&till, "Wim Sonneveld", "C-100001");
  till_do (&till, "customer.create", "{'customer': {'name': 'Rijk de Gooyer'}}");
  assert_customer (&till, "Rijk de Gooyer", "C-100002");
  till_close (&till);
}

#define PRODUCT(id)                                                                                \
  "{\"kind\": \"product\", \"id\": \"" id "\", \"name\": \"Lamp\", \"unit\": \"pcs\", "            \
  "\"unit_price\": \"10\", \"item_tax_group\": \"FULL\"}"

/* The register has heard of what the copy does not know.  Until it asks again, as many other things
 * have happened, so that the numbers of the feed are the same again: it hears of all of them. */
static void
numbers_that_come_again_hide_nothing (Chain *chain, gconstpointer data)
{
  Till till = {0};

  till_open (&till, chain, "R1");
  chain_stop (chain);
  chain_keep_copy (chain);
  chain_start (chain);
  chain_import (chain, PRODUCT ("L-LOST"));
  g_assert_true (till_sync (&till));
  till_do (&till, "item.add", "{'item': 'L-LOST'}");
  chain_stop (chain);
  chain_restore_copy (chain);
  chain_start (chain);
  chain_import (chain, PRODUCT ("L-NEW"));
  chain_import (chain, PRODUCT ("L-NEXT"));
  g_assert_true (till_sync (&till));
  till_do (&till, "item.add", "{'item': 'L-NEW'}");
  till_do (&till, "item.add", "{'item': 'L-NEXT'}");
  till_close (&till);
}

#define TEST(name)                                                                                 \
  g_test_add ("/hq/restored/" #name, Chain, NULL, chain_set_up, name, chain_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (a_restored_headquarters_gets_everything_again);
  TEST (a_restored_headquarters_hears_of_customers_again);
  TEST (numbers_that_come_again_hide_nothing);
  return g_test_run ();
}
