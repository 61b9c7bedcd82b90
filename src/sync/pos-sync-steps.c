/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-sync-steps.c — each function is one transaction. */
#include "sync/pos-sync-steps.h"
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "base/pos-seal.h"
#include "sync/pos-sync.h"
#include "wire/pos-protocol.h"

#include <string.h>

void
pos_sync_step_free (PosSyncStep *self)
{
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->verdicts, g_ptr_array_unref);
  g_clear_object (&self->enrollment);
  g_clear_pointer (&self->page, pos_change_page_free);
  g_free (self->token);
  g_free (self->cursor);
  g_clear_object (&self->cancellable);
  g_object_unref (self->sync);
  g_free (self);
}

static void
verdict_free (gpointer data)
{
  PosSyncVerdict *self = data;

  g_free (self->reason);
  g_free (self);
}

void
pos_sync_step_judge (PosSyncStep *self, gboolean acknowledged, const char *reason, gint64 next_at)
{
  PosSyncVerdict *verdict = g_new0 (PosSyncVerdict, 1);

  verdict->acknowledged = acknowledged;
  verdict->reason = g_strdup (reason);
  verdict->next_at = next_at;
  if (!self->verdicts)
    self->verdicts = g_ptr_array_new_with_free_func (verdict_free);
  g_ptr_array_add (self->verdicts, verdict);
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

/* What headquarters confirmed is kept for so long, should it be restored from an old copy.  By its
 * time, which is written down once a day: a register whose battery is empty is in 1970, and one
 * that somebody set wrong is years ahead. */
#define KEPT_DAYS G_GINT64_CONSTANT (400)

static gboolean
get_number (PosDbTxn *txn, const char *key, gint64 *number, GError **error)
{
  g_autofree char *text = NULL;

  if (!pos_setting_table_get (txn, key, &text, error))
    return FALSE;
  *number = text ? g_ascii_strtoll (text, NULL, 10) : 0;
  return TRUE;
}

static gboolean
set_number (PosDbTxn *txn, const char *key, gint64 number, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  return pos_setting_table_set (txn, key, text, error);
}

static gboolean
note_time (PosDbTxn *txn, gint64 at, GError **error)
{
  gint64 noted;

  if (!get_number (txn, POS_SETTING_HEARD_AT, &noted, error))
    return FALSE;
  return !at || ABS (at - noted) < G_TIME_SPAN_DAY ||
         set_number (txn, POS_SETTING_HEARD_AT, at, error);
}

gboolean
pos_sync_step_load (PosDbTxn *txn, gpointer data, GError **error)
{
  PosSyncStep *step = data;
  gint64 heard_at, before;

  if (!get_number (txn, POS_SETTING_HEARD_AT, &heard_at, error))
    return FALSE;
  before = MIN (step->now, heard_at) - KEPT_DAYS * G_TIME_SPAN_DAY;
  return pos_outbox_table_prune (txn, before, error) && seal_token (txn, step, error) &&
         pos_sync_step_token (txn, step, error) &&
         pos_outbox_table_stats (txn, &step->stats, error);
}

gboolean
pos_sync_step_count (PosDbTxn *txn, gpointer data, GError **error)
{
  return pos_outbox_table_stats (txn, &((PosSyncStep *)data)->stats, error);
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

  g_clear_pointer (&step->cursor, g_free);
  g_clear_pointer (&step->items, g_ptr_array_unref);
  step->items = pos_outbox_table_peek (txn, step->now, POS_BATCH_MAXIMUM, step->room, error);
  if (!step->items || !pos_setting_table_get_cursor (txn, &step->cursor, NULL, error))
    return FALSE;
  return pos_outbox_table_stats (txn, &step->stats, error);
}

static gboolean
acknowledge (PosDbTxn *txn, gint64 at, PosOutboxItem *item, GError **error)
{
  gboolean known;

  return pos_outbox_table_mark_acked (txn, item->seq, item->body_hash, at, &known, error);
}

gboolean
pos_sync_step_settle (PosDbTxn *txn, gpointer data, GError **error)
{
  PosSyncStep *step = data;
  gint64 last = 0, acked, heard_at;

  if (!get_number (txn, POS_SETTING_HEARD_AT, &heard_at, error))
    return FALSE;
  for (guint i = 0; i < step->items->len; i++) {
    PosOutboxItem *item = step->items->pdata[i];
    const PosSyncVerdict *verdict = step->verdicts->pdata[i];
    if (verdict->acknowledged)
      last = MAX (last, item->seq);
    if (verdict->acknowledged
            ? !acknowledge (txn, MAX (step->now, heard_at), item, error)
            : verdict->reason &&
                  !pos_outbox_table_park (txn, item->seq, verdict->next_at, verdict->reason, error))
      return FALSE;
  }
  return get_number (txn, POS_SETTING_ACKED, &acked, error) &&
         (acked >= last || set_number (txn, POS_SETTING_ACKED, last, error));
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
  const PosOutboxTold told = {page->received_sequence, waiting, undecided, missing, !page->more};
  gint64 acked;

  g_clear_pointer (&step->cursor, g_free);
  if (!pos_local_store_apply_changes (
          txn, step->store, page->changes, &told, page->cursor, NULL, error) ||
      !pos_setting_table_get_cursor (txn, &step->cursor, NULL, error) ||
      !note_time (txn, page->at, error) || !get_number (txn, POS_SETTING_ACKED, &acked, error))
    return FALSE;
  if (page->changes->len > 0)
    pos_db_txn_touch (txn, "feed");
  if (page->missing->len > 0)
    pos_db_txn_touch (txn, "outbox");
  if (page->received_sequence >= acked)
    return pos_outbox_table_send_again (txn, missing, &step->resend, error);
  step->resend = TRUE;
  return pos_outbox_table_rewind (txn, page->received_sequence, error) &&
         set_number (txn, POS_SETTING_ACKED, page->received_sequence, error);
}

/* Whom headquarters knows anew it has heard nothing from: all that is kept goes once more, and from
 * the beginning, so that orders come in the order in which they were made. */
gboolean
pos_sync_step_enroll (PosDbTxn *txn, gpointer data, GError **error)
{
  PosSyncStep *step = data;
  PosEnrollment *enrollment = step->enrollment;

  return pos_setting_table_set (txn, POS_SETTING_REGISTER, enrollment->register_id, error) &&
         pos_setting_table_set (txn, POS_SETTING_STORE, enrollment->store, error) &&
         pos_setting_table_set (txn, POS_SETTING_DEACTIVATED, NULL, error) &&
         keep_token (txn, step, enrollment->token, error) &&
         pos_outbox_table_rewind (txn, enrollment->received_sequence, error) &&
         set_number (txn, POS_SETTING_ACKED, enrollment->received_sequence, error);
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
