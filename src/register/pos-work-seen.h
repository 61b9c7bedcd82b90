/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-work-seen.h — which lines to be delivered somebody has looked at already.
 * Layer: register, private to it.  Thread: main.
 * Rules:  each worker has looked for himself, on this register; of lines that are done or gone
 *         nothing is kept.
 * Source: customer-orders.md §6.7. */
#pragma once
#include "register/pos-register.h"

G_BEGIN_DECLS

/* What is told of a change (PosDb::changed). */
#define POS_WORK_SEEN_TOPIC "work-seen"

/* Returns: (transfer full) (element-type utf8): ids of the lines that the signed-in worker has
 * seen. */
GHashTable *pos_work_seen_load (PosRegister *reg);
/* He has seen just @lines (PosWorkLine), as far as they are to be done; nobody signed in: nothing.
 * It is no harm when it cannot be written: they are new once more. */
void pos_work_seen_mark (PosRegister *reg, GPtrArray *lines);
/* What he has @seen (ids, as above) is what is to be delivered of @order too, which he made. */
void pos_work_seen_add (PosRegister *reg, PosOrder *order, GHashTable *seen);

G_END_DECLS
