/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-promise.h — nobody prepares or ships what was promised before to whoever comes for it.
 * Layer: register.  Thread: main; reads the disk.
 * Rules:  an order that was made earlier keeps what is reserved for its pick-ups where they wait;
 *         what is handed over to somebody who stands there is asked of the shelf only.
 * Source: field-lessons.md B5-19, B5-20; customer-orders.md §3.6. */
#pragma once
#include "register/pos-register.h"

G_BEGIN_DECLS

/* @order takes @effects (element-type PosStockEffect) from shelves.
 * Errors: POS_ORDER_ERROR_STOCK of the rule "promised" with "item", "location", "on_hand_micro",
 *   "needed_micro", "promised_micro", the "holder", and "elsewhere", a place that has enough, where
 *   there is one. */
gboolean pos_promise_check (PosRegister *self, PosOrder *order, GPtrArray *effects, GError **error);

G_END_DECLS
