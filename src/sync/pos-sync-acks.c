/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-sync-acks.c — see the header. */
#include "sync/pos-sync-acks.h"
#include "base/pos-error.h"
#include "sync/pos-sync-pump.h"
#include "wire/pos-batch.h"

PosAck *
pos_sync_ack_read (const PosAnswer *answer, GError **error)
{
  gssize length;
  const char *text = pos_answer_get_text (answer, &length);

  return pos_ack_parse (text, length, error);
}

GPtrArray *
pos_sync_acks_read (const PosAnswer *answer, guint n_rows, GError **error)
{
  gssize length;
  const char *text = pos_answer_get_text (answer, &length);

  return pos_answer_check (answer, error) ? pos_batch_read_acks (text, length, n_rows, error)
                                          : NULL;
}

gboolean
pos_sync_ack_refuses (PosAck *ack)
{
  return ack->result == POS_ACK_CONFLICT || ack->result == POS_ACK_REJECTED;
}

gboolean
pos_sync_ack_check (PosAck *ack, const PosId *id, const char *hash, GError **error)
{
  return pos_ack_confirms (ack, id, hash) ||
         pos_set_error (error,
                        POS_SYNC_ERROR,
                        POS_SYNC_ERROR_PROTOCOL,
                        NULL,
                        "Headquarters acknowledged something else");
}

gboolean
pos_sync_room_fail (gsize *room, const PosAnswer *answer, const GError *error)
{
  gboolean takes_none =
      answer && (answer->status == 404 || pos_sync_classify (error) == POS_FAILURE_PERMANENT);

  *room = takes_none ? 0 : pos_sync_room_shrink (*room);
  return takes_none;
}
