/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hub-push.c — up: what waits goes together, as from a register; each row has an answer of its
 * own, so that one that is refused holds back nothing but what builds on it. */
#include "base/pos-error.h"
#include "hub/pos-hub-private.h"
#include "sync/pos-sync-acks.h"
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
check_ack (const PosHubRow *row, PosAck *ack, GError **error)
{
  return pos_sync_ack_check (ack, &row->transaction->id, row->transaction->hash, error);
}

static void
answered (PosHubStep *step)
{
  PosHub *self = step->hub;

  self->room = pos_sync_room_grow (self->room);
  settle (step);
}

/* --- One row --- */

static gboolean
is_acknowledged (PosHubStep *step, const PosAnswer *answer, GError **error)
{
  g_autoptr (PosAck) ack =
      pos_answer_check (answer, error) ? pos_sync_ack_read (answer, error) : NULL;

  return ack && check_ack (step->forward.rows->pdata[0], ack, error);
}

static gboolean
is_refused (PosHubStep *step, const PosAnswer *answer, const GError *error)
{
  g_autoptr (PosAck) ack = pos_sync_ack_read (answer, NULL);

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
  g_autoptr (GPtrArray) acks = pos_sync_acks_read (answer, forward->rows->len, error);

  for (guint i = 0; acks && i < acks->len; i++) {
    PosAck *ack = acks->pdata[i];
    if (pos_sync_ack_refuses (ack))
      refuse (forward,
              forward->rows->pdata[i],
              ack->result == POS_ACK_CONFLICT,
              ack->reason ? ack->reason : "Refused");
    else if (!check_ack (forward->rows->pdata[i], ack, error))
      return FALSE;
  }
  return acks != NULL;
}

/* An older headquarters understands one device in a request, and answers as to a stranger when
 * there are several.  If this hub is one, it hears so again.  Headquarters gets newer, and a hub
 * runs for months: several are tried again after an hour, and after each cut of the line. */
static gboolean
takes_one_device (PosHubStep *step, const PosAnswer *answer, const GError *error)
{
  g_autofree char *devices = pos_hub_forward_dup_devices (&step->forward);

  return answer && strchr (devices, ',') &&
         g_error_matches (error, POS_SYNC_ERROR, POS_SYNC_ERROR_AUTH);
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
  if (takes_one_device (step, answer, error)) {
    self->single_since = step->forward.now;
    done (step, POS_PUMP_PUSHED);
  } else if (pos_sync_room_fail (&self->room, answer, error)) {
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

static guint
count_devices (const PosHub *self, gint64 now)
{
  gboolean is_single = self->single_since != 0 && now >= self->single_since &&
                       now - self->single_since < G_TIME_SPAN_HOUR;

  return is_single ? 1 : POS_HUB_DEVICES;
}

void
pos_hub_push (PosHub *self, PosHubCarried carried)
{
  PosHubStep *step = pos_hub_step_new (self, carried);

  step->forward.room = self->room;
  step->forward.devices = count_devices (self, step->forward.now);
  pos_db_read_async (
      self->core->db, pos_hub_forward_next, &step->forward, NULL, NULL, on_next, step);
}
