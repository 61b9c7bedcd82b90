/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-keep.h — headquarters' version with the money of a change that was decided against.
 * Layer: hq.  Pure.  Source: customer-orders.md §8.3; docs/protocol.md "What does not go by
 * itself". */
#pragma once
#include "model/pos-order.h"

G_BEGIN_DECLS

/* @current with what @sent took or gave back and neither @base nor @current knows of.  It is
 * deposit held as far as the order can hold it; beyond what is open, or below nothing, a charge or
 * a credit says so, and is settled with it.  What cards were told stays told: what it reserved anew
 * stands in for what it let go, and what it charged of a reservation is not reserved any more.
 * Returns: (transfer full): the next revision, or a copy without a payment more than @current. */
PosOrder *pos_hq_keep_money (PosOrder *base, PosOrder *current, PosOrder *sent, gint64 at);

/* Whether @current can hold that at all: a quote holds no money, and reserves none. */
gboolean pos_hq_keep_is_possible (PosOrder *base, PosOrder *current, PosOrder *sent);

/* M16: the parts of a deposit that two applied without knowing of each other are rounded one by
 * one, so together they may miss it by some of the smallest unit, at most one a line: that is
 * charged, or credited, and settled with it.  @order: what the two changes make together; stays as
 * it is where more is missing. */
void pos_hq_keep_rounding (PosOrder *order, PosOrder *base, PosOrder *current, PosOrder *sent);

/* However much it is that the deposit of @order misses, or is too large: it was given back, or
 * paid, beyond the order. */
void pos_hq_keep_excess (PosOrder *order, PosOrder *base, PosOrder *current, PosOrder *sent);

G_END_DECLS
