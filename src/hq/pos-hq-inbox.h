/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-inbox.h — transactions that arrive together are stored together: one sync of the disk.
 * Layer: hq.  Thread: main. */
#pragma once
#include "hq/pos-hq-call.h"

G_BEGIN_DECLS

typedef struct _PosHqInbox PosHqInbox;

PosHqInbox *pos_hq_inbox_new (PosHqCore *core);
/* Refuses what still waits; a write that is under way still answers. */
void pos_hq_inbox_close (PosHqInbox *self);

/* @call: its input is a PosTransaction.  Answers with the acknowledgement once the transaction is
 * on the disk.  The call is used up. */
void pos_hq_inbox_take (PosHqInbox *self, PosHqCall *call);

G_END_DECLS
