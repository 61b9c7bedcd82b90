/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-merge.h — two changes of one order become one, where nothing contradicts.
 * Layer: hq.  Thread: any.
 * Rules:  what a register changed is carried over to headquarters' order, thing by thing: charges,
 *         payments, addresses, single facts of the head, and of a line what hangs together (see
 *         pos-hq-merge-thing.h).  What both changed, and not alike, is a contradiction, and a
 *         person decides.  The ledger is only ever added to, and totals are what it adds up to.
 * Source: customer-orders.md §8.3; reliability.md F13, I3, I7. */
#pragma once
#include "base/pos-json.h"
#include "model/pos-order.h"

G_BEGIN_DECLS

/* Who is right where both changed the same thing. */
typedef enum {
  POS_HQ_MERGE_NOBODY, /* contradictions are listed, headquarters' stays meanwhile */
  POS_HQ_MERGE_REGISTER,
} PosHqMergeWinner;

/**
 * pos_hq_merge:
 * @base: what the register started from
 * @current: headquarters' order
 * @sent: what the register made of @base
 * @contradictions: (out) (transfer full): a JSON list of {"what", "id", "item", "member", "before",
 *   "headquarters", "register"}
 *
 * Returns: (transfer full): the next revision of @current.
 */
PosOrder *pos_hq_merge (PosOrder *base,
                        PosOrder *current,
                        PosOrder *sent,
                        PosHqMergeWinner winner,
                        json_t **contradictions,
                        GError **error);

/* Returns: (transfer full): the same list of all in which the two differ, where nobody knows what
 *   @sent started from and one of them has to count as a whole. */
json_t *pos_hq_merge_compare (PosOrder *current, PosOrder *sent);

G_END_DECLS
