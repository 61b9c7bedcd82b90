/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-sync-private.h — what the files of the façade share. */
#pragma once
#include "sync/pos-sync-pump.h"
#include "sync/pos-sync-steps.h"
#include "sync/pos-sync.h"

struct _PosSync {
  GObject parent_instance;

  PosLocalStore *store;
  PosTransport *transport; /* (nullable) */
  PosContext *context;

  PosSyncPump pump;
  gboolean running;
  guint timer;
  GCancellable *cancellable; /* of the run; another one after each stop */
  GPtrArray *asking;         /* GTask: until idle, and the pump has not heard of it yet */
  GPtrArray *waiting;        /* GTask: until idle */
  GError *failure;           /* of the last action; %NULL when it worked */
  char *cursor;
  char *in_force;     /* (nullable): told with each look at the feed */
  gsize room;         /* bytes that go in one request; see pos-sync-carry.c */
  gint64 resent_from; /* see pos_sync_step_may_resend() */

  gboolean online;
  gboolean alone; /* a hub told so last */
  gboolean enrolled;
  guint pending;
  guint parked;
  guint problems; /* as headquarters told last */
  gint64 oldest_at;
  gint64 last_success_at;
  gint64 next_try_at;
  gint64 clock_skew;
  guint n_asked;   /* calls that headquarters has still to answer */
  guint n_claims;  /* orders and suspended carts about which headquarters is being asked or told */
  gint64 renew_at; /* not before: the next try for another certificate */
};

/* pos-sync.c: what is shown. */
void pos_sync_set_online (PosSync *self, gboolean online);
void pos_sync_set_alone (PosSync *self, gboolean alone);
void pos_sync_set_enrolled (PosSync *self, gboolean enrolled);
void pos_sync_set_stats (PosSync *self, const PosOutboxStats *stats);
void pos_sync_set_problems (PosSync *self, guint problems);
void pos_sync_set_clock_skew (PosSync *self, gint64 skew);
void pos_sync_set_failure (PosSync *self, const GError *error);
void pos_sync_note_success (PosSync *self);
void pos_sync_set_next_try (PosSync *self, gint64 at);

PosSyncStep *pos_sync_step_new (PosSync *self);
/* Whether the run that @step belongs to was stopped meanwhile. */
gboolean pos_sync_step_is_over (PosSyncStep *step);

/* pos-sync-carry.c: actions.  @carried hears how each one ended, unless the run is over. */
void pos_sync_push (PosSync *self, PosSyncCarried carried);
void pos_sync_pull (PosSync *self, PosSyncCarried carried);

/* pos-sync-run.c: an enrollment was stored. */
void pos_sync_take_token (PosSync *self, const char *token);
