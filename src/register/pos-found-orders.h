/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-found-orders.h — several saved orders that one operation takes in hand together, or none.
 * Layer: register, private to it.  Thread: main. */
#pragma once
#include "register/pos-run.h"

#include <jansson.h>

G_BEGIN_DECLS

/* The run's data after pos_found_orders_claim_begin(). */
typedef struct _PosFoundOrders PosFoundOrders;

/* begin(): claims the order that the argument "order" names, and after it each other one that an
 * "order" of the argument "lines" does.  Where one is refused, the others are let go.
 * Errors: as pos_claim_order_async(), with "of_order" where there are several. */
void pos_found_orders_claim_begin (PosRun *run);

/* foresee(): the same of those that are all here. */
PosForesight pos_found_orders_foresee (PosRun *run, GError **error);

guint pos_found_orders_count (PosFoundOrders *self);
/* In the order in which they were named; the argument's is the first. */
PosOrder *pos_found_orders_get (PosFoundOrders *self, guint index);
/* Whether @part of the argument "lines" is of the order at @index. */
gboolean pos_found_orders_is_of (PosFoundOrders *self, json_t *part, guint index);
/* Says in @error of which it is, where there are several.  Returns: always %FALSE. */
gboolean pos_found_orders_name (PosFoundOrders *self, guint index, GError **error);

G_END_DECLS
