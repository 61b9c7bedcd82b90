/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sim-hq.c — headquarters on a simulated disk. */
#include "hq/pos-hq-import.h"
#include "hq/pos-hq-order-table.h"
#include "hq/pos-hq-steps.h"
#include "hq/pos-hq-synchronize.h"
#include "sim.h"

#include <glib/gstdio.h>
#include <string.h>

/* "1111" and "2468", hashed as cheaply as the form allows: a simulated clerk signs in often. */
#define CHEAP "pos1$1$8$0102030405060708090a0b0c0d0e0f10$"
#define HASH_1111 CHEAP "3eec415123d93de8b1f3573be540cdedc788cb60cb083ea64dddcd5daa04321c"
#define HASH_2468 CHEAP "1f598ef042002fff56da45dd9f94fa600b339003c94cea44f870be933131307c"

static void
open_core (SimHq *self)
{
  g_autoptr (GError) error = NULL;

  self->core = pos_hq_core_new (
      self->folder, pos_crash_disk_get_vfs (self->disk.disk), self->context, &error);
  g_assert_no_error (error);
  self->routes = pos_hq_routes_new (self->core);
}

static void
close_core (SimHq *self)
{
  g_clear_pointer (&self->routes, pos_hq_routes_free);
  pos_hq_core_close (self->core);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->core);
}

static void
make_cheap (json_t *record)
{
  const char *secret = json_string_value (json_object_get (record, "secret"));

  if (!secret)
    return;
  json_object_set_new (
      record, "secret_hash", json_string (!strcmp (secret, "2468") ? HASH_2468 : HASH_1111));
  json_object_del (record, "secret");
}

/* The chain of the scenarios, with a second register in store S1. */
static char *
make_chain (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "scenarios", "fixtures.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize size, i;
  json_t *record, *records;

  g_file_get_contents (path, &text, &size, &error);
  g_assert_no_error (error);
  g_autoptr (json_t) chain = pos_json_parse (text, (gssize)size, &error);
  g_assert_no_error (error);
  records = json_object_get (chain, "records");
  json_array_foreach (records, i, record) make_cheap (record);
  json_array_append_new (records,
                         json_pack ("{s:s, s:s, s:s, s:s, s:s}",
                                    "kind",
                                    "register",
                                    "id",
                                    "R3",
                                    "number",
                                    "3",
                                    "name",
                                    "Register 3",
                                    "store",
                                    "S1"));
  return pos_json_to_text (chain);
}

static void
import_chain (SimHq *self)
{
  g_autofree char *text = make_chain ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PosBundle) bundle = pos_bundle_parse (text, -1, &error);
  PosHqImport import = {.bundle = bundle};

  g_assert_no_error (error);
  pos_db_write_sync (self->core->db, pos_hq_import, &import, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bundle->refusals->len, ==, 0);
  g_free (import.answer);
}

void
sim_hq_init (SimHq *self, SimWorld *world, guint32 seed)
{
  PosCrashTraits traits = {.forgets_log_syncs = world->mutant == SIM_FORGETFUL_HQ};

  self->world = world;
  self->folder = g_build_filename (world->folder, "hq", NULL);
  g_assert_cmpint (g_mkdir (self->folder, 0700), ==, 0);
  self->context = pos_context_new (world->clock, seed);
  sim_disk_init (&self->disk, seed, &traits);
  open_core (self);
  import_chain (self);
}

void
sim_hq_clear (SimHq *self)
{
  close_core (self);
  sim_disk_clear (&self->disk);
  g_object_unref (self->context);
  g_free (self->folder);
}

void
sim_hq_restart (SimHq *self)
{
  close_core (self);
  sim_disk_revive (&self->disk);
  open_core (self);
}

/* Whether the power goes meanwhile is not its concern: it will go on where it was. */
void
sim_hq_synchronize (SimHq *self)
{
  PosHqSynchronize job = {.now = pos_context_get_now (self->context), .force = self->world->calm};

  do {
    if (!pos_db_write_sync (self->core->db, pos_hq_synchronize_batch, &job, NULL))
      return;
    job.after = job.last;
  } while (job.more);
}

char *
sim_hq_make_code (SimHq *self, const char *register_id)
{
  PosHqNewCode code = {.context = self->context, .register_id = register_id};
  g_autoptr (GError) error = NULL;

  pos_db_write_sync (self->core->db, pos_hq_create_code, &code, &error);
  g_assert_no_error (error);
  return g_strdup (code.code);
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
sim_hq_list_orders (SimHq *self)
{
  GHashTable *orders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_autoptr (GError) error = NULL;

  pos_db_read_sync (self->core->db, list_orders, orders, NULL, &error);
  g_assert_no_error (error);
  return orders;
}
