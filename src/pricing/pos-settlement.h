/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-settlement.h — handing over or shipping quantities: invoice, deposit applied, amount due.
 * Layer: pricing.  Source: customer-orders.md §5.5 (M16–M18), M38, §7.3.
 * The quantities chosen stand in line.hand_over of the working copy, for pick-up and shipment. */
#pragma once
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

typedef struct {
  gint64 invoice;    /* I: the chosen quantities with tax, their charges and share of header's */
  gint64 applied;    /* deposit consumed by it */
  gint64 due;        /* invoice − applied */
  gint64 open_after; /* deferred value left open */
  gint64 held_after; /* deposit left */
  gboolean closes;   /* nothing deferred stays open */
} PosSettlement;

/* Errors: POS_ORDER_ERROR_QUANTITY with "line" and "open": below zero or above what is open and was
 * not rejected. */
gboolean pos_settlement_compute (const PosPricing *pricing,
                                 PosOrder *order,
                                 PosSettlement *settlement,
                                 GError **error);

/* The part of @line's total, or of one of its charges', that @count of its open quantity takes. */
gint64 pos_settlement_get_line_share (PosOrder *order, PosOrderLine *line, PosQuantity count);

/* §10.26.  What leaves of @line costs before anything is saved by paying in a certain way
 * (line.hand_over_saved), as stated and as the customer pays it; and what that saves him. */
gint64 pos_settlement_get_leaving_net (PosOrderLine *line);
gint64 pos_settlement_get_leaving_total (PosOrder *order, PosOrderLine *line);
gint64 pos_settlement_get_saved (PosOrder *order, PosOrderLine *line);

/* What an edit gives up with @count of the open quantity: charges of the rules stay until nothing
 * of the line is open (M37). */
gint64 pos_settlement_get_given_up (PosOrder *order, PosOrderLine *line, PosQuantity count);

/**
 * pos_settlement_apply:
 * @at: instant of the commit
 *
 * Invoices the chosen quantities (packed go first, then picked, then the rest) and whatever is
 * carried out along, applies the deposit, posts payments and ledger, and derives the status.  The
 * order is then at rest with revision flow_revision + 1; hand_over is cleared.
 * Errors: as pos_settlement_compute() and pos_ledger_post(); POS_ORDER_ERROR_NO_SELECTION when
 * nothing was chosen.
 */
gboolean
pos_settlement_apply (const PosPricing *pricing, PosOrder *order, gint64 at, GError **error);

G_END_DECLS
