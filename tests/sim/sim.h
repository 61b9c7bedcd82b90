/* SPDX-License-Identifier: GPL-3.0-or-later
 * sim.h — a whole chain in one process: registers, the hub of a store and headquarters on simulated
 * disks, clocks and wires, driven by one seed.
 * Layer: tests.  Thread: main.
 * Shape:  a world owns a headquarters, some registers and, in some worlds, a hub between them.
 * Clerks run random operations; each line loses, doubles, delays and garbles on its own; disks lose
 * power in the middle of a write; a hub or headquarters comes back from an old copy, or a hub does
 * not come back; clocks jump. Rules: every node runs the program's own code, down to the SQL.  Only
 * time, chance, wire and disk are ours.  One thing happens at a time, so that a seed always tells
 * the same story. Source: reliability.md §A4; issue "Nothing lost between the register and
 * headquarters". */
#pragma once
#include "base/pos-json.h"
#include "cli/pos-cli.h"
#include "hq/pos-hq-routes.h"
#include "hub/pos-hub.h"
#include "pos-crash-vfs.h"

#include <jansson.h>

G_BEGIN_DECLS

typedef struct _SimWorld SimWorld;

/* A disk whose power may go in the middle of a write. */
typedef struct {
  PosCrashDisk *disk;
  PosCrashDisk *image; /* (nullable): what the cut left; the disk itself is doomed */
  guint countdown;     /* writes until the cut; 0: none is planned */
  GMutex lock;         /* of @image and @countdown: the engine writes in threads of its own */
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
/* Whether @sql finds a row in the database @path as it would be if the power went now. */
gboolean sim_disk_would_keep (SimDisk *self, const char *path, const char *sql);
/* Another disk in its place.  @disk: (transfer full). */
void sim_disk_replace (SimDisk *self, PosCrashDisk *disk);

/* What runs pos-hq: headquarters, or the hub of a store. */
typedef struct {
  SimWorld *world;
  SimDisk disk;
  PosCrashDisk *copy; /* (nullable): the disk as it was once */
  char *folder;
  PosContext *context;
  PosHqCore *core;
  PosHqRoutes *routes;
} SimServer;

typedef enum {
  SIM_LINE_UP,
  SIM_LINE_CUT,
  SIM_LINE_HALF_OPEN, /* what is said arrives, and nobody hears the answer */
} SimLineState;

/* From a register or a hub to the one who answers it. */
typedef struct {
  SimWorld *world;
  SimServer *to;
  SimDisk *from; /* whose power the speaker needs */
  gboolean of_hub;
  SimLineState state;
  GPtrArray *delayed;    /* requests that are still under way */
  gboolean stuck;        /* somebody waits for an answer that never comes */
  GPtrArray *unanswered; /* GTask: who */
  char *kept[4];         /* method, path, token, body of a request that the next one overtakes */
  gint64 latest;         /* the time of the latest version that was heard of */
} SimLine;

typedef struct {
  SimServer server;
  SimLine line;
  PosHub *hub;
  gboolean gone; /* for good */
} SimHub;

typedef struct {
  SimWorld *world;
  const char *id, *store;
  SimDisk disk;
  SimLine line;
  char *folder;
  PosClock *clock;
  PosContext *clockwork; /* survives restarts, so that no id comes twice */
  PosCli cli;
  GAsyncResult *run; /* of the last synchronization; %NULL while it waits */
  GPtrArray *orders; /* char *: ids of what was confirmed to the customer here */
} SimRegister;

/* What can be made worse than it is, so that a test proves that it would be noticed. */
typedef enum {
  SIM_HONEST,
  SIM_LYING_WIRE,    /* says "accepted" and delivers nothing */
  SIM_FORGETFUL_LOG, /* syncs of a register's log do nothing: synchronous=NORMAL */
  SIM_FORGETFUL_HQ,  /* likewise at headquarters */
  SIM_FORGETFUL_HUB, /* a hub that is told "accepted" and forwards nothing */
  SIM_EAGER_HUB,     /* acknowledges before its disk has it: syncs of its log do nothing */
  SIM_HASTY_HUB,     /* forwards the second before the first */
  SIM_STUBBORN_HUB,  /* what its store has counts, whatever headquarters says */
  SIM_CLOCK_ORDER,   /* of two versions, the one with the later time counts */
  SIM_LAST_WRITER,   /* headquarters takes whatever came last for the whole truth */
  SIM_SHORT_WIRE,    /* delivers the first four kilobytes */
  SIM_PATIENT_WIRE,  /* waits for ever on a line that is half open */
  SIM_CARELESS_HQ,   /* now and then says "accepted" and keeps nothing: it will be sent again */
} SimMutant;

typedef struct {
  guint steps, operations, refusals, orders;
  guint lost_requests, lost_answers, doubled, delayed, garbled, unavailable, cut_offs, half_open;
  guint power_cuts, headquarters_cuts, hub_cuts, clock_jumps;
  guint promises; /* acknowledgements and confirmations that a disk was held against */
  guint suspended, recalled, recalled_elsewhere, recalled_twice;
  guint hubs, hubs_restored, hubs_lost, headquarters_restored, conflicts;
} SimTally;

struct _SimWorld {
  GRand *chance;
  SimMutant mutant;
  gboolean tells;       /* every step, for whoever replays it */
  gboolean busy;        /* clerks change the same orders again and again */
  gboolean parks;       /* clerks put carts aside and take them up, wherever */
  gboolean cards;       /* clerks reserve on cards, and change the same orders again and again */
  gboolean calm;        /* no more faults: what is left is to agree */
  gboolean synchronous; /* orders are created while the customer waits */
  gboolean went_back;   /* somebody forgot what he had acknowledged, as old copies do */
  gboolean news;        /* a page of the feed told something */
  const char *excess;   /* what becomes of a deposit above what is required */
  PosClock *clock;
  char *folder;
  SimServer hq;
  SimHub *hub; /* (nullable): of store S1 */
  SimRegister *registers;
  guint n_registers;
  SimTally tally;
  GPtrArray *faults; /* char *: what is wrong; empty in a world as it should be */
  GPtrArray *orders; /* char *: every order that was confirmed, once */
  GHashTable *aside; /* char *: ids of carts that were put aside → what became of them */
  GHashTable *paid;  /* char *: ids of payments that were confirmed → order */
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

/* sim-server.c */
/* Makes the folder @name; @forgetful: its disk is. */
void sim_server_init (
    SimServer *self, SimWorld *world, const char *name, guint32 seed, gboolean forgetful);
void sim_server_open (SimServer *self);
void sim_server_close (SimServer *self);
void sim_server_clear (SimServer *self);
void sim_server_keep_copy (SimServer *self);
/* Its disk, as sim_server_keep_copy() saw it; closed.  %FALSE: there is no copy. */
gboolean sim_server_restore (SimServer *self);
/* *Synchronize orders*. */
void sim_server_synchronize (SimServer *self);
/* Blames whatever its own check finds. */
void sim_server_check (SimServer *self, const char *whose);
/* (transfer full): every sales order by id, as registers would get it. */
GHashTable *sim_server_list_orders (SimServer *self);
/* Whether it knows that a cart was put aside again, as @last, when @register_id, which had not
 * asked for it before, is given it as @before. */
gboolean sim_server_knows_past (SimServer *self,
                                const PosId *before,
                                const PosId *last,
                                const char *register_id);

/* sim-hq.c */
void sim_hq_init (SimServer *self, SimWorld *world, guint32 seed);
/* Power gone and back. */
void sim_hq_restart (SimServer *self);
/* An old copy of its disk is all that is left. */
void sim_hq_go_back (SimServer *self);
/* @hub: the code is for the hub of the store @id, not for a register. */
char *sim_hq_make_code (SimServer *self, const char *id, gboolean hub);
/* Whether the feed brings the order @id to the registers of @store. */
gboolean sim_hq_tells (SimServer *self, const char *id, const char *store);
/* Whether the order @id was asked for in real time, and no register ever said that it has it. */
gboolean sim_hq_only_created (SimServer *self, const char *id);
/* Somebody decides every conflict, one way or the other.  How many there were. */
guint sim_hq_decide (SimServer *self);
/* Blames what could not be made into orders, and what arrived in another order than it was sent. */
void sim_hq_check (SimServer *self);

/* sim-hub.c */
SimHub *sim_hub_new (SimWorld *world, const char *store, guint32 seed);
void sim_hub_free (SimHub *self);
void sim_hub_restart (SimHub *self);
void sim_hub_go_back (SimHub *self);
/* It burns down, and its registers are pointed at headquarters. */
void sim_hub_burn (SimHub *self);
void sim_hub_synchronize (SimHub *self);

/* sim-register.c */
void sim_register_init (SimRegister *self, SimWorld *world, const char *id, guint32 seed);
void sim_register_clear (SimRegister *self);
/* Power gone and back; checks that what was confirmed is still there. */
void sim_register_restart (SimRegister *self);
/* Blames whatever the register's own check finds. */
void sim_register_check (SimRegister *self);
/* (transfer full) (nullable): its copy of an order. */
PosOrder *sim_register_get_order (SimRegister *self, const char *id);
void sim_register_synchronize (SimRegister *self);
/* (transfer full): the whole answer. */
json_t *sim_register_ask (SimRegister *self, const char *op, json_t *args);
/* (transfer full): every order it keeps, by id, in posctl's shape. */
GHashTable *sim_register_list_orders (SimRegister *self);

/* sim-clerk.c: one random operation; remembers what was confirmed. */
void sim_clerk_act (SimRegister *self);
/* One step, whatever it remembers; @args: (transfer full).  %FALSE: it was refused. */
gboolean sim_clerk_try (SimRegister *self, const char *op, json_t *args);
/* One that somebody in the world was told of.  Mostly one that is known here and not over: the same
 * few again and again, for that is where people get in each other's way. */
const char *sim_clerk_find_order (SimRegister *self);

/* sim-cards.c: a step with an order whose balance a card reserves. */
void sim_cards_act (SimRegister *self);

/* sim-aside.c: a cart is put aside, or one that waits is taken up. */
void sim_aside_act (SimRegister *self);
/* At rest: the lists are those of what waits. */
void sim_aside_check (SimWorld *self);

/* sim-bank.c */
/* Blames what the card company's books say otherwise than @orders, those that count, and the open
 * carts. */
void sim_bank_check (SimWorld *self, GPtrArray *orders);

/* sim-promise.c: whoever says that he has it has it, should the power go with his last word. */
/* @text: what the one at the other end of @line answered. */
void
sim_promise_check_answer (SimLine *line, const char *method, const char *path, const char *text);
/* The clerk was told that order @id is saved. */
void sim_promise_check_order (SimRegister *self, const char *id);

/* sim-wire.c: a line as a transport. */
void sim_line_init (SimLine *self, SimWorld *world, SimDisk *from, SimServer *to);
void sim_line_clear (SimLine *self);
/* Whoever spoke is gone. */
void sim_line_hang_up (SimLine *self);
PosTransport *sim_wire_new (SimLine *self);
/* A request that was thought lost arrives after all. */
void sim_line_deliver_late (SimLine *self);
/* A request that nobody waits for. */
void sim_line_slip_in (
    SimLine *line, const char *method, const char *path, const char *token, GBytes *body);

/* sim-mutant.c: what the mutants that work on a line do with a request or its answer, and on what
 * headquarters was sent. */
/* %TRUE: it goes no further, and @answer is the answer. */
gboolean sim_mutant_takes (SimLine *line,
                           const char *method,
                           const char *path,
                           const char *token,
                           GBytes *body,
                           char **answer);
/* (transfer full) (nullable): what the one who is asked answers without having done it. */
char *sim_mutant_pretend (SimLine *line, const char *method, const char *path, GBytes *body);
void sim_mutant_forget (SimLine *line);
/* (transfer full): what is sent in place of @body. */
GBytes *sim_mutant_send (SimLine *line, GBytes *body);
/* (transfer full): what is heard in place of the answer @text; %NULL: the same. */
char *sim_mutant_hear (SimLine *line, const char *method, const char *path, const char *text);
/* %TRUE: @self made orders of what it was sent, in the mutant's way. */
gboolean sim_mutant_synchronize (SimServer *self);

G_END_DECLS
