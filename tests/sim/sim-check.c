/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sim-check.c — at rest everybody agrees: orders, money, receipts. */
#include "pricing/pos-ledger.h"
#include "sim.h"
#include "wire/pos-transaction.h"

#include <string.h>

/* The members that differ, for whoever has to find out why. */
static char *
list_differences (PosOrder *mine, PosOrder *theirs)
{
  g_autoptr (json_t) here = pos_record_to_json (mine, 0), there = pos_record_to_json (theirs, 0);
  GString *text = g_string_new (NULL);
  const char *member;
  json_t *value;

  json_object_foreach (here, member, value)
  {
    json_t *other = json_object_get (there, member);
    if (!json_equal (value, other)) {
      g_autofree char *ours = pos_json_to_text (value);
      g_autofree char *others = other ? pos_json_to_text (other) : g_strdup ("nothing");
      g_string_append_printf (text, "; %s: %s and %s", member, ours, others);
    }
  }
  return g_string_free (text, FALSE);
}

static void
compare (SimWorld *world, const char *whose, const char *id, PosOrder *mine, PosOrder *theirs)
{
  if (!theirs)
    sim_world_blame (world, "headquarters lost order %s of %s", id, whose);
  else if (!pos_record_equal (mine, theirs, TRUE)) {
    g_autofree char *differences = list_differences (mine, theirs);
    sim_world_blame (world,
                     "order %s: %s has revision %d, headquarters %d, and they differ%s",
                     id,
                     whose,
                     (int)mine->revision,
                     (int)theirs->revision,
                     differences);
  }
}

/* It was asked for in real time, no answer came, and it is still in somebody's cart: what was paid
 * lies there, or was given back.  What a register saved is an order, also while another register
 * has the same cart open. */
static gboolean
is_undecided (SimWorld *self, PosOrder *order)
{
  g_autofree char *id = pos_id_dup_text (&order->id);

  if (!sim_hq_only_created (&self->hq, id))
    return FALSE;
  for (guint i = 0; i < self->n_registers; i++) {
    PosOrder *cart = pos_register_get_order (self->registers[i].cli.reg);
    if (cart->flow == POS_ORDER_FLOW_NEW && pos_id_equal (&cart->id, &order->id))
      return TRUE;
  }
  return FALSE;
}

/* Such an order, and one that was not wanted in the end, is known to headquarters alone. */
static gboolean
is_provisional (SimWorld *self, PosOrder *order)
{
  return order->status == POS_ORDER_STATUS_VOIDED || is_undecided (self, order);
}

static void
check_register (SimRegister *self, GHashTable *headquarters, GHashTable *everywhere)
{
  g_autoptr (GHashTable) orders = sim_register_list_orders (self);
  GHashTableIter iter;
  gpointer id, order;

  g_hash_table_iter_init (&iter, orders);
  while (g_hash_table_iter_next (&iter, &id, &order)) {
    PosOrder *theirs = g_hash_table_lookup (headquarters, id);
    /* Nobody tells a store of an order that does not concern it; it asks when it needs to know. */
    if (!theirs || sim_hq_tells (&self->world->hq, id, self->store))
      compare (self->world, self->id, id, order, theirs);
    g_hash_table_add (everywhere, g_strdup (id));
  }
  for (guint i = 0; i < self->orders->len; i++)
    if (!g_hash_table_contains (orders, self->orders->pdata[i]))
      sim_world_blame (self->world, "%s lost order %s", self->id, (char *)self->orders->pdata[i]);
  sim_register_check (self);
}

static void
check_hub (SimHub *self, GHashTable *headquarters)
{
  g_autoptr (GHashTable) orders = sim_server_list_orders (&self->server);
  GHashTableIter iter;
  gpointer id, order;

  g_hash_table_iter_init (&iter, orders);
  while (g_hash_table_iter_next (&iter, &id, &order))
    compare (self->server.world, "the hub", id, order, g_hash_table_lookup (headquarters, id));
}

/* Money conserved in every ledger, and every payment that a customer was told of is in its order.
 */
static void
check_money (SimWorld *self, GHashTable *headquarters)
{
  GHashTableIter iter;
  gpointer id, order, payment;

  g_hash_table_iter_init (&iter, headquarters);
  while (g_hash_table_iter_next (&iter, &id, &order)) {
    g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
    if (((PosOrder *)order)->type != POS_ORDER_TYPE_QUOTE && !is_provisional (self, order) &&
        !pos_ledger_check (order, faults))
      sim_world_blame (self, "order %s: %s", (char *)id, (char *)faults->pdata[0]);
  }
  g_hash_table_iter_init (&iter, self->paid);
  while (g_hash_table_iter_next (&iter, &payment, &id)) {
    PosId wanted;
    order = g_hash_table_lookup (headquarters, id);
    g_assert_true (pos_id_parse (payment, &wanted, NULL));
    if (!order || !pos_order_find_payment (order, &wanted))
      sim_world_blame (self, "payment %s of order %s is lost", (char *)payment, (char *)id);
  }
}

static void
check_bank (SimWorld *self, GHashTable *headquarters)
{
  g_autoptr (GPtrArray) orders = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer order;

  g_hash_table_iter_init (&iter, headquarters);
  while (g_hash_table_iter_next (&iter, NULL, &order))
    if (!is_provisional (self, order))
      g_ptr_array_add (orders, order);
  sim_bank_check (self, orders);
}

void
sim_world_check (SimWorld *self)
{
  g_autoptr (GHashTable) headquarters = sim_server_list_orders (&self->hq);
  g_autoptr (GHashTable) everywhere = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id, order;

  for (guint i = 0; i < self->n_registers; i++)
    check_register (&self->registers[i], headquarters, everywhere);
  g_hash_table_iter_init (&iter, headquarters);
  while (g_hash_table_iter_next (&iter, &id, &order))
    if (!g_hash_table_contains (everywhere, id) && !is_provisional (self, order))
      sim_world_blame (self, "headquarters has order %s that no register knows", (char *)id);
  sim_aside_check (self);
  if (self->hub && !self->hub->gone) {
    check_hub (self->hub, headquarters);
    sim_server_check (&self->hub->server, "the hub");
  }
  check_money (self, headquarters);
  check_bank (self, headquarters);
  sim_hq_check (&self->hq);
  sim_server_check (&self->hq, "headquarters");
}
