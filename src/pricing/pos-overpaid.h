/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-overpaid.h — what a customer paid beyond an order, and gets back.
 * Layer: pricing.  Pure.  Source: customer-orders.md §5.8, M17, §8.3.
 * Two registers without a line may both be paid for the same goods.  What the order cannot hold as
 * deposit headquarters books as a charge that is paid (hq/pos-hq-keep.h); it is given back by a
 * credit over the same amount, which is settled with what it is given back by. */
#pragma once
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

/* Paid beyond @order, less what was given back of it; never below nothing.  What an open cart is
 * about to give back is still there. */
gint64 pos_overpaid_get_left (PosOrder *order);

/* Puts a credit in @order for each that has none.  Each has an id that follows from what it gives
 * back, so that two registers without a line do not give it back twice unnoticed. */
void pos_overpaid_put_credits (PosOrder *order);

/* A credit in the cart that is not settled yet. */
gboolean pos_overpaid_has_open_credit (PosOrder *order);

/* Whether its last commit gave some back, and handed nothing over. */
gboolean pos_overpaid_was_given_back (PosOrder *order);

G_END_DECLS
