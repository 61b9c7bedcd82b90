/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-item.h — what operations on items and lines share.
 * Layer: register, private to it. */
#pragma once
#include "model/pos-product.h"
#include "pricing/pos-pricing.h"
#include "register/pos-register.h"

#include <jansson.h>

G_BEGIN_DECLS

/* More than zero, at most 99999, whole unless @fractional: POS_ORDER_ERROR_QUANTITY. */
gboolean pos_item_check_quantity (PosQuantity quantity, gboolean fractional, GError **error);
/* Whether @quantity of @line can go its own way, where @most is all that could: a part of a piece
 * cannot, unless the product is sold in parts.  QUANTITY with "maximum_micro" and the "rule"
 * pieces. */
gboolean pos_item_check_part (
    PosRegister *self, PosOrderLine *line, PosQuantity quantity, PosQuantity most, GError **error);
/* Whether @product may be sold, and in that quantity by itself: PRODUCT, QUANTITY. */
gboolean pos_item_check (PosProduct *product, PosQuantity quantity, GError **error);
/* L4: whether all lines of @order may hold that much of @product together, where @line (nullable:
 * another one) would hold @quantity: QUANTITY. */
gboolean pos_item_check_together (
    PosOrder *order, PosProduct *product, PosOrderLine *line, PosQuantity quantity, GError **error);
/* register.md T-3: whether a line may hold @quantity of @item in this store, or it was approved. */
gboolean pos_item_check_most (PosRun *run, const char *item, PosQuantity quantity, GError **error);

/* Whether what @line, and what was split off it, sells may still be sold: what was blocked since it
 * was added is not, but as much as @saved (nullable), the order that @cart changes or hands over,
 * holds of it was sold before.
 * Errors: POS_ORDER_ERROR_PRODUCT, "reason": "blocked", with "line", "next" and, where some of it
 * was sold before, the quantity that stays possible as "maximum_micro". */
gboolean pos_item_check_line (
    PosRegister *self, PosOrder *saved, PosOrder *cart, PosOrderLine *line, GError **error);
/* The same of all lines. */
gboolean pos_item_check_cart (PosRegister *self, PosOrder *cart, GError **error);

/* How much of @quantity a line of its own holds: one piece, where each stands alone (L1). */
PosQuantity
pos_item_get_line_quantity (PosRegister *self, PosProduct *product, PosQuantity quantity);
/* A line of its own at the end.  Returns: (transfer none). */
PosOrderLine *pos_item_append (PosRegister *self,
                               PosOrder *order,
                               PosProduct *product,
                               PosQuantity quantity,
                               const PosPriceFound *price);

/* By item number or barcode, also of a label that says how much of it there is (T-6);
 * POS_ORDER_ERROR_NOT_FOUND.  @quantity: (out) (nullable): 0 when the code does not say.
 * Returns: (transfer full). */
PosProduct *
pos_item_read (PosRegister *self, const char *code, PosQuantity *quantity, GError **error);
/* The argument "quantity"; of labels that say how much there is of it, so many such labels.
 * @usual: what is meant when neither says; 0: one.  @labeled: 0: the code did not say. */
PosQuantity pos_item_read_quantity (PosRun *run, PosQuantity usual, PosQuantity labeled);
PosProduct *pos_item_find (PosRegister *self, const char *code, GError **error);

/* @product as scripts see it: its record, what it costs here and how many there are.
 * Returns: (transfer full). */
json_t *pos_item_to_json (PosRegister *self, PosProduct *product);
/* Answers a page of products, with what @run says of "limit" and "after".  @text, @category:
 * (nullable). */
gboolean
pos_item_answer_search (PosRun *run, const char *text, const char *category, GError **error);

G_END_DECLS
