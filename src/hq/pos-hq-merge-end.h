/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-merge-end.h — two changes that together leave nothing to deliver.
 * Layer: hq, private to pos-hq-merge.c.  Thread: any.
 * Rules:  what one charged for goods that the other cancelled or handed over would be open for
 *         good: nobody delivers anything any more with which it could be invoiced.  A person looks
 *         at it; where the register is right the charge goes, and what was paid for it is settled.
 * Source: customer-orders.md §8.3, M27, T15, T18. */
#pragma once
#include "base/pos-json.h"
#include "hq/pos-hq-merge-book.h"

G_BEGIN_DECLS

/* Whether something is charged that nothing will be delivered with. */
gboolean pos_hq_merge_is_left_over (PosOrder *merged);
/* Writes these charges into @contradictions. */
void pos_hq_merge_note_left_over (json_t *contradictions,
                                  PosOrder *merged,
                                  const PosHqVersions *versions);
/* Takes them away, with books that say so. */
void pos_hq_merge_end (PosOrder *merged, const PosHqVersions *versions);

G_END_DECLS
