/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-returns.c — goods come back in another store, and twice, with and without a line; what the
 * chain says about money while headquarters is away. */
#include "pair-fixture.h"

#include <string.h>

/* Three A, paid in cash at @till.  Returns: (transfer full): the order's id. */
static char *
sell (Till *till)
{
  g_autoptr (json_t) sold = NULL;

  till_do (till, "item.add", "{'item': 'A', 'quantity': '3'}");
  sold = till_ask (till, "pay.cash", "{}");
  return g_strdup (text_at (sold, "order"));
}

static char *
name_order (const char *order)
{
  return g_strdup_printf ("{'order': '%s'}", order);
}

/* @quantity of the first line of @order. */
static char *
name_part (Till *till, const char *order, const char *quantity)
{
  g_autofree char *args = name_order (order);
  g_autoptr (json_t) found = till_ask (till, "return.by_receipt", args);

  return g_strdup_printf ("{'order': '%s', 'lines': [{'line': '%s', 'quantity': '%s'}]}",
                          order,
                          text_at (found, "lines.0.line"),
                          quantity);
}

static void
take_back (Till *till, const char *order, const char *quantity)
{
  g_autofree char *args = name_part (till, order, quantity);

  till_do (till, "return.by_receipt", args);
  till_do (till, "pay.cash", "{}");
}

static void
assert_line (Till *till, const char *order, const char *path, const char *expected)
{
  g_autofree char *args = name_order (order);
  g_autoptr (json_t) found = till_ask (till, "return.by_receipt", args);

  g_assert_cmpstr (text_at (found, path), ==, expected);
}

/* As another store is told it. */
static json_t *
get_from_headquarters (Chain *chain, const char *order)
{
  g_autofree char *token = chain_enroll (chain, "R2");
  g_autofree char *path = g_strconcat ("/v1/orders/", order, NULL);

  return chain_send (chain, "GET", path, token, NULL, 200);
}

static void
chain_let_return (Chain *chain)
{
  chain_import (chain,
                "{\"kind\": \"role\", \"id\": \"clerk\", \"name\": \"Clerk\", \"permissions\": "
                "[\"order.create\", \"order.retrieve\", \"txn.void\", \"return.with_receipt\"]}");
}

/* R1, T-40: another store asks headquarters, and the first one hears of it. */
static void
another_store_takes_it_back (Chain *chain, gconstpointer data)
{
  Till first = {0}, second = {0};
  g_autofree char *order = NULL;

  chain_let_return (chain);
  till_open (&first, chain, "R1");
  till_open (&second, chain, "R2");
  order = sell (&first);
  g_assert_true (till_sync (&first));
  chain_synchronize (chain);

  assert_line (&second, order, "lines.0.available", "3");
  take_back (&second, order, "2");
  g_assert_true (till_sync (&second));
  chain_synchronize (chain);
  g_assert_true (till_sync (&first));
  assert_line (&first, order, "lines.0.returned", "2");
  assert_line (&first, order, "lines.0.available", "1");
  {
    g_autofree char *args = name_part (&first, order, "2");
    till_refuse (&first, "return.by_receipt", args, "order/quantity");
  }
  take_back (&first, order, "1");
  till_close (&first);
  till_close (&second);
}

/* §8.3: what is not here cannot come back here while nobody answers. */
static void
offline_the_receipt_of_another_store_waits (Chain *chain, gconstpointer data)
{
  Till first = {0}, second = {0};
  g_autofree char *order = NULL;
  g_autofree char *args = NULL;

  chain_let_return (chain);
  till_open (&first, chain, "R1");
  till_open (&second, chain, "R2");
  order = sell (&first);
  g_assert_true (till_sync (&first));
  chain_synchronize (chain);
  chain_stop (chain);
  args = name_order (order);
  till_refuse (&second, "return.by_receipt", args, "order/not-local");
  assert_line (&first, order, "lines.0.available", "3");
  chain_start (chain);
  till_close (&first);
  till_close (&second);
}

/* X8: two registers at the same time; voiding lets the other one go on. */
static void
one_register_at_a_time (Chain *chain, gconstpointer data)
{
  Till first = {0}, second = {0};
  g_autofree char *order = NULL;
  g_autofree char *args = NULL;

  chain_let_return (chain);
  till_open (&first, chain, "R1");
  till_open (&second, chain, "R2");
  order = sell (&first);
  g_assert_true (till_sync (&first));
  g_assert_true (till_sync (&second));
  chain_synchronize (chain);
  args = name_part (&second, order, "3");
  till_do (&first, "return.by_receipt", args);
  till_refuse (&second, "return.by_receipt", args, "order/open-elsewhere");
  till_do (&first, "txn.void", "{}");
  g_assert_true (till_sync (&first));
  till_do (&second, "return.by_receipt", args);
  till_close (&first);
  till_close (&second);
}

/* Scenario 113: without a line both take the same goods back; headquarters tells. */
static void
too_much_is_found_at_headquarters (Chain *chain, gconstpointer data)
{
  Till first = {0}, second = {0};
  g_autofree char *order = NULL;
  g_autofree char *args = NULL;
  g_autoptr (json_t) found = NULL;

  chain_let_return (chain);
  till_open (&first, chain, "R1");
  till_open (&second, chain, "R2");
  order = sell (&first);
  g_assert_true (till_sync (&first));
  chain_synchronize (chain);
  /* The second register has seen it, and keeps what it saw. */
  args = name_part (&second, order, "2");
  till_do (&second, "return.by_receipt", args);
  till_do (&second, "txn.void", "{}");

  chain_stop (chain);
  g_assert_false (till_sync (&first));
  g_assert_false (till_sync (&second));
  assert_line (&second, order, "lines.0.available", "3");
  till_do (&second, "return.by_receipt", args);
  till_do (&second, "pay.cash", "{}");
  take_back (&first, order, "3");
  chain_start (chain);
  g_assert_true (till_sync (&first));
  g_assert_true (till_sync (&second));
  chain_synchronize (chain);
  g_assert_true (till_sync (&first));
  {
    g_autofree char *get = name_order (order);
    found = till_ask (&first, "order.get", get);
  }
  g_assert_cmpstr (text_at (found, "lines.0.returned"), ==, "5");
  g_assert_cmpstr (text_at (found, "sync_message"), ==, "More of A came back than was sold");
  till_close (&first);
  till_close (&second);
}

/* What waits now is refused by headquarters until further notice, or no longer. */
static void
hold_back (Till *till, gboolean held)
{
  const char *sql =
      held ? "UPDATE outbox SET body = json_set (body, '$.hash', 'no') WHERE acked_at IS NULL"
           : "UPDATE outbox SET body = json_set (body, '$.hash', body_hash) WHERE acked_at IS NULL";

  chain_run_sql (pos_local_store_get_db (till->cli.store), sql);
}

/* Goods are handed over and come back while the line is down, and only the return gets through at
 * first: it waits for what it undoes. */
static void
a_return_waits_for_the_hand_over (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autofree char *order = NULL, *get = NULL;
  g_autoptr (json_t) found = NULL;

  chain_let_return (chain);
  till_open (&till, chain, "R1");
  order = till_take_order (&till, "S1");
  g_assert_true (till_sync (&till));
  chain_synchronize (chain);
  g_assert_true (till_sync (&till));
  chain_stop (chain);
  g_assert_false (till_sync (&till));
  get = name_order (order);
  till_do (&till, "fulfill.line_pickup", get);
  till_do (&till, "pay.cash", "{}");
  hold_back (&till, TRUE);
  take_back (&till, order, "1");
  chain_start (chain);
  g_assert_true (till_sync (&till));
  chain_synchronize (chain);
  hold_back (&till, FALSE);
  g_assert_true (till_sync (&till));
  chain_synchronize (chain);
  chain_synchronize (chain);
  g_assert_true (till_sync (&till));
  found = till_ask (&till, "order.get", get);
  g_assert_cmpstr (text_at (found, "status"), ==, "invoiced");
  g_assert_cmpstr (text_at (found, "lines.0.returned"), ==, "1");
  g_assert_cmpstr (text_at (found, "sync_message"), ==, NULL);
  till_close (&till);
}

static void
assert_problem (Chain *chain, const char *status, const char *choice, gint64 retries)
{
  g_autoptr (json_t) list = chain_list_problems (chain);
  json_t *problem = json_array_get (json_object_get (list, "problems"), 0);

  g_assert_cmpstr (text_at (problem, "status"), ==, status);
  g_assert_cmpstr (text_at (problem, "choices.0"), ==, choice);
  g_assert_null (text_at (problem, "choices.1"));
  g_assert_cmpstr (text_at (problem, "sayings.0.code"), ==, "original-missing");
  g_assert_cmpint (json_integer_value (json_object_get (problem, "retries")), ==, retries);
}

/* Goods are sold and come back without a line, and headquarters refuses the sale, or its register's
 * disk is lost: §8.2, after the tries somebody decides, and the return is not tried for ever.  The
 * sale that turns up after all knows what came back. */
static void
a_return_whose_order_never_comes_waits_for_a_person (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autofree char *order = NULL, *get = NULL;
  g_autoptr (json_t) list = NULL, left = NULL, found = NULL, there = NULL;

  chain_let_return (chain);
  till_open (&till, chain, "R1");
  chain_stop (chain);
  g_assert_false (till_sync (&till));
  order = sell (&till);
  hold_back (&till, TRUE);
  take_back (&till, order, "1");
  chain_start (chain);
  g_assert_true (till_sync (&till));
  for (int i = 1; i <= 4; i++) {
    chain_synchronize (chain);
    assert_problem (chain, "failed", NULL, i);
  }
  chain_synchronize (chain);
  assert_problem (chain, "conflict", "register", 4);

  list = chain_list_problems (chain);
  json_decref (chain_resolve (chain, text_at (list, "problems.0.id"), "headquarters", 422));
  json_decref (chain_resolve (chain, text_at (list, "problems.0.id"), "register", 200));
  left = chain_list_problems (chain);
  g_assert_cmpuint (json_array_size (json_object_get (left, "problems")), ==, 0);

  hold_back (&till, FALSE);
  g_assert_true (till_sync (&till));
  chain_synchronize (chain);
  g_assert_true (till_sync (&till));
  get = name_order (order);
  found = till_ask (&till, "order.get", get);
  g_assert_cmpstr (text_at (found, "lines.0.returned"), ==, "1");
  g_assert_cmpstr (text_at (found, "sync_message"), ==, NULL);
  there = get_from_headquarters (chain, order);
  g_assert_cmpstr (text_at (there, "lines.0.returned"), ==, "1");
  till_close (&till);
}

static void
set_offline_rule (Chain *chain, const char *rule)
{
  g_autofree char *profile =
      g_strdup_printf ("{\"kind\": \"profile\", \"id\": \"P1\", \"balance_rule\": \"optional\", "
                       "\"async_orders\": true, \"secret_tries\": 5, %s}",
                       rule);

  chain_import (chain, profile);
}

/* §8.3, register.md 41: what the store says about returns without a line. */
static void
the_store_says_what_offline_returns_may (Chain *chain, gconstpointer data)
{
  static const struct {
    const char *rule, *refusal;
  } rules[] = {
      {"\"offline_return\": \"block\"", "order/status"},
      {"\"offline_return\": \"approve\"", "order/needs-approval"},
      {"\"offline_return_limit\": \"50.00\"", "order/needs-approval"},
      {"\"offline_return_limit\": \"300.00\"", NULL},
  };
  Till till = {0};

  chain_let_return (chain);
  till_open (&till, chain, "R1");
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++) {
    g_autofree char *order = NULL;
    g_autofree char *args = NULL;

    set_offline_rule (chain, rules[i].rule);
    g_assert_true (till_sync (&till));
    order = sell (&till);
    g_assert_true (till_sync (&till));
    chain_stop (chain);
    g_assert_false (till_sync (&till));
    args = g_strdup_printf ("{'order': '%s', 'all': true}", order);
    if (rules[i].refusal) {
      till_refuse (&till, "return.by_receipt", args, rules[i].refusal);
    } else {
      g_autoptr (json_t) taken = till_ask (&till, "return.by_receipt", args);
      g_assert_true (json_is_true (json_object_get (taken, "stale")));
    }
    chain_start (chain);
  }
  till_close (&till);
}

/* M-22: what headquarters lets a customer have on account is asked of nobody while it is away. */
static void
on_account_there_is_a_floor (Chain *chain, gconstpointer data)
{
  Till till = {0};

  chain_import (chain,
                "{\"kind\": \"role\", \"id\": \"clerk\", \"name\": \"Clerk\", \"permissions\": "
                "[\"order.create\", \"pay.account\"]}");
  chain_import (chain,
                "{\"kind\": \"credit\", \"id\": \"C\", \"limit\": \"900.00\", "
                "\"offline_limit\": \"250.00\"}");
  till_open (&till, chain, "R1");
  g_assert_true (till_sync (&till));
  till_do (&till, "item.add", "{'item': 'A', 'quantity': '3'}");
  till_do (&till, "customer.attach", "{'customer': 'C'}");
  till_do (&till, "pay.account", "{}");
  till_do (&till, "item.add", "{'item': 'A', 'quantity': '3'}");
  till_do (&till, "customer.attach", "{'customer': 'C'}");
  chain_stop (chain);
  g_assert_false (till_sync (&till));
  till_refuse (&till, "pay.account", "{}", "order/needs-approval");
  till_do (&till, "pay.account", "{'amount': '250.00'}");
  till_refuse (&till, "pay.account", "{'amount': '0.01'}", "order/needs-approval");
  chain_start (chain);
  g_assert_true (till_sync (&till));
  till_do (&till, "pay.account", "{}");
  till_close (&till);
}

/* §8.3: nobody said how much goes on account without a line, so nothing does. */
static void
on_account_there_is_nothing_without_a_line (Chain *chain, gconstpointer data)
{
  Till till = {0};

  chain_import (chain,
                "{\"kind\": \"role\", \"id\": \"clerk\", \"name\": \"Clerk\", \"permissions\": "
                "[\"order.create\", \"pay.account\", \"pay.over_credit\"]}");
  till_open (&till, chain, "R1");
  g_assert_true (till_sync (&till));
  till_do (&till, "item.add", "{'item': 'A'}");
  till_do (&till, "customer.attach", "{'customer': 'C'}");
  chain_stop (chain);
  g_assert_false (till_sync (&till));
  till_refuse (&till, "pay.account", "{}", "order/tender");
  chain_start (chain);
  chain_import (chain, "{\"kind\": \"credit\", \"id\": \"C\", \"limit\": \"900.00\"}");
  g_assert_true (till_sync (&till));
  chain_stop (chain);
  till_refuse (&till, "pay.account", "{}", "order/tender");
  chain_start (chain);
  g_assert_true (till_sync (&till));
  till_do (&till, "pay.account", "{}");
  till_close (&till);
}

/* The floor is about one transaction: a part of the order that was handed over before is none of
 * it. */
static void
on_account_the_floor_is_of_one_transaction (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autoptr (json_t) added = NULL;
  g_autofree char *two = NULL;

  chain_import (chain,
                "{\"kind\": \"role\", \"id\": \"clerk\", \"name\": \"Clerk\", \"permissions\": "
                "[\"order.create\", \"order.retrieve\", \"pay.account\"]}");
  chain_import (chain,
                "{\"kind\": \"credit\", \"id\": \"C\", \"limit\": \"900.00\", "
                "\"offline_limit\": \"250.00\"}");
  till_open (&till, chain, "R1");
  g_assert_true (till_sync (&till));
  added = till_ask (&till, "item.add", "{'item': 'A', 'quantity': '4'}");
  two = g_strdup_printf ("{'line': '%s', 'quantity': '2'}", text_at (added, "line"));
  till_do (&till, "customer.attach", "{'customer': 'C'}");
  till_do (&till, "order.pickup_all", "{}");
  till_do (&till, "pay.cash", "{'balance': 'pay-later'}");
  till_do (&till, "fulfill.line_pickup", "{'order': '0S1-01-000001'}");
  till_do (&till, "line.set_qty", two);
  till_do (&till, "pay.account", "{}");
  chain_stop (chain);
  g_assert_false (till_sync (&till));
  till_do (&till, "fulfill.line_pickup", "{'order': '0S1-01-000001'}");
  till_do (&till, "pay.account", "{}");
  till_close (&till);
}

/* May take an order over that somebody else is changing, and say that it is not worked on. */
static void
sign_supervisor_in (Till *till)
{
  till_do (till, "session.sign_out", "{}");
  till_do (till, "session.sign_in", "{'worker': 'sam', 'secret': '2468'}");
}

/* An order of A and B, of which A was handed over, known to headquarters.
 * Returns: (transfer full): its id. */
static char *
take_and_hand_over (Chain *chain, Till *till)
{
  g_autoptr (json_t) taken = NULL, added = NULL;
  g_autofree char *args = NULL;
  const char *order;

  added = till_ask (till, "item.add", "{'item': 'A'}");
  till_do (till, "item.add", "{'item': 'B'}");
  till_do (till, "customer.attach", "{'customer': 'C'}");
  till_do (till, "order.pickup_all", "{'store': 'S1'}");
  taken = till_ask (till, "pay.cash", "{'balance': 'pay-later'}");
  order = text_at (taken, "order");
  args = g_strdup_printf (
      "{'order': '%s', 'lines': [{'line': '%s'}]}", order, text_at (added, "line"));
  till_do (till, "fulfill.line_pickup", args);
  till_do (till, "pay.cash", "{}");
  g_assert_true (till_sync (till));
  chain_synchronize (chain);
  g_assert_true (till_sync (till));
  return g_strdup (order);
}

/* Without a line, one register stops an order; at another a part of it comes back, and the
 * rest is handed over after that.  What that change started from nobody ever sent; headquarters
 * finds it all the same, and takes back nothing of what the first one said. */
static void
changed_after_something_came_back (Chain *chain, gconstpointer data)
{
  Till first = {0}, second = {0};
  g_autofree char *order = NULL, *args = NULL;
  g_autoptr (json_t) there = NULL;

  chain_import (chain,
                "{\"kind\": \"register\", \"id\": \"R3\", \"number\": \"3\", \"store\": \"S1\"}");
  till_open (&first, chain, "R1");
  till_open (&second, chain, "R3");
  sign_supervisor_in (&first);
  sign_supervisor_in (&second);
  order = take_and_hand_over (chain, &first);
  g_assert_true (till_sync (&second));
  chain_stop (chain);
  args = name_order (order);
  till_do (&second, "order.do_not_process", args);
  take_back (&first, order, "1");
  till_do (&first, "fulfill.line_pickup", args);
  till_do (&first, "pay.cash", "{}");
  chain_start (chain);
  g_assert_true (till_sync (&second));
  chain_synchronize (chain);
  g_assert_true (till_sync (&first));
  chain_synchronize (chain);
  there = get_from_headquarters (chain, order);
  g_assert_true (json_is_true (json_object_get (there, "do_not_process")));
  g_assert_cmpstr (text_at (there, "lines.1.invoiced"), ==, "1");
  g_assert_cmpstr (text_at (there, "lines.0.returned"), ==, "1");
  g_assert_null (text_at (there, "sync_message"));
  till_close (&first);
  till_close (&second);
}

#define chain_test(path, function)                                                                 \
  g_test_add (path, Chain, NULL, chain_set_up, function, chain_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  chain_test ("/returns/another-store", another_store_takes_it_back);
  chain_test ("/returns/before-the-hand-over", a_return_waits_for_the_hand_over);
  chain_test ("/returns/order-never-comes", a_return_whose_order_never_comes_waits_for_a_person);
  chain_test ("/returns/offline-elsewhere", offline_the_receipt_of_another_store_waits);
  chain_test ("/returns/one-register-at-a-time", one_register_at_a_time);
  chain_test ("/returns/113-too-much", too_much_is_found_at_headquarters);
  chain_test ("/returns/account-floor", on_account_there_is_a_floor);
  chain_test ("/returns/account-without-a-line", on_account_there_is_nothing_without_a_line);
  chain_test ("/returns/account-floor-in-parts", on_account_the_floor_is_of_one_transaction);
  chain_test ("/returns/offline-rules", the_store_says_what_offline_returns_may);
  chain_test ("/returns/changed-after-something-came-back", changed_after_something_came_back);
  return g_test_run ();
}
