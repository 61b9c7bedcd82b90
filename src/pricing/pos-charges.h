/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-charges.h — automatic charges from the rules of the chain.
 * Layer: pricing.  Source: customer-orders.md §2.8, §4.7, §5.9 (M35–M38).
 *
 * Per level and charge code the most specific matching rule wins: one before group before all,
 * compared in account, product, mode, store; two that tie are a configuration error.  Both bounds
 * of a tier belong to it.  A header rule counts only while all lines share one mode; a prorated one
 * becomes line charges per mode group, split so that the parts add up (N3).  A charge that still
 * applies keeps its record and id; an overridden one its amount; manual and prompted ones are not
 * touched.  In an edit, only modes that gained or lost a line are computed anew (M37); of the
 * others the saved charges stay as long as something goes by them (pos-charge-modes-private.h);
 * what is made of a quote is charged likewise as it was offered (decision 91). */
#pragma once
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

/* Part of pos_pricing_recompute(): line amounts must be up to date.
 * Errors: POS_ORDER_ERROR_CONFIGURATION with "charge_code". */
gboolean pos_charges_compute (const PosPricing *pricing, PosOrder *order, GError **error);

/* Operation 627: in an edit, too, the next recompute asks the rules about every mode. */
void pos_charges_forget_modes (PosOrder *order);

/* Operation 143: forgets overrides, so that the next recompute brings the rules' amounts back; with
 * charges by hand, sets manual ones to nothing. */
void pos_charges_forget_overrides (const PosPricing *pricing, PosOrder *order);

/* A charge that a person adds, or that the shipping prompt asked for (@origin MANUAL or PROMPT).
 * @line: (nullable): %NULL for a header charge.
 * Returns: (transfer none): owned by the order; %NULL with POS_ORDER_ERROR_CONFIGURATION for an
 * unknown code, POS_ORDER_ERROR_AMOUNT for a negative amount. */
PosCharge *pos_charges_add (const PosPricing *pricing,
                            PosOrder *order,
                            PosOrderLine *line,
                            const char *code,
                            gint64 amount,
                            PosChargeOrigin origin,
                            GError **error);

/* X13: what a line is charged is settled with its last piece; nothing would invoice more of it. */
gboolean pos_charges_check_line (PosOrderLine *line, GError **error);

/* Overrides the amount of any charge but one that goes back with a returned line or is for a
 * cancellation, or of a line of which nothing is open.  Errors:
 * POS_ORDER_ERROR_AMOUNT, with "minimum_minor", below zero or below what is invoiced of it. */
gboolean pos_charges_set_amount (
    PosOrder *order, PosCharge *charge, gint64 amount, const char *reason, GError **error);

/* Takes away a charge that a person entered.  Errors: POS_ORDER_ERROR_STATUS for any other one,
 * POS_ORDER_ERROR_AMOUNT, with "minimum_minor", when part of it is invoiced. */
gboolean pos_charges_remove (PosOrder *order, PosCharge *charge, GError **error);

/* Cuts a charge down to what was invoiced of it; takes it away when that is nothing. */
void pos_charges_drop_open (PosOrder *order, PosCharge *charge);

G_END_DECLS
