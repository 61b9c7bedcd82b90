/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-lockout-table.c — wrong secrets per worker. */
#include "store/pos-damage.h"
#include "store/pos-setting-table.h"

static const char GET[] = "SELECT failures, last_at, until_at FROM lockout WHERE worker = :worker";
static const char SET[] = "INSERT INTO lockout (worker, failures, last_at, until_at) "
                          "VALUES (:worker, :failures, :last_at, :until_at) "
                          "ON CONFLICT (worker) DO UPDATE SET failures = excluded.failures, "
                          "  last_at = excluded.last_at, until_at = excluded.until_at";
static const char WAIT_AGAIN[] =
    "UPDATE lockout SET until_at = :now + max (until_at - last_at, 0), "
    "  last_at = :now WHERE until_at > 0";
static const char ALL[] = "SELECT worker, failures, last_at, until_at FROM lockout";
static const char CLEAR[] = "DELETE FROM lockout WHERE worker = :worker";

#define SETTING_BOOT "lockout.boot"

/* There are a few rows at most, so they are added up anew after each change. */
static gboolean
sum_all (PosDbTxn *txn, guint64 *sum, GError **error)
{
  g_autoptr (PosDbStatement) all = pos_db_txn_prepare (txn, ALL);
  gboolean has_row;

  *sum = 0;
  while (pos_db_step (all, &has_row, error)) {
    if (!has_row)
      return TRUE;
    guint64 row = pos_proof_number (pos_db_column_word (all, 0));
    *sum += pos_proof_weigh (row, 0, 1);
    for (int i = 1; i < 4; i++)
      *sum += pos_proof_weigh (row, (guint)i, pos_db_column_int64 (all, i));
  }
  return FALSE;
}

static gboolean
note_sum (PosDbTxn *txn, GError **error)
{
  guint64 sum;

  return sum_all (txn, &sum, error) && pos_proof_set_sum (txn, "lockout", sum, error);
}

gboolean
pos_lockout_table_look (PosDbTxn *txn, PosDamage *damage, GError **error)
{
  return sum_all (txn, &damage->sum, error) &&
         pos_damage_hold_figures (damage, txn, "lockout", "is not what was counted", error);
}

gboolean
pos_lockout_table_mend (PosDbTxn *txn, const PosDamage *damage, GError **error)
{
  return !damage->torn ||
         (pos_db_txn_run (txn, "DELETE FROM lockout", error) && note_sum (txn, error));
}

gboolean
pos_lockout_table_begin (PosDbTxn *txn, const char *boot, gint64 now, GError **error)
{
  g_autoptr (PosDbStatement) wait = pos_db_txn_prepare (txn, WAIT_AGAIN);
  g_autofree char *known = NULL;

  if (!pos_setting_table_get (txn, SETTING_BOOT, &known, error))
    return FALSE;
  if (!g_strcmp0 (known, boot))
    return TRUE;
  pos_db_bind_int64 (wait, ":now", now);
  return pos_db_run (wait, error) && note_sum (txn, error) &&
         pos_setting_table_set (txn, SETTING_BOOT, boot, error);
}

gboolean
pos_lockout_table_get (PosDbTxn *txn, const char *worker, PosLockout *lockout, GError **error)
{
  g_autoptr (PosDbStatement) get = pos_db_txn_prepare (txn, GET);
  gboolean has_row;

  *lockout = (PosLockout){0};
  pos_db_bind_text (get, ":worker", worker);
  if (!pos_db_step (get, &has_row, error))
    return FALSE;
  if (has_row)
    *lockout = (PosLockout){
        .failures = pos_db_column_int64 (get, 0),
        .last_at = pos_db_column_int64 (get, 1),
        .until_at = pos_db_column_int64 (get, 2),
    };
  return TRUE;
}

gboolean
pos_lockout_table_look_up (
    PosDbTxn *txn, const char *worker, const char *boot, PosLockout *lockout, GError **error)
{
  g_autofree char *known = NULL;

  if (!pos_setting_table_get (txn, SETTING_BOOT, &known, error) ||
      !pos_lockout_table_get (txn, worker, lockout, error))
    return FALSE;
  if (g_strcmp0 (known, boot) != 0 && lockout->until_at > 0)
    lockout->until_at = MAX (lockout->until_at - lockout->last_at, 0);
  return TRUE;
}

gboolean
pos_lockout_table_set (PosDbTxn *txn, const char *worker, const PosLockout *lockout, GError **error)
{
  g_autoptr (PosDbStatement) set = pos_db_txn_prepare (txn, SET);

  pos_db_bind_text (set, ":worker", worker);
  pos_db_bind_int64 (set, ":failures", lockout->failures);
  pos_db_bind_int64 (set, ":last_at", lockout->last_at);
  pos_db_bind_int64 (set, ":until_at", lockout->until_at);
  return pos_db_run (set, error) && note_sum (txn, error);
}

gboolean
pos_lockout_table_clear (PosDbTxn *txn, const char *worker, GError **error)
{
  g_autoptr (PosDbStatement) clear = pos_db_txn_prepare (txn, CLEAR);

  pos_db_bind_text (clear, ":worker", worker);
  return pos_db_run (clear, error) && note_sum (txn, error);
}
