/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sim-check.c — at rest everybody agrees: orders, money, receipts. */
#include "sim.h"

#include <string.h>

/* Headquarters kept another version, and says so: that is for a person, and no fault. */
static gboolean
is_disputed (PosOrder *mine)
{
  return mine->sync_message != NULL;
}

static void
compare (SimRegister *self, const char *id, PosOrder *mine, PosOrder *theirs)
{
  if (!theirs)
    sim_world_blame (self->world, "headquarters lost order %s of %s", id, self->id);
  else if (!is_disputed (mine) && !pos_record_equal (mine, theirs, TRUE))
    sim_world_blame (self->world,
                     "order %s: %s has revision %d, headquarters %d, and they differ",
                     id,
                     self->id,
                     (int)mine->revision,
                     (int)theirs->revision);
}

static void
check_register (SimRegister *self, GHashTable *headquarters, GHashTable *everywhere)
{
  g_autoptr (GHashTable) orders = sim_register_list_orders (self);
  GHashTableIter iter;
  gpointer id, order;

  g_hash_table_iter_init (&iter, orders);
  while (g_hash_table_iter_next (&iter, &id, &order)) {
    compare (self, id, order, g_hash_table_lookup (headquarters, id));
    g_hash_table_add (everywhere, g_strdup (id));
  }
  for (guint i = 0; i < self->orders->len; i++)
    if (!g_hash_table_contains (orders, self->orders->pdata[i]))
      sim_world_blame (self->world, "%s lost order %s", self->id, (char *)self->orders->pdata[i]);
  sim_register_check (self);
}

/* A line of the card company's own book: what was taken and not given back stays. */
static void
book (GHashTable *taken, json_t *entry)
{
  const char *action = json_string_value (json_object_get (entry, "action"));
  const char *capture = json_string_value (json_object_get (entry, "capture_id"));
  const char *outcome = json_string_value (json_object_get (entry, "outcome"));

  if (!capture || g_strcmp0 (outcome, "approved") != 0)
    return;
  if (!strcmp (action, "void") || !strcmp (action, "refund"))
    g_hash_table_remove (taken, capture);
  else
    g_hash_table_add (taken, g_strdup (capture));
}

static void
read_bank (SimRegister *self, GHashTable *taken)
{
  g_autofree char *path =
      g_build_filename (self->folder, "devices", "terminal", "terminal.jsonl", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++) {
    g_autoptr (json_t) entry = *lines[i] ? pos_json_parse (lines[i], -1, NULL) : NULL;
    if (entry)
      book (taken, entry);
  }
}

static void
settle_order (SimWorld *self, PosOrder *order, gboolean saved, GHashTable *taken)
{
  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  {
    /* A cart that hands a saved order over repeats what was paid before. */
    if (payment->capture && payment->state != POS_PAYMENT_STATE_VOIDED &&
        (saved || payment->revision == 0) && !g_hash_table_remove (taken, payment->capture))
      sim_world_blame (self, "%s was booked twice, or never taken", payment->capture);
  }
}

/* Every card payment that was taken belongs to exactly one order, and none is only in the books. */
static void
check_bank (SimWorld *self, GHashTable *headquarters)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key, order;

  for (guint i = 0; i < self->n_registers; i++)
    read_bank (&self->registers[i], taken);
  g_hash_table_iter_init (&iter, headquarters);
  while (g_hash_table_iter_next (&iter, NULL, &order))
    settle_order (self, order, TRUE, taken);
  for (guint i = 0; i < self->n_registers; i++)
    settle_order (self, pos_register_get_order (self->registers[i].cli.reg), FALSE, taken);
  g_hash_table_iter_init (&iter, taken);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    sim_world_blame (self, "%s was taken for no order", (char *)key);
}

void
sim_world_check (SimWorld *self)
{
  g_autoptr (GHashTable) headquarters = sim_hq_list_orders (&self->hq);
  g_autoptr (GHashTable) everywhere = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id;

  for (guint i = 0; i < self->n_registers; i++)
    check_register (&self->registers[i], headquarters, everywhere);
  g_hash_table_iter_init (&iter, headquarters);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (everywhere, id))
      sim_world_blame (self, "headquarters has order %s that no register knows", (char *)id);
  check_bank (self, headquarters);
}
