/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-shipping.h — threshold discounts on shipping charges.
 * Layer: pricing.  Source: customer-orders.md §2.8, §5.9; register.md E-23. */
#pragma once
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

/**
 * pos_shipping_find_discount:
 * @mode: delivery mode of the charge
 * @charge: what it is without a discount
 * @tier: (out) (nullable): what of it holds
 *
 * The best discount on shipping charges of @mode: the net amount of lines by that mode whose
 * product qualifies reaches its threshold.  Returns: (nullable): borrowed from the configuration.
 */
PosShippingDiscount *pos_shipping_find_discount (const PosPricing *pricing,
                                                 PosOrder *order,
                                                 const char *mode,
                                                 gint64 charge,
                                                 PosShippingTier **tier);

/* What @tier takes off @charge, at most all of it. */
gint64 pos_shipping_take_off (PosShippingTier *tier, gint64 charge);

/* The same of a charge that was spread over lines by @weights: a rate is taken of each of @parts,
 * rounded there (§5.1 step 6), and an amount is spread as the charge is. */
void pos_shipping_take_off_parts (
    PosShippingTier *tier, const gint64 *weights, const gint64 *parts, gint64 *offs, gsize n);

/* The charge's own text with the discount's name behind it, in every language of the text. */
PosL10n *pos_shipping_describe (PosL10n *text, PosL10n *name);

G_END_DECLS
