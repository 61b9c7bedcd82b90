/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sim-register.c — a register on a simulated disk: opened, asked, cut off, opened again. */
#include "sim.h"

#include <glib/gstdio.h>
#include <string.h>

static gboolean
fail_to_open (SimRegister *self, const GError *error)
{
  sim_world_blame (self->world, "%s does not open: %s", self->id, error->message);
  return FALSE;
}

/* %FALSE: blamed; the world is over. */
static gboolean
open_store (SimRegister *self)
{
  g_autoptr (GError) error = NULL;
  PosDbOptions options = {
      .vfs = pos_crash_disk_get_vfs (self->disk.disk), .n_readers = 1, .threadless = TRUE};

  self->cli.context = g_object_ref (self->clockwork);
  self->cli.store = pos_local_store_open_with (self->folder, self->cli.context, &options, &error);
  if (!self->cli.store)
    return fail_to_open (self, error);
  g_autoptr (PosTransport) wire = sim_wire_new (&self->line);
  self->cli.sync = pos_sync_new (self->cli.store, wire, self->cli.context);
  return TRUE;
}

static gboolean
open_register (SimRegister *self)
{
  g_autofree char *devices = g_build_filename (self->folder, "devices", NULL);
  PosDevicesOptions device_options = {.simulate = TRUE, .directory = devices};
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  self->cli.devices = pos_devices_new (self->cli.context, &device_options);
  PosRegisterOptions options = {
      .context = self->cli.context,
      .store = self->cli.store,
      .devices = self->cli.devices,
      .sync = self->cli.sync,
      .register_id = self->id,
  };
  self->cli.reg = pos_register_new (&options, &error);
  if (!self->cli.reg)
    return fail_to_open (self, error);
  pos_register_recover_async (self->cli.reg, pos_cli_ready_cb, &result);
  return pos_register_recover_finish (self->cli.reg, pos_cli_wait (&result), NULL, &error) ||
         fail_to_open (self, error);
}

static void
close_all (SimRegister *self)
{
  pos_cli_close (&self->cli);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
sign_in (SimRegister *self)
{
  g_autoptr (json_t) answer = sim_register_ask (
      self, "session.sign_in", json_pack ("{s:s, s:s}", "worker", "sam", "secret", "2468"));

  if (!json_is_true (json_object_get (answer, "ok"))) {
    g_autofree char *text = pos_json_to_text (answer);
    sim_world_blame (self->world, "%s does not know its clerk any more: %s", self->id, text);
  }
}

static void
enroll (SimRegister *self)
{
  g_autofree char *code = sim_hq_make_code (&self->world->hq, self->id, FALSE);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  pos_sync_enroll_async (self->cli.sync, code, self->id, NULL, pos_cli_ready_cb, &result);
  pos_sync_enroll_finish (self->cli.sync, pos_cli_wait (&result), &error);
  g_assert_no_error (error);
  sim_register_synchronize (self);
}

void
sim_register_init (SimRegister *self, SimWorld *world, const char *id, guint32 seed)
{
  PosCrashTraits traits = {.forgets_log_syncs = world->mutant == SIM_FORGETFUL_LOG};

  self->world = world;
  self->id = id;
  self->folder = g_build_filename (world->folder, id, NULL);
  g_assert_cmpint (g_mkdir (self->folder, 0700), ==, 0);
  self->clock = pos_clock_new_fixed (pos_clock_get_now (world->clock));
  self->clockwork = pos_context_new (self->clock, seed);
  sim_line_init (&self->line, world, &self->disk, &world->hq);
  self->orders = g_ptr_array_new_with_free_func (g_free);
  sim_disk_init (&self->disk, seed, &traits);
  if (!open_store (self))
    return;
  enroll (self);
  if (open_register (self))
    sign_in (self);
}

void
sim_register_clear (SimRegister *self)
{
  close_all (self);
  sim_line_clear (&self->line);
  g_clear_object (&self->run);
  sim_disk_clear (&self->disk);
  g_ptr_array_unref (self->orders);
  g_object_unref (self->clockwork);
  g_object_unref (self->clock);
  g_free (self->folder);
}

json_t *
sim_register_ask (SimRegister *self, const char *op, json_t *args)
{
  g_autoptr (json_t) request =
      json_pack ("{s:s, s:o}", "op", op, "args", args ? args : json_object ());
  g_autofree char *line = pos_json_to_text (request);
  g_autoptr (json_t) understood = NULL;

  return pos_cli_answer (&self->cli, line, strlen (line), &understood);
}

void
sim_register_synchronize (SimRegister *self)
{
  if (self->line.stuck)
    return; /* it still waits */
  g_clear_object (&self->run);
  pos_sync_retry (self->cli.sync);
  pos_sync_run_until_idle_async (self->cli.sync, NULL, pos_cli_ready_cb, &self->run);
  while (!self->run && !self->line.stuck)
    g_main_context_iteration (NULL, TRUE);
  if (!self->run)
    return;
  pos_sync_run_until_idle_finish (self->cli.sync, self->run, NULL);
  pos_sync_stop (self->cli.sync);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

PosOrder *
sim_register_get_order (SimRegister *self, const char *text)
{
  PosOrder *order = NULL;
  PosId id;

  if (!pos_id_parse (text, &id, NULL) ||
      !pos_local_store_get_order_sync (self->cli.store, &id, &order, NULL))
    return NULL;
  return order;
}

/* What was confirmed to a customer before the power went must be there afterwards. */
static void
check_confirmed (SimRegister *self)
{
  for (guint i = 0; i < self->orders->len; i++) {
    const char *text = self->orders->pdata[i];
    g_autoptr (PosOrder) order = NULL;
    g_autoptr (GError) error = NULL;
    PosId id;

    g_assert_true (pos_id_parse (text, &id, NULL));
    if (!pos_local_store_get_order_sync (self->cli.store, &id, &order, &error))
      sim_world_blame (self->world, "%s cannot read order %s: %s", self->id, text, error->message);
    else if (!order)
      sim_world_blame (self->world, "%s lost order %s", self->id, text);
  }
}

void
sim_register_check (SimRegister *self)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  if (!pos_local_store_check_sync (self->cli.store, faults, &error))
    sim_world_blame (self->world, "%s cannot be checked: %s", self->id, error->message);
  for (guint i = 0; i < faults->len; i++)
    sim_world_blame (self->world, "%s: %s", self->id, (char *)faults->pdata[i]);
}

void
sim_register_restart (SimRegister *self)
{
  close_all (self);
  sim_line_hang_up (&self->line);
  sim_disk_revive (&self->disk);
  if (!open_store (self) || !open_register (self))
    return;
  sim_register_check (self);
  check_confirmed (self);
  sign_in (self);
}

static void
add_page (SimRegister *self, PosOrderFilter *filter, GHashTable *orders)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PosOrderPage) page =
      pos_local_store_search_orders_sync (self->cli.store, filter, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < page->summaries->len; i++) {
    PosOrderSummary *summary = page->summaries->pdata[i];
    PosOrder *order = NULL;

    pos_local_store_get_order_sync (self->cli.store, &summary->id, &order, &error);
    g_assert_no_error (error);
    g_hash_table_replace (orders, pos_id_dup_text (&summary->id), order);
  }
  g_free (filter->after);
  filter->after = g_strdup (page->next);
}

GHashTable *
sim_register_list_orders (SimRegister *self)
{
  GHashTable *orders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_autoptr (PosOrderFilter) filter = g_object_new (POS_TYPE_ORDER_FILTER, NULL);

  do
    add_page (self, filter, orders);
  while (filter->after);
  return orders;
}
