/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-return-shipping.h — shipping charges that a person gives back with a return.
 * Layer: pricing.  Pure.
 * Rules:  without advanced auto charges no charge goes back by itself; a return may then give back
 *         what shipping cost, and more than that.  It lies on a returned line of the order, moves
 *         to another one when that is taken out, and is gone with the last.  What several returns
 *         of an order gave back is remembered by its charges, like any other that went back.
 * Source: customer-orders.md §2.5, §4.7 (635). */
#pragma once
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

/* Whether shipping was charged for @original at all. */
gboolean pos_return_shipping_is_possible (PosOrder *original);

/* What the customer was charged for shipping, got back of it in earlier returns, and gets back in
 * @cart; positive. */
gint64 pos_return_shipping_get_charged (PosOrder *original);
gint64 pos_return_shipping_get_returned (PosOrder *original);
gint64 pos_return_shipping_get_chosen (PosOrder *cart, PosOrder *original);

/**
 * pos_return_shipping_put:
 * @cart: a working copy that takes something of @original back; changed in place
 * @amount: altogether in this cart, as the customer gets it; 0 takes it out
 *
 * Errors: POS_ORDER_ERROR_STATUS with "rule": "no-shipping-charge", "nothing-returned";
 * POS_ORDER_ERROR_AMOUNT for less than nothing.
 */
gboolean pos_return_shipping_put (
    const PosPricing *pricing, PosOrder *cart, PosOrder *original, gint64 amount, GError **error);

/* Before the returned @line leaves @cart: another line of its order bears what it bore. */
void pos_return_shipping_move (PosOrder *cart, PosOrderLine *line);

G_END_DECLS
