/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-sync-carry.c — the two ways: rows out, changes in. */
#include "base/pos-error.h"
#include "sync/pos-renew.h"
#include "sync/pos-sync-private.h"
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
on_row_settled (GObject *source, GAsyncResult *result, gpointer user_data)
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
settle_row (PosSyncStep *step, PosDbFunc func)
{
  pos_db_write_async (
      pos_local_store_get_db (step->store), func, step, NULL, NULL, on_row_settled, step);
}

/* Another body under our id will not go away by itself; anything else may be mended over there. */
static void
refuse_row (PosSyncStep *step, const PosAnswer *answer, const GError *error)
{
  gssize length;
  const char *text = pos_answer_get_text (answer, &length);
  g_autoptr (PosAck) ack = pos_ack_parse (text, length, NULL);
  guint attempt = (guint)step->item->attempts + 1;

  step->reason = g_strdup_printf ("%s/%s: %s",
                                  pos_error_get_domain_nick (error),
                                  pos_error_get_code_nick (error),
                                  ack && ack->reason ? ack->reason : error->message);
  if (error->code != POS_SYNC_ERROR_CONFLICT)
    step->next_at = step->now + pos_sync_next_delay (attempt, POS_FAILURE_PERMANENT, 0);
  g_message (
      "Headquarters refuses transaction %" G_GINT64_FORMAT ": %s", step->item->seq, step->reason);
  settle_row (step, pos_sync_step_refuse);
}

static gboolean
check_ack (PosSyncStep *step, const PosAnswer *answer, GError **error)
{
  gssize length;
  const char *text = pos_answer_get_text (answer, &length);
  g_autoptr (PosAck) ack = pos_ack_parse (text, length, error);

  if (!ack)
    return FALSE;
  return pos_ack_confirms (ack, &step->item->id, step->item->body_hash) ||
         pos_set_error (error,
                        POS_SYNC_ERROR,
                        POS_SYNC_ERROR_PROTOCOL,
                        NULL,
                        "Headquarters acknowledged something else");
}

/* This row, not this device: other rows may still be taken. */
static gboolean
is_refusal (const PosAnswer *answer, const GError *error)
{
  gssize length;
  const char *text = pos_answer_get_text (answer, &length);
  g_autoptr (PosAck) ack = answer->status == 403 ? pos_ack_parse (text, length, NULL) : NULL;

  return ack || pos_sync_classify (error) == POS_FAILURE_PERMANENT;
}

static void
on_pushed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PosSyncStep) step = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PosAnswer) answer = pos_transport_send_finish (POS_TRANSPORT (source), result, &error);
  PosSync *self = step->sync;

  if (pos_sync_step_is_over (step))
    return;
  if (answer && pos_answer_check (answer, &error) && check_ack (step, answer, &error)) {
    pos_sync_note_success (self);
    settle_row (g_steal_pointer (&step), pos_sync_step_acknowledge);
  } else if (answer && is_refusal (answer, error)) {
    refuse_row (g_steal_pointer (&step), answer, error);
  } else {
    failed (step, error);
  }
}

static void
on_next (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PosSyncStep) step = user_data;
  g_autoptr (GError) error = NULL;
  gboolean written = pos_db_read_finish (POS_DB (source), result, &error);
  PosSync *self = step->sync;

  if (pos_sync_step_is_over (step))
    return;
  if (!written) {
    failed (step, error);
    return;
  }
  pos_sync_set_stats (self, &step->stats);
  g_free (self->cursor);
  self->cursor = g_steal_pointer (&step->cursor);
  if (!step->item) {
    done (step, POS_PUMP_OUTBOX_EMPTY);
    return;
  }
  g_autofree char *path = pos_transaction_dup_path (&step->item->id);
  g_autoptr (GBytes) body = g_bytes_new (step->item->body, strlen (step->item->body));
  GCancellable *cancellable = step->cancellable;
  pos_transport_send_async (
      self->transport, "PUT", path, body, 0, cancellable, on_pushed, g_steal_pointer (&step));
}

void
pos_sync_push (PosSync *self, PosSyncCarried carried)
{
  PosSyncStep *step = begin (self, carried);

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
  self->clock_skew = step->page->at ? step->now - step->page->at : 0;
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
  g_autofree char *cursor = self->cursor ? g_uri_escape_string (self->cursor, NULL, FALSE) : NULL;
  g_autofree char *path =
      cursor ? g_strconcat (POS_PATH_CHANGES "?after=", cursor, NULL) : g_strdup (POS_PATH_CHANGES);

  pos_transport_send_async (
      self->transport, "GET", path, NULL, 0, self->cancellable, on_pulled, begin (self, carried));
}
