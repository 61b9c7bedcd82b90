/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-charge-modes-private.h — which automatic charges an edit computes anew, and which stay.
 * Layer: pricing, private to it.  Source: customer-orders.md M37; decision 73.
 * Rules:  what an edit comes to does not depend on what was tried on the way, so charges of a mode
 *         that is as it was saved are those that were saved, and of what goes by another mode now
 *         nothing of the former stays. */
#pragma once
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

/* "" and %NULL are the same mode: none. */
gboolean pos_charge_modes_equal (const char *a, const char *b);

/* Whether @order has charges of former days: an edit those of what was saved, what is made of a
 * quote those that were offered. */
gboolean pos_charge_modes_compares (PosOrder *order);

/* Whether @mode gained or lost a line in this edit, or sells along with a hand-over; every one in a
 * new order that was no quote. */
gboolean
pos_charge_modes_is_affected (const PosPricing *pricing, PosOrder *order, const char *mode);

/* Whether what @charge is for still goes by the mode that it was charged for.  One that names no
 * mode, from another channel, is for whatever is there. */
gboolean pos_charge_modes_has_goods (const PosPricing *pricing, PosOrder *order, PosCharge *charge);
/* The same of goods that have not left yet. */
gboolean
pos_charge_modes_has_open_goods (const PosPricing *pricing, PosOrder *order, PosCharge *charge);

/* Makes automatic charges of a mode that is as it was saved, or offered, what they were then. */
void pos_charge_modes_restore (const PosPricing *pricing, PosOrder *order);

G_END_DECLS
