/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sim-world.c — what happens next. */
#include "sim.h"

#include <glib/gstdio.h>

/* 14 May 2026, 10:42 in Utrecht. */
#define MORNING G_GINT64_CONSTANT (1778748120000000)
#define MINUTE (G_GINT64_CONSTANT (60) * G_USEC_PER_SEC)
/* Everybody has said everything long before. */
#define MOST_ROUNDS 40

static const char *const ids[] = {"R1", "R2", "R3"};

gboolean
sim_world_one_in (SimWorld *self, guint n)
{
  return g_rand_int_range (self->chance, 0, (gint32)n) == 0;
}

void
sim_world_blame (SimWorld *self, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (self->faults, g_strdup_vprintf (format, args));
  va_end (args);
}

void
sim_world_note (SimWorld *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  if (!self->tells)
    return;
  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_test_message ("%4u %s", self->tally.steps, text);
}

SimWorld *
sim_world_new (guint32 seed, SimMutant mutant)
{
  SimWorld *self = g_new0 (SimWorld, 1);

  self->chance = g_rand_new_with_seed (seed);
  self->mutant = mutant;
  self->clock = pos_clock_new_fixed (MORNING);
  self->folder = g_dir_make_tmp ("pos-sim-XXXXXX", NULL);
  self->faults = g_ptr_array_new_with_free_func (g_free);
  self->calm = TRUE;
  sim_hq_init (&self->hq, self, seed + 1);
  self->n_registers = G_N_ELEMENTS (ids);
  self->registers = g_new0 (SimRegister, self->n_registers);
  for (guint i = 0; i < self->n_registers; i++)
    sim_register_init (&self->registers[i], self, ids[i], seed + 2 + i);
  self->calm = FALSE;
  return self;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree char *child = g_build_filename (path, name, NULL);
    remove_tree (child);
  }
  g_remove (path);
}

void
sim_world_free (SimWorld *self)
{
  for (guint i = 0; i < self->n_registers; i++)
    sim_register_clear (&self->registers[i]);
  g_free (self->registers);
  sim_hq_clear (&self->hq);
  remove_tree (self->folder);
  g_free (self->folder);
  g_object_unref (self->clock);
  g_rand_free (self->chance);
  g_ptr_array_unref (self->faults);
  g_free (self);
}

/* The power goes at some write of what comes next, or right now. */
static void
plan_cut (SimWorld *self, SimDisk *disk)
{
  sim_disk_plan_cut (disk, (guint)g_rand_int_range (self->chance, 0, 12));
}

static void
let_time_pass (SimWorld *self)
{
  gint64 minutes = g_rand_int_range (self->chance, 0, 10);

  if (sim_world_one_in (self, 40)) {
    minutes = sim_world_one_in (self, 2) ? -60 : 60;
    self->tally.clock_jumps++;
  }
  pos_clock_advance (self->clock, minutes * MINUTE + 1);
}

static void
wake_who_is_down (SimWorld *self)
{
  for (guint i = 0; i < self->n_registers; i++) {
    if (!sim_disk_is_doomed (&self->registers[i].disk))
      continue;
    self->tally.power_cuts++;
    sim_world_note (self, "%s loses its power", self->registers[i].id);
    sim_register_restart (&self->registers[i]);
  }
  if (sim_disk_is_doomed (&self->hq.disk)) {
    self->tally.headquarters_cuts++;
    sim_world_note (self, "headquarters loses its power");
    sim_hq_restart (&self->hq);
  }
}

void
sim_world_step (SimWorld *self)
{
  SimRegister *one =
      &self->registers[g_rand_int_range (self->chance, 0, (gint32)self->n_registers)];

  self->tally.steps++;
  switch (g_rand_int_range (self->chance, 0, 24)) {
  case 0:
  case 1:
    sim_world_note (self, "%s synchronizes", one->id);
    sim_register_synchronize (one);
    break;
  case 2:
    sim_hq_synchronize (&self->hq);
    break;
  case 3:
    let_time_pass (self);
    break;
  case 4:
    sim_wire_deliver_late (one);
    break;
  case 5:
    one->cut_off = !one->cut_off;
    self->tally.cut_offs += one->cut_off ? 1 : 0;
    break;
  case 6:
    plan_cut (self, &one->disk);
    break;
  case 7:
    if (sim_world_one_in (self, 3))
      plan_cut (self, &self->hq.disk);
    break;
  default:
    sim_clerk_act (one);
  }
  wake_who_is_down (self);
}

static gboolean
has_more_to_say (SimWorld *self)
{
  for (guint i = 0; i < self->n_registers; i++) {
    if (pos_sync_get_pending (self->registers[i].cli.sync) > 0 ||
        self->registers[i].delayed->len > 0)
      return TRUE;
  }
  return FALSE;
}

static void
talk (SimWorld *self)
{
  for (guint i = 0; i < self->n_registers; i++) {
    sim_wire_deliver_late (&self->registers[i]);
    sim_register_synchronize (&self->registers[i]);
  }
  sim_hq_synchronize (&self->hq);
}

void
sim_world_settle (SimWorld *self)
{
  self->calm = TRUE;
  sim_disk_spare (&self->hq.disk);
  for (guint i = 0; i < self->n_registers; i++) {
    sim_disk_spare (&self->registers[i].disk);
    self->registers[i].cut_off = FALSE;
  }
  for (guint round = 0; round < MOST_ROUNDS; round++) {
    talk (self);
    pos_clock_advance (self->clock, 61 * MINUTE);
    /* Two rounds more carry back what headquarters made of the last word. */
    if (!has_more_to_say (self)) {
      talk (self);
      talk (self);
      return;
    }
  }
  for (guint i = 0; i < self->n_registers; i++)
    sim_world_blame (self,
                     "%s never stops talking: %u wait, %s",
                     self->registers[i].id,
                     pos_sync_get_pending (self->registers[i].cli.sync),
                     pos_sync_get_last_error (self->registers[i].cli.sync));
}
