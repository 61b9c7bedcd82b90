/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-availability.h — how much of a product may be promised, and what that much is called.
 * Layer: pricing.  Pure.
 * Rules:  what the chain keeps back counts wherever somebody is told what there is, or promised
 *         something; what lies on a shelf leaves it all the same.
 * Source: customer-orders.md §2.10, §4.11. */
#pragma once
#include "model/pos-config.h"
#include "model/pos-product.h"

G_BEGIN_DECLS

/* What is kept back of @product (nullable: the chain's) in each place: its own, else its category's
 * or that of one above, else the chain's; 0 is an answer, too. */
PosQuantity pos_availability_get_buffer (PosConfig *config, PosProduct *product);

/* On hand, not reserved and not kept back; never less than nothing. */
PosQuantity pos_availability_count (PosConfig *config, PosProduct *product, const PosStock *stock);

/* Returns: (nullable) (transfer none): what @available is called; %NULL: the chain has no word. */
PosL10n *pos_availability_get_level (PosConfig *config, PosQuantity available);

G_END_DECLS
