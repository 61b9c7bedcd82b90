/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-merge-book.h — the books of an order of which a person said that the register is right.
 * Layer: hq, private to pos-hq-merge.c.  Thread: any.
 * Rules:  what headquarters booked of a thing about which it is not right is booked back, and the
 *         register's comes in its place; the ledger is only added to.  Money was taken or given at
 *         both, and stays.  What left, or came back, stays so too.
 * Source: customer-orders.md §8.3; reliability.md F13, I3. */
#pragma once
#include "model/pos-order.h"

G_BEGIN_DECLS

/* Borrowed: what the register started from, headquarters' order, what the register made of it. */
typedef struct {
  PosOrder *base, *current, *sent;
} PosHqVersions;

/* @merged: what the order is now; its ledger does not add up.  Returns: (transfer full) (nullable):
 * the same with a ledger that does; %NULL where that would undo what left or came back at
 * headquarters, or say it twice, or where the deposit has no place. */
PosOrder *pos_hq_merge_book (PosOrder *merged, const PosHqVersions *versions);

/* Whether @merged says that everything left, and came back, that did at headquarters, and nothing
 * twice. */
gboolean pos_hq_merge_keeps_what_left (PosOrder *merged, const PosHqVersions *versions);

G_END_DECLS
