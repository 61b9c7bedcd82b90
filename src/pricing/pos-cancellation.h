/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-cancellation.h — cancelling an order or a quantity of a line.
 * Layer: pricing.  Source: customer-orders.md §5.7 (M24–M29), U13, T15, T16.
 * In a cart of flow CANCEL lines stay as they are until the cancellation is applied; recompute
 * keeps the charge and the amount due (negative: refund).  In a cart of flow EDIT, where the
 * company says so, recompute keeps a charge for what the edit gives up; it is settled when the edit
 * is saved, from the deposit as far as that reaches, and one that was settled is let alone. */
#pragma once
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

/* The upper bound of the charge.  M24: the open deferred total; M29, in an EDIT cart: what was open
 * of the quantities that are given up, with their charges, and with the header's when nothing stays
 * open. */
gint64 pos_cancellation_get_base (const PosPricing *pricing, PosOrder *order);

/* The charge of this cart, not yet settled; %NULL when there is none. */
PosCharge *pos_cancellation_find_charge (PosOrder *order);
/* What of it is still to be paid, or taken from the deposit. */
gint64 pos_cancellation_get_owed (PosOrder *order);

/* Part of pos_pricing_recompute(): keeps the charge of a CANCEL or EDIT cart up to date.
 * Errors: POS_ORDER_ERROR_CONFIGURATION: a percentage without a charge code;
 * POS_ORDER_ERROR_NOT_FOUND: an EDIT cart, and @pricing does not have what it changes. */
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

/* U13: takes @quantity off a line; its discount and what people charged shrink with it, below what
 * they were agreed for.
 * Errors: POS_ORDER_ERROR_QUANTITY with "maximum": below picked + packed + invoiced. */
gboolean pos_cancellation_cancel_quantity (PosOrder *order,
                                           PosOrderLine *line,
                                           PosQuantity quantity,
                                           GError **error);

/* M31: adds @quantity to a line, at its price; it brings no charge, and no discount but that of
 * every piece. */
void pos_cancellation_add_quantity (PosOrder *order, PosOrderLine *line, PosQuantity quantity);

/* Makes the quantity of @line what it is in @saved, with the discount and the charges that shrank,
 * so that what an edit comes to does not depend on the quantities that were keyed on the way.  A
 * line whose price was unlocked or that was split is left alone. */
void pos_cancellation_restore_quantity (PosOrder *order, PosOrder *saved, PosOrderLine *line);

G_END_DECLS
