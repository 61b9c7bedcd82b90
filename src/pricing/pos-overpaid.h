/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-overpaid.h — what a customer paid beyond an order, or was given back beyond it.
 * Layer: pricing.  Pure.  Source: customer-orders.md §5.8, M17, §8.3.
 * Two registers without a line may both be paid for the same goods.  What the order cannot hold as
 * deposit headquarters books as a charge that is paid (hq/pos-hq-keep.h); it is given back by a
 * credit over the same amount, which is settled with what it is given back by.  Two may give the
 * same back as well: then what is missing is a credit, and is collected by a charge. */
#pragma once
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

/* Paid beyond @order, less what was given back of it; never below nothing.  What an open cart is
 * about to give back is still there. */
gint64 pos_overpaid_get_left (PosOrder *order);

/* Given back beyond what was paid, less what was collected of it; never below nothing. */
gint64 pos_overpaid_get_missing (PosOrder *order);

/* Puts a credit in @order for each that has none.  Each has an id that follows from what it gives
 * back, so that two registers without a line do not give it back twice unnoticed. */
void pos_overpaid_put_credits (PosOrder *order);
/* The same the other way round, for what is missing. */
void pos_overpaid_put_debts (PosOrder *order);

/* A credit in the cart that is not settled yet. */
gboolean pos_overpaid_has_open_credit (PosOrder *order);
/* The same, or what is missing and is being collected. */
gboolean pos_overpaid_has_open (PosOrder *order);

/* Whether its last commit gave some back or collected it, and handed nothing over. */
gboolean pos_overpaid_was_settled (PosOrder *order);

G_END_DECLS
