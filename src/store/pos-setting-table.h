/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-setting-table.h — small facts of this register: settings, lock-outs, taken slots.
 * Layer: store.  Thread: inside a transaction. */
#pragma once
#include "base/pos-date.h"
#include "db/pos-db-statement.h"
#include "store/pos-damage.h"

G_BEGIN_DECLS

/* @value: (out) (transfer full): %NULL when not set. */
gboolean pos_setting_table_get (PosDbTxn *txn, const char *key, char **value, GError **error);
/* %NULL removes. */
gboolean pos_setting_table_set (PosDbTxn *txn, const char *key, const char *value, GError **error);

/* A sentence for each that is not as it was written. */
gboolean pos_setting_table_check (PosDbTxn *txn, GPtrArray *faults, GError **error);

/* The setting that holds how far the change feed was followed. */
#define POS_SETTING_CURSOR "feed.cursor"

/* … and the one that says which device.key the orders are sealed with. */
#define POS_SETTING_KEY "device.key"
/* What this register is called. */
#define POS_SETTING_REGISTER "register"
/* Whoever finds it was put back from a copy: what happened after the copy was made it cannot know.
 */
#define POS_SETTING_COPY "copy"
/* The first message of the outbox that was not thrown away because it is old; unset: the first. */
#define POS_SETTING_OUTBOX_FIRST "outbox.first"

/* Wrong secrets of a worker.  Counted, and durable, before the secret is compared, so that pulling
 * the plug gives no free try.  Times are those of base/pos-steady.h, so that setting the clock
 * opens nothing. */
typedef struct {
  gint64 failures;
  gint64 last_at;
  gint64 until_at; /* locked out until; 0: not */
} PosLockout;

/* Nobody knows how long the machine was off: whoever waited begins to wait again at @now.
 * @boot: which run of the machine @now belongs to; nothing is done in a run that is known. */
gboolean pos_lockout_table_begin (PosDbTxn *txn, const char *boot, gint64 now, GError **error);

gboolean
pos_lockout_table_get (PosDbTxn *txn, const char *worker, PosLockout *lockout, GError **error);
/* The same as it counts in the run @boot of the machine, where nothing can be written: who waited
 * in an earlier one waits again from its start. */
gboolean pos_lockout_table_look_up (
    PosDbTxn *txn, const char *worker, const char *boot, PosLockout *lockout, GError **error);
gboolean pos_lockout_table_set (PosDbTxn *txn,
                                const char *worker,
                                const PosLockout *lockout,
                                GError **error);
gboolean pos_lockout_table_clear (PosDbTxn *txn, const char *worker, GError **error);
/* Whether they are as they were counted; and away with them all when not. */
gboolean pos_lockout_table_look (PosDbTxn *txn, PosDamage *damage, GError **error);
gboolean pos_lockout_table_mend (PosDbTxn *txn, const PosDamage *damage, GError **error);

/* Places taken in a pick-up slot. */
typedef struct {
  const char *store;
  const char *mode;
  PosDate date;
  const char *slot; /* "10:00-12:00" */
} PosSlotKey;

/* By orders that are known here, and by those that headquarters names; @except is not counted. */
gboolean pos_slot_table_count (
    PosDbTxn *txn, const PosSlotKey *key, const PosId *except, gint64 *count, GError **error);

/* How far this register has followed headquarters' feed.  A wrong place would pass changes over
 * without a word, so it is kept with a check of its own.
 * @cursor: (out) (transfer full): %NULL when there is none, or it is damaged: then all of the feed
 *   is heard again
 * @whole: (out) (optional): %FALSE: it is damaged */
gboolean
pos_setting_table_get_cursor (PosDbTxn *txn, char **cursor, gboolean *whole, GError **error);
/* @cursor: (nullable). */
gboolean pos_setting_table_set_cursor (PosDbTxn *txn, const char *cursor, GError **error);

G_END_DECLS
