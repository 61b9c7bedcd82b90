/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-inbox.h — transactions that arrive together are stored together: one sync of the disk.
 * Layer: hq.  Thread: main. */
#pragma once
#include "hq/pos-hq-call.h"

PosHqInbox *pos_hq_inbox_new (PosHqServer *server);
void pos_hq_inbox_free (PosHqInbox *self);

/* @call: its input is a PosTransaction.  Pauses the message and answers with the acknowledgement
 * once the transaction is on the disk.  The call is used up. */
void pos_hq_inbox_take (PosHqInbox *self, PosHqCall *call);
