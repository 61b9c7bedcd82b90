/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-split-shares-private.h — what each part bears of a line that was split while its order is
 * edited.
 * Layer: pricing, private to it.  Source: customer-orders.md M31, M34, N3; docs/decisions.md, 160.
 * The parts bear together what the line bore: by itself each would come to a cent more or less, and
 * nobody who splits a line wants to change what the order costs. */
#pragma once
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

/* Part of pos_pricing_recompute(), once lines are computed: shares out the tax, and the price where
 * pieces were added.  Where goods, price or tax of the parts are not those of the line that was
 * saved, they stay as they were computed. */
void pos_split_shares_put (const PosPricing *pricing, PosOrder *order);

G_END_DECLS
