/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sim-hub.c — the hub of a store, between its registers and headquarters. */
#include "sim.h"

static void
open_hub (SimHub *self)
{
  g_autoptr (PosTransport) wire = sim_wire_new (&self->line);

  sim_server_open (&self->server);
  self->hub = pos_hub_new (self->server.core, self->server.routes, wire);
}

static void
close_hub (SimHub *self)
{
  if (self->hub)
    pos_hub_stop (self->hub);
  g_clear_object (&self->hub);
  sim_server_close (&self->server);
}

static void
enroll (SimHub *self, const char *store)
{
  g_autofree char *code = sim_hq_make_code (&self->server.world->hq, store, TRUE);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  pos_hub_enroll_async (self->hub, code, pos_cli_ready_cb, &result);
  pos_hub_enroll_finish (self->hub, pos_cli_wait (&result), &error);
  g_assert_no_error (error);
  sim_hub_synchronize (self);
}

/* From now on it acknowledges what its disk need not have. */
static void
make_eager (SimHub *self, guint32 seed)
{
  const PosCrashTraits traits = {.forgets_log_syncs = TRUE};
  SimDisk *disk = &self->server.disk;

  close_hub (self);
  sim_disk_replace (disk, pos_crash_disk_copy (disk->disk, seed, &traits));
  open_hub (self);
}

SimHub *
sim_hub_new (SimWorld *world, const char *store, guint32 seed)
{
  SimHub *self = g_new0 (SimHub, 1);

  sim_server_init (&self->server, world, "hub", seed, FALSE);
  sim_line_init (&self->line, world, &self->server.disk, &world->hq);
  self->line.of_hub = TRUE;
  open_hub (self);
  enroll (self, store);
  if (world->mutant == SIM_EAGER_HUB)
    make_eager (self, seed);
  return self;
}

void
sim_hub_free (SimHub *self)
{
  close_hub (self);
  sim_line_clear (&self->line);
  sim_server_clear (&self->server);
  g_free (self);
}

void
sim_hub_restart (SimHub *self)
{
  close_hub (self);
  sim_disk_revive (&self->server.disk);
  open_hub (self);
}

void
sim_hub_go_back (SimHub *self)
{
  SimWorld *world = self->server.world;

  if (self->gone || !self->server.copy || sim_disk_is_doomed (&self->server.disk))
    return;
  close_hub (self);
  sim_server_restore (&self->server);
  open_hub (self);
  world->went_back = TRUE;
  world->tally.hubs_restored++;
}

void
sim_hub_burn (SimHub *self)
{
  SimWorld *world = self->server.world;

  if (self->gone)
    return;
  close_hub (self);
  self->gone = TRUE;
  for (guint i = 0; i < world->n_registers; i++)
    if (world->registers[i].line.to == &self->server) {
      g_ptr_array_set_size (world->registers[i].line.delayed, 0);
      world->registers[i].line.to = &world->hq;
    }
  world->went_back = TRUE;
  world->tally.hubs_lost++;
}

void
sim_hub_synchronize (SimHub *self)
{
  g_autoptr (GAsyncResult) result = NULL;

  if (self->gone)
    return;
  sim_server_synchronize (&self->server);
  pos_hub_run_until_idle_async (self->hub, pos_cli_ready_cb, &result);
  pos_hub_run_until_idle_finish (self->hub, pos_cli_wait (&result), NULL);
  pos_hub_rest (self->hub);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}
