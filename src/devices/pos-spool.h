/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-spool.h — the queue before a printer: no receipt is ever lost, none printed twice unmarked.
 * Layer: devices.  Thread: main; files are written and synced on one worker, in order.
 * Shape:  <directory>/<number>.job, JSON {number, receipt, copy, state, attempts, error}.
 * Rules:  a job is durable before submit answers; jobs print in order, one at a time.  A job that
 *         may have reached paper (paper out, connection lost, power cut while sending) is printed
 *         again as the next COPY; one that surely did not is printed again as it is.  Retries come
 *         after 1, 2, 4 … 30 s, at once when the printer says it is ready or somebody asks.
 * Source: reliability.md F22; register.md D-7, T-38; field-lessons.md B7-01, -02, -04. */
#pragma once
#include "devices/pos-printer.h"

G_BEGIN_DECLS

#define POS_TYPE_SPOOL (pos_spool_get_type ())
G_DECLARE_FINAL_TYPE (PosSpool, pos_spool, POS, SPOOL, GObject)

/* Takes up what an earlier run left in @directory.
 * Properties: "pending" (guint, notified): jobs not yet on paper; "last-error" (text, nullable).
 * Signal "printed" (guint64 number, guint copy): a job is on paper. */
PosSpool *pos_spool_new (PosPrinter *printer, const char *directory);

/* Finish answers the job's number as soon as the job is durable; printing follows. */
void pos_spool_submit_async (PosSpool *self,
                             PosReceipt *receipt,
                             guint copy,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data);
gboolean
pos_spool_submit_finish (PosSpool *self, GAsyncResult *result, guint64 *number, GError **error);

/* Ends (once) when nothing is pending, or when the first job in line has just failed: then with the
 * printer's error.  For scripts and for a page that waits for its paper. */
void pos_spool_wait_async (PosSpool *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data);
gboolean pos_spool_wait_finish (PosSpool *self, GAsyncResult *result, GError **error);

/* Blocks, running the main loop, until what is being printed is printed or has failed; for five
 * seconds at most.  Before a program ends, or takes the spool's folder away: what its threads draw
 * must not outlive what they draw with. */
void pos_spool_let_end (PosSpool *self);

guint pos_spool_get_pending (PosSpool *self);
const char *pos_spool_get_last_error (PosSpool *self);
/* Tries the first job in line now. */
void pos_spool_retry (PosSpool *self);

G_END_DECLS
