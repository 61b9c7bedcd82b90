/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-sync-steps.c — each function is one transaction. */
#include "sync/pos-sync-steps.h"
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "base/pos-seal.h"
#include "sync/pos-sync.h"

void
pos_sync_step_free (PosSyncStep *self)
{
  g_clear_object (&self->item);
  g_clear_object (&self->enrollment);
  g_clear_pointer (&self->page, pos_change_page_free);
  g_free (self->reason);
  g_free (self->token);
  g_free (self->cursor);
  g_clear_object (&self->cancellable);
  g_object_unref (self->sync);
  g_free (self);
}

gboolean
pos_sync_step_token (PosDbTxn *txn, gpointer data, GError **error)
{
  PosSyncStep *step = data;
  g_autofree char *kept = NULL;

  g_clear_pointer (&step->token, g_free);
  if (!pos_setting_table_get (txn, POS_SETTING_TOKEN, &kept, error))
    return FALSE;
  if (kept && pos_seal_is (kept))
    step->token = pos_seal_open (kept, pos_local_store_get_pepper (step->store));
  else
    step->token = g_steal_pointer (&kept); /* of a version that did not seal it */
  return TRUE;
}

/* A database alone is no enrollment: without the device's key nobody reads the token. */
static gboolean
keep_token (PosDbTxn *txn, PosSyncStep *step, const char *token, GError **error)
{
  g_autofree char *sealed = pos_seal (token, pos_local_store_get_pepper (step->store));

  return pos_setting_table_set (txn, POS_SETTING_TOKEN, sealed, error);
}

/* What an earlier version kept in plain. */
static gboolean
seal_token (PosDbTxn *txn, PosSyncStep *step, GError **error)
{
  g_autofree char *kept = NULL;

  if (!pos_setting_table_get (txn, POS_SETTING_TOKEN, &kept, error))
    return FALSE;
  return !kept || pos_seal_is (kept) || keep_token (txn, step, kept, error);
}

/* What headquarters confirmed is kept for so long, should it be restored from an old copy. */
#define KEPT_DAYS G_GINT64_CONSTANT (400)

gboolean
pos_sync_step_load (PosDbTxn *txn, gpointer data, GError **error)
{
  PosSyncStep *step = data;
  gint64 before = step->now - KEPT_DAYS * G_TIME_SPAN_DAY;

  return pos_outbox_table_prune (txn, before, error) && seal_token (txn, step, error) &&
         pos_sync_step_token (txn, step, error) &&
         pos_outbox_table_stats (txn, &step->stats, error);
}

gboolean
pos_sync_step_retry (PosDbTxn *txn, gpointer data, GError **error)
{
  return pos_outbox_table_retry (txn, ((PosSyncStep *)data)->now, error);
}

gboolean
pos_sync_step_next (PosDbTxn *txn, gpointer data, GError **error)
{
  PosSyncStep *step = data;
  g_autoptr (GPtrArray) due = pos_outbox_table_peek (txn, step->now, 1, error);

  g_clear_pointer (&step->cursor, g_free);
  if (!due || !pos_setting_table_get (txn, POS_SETTING_CURSOR, &step->cursor, error))
    return FALSE;
  g_clear_object (&step->item);
  if (due->len > 0)
    step->item = g_object_ref (due->pdata[0]);
  return pos_outbox_table_stats (txn, &step->stats, error);
}

static gboolean
get_acked (PosDbTxn *txn, gint64 *acked, GError **error)
{
  g_autofree char *text = NULL;

  if (!pos_setting_table_get (txn, POS_SETTING_ACKED, &text, error))
    return FALSE;
  *acked = text ? g_ascii_strtoll (text, NULL, 10) : 0;
  return TRUE;
}

static gboolean
set_acked (PosDbTxn *txn, gint64 acked, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, acked);

  return pos_setting_table_set (txn, POS_SETTING_ACKED, text, error);
}

gboolean
pos_sync_step_acknowledge (PosDbTxn *txn, gpointer data, GError **error)
{
  PosSyncStep *step = data;
  gboolean known;
  gint64 acked;

  if (!pos_outbox_table_mark_acked (
          txn, step->item->seq, step->item->body_hash, step->now, &known, error) ||
      !get_acked (txn, &acked, error))
    return FALSE;
  return acked >= step->item->seq || set_acked (txn, step->item->seq, error);
}

gboolean
pos_sync_step_refuse (PosDbTxn *txn, gpointer data, GError **error)
{
  PosSyncStep *step = data;

  return pos_outbox_table_park (txn, step->item->seq, step->next_at, step->reason, error);
}

static char *
list_numbers (GArray *numbers)
{
  g_autoptr (json_t) list = pos_sequences_to_json (numbers);

  return pos_json_to_text (list);
}

gboolean
pos_sync_step_apply (PosDbTxn *txn, gpointer data, GError **error)
{
  PosSyncStep *step = data;
  PosChangePage *page = step->page;
  g_autofree char *waiting = list_numbers (page->waiting);
  g_autofree char *undecided = list_numbers (page->undecided);
  g_autofree char *missing = list_numbers (page->missing);
  const PosOutboxTold told = {page->received_sequence, waiting, undecided, missing};
  gint64 acked;

  g_clear_pointer (&step->cursor, g_free);
  if (!pos_local_store_apply_changes (
          txn, step->store, page->changes, &told, page->cursor, NULL, error) ||
      !pos_setting_table_get (txn, POS_SETTING_CURSOR, &step->cursor, error) ||
      !get_acked (txn, &acked, error))
    return FALSE;
  if (page->changes->len > 0)
    pos_db_txn_touch (txn, "feed");
  if (page->missing->len > 0)
    pos_db_txn_touch (txn, "outbox");
  if (page->received_sequence >= acked)
    return pos_outbox_table_send_again (txn, missing, &step->resend, error);
  step->resend = TRUE;
  return pos_outbox_table_rewind (txn, page->received_sequence, error) &&
         set_acked (txn, page->received_sequence, error);
}

gboolean
pos_sync_step_enroll (PosDbTxn *txn, gpointer data, GError **error)
{
  PosSyncStep *step = data;
  PosEnrollment *enrollment = step->enrollment;

  return pos_setting_table_set (txn, POS_SETTING_REGISTER, enrollment->register_id, error) &&
         pos_setting_table_set (txn, POS_SETTING_STORE, enrollment->store, error) &&
         keep_token (txn, step, enrollment->token, error);
}

gboolean
pos_sync_step_may_resend (PosSyncStep *step, gint64 *resent_from, GError **error)
{
  gint64 known = step->page->received_sequence;

  if (step->resend && *resent_from == known)
    return pos_set_error (error,
                          POS_SYNC_ERROR,
                          POS_SYNC_ERROR_SERVER,
                          NULL,
                          "Headquarters forgets what it acknowledged after %" G_GINT64_FORMAT,
                          known);
  *resent_from = step->resend ? known : -1;
  return TRUE;
}
