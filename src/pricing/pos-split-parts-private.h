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

/* Deals the open tax of a whole to its parts by what is open of each, so that they add up to it.
 * Borrowed: all codes of the whole, and those that are dealt out; what was invoiced is. */
typedef struct {
  PosList *taxes, *taken;
  gint64 open, open_tax;
  gint64 reached, given; /* 0 at first */
} PosTaxSharing;

/* @open: of the next part, of which @invoiced_tax was invoiced, of the codes @invoiced.  Writes its
 * @taxes.  Returns: its tax. */
gint64 pos_tax_sharing_next (
    PosTaxSharing *self, gint64 open, gint64 invoiced_tax, PosList *invoiced, PosList *taxes);

/* None where it was given up. */
gint64 pos_split_parts_count_pieces (PosOrderLine *line);

G_END_DECLS
