/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-exemption.h — the tax that is not charged comes out of a price that contains it.
 * Layer: pricing.  Pure.
 * Rules:  where the home store says so, and prices contain tax, a line pays its price less what its
 *         exempt codes would be in it; line.exempt_amount says how much that is, always
 *         price × quantity − discount − exempt amount = net.  Of a charge likewise: what was
 *         entered or a rule says is amount + exempt amount.
 *         What was agreed stays: what is invoiced, and what an edit leaves alone, is as it was.
 * Source: register.md; docs/decisions.md, 171, 182. */
#pragma once
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

/* Takes it out of line.net, which is stated with all taxes; line.taxes says which are exempt. */
void pos_exemption_take_out (const PosPricing *pricing, PosOrder *order, PosOrderLine *line);

/* The same out of charge.amount. */
void
pos_exemption_take_out_of_charge (const PosPricing *pricing, PosOrder *order, PosCharge *charge);

/* Of the charge only @amount is left, exempt tax not counted: that is less in proportion. */
void pos_exemption_fit_charge (PosCharge *charge, gint64 amount);

/* What the line costs as the store states prices, with what is exempt of it: what rules look at. */
gint64 pos_exemption_get_stated (PosOrderLine *line);

/* What @off, between the price of @part and its net, consists of: of discount and exempt amount as
 * @line has them, of which it is a part.  @discount: of @line, as far as @part shares in it. Writes
 * both of @part. */
void pos_exemption_divide (PosOrderLine *line, gint64 discount, gint64 off, PosOrderLine *part);

/* After the net of @line was set: what is between it and the price, less the discount. */
void pos_exemption_fit (PosOrder *order, PosOrderLine *line);

/* Of all active lines. */
gint64 pos_exemption_sum (PosOrder *order);

G_END_DECLS
