/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-refunds.h — which payments can still be given back, and how much of them.
 * Layer: pricing.  Pure.  Source: customer-orders.md M26, R9; register.md M-18. */
#pragma once
#include "model/pos-config.h"
#include "model/pos-order.h"

G_BEGIN_DECLS

/* What is left of @payment after the refunds that name it, in its order or in returns; 0 for what
 * is no money. */
gint64 pos_refunds_get_left (PosOrder *order, PosPayment *payment);

/* The latest payment of a saved order by a bank card, or by a gift card, of which something is
 * left. Nullable, borrowed. */
PosPayment *pos_refunds_find_card (PosOrder *order);
PosPayment *pos_refunds_find_gift_card (PosOrder *order);

/* The latest payment of a saved order that was put on account and is not back there yet (§10.25).
 * Nullable, borrowed. */
PosPayment *pos_refunds_find_account (PosConfig *config, PosOrder *order);
/* How much of all such payments is not back; 0 where none was. */
gint64 pos_refunds_get_account_part (PosConfig *config, PosOrder *order);
/* How much of it was paid with an order, and not for goods that left later: they stay with the
 * customer. */
gint64 pos_refunds_get_account_deposit (PosConfig *config, PosOrder *order);

G_END_DECLS
