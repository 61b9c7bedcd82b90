/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sim-world.c — what happens next. */
#include "sim.h"

#include <glib/gstdio.h>
#include <string.h>

/* 14 May 2026, 10:42 in Utrecht. */
#define MORNING G_GINT64_CONSTANT (1778748120000000)
#define MINUTE (G_GINT64_CONSTANT (60) * G_USEC_PER_SEC)
/* Everybody has said everything long before. */
#define MOST_ROUNDS 40
#define QUIET_ROUNDS 4

/* R1, R3 and R9 stand in store S1, which has a hub in some worlds. */
#define HUB_STORE "S1"
#define ELSEWHERE "R2"
/* The last one only where carts are put aside: two who may not open what the third one did. */
static const char *const ids[] = {"R1", ELSEWHERE, "R3", "R9"};
static const char *const excesses[] = {"keep", "refund", "ask"};

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

static gboolean
needs_hub (SimMutant mutant)
{
  return mutant == SIM_FORGETFUL_HUB || mutant == SIM_EAGER_HUB || mutant == SIM_HASTY_HUB ||
         mutant == SIM_STUBBORN_HUB;
}

/* The registers of store S1 speak with it, and not with headquarters any more. */
static void
add_hub (SimWorld *self, guint32 seed)
{
  self->hub = sim_hub_new (self, HUB_STORE, seed);
  self->tally.hubs++;
  for (guint i = 0; i < self->n_registers; i++)
    if (strcmp (ids[i], ELSEWHERE) != 0)
      self->registers[i].line.to = &self->hub->server;
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
  self->orders = g_ptr_array_new_with_free_func (g_free);
  self->paid = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->synchronous = sim_world_one_in (self, 3);
  self->excess = excesses[g_rand_int_range (self->chance, 0, G_N_ELEMENTS (excesses))];
  self->aside = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->parks = g_getenv ("POS_SIM_PARKS") != NULL;
  self->cards = g_getenv ("POS_SIM_CARDS") != NULL;
  self->busy = mutant != SIM_HONEST || g_getenv ("POS_SIM_BUSY");
  self->calm = TRUE;
  sim_hq_init (&self->hq, self, seed + 1);
  self->n_registers = (guint)G_N_ELEMENTS (ids) - (self->parks ? 0 : 1);
  self->registers = g_new0 (SimRegister, self->n_registers);
  for (guint i = 0; i < self->n_registers; i++)
    sim_register_init (&self->registers[i], self, ids[i], seed + 2 + i);
  for (guint i = 0; i < self->n_registers; i++)
    self->registers[i].store = strcmp (ids[i], ELSEWHERE) ? HUB_STORE : "S2";
  if (needs_hub (mutant) || sim_world_one_in (self, 2))
    add_hub (self, seed + 100);
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
  g_clear_pointer (&self->hub, sim_hub_free);
  sim_server_clear (&self->hq);
  remove_tree (self->folder);
  g_free (self->folder);
  g_object_unref (self->clock);
  g_rand_free (self->chance);
  g_ptr_array_unref (self->faults);
  g_ptr_array_unref (self->orders);
  g_hash_table_unref (self->aside);
  g_hash_table_unref (self->paid);
  g_free (self);
}

/* The power goes at some write of what comes next, or right now. */
static void
plan_cut (SimWorld *self, SimDisk *disk)
{
  sim_disk_plan_cut (disk, (guint)g_rand_int_range (self->chance, 0, 12));
}

/* Every clock goes on; now and then one of them, or all, is set to something else. */
static gint64
draw_jump (SimWorld *self)
{
  static const gint64 minutes[] = {60, -60, 24 * 60, -24 * 60, 366 * 24 * 60};
  guint which = (guint)g_rand_int_range (self->chance, 0, G_N_ELEMENTS (minutes) + 1);

  self->tally.clock_jumps++;
  /* An empty battery: 1970. */
  return which < G_N_ELEMENTS (minutes) ? minutes[which] * MINUTE : G_MININT64;
}

static void
jump (PosClock *clock, gint64 by)
{
  pos_clock_advance (clock, by == G_MININT64 ? MINUTE - pos_clock_get_now (clock) : by);
}

/* Somebody notices, and sets it right. */
static void
set_clocks (SimWorld *self)
{
  for (guint i = 0; i < self->n_registers; i++) {
    PosClock *clock = self->registers[i].clock;
    pos_clock_advance (clock, pos_clock_get_now (self->clock) - pos_clock_get_now (clock));
  }
}

static void
let_time_pass (SimWorld *self)
{
  gint64 minutes = g_rand_int_range (self->chance, 0, 10);

  pos_clock_advance (self->clock, minutes * MINUTE + 1);
  for (guint i = 0; i < self->n_registers; i++)
    pos_clock_advance (self->registers[i].clock, minutes * MINUTE + 1);
  if (sim_world_one_in (self, 10))
    set_clocks (self);
  /* Summer time begins and ends for everybody; the rest happens to one. */
  if (sim_world_one_in (self, 40))
    pos_clock_advance (self->clock, sim_world_one_in (self, 2) ? -60 * MINUTE : 60 * MINUTE);
  if (sim_world_one_in (self, 15)) {
    guint which = (guint)g_rand_int_range (self->chance, 0, (gint32)self->n_registers);
    jump (self->registers[which].clock, draw_jump (self));
  }
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
  if (self->hub && sim_disk_is_doomed (&self->hub->server.disk) && !self->hub->gone) {
    self->tally.hub_cuts++;
    sim_world_note (self, "the hub loses its power");
    sim_hub_restart (self->hub);
  }
}

/* The line is cut, or open at one end only; or it is mended. */
static void
break_line (SimWorld *self, SimLine *line)
{
  if (line->state != SIM_LINE_UP) {
    line->state = SIM_LINE_UP;
  } else if (sim_world_one_in (self, 3)) {
    line->state = SIM_LINE_HALF_OPEN;
    self->tally.half_open++;
  } else {
    line->state = SIM_LINE_CUT;
    self->tally.cut_offs++;
  }
}

/* Old copies of disks, and disks that are no more.  Rare: most of the time nothing is forgotten. */
static void
strike (SimWorld *self, SimServer *server)
{
  gboolean hub = server != &self->hq;

  sim_world_note (self,
                  "%s: %s",
                  hub ? "the hub" : "headquarters",
                  server->copy ? "a copy is all that is left, or nothing" : "a copy is made");
  if (!server->copy)
    sim_server_keep_copy (server);
  else if (hub && sim_world_one_in (self, 3))
    sim_hub_burn (self->hub);
  else if (hub)
    sim_hub_go_back (self->hub);
  else if (self->mutant == SIM_HONEST)
    sim_hq_go_back (server);
}

/* Something happens between the hub and headquarters, or to the hub. */
static void
step_hub (SimWorld *self)
{
  SimHub *hub = self->hub;

  switch (g_rand_int_range (self->chance, 0, 8)) {
  case 0:
    break_line (self, &hub->line);
    break;
  case 1:
    sim_line_deliver_late (&hub->line);
    break;
  case 2:
    plan_cut (self, &hub->server.disk);
    break;
  case 3:
    if (sim_world_one_in (self, 4))
      strike (self, &hub->server);
    break;
  default:
    sim_world_note (self, "the hub synchronizes");
    sim_hub_synchronize (hub);
  }
}

void
sim_world_step (SimWorld *self)
{
  SimRegister *one =
      &self->registers[g_rand_int_range (self->chance, 0, (gint32)self->n_registers)];

  self->tally.steps++;
  if (self->hub && !self->hub->gone && sim_world_one_in (self, 6)) {
    step_hub (self);
    wake_who_is_down (self);
    return;
  }
  switch (g_rand_int_range (self->chance, 0, 26)) {
  case 0:
  case 1:
    sim_world_note (self, "%s synchronizes", one->id);
    sim_register_synchronize (one);
    break;
  case 2:
    sim_world_note (self, "headquarters synchronizes");
    sim_server_synchronize (&self->hq);
    break;
  case 3:
    let_time_pass (self);
    break;
  case 4:
    sim_world_note (self, "something of %s arrives late", one->id);
    sim_line_deliver_late (&one->line);
    break;
  case 5:
    break_line (self, &one->line);
    sim_world_note (self, "the line of %s is in state %d", one->id, (int)one->line.state);
    break;
  case 6:
    plan_cut (self, &one->disk);
    break;
  case 7:
    if (sim_world_one_in (self, 3))
      plan_cut (self, &self->hq.disk);
    break;
  case 8:
    if (sim_world_one_in (self, 8))
      strike (self, &self->hq);
    break;
  case 9:
    if (sim_world_one_in (self, 8))
      sim_hq_decide (&self->hq);
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
    SimRegister *one = &self->registers[i];
    if (pos_sync_get_pending (one->cli.sync) > 0 || one->line.delayed->len > 0 || one->line.stuck)
      return TRUE;
  }
  return self->hub && !self->hub->gone && self->hub->line.delayed->len > 0;
}

static void
talk (SimWorld *self)
{
  for (guint i = 0; i < self->n_registers; i++) {
    sim_line_deliver_late (&self->registers[i].line);
    sim_register_synchronize (&self->registers[i]);
  }
  if (self->hub && !self->hub->gone) {
    sim_line_deliver_late (&self->hub->line);
    sim_hub_synchronize (self->hub);
  }
  sim_server_synchronize (&self->hq);
}

static void
mend (SimWorld *self)
{
  self->calm = TRUE;
  sim_disk_spare (&self->hq.disk);
  for (guint i = 0; i < self->n_registers; i++) {
    sim_disk_spare (&self->registers[i].disk);
    self->registers[i].line.state = SIM_LINE_UP;
  }
  if (self->hub) {
    sim_disk_spare (&self->hub->server.disk);
    self->hub->line.state = SIM_LINE_UP;
  }
  wake_who_is_down (self);
  set_clocks (self);
}

/* %FALSE: blamed. */
static gboolean
talk_until_silent (SimWorld *self)
{
  guint n_quiet = 0;

  for (guint round = 0; round < MOST_ROUNDS; round++) {
    self->news = FALSE;
    talk (self);
    pos_clock_advance (self->clock, 61 * MINUTE);
    set_clocks (self);
    /* Nobody hears anything new in some rounds more, which carry back, through the hub, what
     * headquarters made of the last word. */
    n_quiet = self->news || has_more_to_say (self) ? 0 : n_quiet + 1;
    if (n_quiet == QUIET_ROUNDS)
      return TRUE;
  }
  for (guint i = 0; i < self->n_registers; i++)
    sim_world_blame (self,
                     "%s never stops talking: %u wait, %s",
                     self->registers[i].id,
                     pos_sync_get_pending (self->registers[i].cli.sync),
                     pos_sync_get_last_error (self->registers[i].cli.sync));
  return FALSE;
}

void
sim_world_settle (SimWorld *self)
{
  mend (self);
  /* What followed a conflict may be the next. */
  for (guint round = 0; round < MOST_ROUNDS; round++) {
    guint n_conflicts;

    if (!talk_until_silent (self))
      return;
    n_conflicts = sim_hq_decide (&self->hq);
    self->tally.conflicts += n_conflicts;
    if (n_conflicts == 0)
      return;
  }
  sim_world_blame (self, "There is no end of conflicts");
}
