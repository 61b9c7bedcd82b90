/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-cancellation.h — cancelling an order or a quantity of a line.
 * Layer: pricing.  Source: customer-orders.md §5.7 (M24–M29), U13, T15, T16.
 * In a cart of flow CANCEL lines stay as they are until the cancellation is applied; recompute
 * keeps the charge and the amount due (negative: refund). */
#pragma once
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

/* M24: the open deferred total, the upper bound of the charge. */
gint64 pos_cancellation_get_base (PosOrder *order);

/* The cancellation charge in the cart; %NULL when there is none. */
PosCharge *pos_cancellation_find_charge (PosOrder *order);

/* Part of pos_pricing_recompute(): keeps the charge of a CANCEL cart up to date.
 * Errors: POS_ORDER_ERROR_CONFIGURATION: a percentage without a charge code. */
gboolean pos_cancellation_compute (const PosPricing *pricing, PosOrder *order, GError **error);

/* M25.  Recompute afterwards.  Errors: POS_ORDER_ERROR_AMOUNT with "maximum_minor";
 * POS_ORDER_ERROR_CONFIGURATION without a charge code. */
gboolean pos_cancellation_set_charge (
    const PosPricing *pricing, PosOrder *order, gint64 amount, const char *reason, GError **error);

/* M25: below what the rules say needs the permission to waive. */
gboolean pos_cancellation_is_below_default (PosOrder *order);

/* Cancels what is open, consumes and refunds the deposit, posts payments and ledger, derives the
 * status: CANCELLED, or INVOICED when something deferred had left before (T16).  Void the
 * authorizations before.  Errors: as pos_ledger_post(). */
gboolean
pos_cancellation_apply (const PosPricing *pricing, PosOrder *order, gint64 at, GError **error);

/* U13: takes @quantity off a line; its discount and charges shrink with it.
 * Errors: POS_ORDER_ERROR_QUANTITY with "maximum": below picked + packed + invoiced. */
gboolean pos_cancellation_cancel_quantity (PosOrder *order,
                                           PosOrderLine *line,
                                           PosQuantity quantity,
                                           GError **error);

/* Makes the quantity of @line what it is in @saved, with the discount and the charges that shrank,
 * so that what an edit comes to does not depend on the quantities that were keyed on the way.  A
 * line whose price was unlocked or that was split is left alone. */
void pos_cancellation_restore_quantity (PosOrder *order, PosOrder *saved, PosOrderLine *line);

G_END_DECLS
