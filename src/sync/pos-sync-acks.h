/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-sync-acks.h — what is answered to rows that go up, from a register or from a hub.
 * Layer: sync. */
#pragma once
#include "sync/pos-transport.h"
#include "wire/pos-transaction.h"

G_BEGIN_DECLS

/* To one row, whatever the status says of it.  Returns: (transfer full).
 * Errors: POS_VALUE_ERROR, and what pos_ack_parse() has. */
PosAck *pos_sync_ack_read (const PosAnswer *answer, GError **error);
/* To @n_rows together, in their order.  Returns: (transfer full) (element-type PosAck).
 * Errors: what pos_answer_check() and pos_batch_read_acks() have. */
GPtrArray *pos_sync_acks_read (const PosAnswer *answer, guint n_rows, GError **error);

/* Whether @ack is about that row alone, and says no. */
gboolean pos_sync_ack_refuses (PosAck *ack);
/* Whether @ack is about exactly this envelope.  Errors: POS_SYNC_ERROR_PROTOCOL. */
gboolean pos_sync_ack_check (PosAck *ack, const PosId *id, const char *hash, GError **error);

/* Many rows together were not taken.
 * @room: (inout): smaller, or 0 where no batch is taken
 * @answer: (nullable)
 * Returns: whether they are to be sent one after the other at once: headquarters, or a box before
 *   it, takes no batch. */
gboolean pos_sync_room_fail (gsize *room, const PosAnswer *answer, const GError *error);

G_END_DECLS
