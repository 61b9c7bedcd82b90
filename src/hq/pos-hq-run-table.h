/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-run-table.h — the runs of headquarters that its change feed counts in.
 * Layer: hq.  Thread: inside a transaction.
 * Rules:  a cursor is a run and a number, "RUN-SEQ"; one that this database cannot have given is of
 *         a time after the copy that it was restored from, and starts over. */
#pragma once
#include "db/pos-db-statement.h"

G_BEGIN_DECLS

/* The run before ends where the feed is now, and @tag begins.  Before anything else is written. */
gboolean pos_hq_run_table_begin (PosDbTxn *txn, const char *tag, GError **error);

/* The last one that began: the feed stands still in it while nothing can be written.
 * @tag: (out) (transfer full). */
gboolean pos_hq_run_table_get_last (PosDbTxn *txn, char **tag, GError **error);

/* Whether @cursor can be ours.  @seq: (out): its number; 0 when it is not. */
gboolean pos_hq_run_table_read (
    PosDbTxn *txn, const char *cursor, gboolean *ours, gint64 *seq, GError **error);

/* In SQL: the device of the row d has heard all of the feed, whose counter is the row c. */
#define POS_HQ_IS_CURRENT                                                                          \
  "EXISTS (SELECT 1 FROM feed_run r "                                                              \
  "WHERE r.tag = substr (d.feed_cursor, 1, instr (d.feed_cursor, '-') - 1) "                       \
  "AND d.feed_cursor = r.tag || '-' || c.value AND coalesce (r.until, c.value) >= c.value)"

G_END_DECLS
