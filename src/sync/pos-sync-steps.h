/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-sync-steps.h — what the line to headquarters reads and writes in the register's database.
 * Layer: sync.  Thread: inside a transaction. */
#pragma once
#include "store/pos-commit.h"
#include "store/pos-outbox-table.h"
#include "sync/pos-sync-pump.h"
#include "wire/pos-change.h"
#include "wire/pos-wire-calls.h"

G_BEGIN_DECLS

/* How an action ended: with @event, or with @error. */
typedef void (*PosSyncCarried) (gpointer sync, PosPumpEvent event, const GError *error);

/* What headquarters said to a row. */
typedef struct {
  gboolean acknowledged;
  char *reason;   /* (nullable): it is refused; %NULL and not acknowledged: nothing was said */
  gint64 next_at; /* when what was refused is tried again; 0: when a person says so */
} PosSyncVerdict;

/* One step of the pump on its way through database and network. */
typedef struct {
  gpointer sync;             /* PosSync, a reference */
  PosSyncCarried carried;    /* (nullable): hears how the action ended */
  GCancellable *cancellable; /* of the run it belongs to */
  PosLocalStore *store;
  gint64 now;

  gsize room;                /* bytes that may be sent at once; one row always may */
  GPtrArray *items;          /* PosOutboxItem: the rows that are being sent */
  GPtrArray *verdicts;       /* PosSyncVerdict, of each of them */
  PosChangePage *page;       /* to apply */
  PosEnrollment *enrollment; /* to keep */

  /* Read: overwritten when the transaction runs again. */
  PosOutboxStats stats;
  char *token;
  char *cursor;    /* goes back behind a page's where something was passed over before */
  gboolean resend; /* headquarters had lost something */
} PosSyncStep;

void pos_sync_step_free (PosSyncStep *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosSyncStep, pos_sync_step_free)

/* The verdict about the next of the items. */
void
pos_sync_step_judge (PosSyncStep *self, gboolean acknowledged, const char *reason, gint64 next_at);

/* PosDbFuncs with a PosSyncStep. */
gboolean pos_sync_step_token (PosDbTxn *txn, gpointer step, GError **error);
gboolean pos_sync_step_load (PosDbTxn *txn, gpointer step, GError **error);
gboolean pos_sync_step_count (PosDbTxn *txn, gpointer step, GError **error);
gboolean pos_sync_step_retry (PosDbTxn *txn, gpointer step, GError **error);
/* The oldest rows that may be sent, as many as there is room for. */
gboolean pos_sync_step_next (PosDbTxn *txn, gpointer step, GError **error);
/* Carries all verdicts out. */
gboolean pos_sync_step_settle (PosDbTxn *txn, gpointer step, GError **error);
gboolean pos_sync_step_apply (PosDbTxn *txn, gpointer step, GError **error);
gboolean pos_sync_step_enroll (PosDbTxn *txn, gpointer step, GError **error);

/* After a page was applied.  Headquarters that knows less than it acknowledged was restored from a
 * copy, and gets the rest again at once; twice at the same place, it keeps nothing, and hurrying
 * would never end.  @resent_from: (inout): where its memory ended; −1: it did not. */
gboolean pos_sync_step_may_resend (PosSyncStep *step, gint64 *resent_from, GError **error);

G_END_DECLS
