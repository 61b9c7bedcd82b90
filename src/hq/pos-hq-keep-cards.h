/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-keep-cards.h — what cards hold for an order that several changed.
 * Layer: hq.  Pure.
 * Rules:  a register has told the card before headquarters hears of it, and nobody can take that
 *         back: whatever is decided, the order says of each reservation what the card says.
 * Source: customer-orders.md M15, M22, M33, §8.3. */
#pragma once
#include "model/pos-order.h"

G_BEGIN_DECLS

/* Whether @sent reserved something that neither @base nor @current knows of. */
gboolean pos_hq_reserves_anew (PosOrder *base, PosOrder *current, PosOrder *sent);

/* Two changes that each reserved the balance anew, as they saw it, reserve more than @order needs:
 * what can go does, the larger one first, as little as possible stays blocked on a card.  Before
 * pos_hq_keep_reservations(). */
void
pos_hq_keep_one_reservation (PosOrder *order, PosOrder *base, PosOrder *current, PosOrder *sent);

/* The ledger of @order says what is reserved, whoever let go of what; and nothing is once nothing
 * is open: the register that reserved it tells the card. */
void pos_hq_keep_reservations (PosOrder *order, gint64 at);

/* @order, which is headquarters' version and already holds the money of @sent, with what @sent, the
 * version decided against, told cards: reserved, charged, let go.  Where it is left without the
 * reservation that it needs, the card is asked again or another one is, before anything leaves.
 * Returns: whether there was anything of it. */
gboolean pos_hq_keep_cards (PosOrder *order, PosOrder *base, PosOrder *sent, gint64 at);

G_END_DECLS
