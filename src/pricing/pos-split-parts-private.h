/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-split-parts-private.h — what a line was split into while its order is edited.
 * Layer: pricing, private to it.  Source: customer-orders.md N3. */
#pragma once
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

typedef struct {
  PosOrderLine *line;
  PosOrderLine
      *before;  /* (nullable): what it is in the saved order, or was split off in this edit */
  gint64 first; /* how many pieces of that stand in parts before it */
} PosSplitPart;

/* All lines of @order, as they stand.  Returns: (transfer full) (element-type PosSplitPart). */
GArray *pos_split_parts_list (PosOrder *order, PosOrder *saved);

/* None where it was given up. */
gint64 pos_split_parts_count_pieces (PosOrderLine *line);

G_END_DECLS
