/* SPDX-License-Identifier: GPL-3.0-or-later
 * sim.h — a whole chain in one process: registers and headquarters on simulated disks, clocks and
 * wires, driven by one seed.
 * Layer: tests.  Thread: main.
 * Shape:  a world owns a headquarters and some registers.  Clerks run random operations; wires
 * lose, double, delay and garble; disks lose power in the middle of a write; clocks jump. Rules:
 * every node runs the program's own code, down to the SQL.  Only time, chance, wire and disk are
 * ours.  One thing happens at a time, so that a seed always tells the same story. Source:
 * reliability.md §A4; issue "Nothing lost between the register and headquarters". */
#pragma once
#include "base/pos-json.h"
#include "cli/pos-cli.h"
#include "hq/pos-hq-routes.h"
#include "pos-crash-vfs.h"

#include <jansson.h>

G_BEGIN_DECLS

typedef struct _SimWorld SimWorld;

/* A disk whose power may go in the middle of a write. */
typedef struct {
  PosCrashDisk *disk;
  PosCrashDisk *image; /* (nullable): what the cut left; the disk itself is doomed */
  gint countdown;      /* writes until the cut; 0: none is planned */
} SimDisk;

void sim_disk_init (SimDisk *self, guint32 seed, const PosCrashTraits *traits);
/* Every database on it must be closed. */
void sim_disk_clear (SimDisk *self);
/* The power goes at the @writes-th write from now, or at once when @writes is 0. */
void sim_disk_plan_cut (SimDisk *self, guint writes);
/* No cut after all. */
void sim_disk_spare (SimDisk *self);
gboolean sim_disk_is_doomed (SimDisk *self);
/* What the cut left is the disk from now on. */
void sim_disk_revive (SimDisk *self);

typedef struct {
  SimWorld *world;
  SimDisk disk;
  char *folder;
  PosContext *context;
  PosHqCore *core;
  PosHqRoutes *routes;
} SimHq;

typedef struct {
  SimWorld *world;
  const char *id; /* register */
  SimDisk disk;
  char *folder;
  PosContext *clockwork; /* survives restarts, so that no id comes twice */
  PosCli cli;
  gboolean cut_off;   /* no wire for now */
  GPtrArray *orders;  /* char *: ids of what was confirmed to the customer here */
  GPtrArray *delayed; /* requests that are still under way */
} SimRegister;

/* What can be made worse than it is, so that a test proves that it would be noticed. */
typedef enum {
  SIM_HONEST,
  SIM_LYING_WIRE,    /* says "accepted" and delivers nothing */
  SIM_FORGETFUL_LOG, /* syncs of a register's log do nothing: synchronous=NORMAL */
  SIM_FORGETFUL_HQ,  /* likewise at headquarters */
} SimMutant;

typedef struct {
  guint steps, operations, refusals, orders;
  guint lost_requests, lost_answers, doubled, delayed, garbled, unavailable, cut_offs;
  guint power_cuts, headquarters_cuts, clock_jumps;
} SimTally;

struct _SimWorld {
  GRand *chance;
  SimMutant mutant;
  gboolean tells; /* every step, for whoever replays it */
  gboolean calm;  /* no more faults: what is left is to agree */
  PosClock *clock;
  char *folder;
  SimHq hq;
  SimRegister *registers;
  guint n_registers;
  SimTally tally;
  GPtrArray *faults; /* char *: what is wrong; empty in a world as it should be */
};

SimWorld *sim_world_new (guint32 seed, SimMutant mutant);
void sim_world_free (SimWorld *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimWorld, sim_world_free)

/* Something happens. */
void sim_world_step (SimWorld *self);
/* Everything works again, everybody talks until nobody has anything to say. */
void sim_world_settle (SimWorld *self);
/* At rest: nothing lost, nothing doubled, everybody agrees.  Adds to faults. */
void sim_world_check (SimWorld *self);
void sim_world_blame (SimWorld *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
void sim_world_note (SimWorld *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* One chance in @n. */
gboolean sim_world_one_in (SimWorld *self, guint n);

/* sim-hq.c */
void sim_hq_init (SimHq *self, SimWorld *world, guint32 seed);
void sim_hq_clear (SimHq *self);
/* Power gone and back. */
void sim_hq_restart (SimHq *self);
void sim_hq_synchronize (SimHq *self);
char *sim_hq_make_code (SimHq *self, const char *register_id);
/* (transfer full): every sales order by id, as registers would get it. */
GHashTable *sim_hq_list_orders (SimHq *self);

/* sim-register.c */
void sim_register_init (SimRegister *self, SimWorld *world, const char *id, guint32 seed);
void sim_register_clear (SimRegister *self);
/* Power gone and back; checks that what was confirmed is still there. */
void sim_register_restart (SimRegister *self);
/* Blames whatever the register's own check finds. */
void sim_register_check (SimRegister *self);
void sim_register_synchronize (SimRegister *self);
/* (transfer full): the whole answer. */
json_t *sim_register_ask (SimRegister *self, const char *op, json_t *args);
/* (transfer full): every order it keeps, by id, in posctl's shape. */
GHashTable *sim_register_list_orders (SimRegister *self);

/* sim-clerk.c: one random operation; remembers what was confirmed. */
void sim_clerk_act (SimRegister *self);

/* sim-wire.c: a register's transport. */
PosTransport *sim_wire_new (SimRegister *self);
/* A request that was thought lost arrives after all. */
void sim_wire_deliver_late (SimRegister *self);

G_END_DECLS
