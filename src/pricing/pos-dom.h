/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-dom.h — which place ships a line when nobody says: the profile, and its places in their
 * order. Layer: pricing.  Pure; who has the goods is asked elsewhere (register/pos-assign.h).
 * Source: customer-orders.md §2.1 (DM7), §2.2 (FG6), §10.61. */
#pragma once
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

/* The profile by which orders of @store (nullable) are assigned, the first one by id; %NULL: people
 * say where they ship from.  Borrowed. */
PosDomProfile *pos_dom_find_profile (PosConfig *config, PosStore *store);

/* FG6: the members of its group that ship, the one that is nearest to the store of @pricing first,
 * unknown distances last, ties by id.
 * Returns: (transfer container) (element-type utf8): names of warehouses, borrowed. */
GPtrArray *pos_dom_list_places (const PosPricing *pricing, PosDomProfile *profile);

/* DM7: a line that is to ship, and of which nobody has said yet where from.
 * @before: (nullable): the line as it was saved. */
gboolean pos_dom_is_open (PosOrderLine *before, PosOrderLine *line);

G_END_DECLS
