/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-quote.h — a cart becomes a quote, and a quote an order.
 * Layer: pricing.
 * Rules:  a quote has prices that stay until its last day; it takes no money, no stock and no time
 *         slot.  An order made of it is another order, which names it.
 * Source: customer-orders.md §3.7 T2–T5, §4.9, O7. */
#pragma once
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

/* The last day of a quote that is made today. */
PosDate pos_quote_propose_expiry (const PosPricing *pricing);
/* Errors: POS_ORDER_ERROR_DATE, "reason" is "past". */
gboolean pos_quote_check_expiry (const PosPricing *pricing, PosDate expiry, GError **error);

/**
 * pos_quote_make:
 * @order: a cart with lines and a customer
 *
 * Turns the cart into a quote until @expiry: T2.  What was agreed about paying it is dropped.
 * Errors: POS_ORDER_ERROR_DATE; POS_ORDER_ERROR_STATUS with "rule": "order-stays" (an order stays
 * one) or "return-line" (O7: goods that come back are not offered).
 */
gboolean
pos_quote_make (const PosPricing *pricing, PosOrder *order, PosDate expiry, GError **error);

/* A new cart with what @quote offers, at its prices and charges; ids are new but those of charges.
 * Lines whose delivery day is over have no delivery any more.  T3.
 * Returns: (transfer full). */
PosOrder *pos_quote_convert (const PosPricing *pricing, PosOrder *quote);
/* What @quote offers as if @order, which was made of it, had been saved like that: the charges that
 * stay are those.  Returns: (transfer full). */
PosOrder *pos_quote_get_offered (PosOrder *quote, PosOrder *order);

/* The next revision of @quote, which @order was made of.  Returns: (transfer full). */
PosOrder *pos_quote_close (PosOrder *quote, PosOrder *order);

G_END_DECLS
