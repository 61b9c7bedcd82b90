/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-sync-private.h — what the façade's two files share. */
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
  GPtrArray *waiting;        /* GTask: until idle */
  GError *failure;           /* of the last action; %NULL when it worked */
  char *cursor;
  gint64
      resent_from; /* where headquarters' memory ended when rows were sent again; −1: it did not */

  gboolean online;
  gboolean enrolled;
  guint pending;
  guint parked;
  gint64 oldest_at;
  gint64 last_success_at;
  gint64 clock_skew;
};

PosSyncStep *pos_sync_step_new (PosSync *self);
void pos_sync_set_online (PosSync *self, gboolean online);
/* An enrollment was stored. */
void pos_sync_take_token (PosSync *self, const char *token);
