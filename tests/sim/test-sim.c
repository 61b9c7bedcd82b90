/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-sim.c — many small worlds, each from its seed; and worlds with a flaw that must be noticed.
 *
 * POS_SIM_SEED=123 replays one world and tells every step; POS_SIM_FIRST=1000 POS_SIM_SEEDS=5000
 * runs those; POS_SIM_BUSY=1 has clerks change the same orders again and again; POS_SIM_STEPS=600
 * lets worlds grow older; POS_SIM_PARKS=1 has them put carts aside and take them up. */
#include "sim.h"

#include <string.h>

#define STEPS 150

static guint
read_number (const char *name, guint fallback)
{
  const char *text = g_getenv (name);

  return text ? (guint)g_ascii_strtoull (text, NULL, 10) : fallback;
}

/* An assertion that ends the program in the middle of a world is laid at its door, too. */
static SimWorld *
begin (guint32 seed, SimMutant mutant)
{
  g_test_message ("world %u", seed);
  return sim_world_new (seed, mutant);
}

static void
live (SimWorld *world, guint steps)
{
  for (guint i = 0; i < steps && world->faults->len == 0; i++)
    sim_world_step (world);
  if (world->faults->len > 0)
    return;
  sim_world_settle (world);
  sim_world_check (world);
}

static void
add_tally (SimTally *sum, const SimTally *one)
{
  guint *to = (guint *)sum;
  const guint *from = (const guint *)one;

  for (gsize i = 0; i < sizeof *sum / sizeof *to; i++)
    to[i] += from[i];
}

static void
tell (const SimTally *tally, guint worlds)
{
  g_test_message ("%u worlds, %u steps, %u operations (%u refused), %u confirmed",
                  worlds,
                  tally->steps,
                  tally->operations,
                  tally->refusals,
                  tally->orders);
  g_test_message ("promises: %u, each held against the disk that it was made about",
                  tally->promises);
  g_test_message ("lines: %u requests and %u answers lost, %u doubled, %u delayed, %u garbled, "
                  "%u refused for now, %u times cut off, %u times half open",
                  tally->lost_requests,
                  tally->lost_answers,
                  tally->doubled,
                  tally->delayed,
                  tally->garbled,
                  tally->unavailable,
                  tally->cut_offs,
                  tally->half_open);
  g_test_message ("power: %u cuts at registers, %u at hubs, %u at headquarters; %u clock jumps",
                  tally->power_cuts,
                  tally->hub_cuts,
                  tally->headquarters_cuts,
                  tally->clock_jumps);
  g_test_message ("carts: %u put aside, %u taken up, %u of these elsewhere, %u by two",
                  tally->suspended,
                  tally->recalled,
                  tally->recalled_elsewhere,
                  tally->recalled_twice);
  g_test_message (
      "disks: %u hubs, %u restored from a copy, %u lost; headquarters %u times restored; "
      "%u conflicts decided",
      tally->hubs,
      tally->hubs_restored,
      tally->hubs_lost,
      tally->headquarters_restored,
      tally->conflicts);
}

static void
test_nothing_is_lost (void)
{
  guint only = read_number ("POS_SIM_SEED", 0);
  guint first = read_number ("POS_SIM_FIRST", 1);
  guint n = only ? 1 : read_number ("POS_SIM_SEEDS", g_test_thorough () ? 1000 : 40);
  guint steps = read_number ("POS_SIM_STEPS", STEPS);
  SimTally sum = {0};

  for (guint i = 0; i < n; i++) {
    guint32 seed = only ? only : first + i;
    g_autoptr (SimWorld) world = begin (seed, SIM_HONEST);

    world->tells = only > 0;
    live (world, steps);
    add_tally (&sum, &world->tally);
    for (guint k = 0; k < world->faults->len; k++)
      g_test_message ("seed %u: %s", seed, (char *)world->faults->pdata[k]);
    if (world->faults->len > 0)
      g_test_fail_printf ("POS_SIM_SEED=%u replays this world", seed);
  }
  tell (&sum, n);
}

/* A world that failed is of use only if it can be seen failing again.  These were cut off in
 * another moment each time while databases had threads. */
static void
test_a_seed_replays (void)
{
  static const guint32 seeds[] = {2000001, 2000008, 2000021, 2000028};

  for (gsize i = 0; i < G_N_ELEMENTS (seeds); i++) {
    g_autoptr (SimWorld) first = begin (seeds[i], SIM_HONEST);
    live (first, STEPS);
    g_autoptr (SimWorld) second = begin (seeds[i], SIM_HONEST);
    live (second, STEPS);
    g_assert_true (memcmp (&first->tally, &second->tally, sizeof first->tally) == 0);
    g_assert_cmpint (pos_clock_get_now (first->clock), ==, pos_clock_get_now (second->clock));
  }
}

typedef struct {
  const char *name;
  SimMutant mutant;
  guint32 first; /* seed: worlds before it are too calm for this one */
} Flaw;

/* A flaw need not show in every world, but in one of a few it must. */
static void
test_flaw_is_noticed (gconstpointer data)
{
  const Flaw *flaw = data;

  for (guint32 seed = flaw->first; seed < flaw->first + 20; seed++) {
    g_autoptr (SimWorld) world = begin (seed, flaw->mutant);

    live (world, STEPS);
    if (world->faults->len > 0) {
      g_test_message ("seed %u: %s", seed, (char *)world->faults->pdata[0]);
      return;
    }
  }
  g_test_fail_printf ("Nobody noticed");
}

/* A dying disk makes its owner complain, and that is right. */
static GLogWriterOutput
swallow (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  return level & (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_MESSAGE)
             ? G_LOG_WRITER_HANDLED
             : g_log_writer_default (level, fields, n_fields, data);
}

static const Flaw flaws[] = {
    {"lying-wire", SIM_LYING_WIRE, 1},
    {"forgetful-log", SIM_FORGETFUL_LOG, 1},
    {"forgetful-hq", SIM_FORGETFUL_HQ, 1},
    {"forgetful-hub", SIM_FORGETFUL_HUB, 1},
    {"eager-hub", SIM_EAGER_HUB, 10},
    {"hasty-hub", SIM_HASTY_HUB, 1},
    {"stubborn-hub", SIM_STUBBORN_HUB, 1},
    {"clock-order", SIM_CLOCK_ORDER, 1},
    {"last-writer", SIM_LAST_WRITER, 60},
    {"short-wire", SIM_SHORT_WIRE, 1},
    {"patient-wire", SIM_PATIENT_WIRE, 1},
    {"careless-hq", SIM_CARELESS_HQ, 1},
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_FATAL_MASK);
  g_log_set_writer_func (swallow, NULL, NULL);
  g_test_add_func ("/sim/nothing-is-lost", test_nothing_is_lost);
  g_test_add_func ("/sim/a-seed-replays", test_a_seed_replays);
  for (gsize i = 0; i < G_N_ELEMENTS (flaws); i++) {
    g_autofree char *path = g_strconcat ("/sim/mutant/", flaws[i].name, NULL);
    g_test_add_data_func (path, &flaws[i], test_flaw_is_noticed);
  }
  return g_test_run ();
}
