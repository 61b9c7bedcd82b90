/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sim-server.c — pos-hq on a simulated disk. */
#include "hq/pos-hq-check.h"
#include "hq/pos-hq-order-table.h"
#include "hq/pos-hq-synchronize.h"
#include "sim.h"

#include <glib/gstdio.h>

void
sim_server_init (
    SimServer *self, SimWorld *world, const char *name, guint32 seed, gboolean forgetful)
{
  PosCrashTraits traits = {.forgets_log_syncs = forgetful};

  self->world = world;
  self->folder = g_build_filename (world->folder, name, NULL);
  g_assert_cmpint (g_mkdir (self->folder, 0700), ==, 0);
  self->context = pos_context_new (world->clock, seed);
  sim_disk_init (&self->disk, seed, &traits);
}

void
sim_server_open (SimServer *self)
{
  g_autoptr (GError) error = NULL;

  self->core = pos_hq_core_new (
      self->folder, pos_crash_disk_get_vfs (self->disk.disk), self->context, &error);
  g_assert_no_error (error);
  self->routes = pos_hq_routes_new (self->core);
}

void
sim_server_close (SimServer *self)
{
  g_clear_pointer (&self->routes, pos_hq_routes_free);
  if (self->core)
    pos_hq_core_close (self->core);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->core);
}

void
sim_server_clear (SimServer *self)
{
  sim_server_close (self);
  sim_disk_clear (&self->disk);
  g_clear_pointer (&self->copy, pos_crash_disk_free);
  g_object_unref (self->context);
  g_free (self->folder);
}

void
sim_server_keep_copy (SimServer *self)
{
  g_clear_pointer (&self->copy, pos_crash_disk_free);
  self->copy = pos_crash_disk_copy (self->disk.disk, 1, &(PosCrashTraits){0});
}

gboolean
sim_server_restore (SimServer *self)
{
  if (!self->copy)
    return FALSE;
  sim_disk_replace (&self->disk, g_steal_pointer (&self->copy));
  return TRUE;
}

/* Whether the power goes meanwhile is not its concern: it will go on where it was. */
void
sim_server_synchronize (SimServer *self)
{
  PosHqSynchronize job = {.now = pos_context_get_now (self->context), .force = self->world->calm};

  if (sim_mutant_synchronize (self))
    return;
  do {
    if (!pos_db_write_sync (self->core->db, pos_hq_synchronize_batch, &job, NULL))
      return;
    job.after = job.last;
  } while (job.more);
}

static gboolean
add_page (PosDbTxn *txn, PosOrderFilter *filter, GHashTable *orders, GError **error)
{
  g_autoptr (PosOrderPage) page = NULL;

  if (!pos_hq_order_table_search (txn, filter, &page, error))
    return FALSE;
  for (guint i = 0; i < page->summaries->len; i++) {
    PosOrderSummary *summary = page->summaries->pdata[i];
    PosOrder *order = NULL;

    if (!pos_hq_order_table_get (txn, &summary->id, &order, error))
      return FALSE;
    g_hash_table_replace (orders, pos_id_dup_text (&summary->id), order);
  }
  g_free (filter->after);
  filter->after = g_strdup (page->next);
  return TRUE;
}

static gboolean
list_orders (PosDbTxn *txn, gpointer orders, GError **error)
{
  g_autoptr (PosOrderFilter) filter = g_object_new (POS_TYPE_ORDER_FILTER, NULL);

  do {
    if (!add_page (txn, filter, orders, error))
      return FALSE;
  } while (filter->after);
  return TRUE;
}

GHashTable *
sim_server_list_orders (SimServer *self)
{
  GHashTable *orders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_autoptr (GError) error = NULL;

  pos_db_read_sync (self->core->db, list_orders, orders, NULL, &error);
  g_assert_no_error (error);
  return orders;
}

void
sim_server_check (SimServer *self, const char *whose)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  pos_hq_check (self->core->db, faults, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < faults->len; i++)
    sim_world_blame (self->world, "%s: %s", whose, (char *)faults->pdata[i]);
}

typedef struct {
  const PosId *before, *last;
  const char *register_id;
  gboolean known;
} Past;

static gboolean
find_past (PosDbTxn *txn, gpointer data, GError **error)
{
  Past *past = data;
  g_autofree char *before = pos_id_dup_text (past->before), *last = pos_id_dup_text (past->last);
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (
      txn,
      "SELECT 1 FROM feed l WHERE l.kind = 'suspended-cart' AND l.id = :last "
      "AND l.body IS NOT NULL AND NOT EXISTS (SELECT 1 FROM feed b WHERE b.kind = l.kind "
      "  AND b.id = :before AND json_extract (b.body, '$.claimed_by') = :register)");

  pos_db_bind_text (select, ":before", before);
  pos_db_bind_text (select, ":last", last);
  pos_db_bind_text (select, ":register", past->register_id);
  return pos_db_step (select, &past->known, error);
}

gboolean
sim_server_knows_past (SimServer *self,
                       const PosId *before,
                       const PosId *last,
                       const char *register_id)
{
  Past past = {before, last, register_id, FALSE};
  g_autoptr (GError) error = NULL;

  pos_db_read_sync (self->core->db, find_past, &past, NULL, &error);
  g_assert_no_error (error);
  return past.known;
}
