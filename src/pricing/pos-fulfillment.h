/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-fulfillment.h — keeping what the work list did with lines, sending part of one elsewhere, and
 * what pays a shipment.
 * Layer: pricing.  What a step does to a line: model/pos-line-steps.h; what leaves is invoiced by
 * pos_settlement_apply().
 * Source: customer-orders.md §3.8, §5.6 (M19, M22), §7. */
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
 * @mint: gives ids to the new line and to its charges
 *
 * The part becomes a line of its own, after @line, and takes its share of the open money and of the
 * open charges along: totals stay what they are.  What was rejected goes to the new line first.
 * Returns: (transfer none): owned by the order.
 */
PosOrderLine *
pos_fulfillment_split (PosOrder *order, PosOrderLine *line, PosQuantity part, PosContext *mint);

/* A part of what a shipment comes to, and what pays it. */
typedef struct {
  PosPayment *source; /* borrowed: a reservation, or a payment whose card can be charged again */
  gboolean capture;   /* of the reservation; else the card is charged anew */
  gint64 amount;
} PosShipmentPart;

/* M19, M22: reservations pay in the order in which they were made; what they do not cover is
 * charged to the card that was read last, if it may be charged again.
 * @parts: (out): of PosShipmentPart.  Returns: what nothing pays; 0: all is covered. */
gint64 pos_fulfillment_plan_payment (PosOrder *order, gint64 due, GArray **parts);

/* The reservation paid @amount; what is left of it holds.  Totals are to be added up again. */
void pos_fulfillment_use (PosPayment *reservation, gint64 amount);

G_END_DECLS
