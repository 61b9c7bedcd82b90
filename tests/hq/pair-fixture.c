/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pair-fixture.c — see the header. */
#include "pair-fixture.h"

json_t *
till_get_order (Till *till, const char *order)
{
  g_autofree char *args = g_strdup_printf ("{'order': '%s'}", order);

  return till_ask (till, "order.get", args);
}

static const char *
find_line (json_t *order, const char *item)
{
  json_t *line;
  gsize index;

  json_array_foreach (json_object_get (order, "lines"), index, line)
  {
    if (!g_strcmp0 (text_at (line, "item"), item))
      return text_at (line, "id");
  }
  g_assert_not_reached ();
}

/* Everybody hears of everything. */
void
pair_settle (Chain *chain, Pair *pair)
{
  till_sync (&pair->here);
  till_sync (&pair->there);
  chain_synchronize (chain);
  till_sync (&pair->here);
  till_sync (&pair->there);
}

/* The order is known to both registers of the store, and then the line is cut. */
void
pair_open (Pair *self, Chain *chain)
{
  g_autoptr (json_t) done = NULL;
  g_autoptr (json_t) order = NULL;

  chain_import (chain, "{\"kind\": \"register\", \"id\": \"R11\", \"store\": \"S1\"}");
  till_open (&self->here, chain, "R1");
  till_open (&self->there, chain, "R11");
  till_do (&self->here, "item.add", "{'item': 'A'}");
  till_do (&self->here, "item.add", "{'item': 'B'}");
  till_do (&self->here, "customer.attach", "{'customer': 'C'}");
  till_do (&self->here, "order.pickup_all", "{'store': 'S1'}");
  done = till_ask (&self->here, "pay.cash", "{'balance': 'pay-later'}");
  self->order = g_strdup (text_at (done, "order"));
  pair_settle (chain, self);
  order = till_get_order (&self->there, self->order);
  self->line_a = g_strdup (find_line (order, "A"));
  self->line_b = g_strdup (find_line (order, "B"));
  chain_stop (chain);
  till_sync (&self->here);
  till_sync (&self->there);
}

void
pair_close (Pair *self)
{
  till_close (&self->here);
  till_close (&self->there);
  g_free (self->order);
  g_free (self->line_a);
  g_free (self->line_b);
}

void
till_hand_over (Till *till, const char *order, const char *line)
{
  g_autofree char *args =
      g_strdup_printf ("{'order': '%s', 'lines': [{'line': '%s'}]}", order, line);

  till_do (till, "fulfill.line_pickup", args);
  till_do (till, "pay.cash", "{}");
}

void
till_comment (Till *till, const char *order, const char *text)
{
  g_autofree char *args = g_strdup_printf ("{'order': '%s'}", order);
  g_autofree char *words = g_strdup_printf ("{'text': '%s'}", text);

  till_do (till, "order.edit", args);
  till_do (till, "txn.comment", words);
  till_do (till, "txn.conclude", "{'balance': 'pay-later'}");
}

void
till_change_line (Till *till, Pair *pair, const char *op, const char *args)
{
  g_autofree char *edit = g_strdup_printf ("{'order': '%s'}", pair->order);
  g_auto (GStrv) around = g_strsplit (args, "%s", 2);
  g_autofree char *all = g_strconcat ("{", around[0], pair->line_a, around[1], "}", NULL);

  till_do (till, "order.edit", edit);
  till_do (till, op, all);
  /* More pieces ask for more deposit. */
  till_do (till,
           g_str_equal (op, "line.set_qty") ? "pay.cash" : "txn.conclude",
           "{'balance': 'pay-later'}");
}

json_t *
pair_find_line (json_t *order, const char *id)
{
  json_t *line;
  gsize index;

  json_array_foreach (json_object_get (order, "lines"), index, line)
  {
    if (!g_strcmp0 (text_at (line, "id"), id))
      return line;
  }
  g_assert_not_reached ();
}

json_t *
chain_list_problems (Chain *chain)
{
  return chain_send (
      chain, "GET", "/v1/problems", pos_hq_server_get_admin_token (chain->hq), NULL, 200);
}

json_t *
chain_list_transactions (Chain *chain, const char *status)
{
  g_autofree char *path = g_strconcat ("/v1/transactions?status=", status, NULL);

  return chain_send (chain, "GET", path, pos_hq_server_get_admin_token (chain->hq), NULL, 200);
}

void
chain_assert_waiting (Chain *chain, guint n_conflicts, guint n_pending)
{
  g_autoptr (json_t) conflicts = chain_list_transactions (chain, "conflict");
  g_autoptr (json_t) failed = chain_list_transactions (chain, "failed");
  g_autoptr (json_t) pending = chain_list_transactions (chain, "pending");

  g_assert_cmpuint (json_array_size (json_object_get (conflicts, "transactions")), ==, n_conflicts);
  g_assert_cmpuint (json_array_size (json_object_get (failed, "transactions")), ==, 0);
  g_assert_cmpuint (json_array_size (json_object_get (pending, "transactions")), ==, n_pending);
}

void
chain_assert_conflicts (Chain *chain, guint n_conflicts)
{
  chain_assert_waiting (chain, n_conflicts, 0);
}

/* Both registers and headquarters have the same. */
json_t *
pair_get_agreed (Pair *pair)
{
  g_autoptr (json_t) here = till_get_order (&pair->here, pair->order);
  g_autoptr (json_t) there = till_get_order (&pair->there, pair->order);
  PosId id;

  g_assert_true (json_equal (here, there));
  g_assert_true (pos_id_parse (pair->order, &id, NULL));
  for (int i = 0; i < 2; i++) {
    g_autoptr (PosOrder) local = NULL;
    g_assert_true (pos_local_store_get_order_sync (
        i ? pair->there.cli.store : pair->here.cli.store, &id, &local, NULL));
    g_assert_cmpint (local->revision, ==, json_integer_value (json_object_get (here, "revision")));
  }
  return g_steal_pointer (&here);
}

PosOrder *
till_get_copy (Till *till, const char *order)
{
  PosOrder *local = NULL;
  PosId id;

  g_assert_true (pos_id_parse (order, &id, NULL));
  g_assert_true (pos_local_store_get_order_sync (till->cli.store, &id, &local, NULL));
  g_assert_nonnull (local);
  return local;
}

json_t *
chain_resolve (Chain *chain, const char *id, const char *keep, guint status)
{
  g_autofree char *body = g_strdup_printf (
      "{\"transaction\": \"%s\", \"worker\": \"sam\", \"keep\": \"%s\"}", id, keep);

  return chain_send (
      chain, "POST", "/v1/resolutions", pos_hq_server_get_admin_token (chain->hq), body, status);
}

void
chain_let_clerks (Chain *chain, const char *permission)
{
  g_autofree char *role = g_strdup_printf (
      "{\"kind\": \"role\", \"id\": \"clerk\", \"name\": \"Clerk\", \"permissions\": "
      "[\"order.create\", \"order.retrieve\", \"order.edit\", \"%s\"]}",
      permission);

  chain_import (chain, role);
}
