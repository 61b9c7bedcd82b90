/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-pricing-recompute.h — the one place where an order's money is computed.
 * Layer: pricing.  Thread: main.  Pure: no clock, no I/O; ids come from the context passed in.
 * Units:  minor units of the order's currency.
 * Source: customer-orders.md §5.1. */
#pragma once
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

/**
 * pos_pricing_recompute:
 * @order: a cart (a working copy), of any flow; changed in place
 *
 * Brings everything that follows from lines, deliveries, charges and payments up to date: sale or
 * customer order (O6), line amounts, automatic charges, taxes, totals, deposit, amount due, balance
 * (pos-totals.h says what each means).  Unit prices and the discounts of offers are inputs and are
 * not looked up; what people take off is computed from what they entered (pos-concessions.h).
 * Doing it twice changes nothing; the order of the list does not matter (positions do).
 *
 * - Going back to cash-and-carry drops deposit override, order type and delivery charges.
 * - NEW and EDIT compute every line.  CANCEL leaves them alone, with their taxes and charges;
 *   HAND_OVER computes what is sold along, which people cannot discount (PU5).
 * - A quantity that was invoiced keeps its amounts and its tax (M34).
 *
 * Errors: POS_ORDER_ERROR_TAX, POS_ORDER_ERROR_CONFIGURATION, POS_ORDER_ERROR_QUANTITY (a hand-over
 * of more than is open), POS_VALUE_ERROR_OVERFLOW.  On error the order is half computed: throw the
 * working copy away.
 */
gboolean pos_pricing_recompute (const PosPricing *pricing, PosOrder *order, GError **error);

G_END_DECLS
