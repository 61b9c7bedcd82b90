/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-delayed.h — what waits for Calculate total, where the store's profile says so.
 * Layer: pricing.  Pure.
 * Rules:  somebody asks for the total once; from then on the transaction is computed after every
 *         tap.  A coupon asks for it too (P-26).
 * Source: customer-orders.md §2.6, PL7; register.md O-13, P-26. */
#pragma once
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

/* Quantity, mix and match and threshold discounts. */
gboolean pos_delayed_has_discounts (const PosPricing *pricing, PosOrder *order);
/* Automatic charges. */
gboolean pos_delayed_has_charges (const PosPricing *pricing, PosOrder *order);

/* Before money is taken or a quote is made.
 * Errors: POS_ORDER_ERROR_STATUS, rule "not-totaled", with "next". */
gboolean pos_delayed_check (const PosPricing *pricing, PosOrder *order, GError **error);

G_END_DECLS
