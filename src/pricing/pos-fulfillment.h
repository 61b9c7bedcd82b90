/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-fulfillment.h — keeping what the work list did with lines, sending part of one elsewhere.
 * Layer: pricing.  What a step does to a line: model/pos-line-steps.h; what leaves is invoiced by
 * pos_settlement_apply() and paid by what pos-stored-payments.h finds.
 * Source: customer-orders.md §3.8, §7. */
#pragma once
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

/* After steps that move no money: the order is at rest with revision flow_revision + 1, lines that
 * start again wait to be accepted where their new place wants that.  Errors: as pos_ledger_post().
 */
gboolean
pos_fulfillment_keep (const PosPricing *pricing, PosOrder *order, gint64 at, GError **error);

/**
 * pos_fulfillment_split:
 * @part: less than the line has open, and nothing that was picked or packed
 * @rejected: so much of the part was rejected
 * @mint: gives ids to the new line and to its charges
 *
 * The part becomes a line of its own, after @line, and takes its share of the open money and of the
 * open charges along: totals stay what they are.
 * Returns: (transfer none): owned by the order.
 */
PosOrderLine *pos_fulfillment_split (
    PosOrder *order, PosOrderLine *line, PosQuantity part, PosQuantity rejected, PosContext *mint);

G_END_DECLS
