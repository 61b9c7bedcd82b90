/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-desk-sides.h — what the two sides of a conflict did, for the person who decides.
 * Layer: hq, private to the desk.  Pure. */
#pragma once
#include "base/pos-json.h"
#include "model/pos-order.h"

G_BEGIN_DECLS

/* Sets in @problem
 *   "did": {"headquarters", "register"}: of each "what": "cancelled", "refunded" or "changed", and
 *     "given_back": money, where some was;
 *   "differences": like "contradictions": what does not contradict and tells the two apart all the
 *     same: the status, what is paid, lines that are cancelled or not, charges.
 * @current: headquarters' order; @sent: the register's. */
void pos_hq_desk_describe_sides (json_t *problem, PosOrder *current, PosOrder *sent);

G_END_DECLS
