/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-sync-carry.c — the two ways: rows out, changes in. */
#include "base/pos-error.h"
#include "sync/pos-renew.h"
#include "sync/pos-sync-acks.h"
#include "sync/pos-sync-private.h"
#include "wire/pos-batch.h"
#include "wire/pos-protocol.h"

#include <string.h>

static PosSyncStep *
begin (PosSync *self, PosSyncCarried carried)
{
  PosSyncStep *step = pos_sync_step_new (self);

  step->carried = carried;
  return step;
}

static void
done (PosSyncStep *step, PosPumpEvent event)
{
  step->carried (step->sync, event, NULL);
}

static void
failed (PosSyncStep *step, const GError *error)
{
  step->carried (step->sync, POS_PUMP_STOP, error);
}

/* Pushing. */

static void
on_rows_settled (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PosSyncStep) step = user_data;
  g_autoptr (GError) error = NULL;
  gboolean written = pos_db_write_finish (POS_DB (source), result, &error);

  if (pos_sync_step_is_over (step))
    return;
  if (written)
    done (step, POS_PUMP_PUSHED);
  else
    failed (step, error);
}

static void
settle (PosSyncStep *step)
{
  pos_db_write_async (pos_local_store_get_db (step->store),
                      pos_sync_step_settle,
                      step,
                      NULL,
                      NULL,
                      on_rows_settled,
                      step);
}

static const PosOutboxItem *
next_item (PosSyncStep *step)
{
  return step->items->pdata[step->verdicts ? step->verdicts->len : 0];
}

/* Another body under our id will not go away by itself; anything else may be mended over there. */
static void
refuse_row (PosSyncStep *step, const GError *error, const PosAck *ack)
{
  const PosOutboxItem *item = next_item (step);
  guint attempt = (guint)item->attempts + 1;
  g_autofree char *reason = g_strdup_printf ("%s/%s: %s",
                                             pos_error_get_domain_nick (error),
                                             pos_error_get_code_nick (error),
                                             ack && ack->reason ? ack->reason : error->message);

  g_message ("Headquarters refuses transaction %" G_GINT64_FORMAT ": %s", item->seq, reason);
  pos_sync_step_judge (step,
                       FALSE,
                       reason,
                       error->code == POS_SYNC_ERROR_CONFLICT
                           ? 0
                           : step->now + pos_sync_next_delay (attempt, POS_FAILURE_PERMANENT, 0));
}

static gboolean
take_ack (PosSyncStep *step, PosAck *ack, GError **error)
{
  const PosOutboxItem *item = next_item (step);

  if (!pos_sync_ack_check (ack, &item->id, item->body_hash, error))
    return FALSE;
  pos_sync_step_judge (step, TRUE, NULL, 0);
  return TRUE;
}

/* --- One row --- */

static gboolean
is_acknowledged (PosSyncStep *step, const PosAnswer *answer, GError **error)
{
  g_autoptr (PosAck) ack = NULL;

  if (!pos_answer_check (answer, error))
    return FALSE;
  ack = pos_sync_ack_read (answer, error);
  return ack && take_ack (step, ack, error);
}

/* This row, not this device: other rows may still be taken. */
static gboolean
is_refused (PosSyncStep *step, const PosAnswer *answer, const GError *error)
{
  g_autoptr (PosAck) ack = pos_sync_ack_read (answer, NULL);

  if (!(answer->status == 403 && ack) && pos_sync_classify (error) != POS_FAILURE_PERMANENT)
    return FALSE;
  refuse_row (step, error, ack);
  return TRUE;
}

static void
on_row_sent (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PosSyncStep) step = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PosAnswer) answer = pos_transport_send_finish (POS_TRANSPORT (source), result, &error);
  PosSync *self = step->sync;

  if (pos_sync_step_is_over (step))
    return;
  if (answer && is_acknowledged (step, answer, &error)) {
    pos_sync_note_success (self);
    self->room = pos_sync_room_grow (self->room);
    settle (g_steal_pointer (&step));
  } else if (answer && is_refused (step, answer, error)) {
    settle (g_steal_pointer (&step));
  } else {
    failed (step, error);
  }
}

/* --- Many rows --- */

/* An acknowledgement that refuses, as the error that its row alone would have been answered. */
static GError *
error_of (const PosAck *ack)
{
  GError *error = NULL;

  pos_set_error (&error,
                 POS_SYNC_ERROR,
                 ack->result == POS_ACK_CONFLICT ? POS_SYNC_ERROR_CONFLICT
                                                 : POS_SYNC_ERROR_REJECTED,
                 NULL,
                 "Refused");
  return error;
}

static gboolean
take_acks (PosSyncStep *step, const PosAnswer *answer, GError **error)
{
  g_autoptr (GPtrArray) acks = pos_sync_acks_read (answer, step->items->len, error);

  for (guint i = 0; acks && i < acks->len; i++) {
    PosAck *ack = acks->pdata[i];
    if (pos_sync_ack_refuses (ack)) {
      g_autoptr (GError) refusal = error_of (ack);
      refuse_row (step, refusal, ack);
    } else if (!take_ack (step, ack, error)) {
      return FALSE;
    }
  }
  return acks != NULL;
}

static void
on_rows_sent (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PosSyncStep) step = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PosAnswer) answer = pos_transport_send_finish (POS_TRANSPORT (source), result, &error);
  PosSync *self = step->sync;

  if (pos_sync_step_is_over (step))
    return;
  if (answer && take_acks (step, answer, &error)) {
    pos_sync_note_success (self);
    self->room = pos_sync_room_grow (self->room);
    settle (g_steal_pointer (&step));
    return;
  }
  if (pos_sync_room_fail (&self->room, answer, error))
    done (step, POS_PUMP_PUSHED);
  else
    failed (step, error);
}

/* --- Either --- */

static void
send_row (PosSync *self, PosSyncStep *step)
{
  const PosOutboxItem *item = next_item (step);
  g_autofree char *path = pos_transaction_dup_path (&item->id);
  g_autoptr (GBytes) body = g_bytes_new (item->body, strlen (item->body));

  pos_transport_send_async (
      self->transport, "PUT", path, body, 0, step->cancellable, on_row_sent, step);
}

static void
send_rows (PosSync *self, PosSyncStep *step)
{
  GString *lines = g_string_new (NULL);
  g_autoptr (GBytes) body = NULL;

  for (guint i = 0; i < step->items->len; i++)
    pos_batch_add_line (lines, ((PosOutboxItem *)step->items->pdata[i])->body);
  body = g_string_free_to_bytes (lines);
  pos_transport_send_async (self->transport,
                            "POST",
                            POS_PATH_TRANSACTIONS,
                            body,
                            0,
                            step->cancellable,
                            on_rows_sent,
                            step);
}

static void
on_next (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PosSyncStep) step = user_data;
  g_autoptr (GError) error = NULL;
  gboolean read = pos_db_read_finish (POS_DB (source), result, &error);
  PosSync *self = step->sync;

  if (pos_sync_step_is_over (step))
    return;
  if (!read) {
    failed (step, error);
    return;
  }
  pos_sync_set_stats (self, &step->stats);
  g_free (self->cursor);
  self->cursor = g_steal_pointer (&step->cursor);
  if (step->items->len == 0)
    done (step, POS_PUMP_OUTBOX_EMPTY);
  else if (step->items->len == 1)
    send_row (self, g_steal_pointer (&step));
  else
    send_rows (self, g_steal_pointer (&step));
}

void
pos_sync_push (PosSync *self, PosSyncCarried carried)
{
  PosSyncStep *step = begin (self, carried);

  step->room = self->room;
  pos_db_read_async (
      pos_local_store_get_db (self->store), pos_sync_step_next, step, NULL, NULL, on_next, step);
}

/* Pulling. */

static void
on_applied (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PosSyncStep) step = user_data;
  g_autoptr (GError) error = NULL;
  PosSync *self = step->sync;
  gboolean written = pos_db_write_finish (POS_DB (source), result, &error) &&
                     pos_sync_step_may_resend (step, &self->resent_from, &error);

  if (pos_sync_step_is_over (step))
    return;
  if (!written) {
    failed (step, error);
    return;
  }
  pos_sync_note_success (self);
  pos_sync_set_failure (self, NULL);
  g_free (self->cursor);
  self->cursor = g_strdup (step->cursor);
  pos_sync_set_alone (self, step->page->alone);
  pos_sync_set_problems (self, (guint)CLAMP (step->page->problems, 0, G_MAXINT));
  pos_sync_set_clock_skew (self, step->page->at ? step->now - step->page->at : 0);
  pos_renew (self->transport, step->now, &self->renew_at, self->cancellable);
  if (step->resend)
    done (step, POS_PUMP_WAKE);
  done (step,
        step->page->more || g_strcmp0 (step->cursor, step->page->cursor) != 0 ? POS_PUMP_PULLED_MORE
                                                                              : POS_PUMP_PULLED);
}

static void
on_pulled (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PosSyncStep) step = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PosAnswer) answer = pos_transport_send_finish (POS_TRANSPORT (source), result, &error);
  PosSync *self = step->sync;
  const char *text;
  gssize length;

  if (pos_sync_step_is_over (step))
    return;
  if (answer && pos_answer_check (answer, &error)) {
    text = pos_answer_get_text (answer, &length);
    step->page = pos_change_page_parse (text, length, &error);
  }
  if (!step->page) {
    failed (step, error);
    return;
  }
  PosDb *db = pos_local_store_get_db (self->store);
  PosSyncStep *taken = g_steal_pointer (&step);
  pos_db_write_async (db, pos_sync_step_apply, taken, NULL, NULL, on_applied, taken);
}

void
pos_sync_pull (PosSync *self, PosSyncCarried carried)
{
  g_autofree char *path = pos_change_page_dup_path (self->cursor, self->in_force);

  pos_transport_send_async (
      self->transport, "GET", path, NULL, 0, self->cancellable, on_pulled, begin (self, carried));
}
