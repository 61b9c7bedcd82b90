/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-split-parts-private.h — what a line was split into while its order is edited.
 * Layer: pricing, private to it.  Source: customer-orders.md N3.
 * The parts bear together the tax that the line bore: the tax of each by itself may add up to a
 * cent more or less, and nobody who splits a line wants to change what the order costs. */
#pragma once
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

/* Part of pos_pricing_recompute(), once lines are computed.  Where goods, price or tax of the parts
 * are not those of the line that was saved, they stay as they were computed. */
void pos_split_parts_share (const PosPricing *pricing, PosOrder *order);

G_END_DECLS
