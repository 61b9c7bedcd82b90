/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-stock.c — customer-orders.md §3.6: what registers and headquarters count is the same. */
#include "pair-fixture.h"

static void
assert_stock (
    Till *till, const char *item, const char *location, const char *on_hand, const char *reserved)
{
  g_autofree char *args = g_strdup_printf ("{'item': '%s', 'location': '%s'}", item, location);
  g_autoptr (json_t) found = till_ask (till, "stock.get", args);

  g_assert_cmpstr (text_at (found, "stock.0.on_hand"), ==, on_hand);
  g_assert_cmpstr (text_at (found, "stock.0.reserved"), ==, reserved);
}

/* What each says before headquarters has worked on it, and after. */
static void
assert_everywhere (Chain *chain,
                   Till *teller,
                   Till *other,
                   const char *location,
                   const char *on_hand,
                   const char *reserved)
{
  assert_stock (teller, "A", location, on_hand, reserved);
  g_assert_true (till_sync (teller));
  chain_synchronize (chain);
  g_assert_true (till_sync (teller));
  g_assert_true (till_sync (other));
  assert_stock (teller, "A", location, on_hand, reserved);
  assert_stock (other, "A", location, on_hand, reserved);
}

static void
sign_in_supervisor (Till *till)
{
  till_do (till, "session.sign_out", "{}");
  till_do (till, "session.sign_in", "{'worker': 'sam', 'secret': '2468'}");
}

/* Five pieces of A, picked up in S2; what is due is paid in cash.  Returns: (transfer full). */
static char *
take_five (Till *till)
{
  g_autoptr (json_t) done = NULL;

  till_do (till, "item.add", "{'item': 'A', 'quantity': '5'}");
  till_do (till, "customer.attach", "{'customer': 'C'}");
  till_do (till, "order.pickup_all", "{'store': 'S2'}");
  done = till_ask (till, "pay.cash", "{'balance': 'pay-later'}");
  return g_strdup (text_at (done, "order"));
}

static void
do_to (Till *till, const char *op, const char *order, const char *more)
{
  g_autofree char *args = g_strdup_printf ("{'order': '%s'%s}", order, more);

  till_do (till, op, args);
}

/* Sets the quantity of the only line. */
static void
edit (Till *till, const char *order, const char *quantity)
{
  g_autoptr (json_t) cart = NULL;
  g_autofree char *args = NULL;

  do_to (till, "order.edit", order, "");
  cart = till_ask (till, "cart.get", NULL);
  args =
      g_strdup_printf ("{'line': '%s', 'quantity': '%s'}", text_at (cart, "lines.0.id"), quantity);
  till_do (till, "line.set_qty", args);
  till_do (till, "pay.cash", "{'balance': 'pay-later'}");
}

/* §3.6, decision 23: a hold may give free what was promised, and headquarters tells everybody. */
static void
a_hold_gives_stock_free (Chain *chain, gconstpointer data)
{
  Till here = {0}, there = {0};
  g_autofree char *order = NULL;

  chain_import (chain,
                "{\"kind\": \"hold-code\", \"id\": \"LATER\", \"name\": \"Later\", "
                "\"remove_reservations\": true}, "
                "{\"kind\": \"hold-code\", \"id\": \"ASK\", \"name\": \"Ask\"}");
  till_open (&here, chain, "R1");
  till_open (&there, chain, "R2");
  sign_in_supervisor (&here);
  sign_in_supervisor (&there);
  order = take_five (&here);
  assert_everywhere (chain, &here, &there, "W2", "100", "5");
  do_to (&here, "order.hold", order, ", 'code': 'ASK'");
  assert_everywhere (chain, &here, &there, "W2", "100", "5");
  do_to (&here, "order.hold", order, ", 'code': 'LATER'");
  assert_everywhere (chain, &here, &there, "W2", "100", "0");
  edit (&there, order, "7");
  assert_everywhere (chain, &there, &here, "W2", "100", "0");
  do_to (&there, "order.release", order, "");
  assert_everywhere (chain, &there, &here, "W2", "100", "7");
  till_close (&here);
  till_close (&there);
}

static void
set_reservation (Chain *chain, gboolean wanted)
{
  chain_import (chain,
                wanted
                    ? "{\"kind\": \"parameters\", \"id\": \"company\", \"company\": \"Fixture\", "
                      "\"currency\": \"EUR\", \"pickup_modes\": [\"60\"], "
                      "\"deposit_rate\": \"0.1\"}"
                    : "{\"kind\": \"parameters\", \"id\": \"company\", \"company\": \"Fixture\", "
                      "\"currency\": \"EUR\", \"pickup_modes\": [\"60\"], "
                      "\"deposit_rate\": \"0.1\", \"no_reservation\": true}");
}

/* §2.5 "Reservation at commit" off: only what leaves is counted. */
static void
a_chain_may_reserve_nothing (Chain *chain, gconstpointer data)
{
  Till here = {0}, there = {0};
  g_autofree char *order = NULL;

  set_reservation (chain, FALSE);
  till_open (&here, chain, "R1");
  till_open (&there, chain, "R2");
  order = take_five (&here);
  assert_everywhere (chain, &here, &there, "W2", "100", "0");
  do_to (&there, "fulfill.line_pickup", order, "");
  till_do (&there, "pay.cash", "{}");
  assert_everywhere (chain, &there, &here, "W2", "95", "0");
  till_close (&here);
  till_close (&there);
}

/* A chain that thinks otherwise neither keeps what was promised until then, nor lacks it. */
static void
what_was_promised_follows_the_setting (Chain *chain, gconstpointer data)
{
  Till here = {0}, there = {0};
  g_autofree char *first = NULL, *second = NULL;

  till_open (&here, chain, "R1");
  till_open (&there, chain, "R2");
  first = take_five (&here);
  assert_everywhere (chain, &here, &there, "W2", "100", "5");
  set_reservation (chain, FALSE);
  till_sync (&here);
  assert_everywhere (chain, &here, &there, "W2", "100", "0");
  second = take_five (&here);
  do_to (&there, "fulfill.line_pickup", first, "");
  till_do (&there, "pay.cash", "{}");
  assert_everywhere (chain, &there, &here, "W2", "95", "0");
  set_reservation (chain, TRUE);
  till_sync (&here);
  assert_everywhere (chain, &here, &there, "W2", "95", "5");
  till_close (&here);
  till_close (&there);
}

static void
prepare (Till *till, const char *op, Pair *pair)
{
  g_autofree char *lines = g_strdup_printf (", 'lines': [{'line': '%s'}]", pair->line_b);

  sign_in_supervisor (till);
  do_to (till, op, pair->order, lines);
}

/* Each prepares the only piece of B; whose it was is decided as @data says. */
static void
what_was_decided_otherwise_moved_nothing (Chain *chain, gconstpointer data)
{
  Pair pair = {0};
  g_autoptr (json_t) problems = NULL;

  pair_open (&pair, chain);
  prepare (&pair.here, "fulfill.line_pick", &pair);
  prepare (&pair.there, "fulfill.line_pack", &pair);
  chain_start (chain);
  till_sync (&pair.here);
  chain_synchronize (chain);
  pair_settle (chain, &pair);
  chain_assert_conflicts (chain, 1);
  problems = chain_list_problems (chain);
  json_decref (chain_resolve (chain, text_at (problems, "problems.0.id"), data, 200));
  pair_settle (chain, &pair);
  json_decref (pair_get_agreed (&pair));
  assert_stock (&pair.here, "B", "W1", "99", "0");
  assert_stock (&pair.there, "B", "W1", "99", "0");
  pair_close (&pair);
}

/* Headquarters does not know the mode by which five pieces are picked up in S2. */
static char *
take_unknown (Chain *chain, Till *till)
{
  char *order;

  chain_stop (chain);
  chain_keep_copy (chain);
  chain_start (chain);
  chain_import (chain,
                "{\"kind\": \"delivery-mode\", \"id\": \"63\", \"name\": \"Locker\", "
                "\"stores\": [\"*\"], \"lead_days\": 0}, "
                "{\"kind\": \"parameters\", \"id\": \"company\", \"company\": \"Fixture\", "
                "\"currency\": \"EUR\", \"pickup_modes\": [\"63\"], \"deposit_rate\": \"0.1\"}");
  till_sync (till);
  order = take_five (till);
  chain_stop (chain);
  chain_restore_copy (chain);
  chain_start (chain);
  till_sync (till);
  chain_synchronize (chain);
  till_sync (till);
  return order;
}

/* A correction that sends it elsewhere leaves nothing where it was. */
static void
what_was_corrected_is_reserved_once (Chain *chain, gconstpointer data)
{
  static const char changes[] = "{\"field\": \"lines.1.mode\", \"value\": \"60\"}, "
                                "{\"field\": \"lines.1.store\", \"value\": \"S1\"}, "
                                "{\"field\": \"lines.1.location\", \"value\": \"W1\"}";
  Till till = {0};
  g_autofree char *order = NULL, *body = NULL;
  g_autoptr (json_t) problems = NULL;

  till_open (&till, chain, "R1");
  order = take_unknown (chain, &till);
  assert_stock (&till, "A", "W2", "100", "5");
  problems = chain_list_problems (chain);
  g_assert_cmpstr (text_at (problems, "problems.0.status"), ==, "failed");
  body = g_strdup_printf (
      "{\"transaction\": \"%s\", \"worker\": \"sam\", \"reason\": \"Typo\", \"changes\": [%s], "
      "\"publish\": true}",
      text_at (problems, "problems.0.id"),
      changes);
  json_decref (chain_send (
      chain, "POST", "/v1/corrections", pos_hq_server_get_admin_token (chain->hq), body, 200));
  g_assert_true (till_sync (&till));
  till_assert_order (&till, order, "lines.0.location", "W1");
  assert_stock (&till, "A", "W1", "100", "5");
  assert_stock (&till, "A", "W2", "100", "0");
  till_close (&till);
}

#define TEST(name) g_test_add ("/hq/stock/" #name, Chain, NULL, chain_set_up, name, chain_tear_down)

int
main (int argc, char **argv)
{
  static const char *const sides[] = {"headquarters", "register"};

  g_test_init (&argc, &argv, NULL);
  TEST (a_hold_gives_stock_free);
  TEST (a_chain_may_reserve_nothing);
  TEST (what_was_promised_follows_the_setting);
  TEST (what_was_corrected_is_reserved_once);
  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++) {
    g_autofree char *path =
        g_strconcat ("/hq/stock/what_was_decided_otherwise_moved_nothing/", sides[i], NULL);
    g_test_add (path,
                Chain,
                sides[i],
                chain_set_up,
                what_was_decided_otherwise_moved_nothing,
                chain_tear_down);
  }
  return g_test_run ();
}
