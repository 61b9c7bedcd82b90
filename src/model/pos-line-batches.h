/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-line-batches.h — which batches the goods of a line are of.
 * Layer: model.  Pure.
 * Shape:  a line's batches are of what is invoiced, packed or picked of it, or about to leave, in
 *         the order in which it leaves; together they are never more than that.
 * Source: customer-orders.md §2.5, §10.53; docs/decisions.md, 86. */
#pragma once
#include "model/pos-order-line.h"

G_BEGIN_DECLS

/* Of how much of the line the batch is known. */
PosQuantity pos_line_batches_get_sum (PosOrderLine *line);

/* Of how much it can be: what comes back, what is carried out, or what was invoiced, is put aside
 * or about to leave (hand_over). */
PosQuantity pos_line_batches_get_most (PosOrderLine *line);

/* What leaves with this step, or has left, and is of no known batch; 0 of products without. */
PosQuantity pos_line_batches_get_missing (PosOrderLine *line);

typedef enum {
  POS_BATCHES_PUT_ASIDE, /* picked or packed: leaves after what lies there already */
  POS_BATCHES_LEAVE,     /* leaves now */
} PosBatchesStep;

/* @given (element-type PosLineBatch) of the line's goods are of these batches.  Where there is no
 * room for more they stand in for what was said before of goods that have not left: of the same
 * batch first, then from the end. */
void pos_line_batches_put (PosOrderLine *line, PosList *given, PosBatchesStep step);

/* One batch more, behind the others. */
void pos_line_batches_add (PosOrderLine *line, const char *batch, PosQuantity quantity);

/* Nothing is known of the batches of what has not left. */
void pos_line_batches_forget (PosOrderLine *line);

/* Only those of @count, behind @from of them: what left at one time. */
void pos_line_batches_keep (PosOrderLine *line, PosQuantity from, PosQuantity count);

/* After quantities became less: no more than there can be, from the end. */
void pos_line_batches_trim (PosOrderLine *line);

/* @count of @line come back: of its batch if there was only one, else nobody knows. */
void pos_line_batches_take_back (PosOrderLine *returned, PosOrderLine *line, PosQuantity count);

G_END_DECLS
