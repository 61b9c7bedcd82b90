/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hub-push.c — up: what waits goes together, as from a register; each row has an answer of its
 * own, so that one that is refused holds back nothing but what builds on it. */
#include "base/pos-error.h"
#include "hub/pos-hub-private.h"
#include "wire/pos-batch.h"
#include "wire/pos-protocol.h"

#include <string.h>

static void
done (PosHubStep *step, PosPumpEvent event)
{
  step->carried (step->hub, event, NULL);
}

static void
failed (PosHubStep *step, const GError *error)
{
  step->carried (step->hub, POS_PUMP_STOP, error);
}

static void
on_settled (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PosHubStep) step = user_data;
  g_autoptr (GError) error = NULL;
  gboolean written = pos_db_write_finish (POS_DB (source), result, &error);

  if (pos_hub_step_is_over (step))
    return;
  if (written)
    done (step, POS_PUMP_PUSHED);
  else
    failed (step, error);
}

static void
settle (PosHubStep *step)
{
  pos_db_write_async (
      step->hub->core->db, pos_hub_forward_settle, &step->forward, NULL, NULL, on_settled, step);
}

/* Another body under this id does not go away by itself; anything else may be mended over there. */
static void
refuse (const PosHubForward *forward, PosHubRow *row, gboolean for_good, const char *reason)
{
  guint try = (guint)row->tries + 1;

  row->reason = g_strdup (reason);
  row->next_at =
      for_good ? G_MAXINT64 : forward->now + pos_sync_next_delay (try, POS_FAILURE_PERMANENT, 0);
  g_message ("Headquarters refuses transaction %" G_GINT64_FORMAT " of %s: %s",
             row->transaction->sequence,
             row->transaction->register_id,
             row->reason);
}

static gboolean
take_ack (const PosHubRow *row, PosAck *ack, GError **error)
{
  return pos_ack_confirms (ack, &row->transaction->id, row->transaction->hash) ||
         pos_set_error (error,
                        POS_SYNC_ERROR,
                        POS_SYNC_ERROR_PROTOCOL,
                        NULL,
                        "Headquarters acknowledged something else");
}

static void
answered (PosHubStep *step)
{
  PosHub *self = step->hub;

  self->room = pos_sync_room_grow (self->room);
  settle (step);
}

/* --- One row --- */

static PosAck *
read_ack (const PosAnswer *answer, GError **error)
{
  gssize length;
  const char *text = pos_answer_get_text (answer, &length);

  return pos_ack_parse (text, length, error);
}

static gboolean
is_acknowledged (PosHubStep *step, const PosAnswer *answer, GError **error)
{
  g_autoptr (PosAck) ack = pos_answer_check (answer, error) ? read_ack (answer, error) : NULL;

  return ack && take_ack (step->forward.rows->pdata[0], ack, error);
}

static gboolean
is_refused (PosHubStep *step, const PosAnswer *answer, const GError *error)
{
  g_autoptr (PosAck) ack = read_ack (answer, NULL);

  if (pos_sync_classify (error) != POS_FAILURE_PERMANENT)
    return FALSE;
  refuse (&step->forward,
          step->forward.rows->pdata[0],
          error->code == POS_SYNC_ERROR_CONFLICT,
          ack && ack->reason ? ack->reason : error->message);
  return TRUE;
}

static void
on_row_sent (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PosHubStep) step = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PosAnswer) answer = pos_transport_send_finish (POS_TRANSPORT (source), result, &error);

  if (pos_hub_step_is_over (step))
    return;
  if (answer && is_acknowledged (step, answer, &error))
    answered (g_steal_pointer (&step));
  else if (answer && is_refused (step, answer, error))
    settle (g_steal_pointer (&step));
  else
    failed (step, error);
}

/* --- Many rows --- */

static gboolean
take_acks (PosHubStep *step, const PosAnswer *answer, GError **error)
{
  PosHubForward *forward = &step->forward;
  gssize length;
  const char *text = pos_answer_get_text (answer, &length);
  g_autoptr (GPtrArray) acks = NULL;

  if (!pos_answer_check (answer, error))
    return FALSE;
  acks = pos_batch_read_acks (text, length, forward->rows->len, error);
  for (guint i = 0; acks && i < acks->len; i++) {
    PosAck *ack = acks->pdata[i];
    gboolean for_good = ack->result == POS_ACK_CONFLICT;
    if (for_good || ack->result == POS_ACK_REJECTED)
      refuse (forward, forward->rows->pdata[i], for_good, ack->reason ? ack->reason : "Refused");
    else if (!take_ack (forward->rows->pdata[i], ack, error))
      return FALSE;
  }
  return acks != NULL;
}

static void
on_rows_sent (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PosHubStep) step = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PosAnswer) answer = pos_transport_send_finish (POS_TRANSPORT (source), result, &error);
  PosHub *self = step->hub;

  if (pos_hub_step_is_over (step))
    return;
  if (answer && take_acks (step, answer, &error)) {
    answered (g_steal_pointer (&step));
    return;
  }
  self->room = pos_sync_room_shrink (self->room);
  /* Headquarters, or a box before it, that takes no batch is sent one row after the other. */
  if (answer && (answer->status == 404 || pos_sync_classify (error) == POS_FAILURE_PERMANENT)) {
    self->room = 0;
    done (step, POS_PUMP_PUSHED);
  } else {
    failed (step, error);
  }
}

/* --- Either --- */

static void
send (PosHubStep *step)
{
  PosHub *self = step->hub;
  GPtrArray *rows = step->forward.rows;
  const PosHubRow *first = rows->pdata[0];
  g_autofree char *plain = rows->len == 1 ? pos_transaction_dup_path (&first->transaction->id)
                                          : g_strdup (POS_PATH_TRANSACTIONS);
  g_autofree char *devices = pos_hub_forward_dup_devices (&step->forward);
  g_autofree char *path = g_strconcat (plain, "?device=", devices, NULL);
  GString *lines = g_string_new (rows->len == 1 ? first->text : NULL);
  g_autoptr (GBytes) body = NULL;

  for (guint i = 0; rows->len > 1 && i < rows->len; i++)
    pos_batch_add_line (lines, ((PosHubRow *)rows->pdata[i])->text);
  body = g_string_free_to_bytes (lines);
  pos_transport_send_async (self->transport,
                            rows->len == 1 ? "PUT" : "POST",
                            path,
                            body,
                            0,
                            step->cancellable,
                            rows->len == 1 ? on_row_sent : on_rows_sent,
                            step);
}

static void
on_next (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PosHubStep) step = user_data;
  g_autoptr (GError) error = NULL;
  gboolean read = pos_db_read_finish (POS_DB (source), result, &error);
  PosHub *self = step->hub;

  if (pos_hub_step_is_over (step))
    return;
  if (!read) {
    failed (step, error);
    return;
  }
  g_free (self->cursor);
  self->cursor = g_steal_pointer (&step->forward.cursor);
  if (step->forward.rows->len == 0)
    done (step, POS_PUMP_OUTBOX_EMPTY);
  else
    send (g_steal_pointer (&step));
}

void
pos_hub_push (PosHub *self, PosHubCarried carried)
{
  PosHubStep *step = pos_hub_step_new (self, carried);

  step->forward.room = self->room;
  pos_db_read_async (
      self->core->db, pos_hub_forward_next, &step->forward, NULL, NULL, on_next, step);
}
