/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-shelf.h — nobody takes from a shelf what does not lie there.
 * Layer: register.  Thread: main; reads the disk.
 * Rules:  a warehouse may allow it; what nobody ever counted in a place, and what has no shelf at
 * all (a service), is not held against it. Source: customer-orders.md §3.6. */
#pragma once
#include "register/pos-register.h"

#include <jansson.h>

G_BEGIN_DECLS

/* @effects: (element-type PosStockEffect).
 * Errors: POS_ORDER_ERROR_STOCK with "item", "location", "on_hand_micro", "needed_micro". */
gboolean pos_shelf_check (PosRegister *self, GPtrArray *effects, GError **error);

/* Whether what lies there is held against whoever takes it. */
gboolean pos_shelf_is_counted (PosRegister *self, const char *item, const char *place);

/* What becomes of shelves when quantities of @order leave that are marked in line.hand_over.
 * Returns: (transfer full) (element-type PosStockEffect). */
GPtrArray *pos_shelf_list_leaving (PosRegister *self, PosOrder *order);

/* The same as pos_shelf_check() before that. */
gboolean pos_shelf_check_leaving (PosRegister *self, PosOrder *order, GError **error);

/* A promise of what does not lie there is a warning, no refusal: "item", "location", "needed" and
 * "available" of each.  @effects: of an order that is not stored yet.
 * Returns: (transfer full): a JSON list, %NULL when there is enough of everything. */
json_t *pos_shelf_list_short (PosRegister *self, GPtrArray *effects);

/* Of the lines of @order that still have something to come: those of whose product more is promised
 * from their place than lies there, as far as is known here: not every order that waits for it can
 * be kept.  Read at once.  Returns: (transfer full): a set of PosOrderLine, borrowed from @order.
 */
GHashTable *pos_shelf_find_short (PosRegister *self, PosOrder *order);

/* How much lies in the place that each line of @order leaves from, never less than nothing: of
 * those that still have something to come and are counted there.  Read at once.  Returns: (transfer
 * full): PosOrderLine, borrowed from @order, to gint64 *, micros. */
GHashTable *pos_shelf_count (PosRegister *self, PosOrder *order);

G_END_DECLS
