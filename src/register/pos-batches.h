/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-batches.h — batch numbers: of which batches the goods of a line are, and when that has to be
 * known.
 * Layer: register, private to it.
 * Source: customer-orders.md §2.5, §10.53; docs/decisions.md, 86. */
#pragma once
#include "base/pos-format.h"
#include "model/pos-line-batches.h"
#include "register/pos-operation.h"
#include "register/pos-register.h"

#include <jansson.h>

G_BEGIN_DECLS

/* Reads what an argument says of @quantity of @line that takes @step: "batch", the number of
 * all of it that has none yet (or of all, where each piece has one), or "batches", [{"batch",
 * "quantity"}]; neither is nothing to do. Errors: POS_ORDER_ERROR_PRODUCT with "item" and "reason":
 * "no-batch" (the product has none), "batch-exceeds" with "maximum_micro"; CONTRADICTION for both;
 * those of reading a record. */
gboolean pos_batches_take (
    PosOrderLine *line, json_t *part, PosQuantity quantity, PosBatchesStep step, GError **error);

/* What each of "batches" holds. */
extern const PosParam pos_batches_members[];
/* How a part of a line names what pos_batches_take() reads. */
#define POS_BATCHES_OF_PART                                                                        \
  {"batch", POS_PARAM_TEXT, FALSE, NULL, "the batch of what is picked, packed or leaves", NULL},   \
  {                                                                                                \
    "batches", POS_PARAM_PARTS, FALSE, NULL, "where it is of several, instead of “batch”", NULL    \
  }

/* Before @line leaves: gives it the chain's default batch, where there is none of the product in
 * its place and it may leave all the same.
 * Errors: POS_ORDER_ERROR_PRODUCT, "reason": "batch-missing", or "batch-of-parcel" of what ships,
 * with "item", "line", "missing_micro" and, unless it ships, "next". */
gboolean pos_batches_check_leaving (PosRegister *self, PosOrderLine *line, GError **error);

/* The same for all that leaves with @cart. */
gboolean pos_batches_check_cart (PosRegister *self, PosOrder *cart, GError **error);

/* "B7", or "2 × B7, 1 × B8" of more than one.  Returns: (transfer full) (nullable): of none. */
char *pos_batches_dup_text (PosList *batches, PosFormat *format);

G_END_DECLS
