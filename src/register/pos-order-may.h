/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-order-may.h — what may be done with a saved order at this register, now.
 * Layer: register.  Thread: main.
 * Rules:  beside the rules of the order (pos-order-rules.h): while headquarters cannot be asked, an
 *         order is changed by its home store alone; other stores hand over and prepare what is
 *         theirs.  So what two stores do at once seldom contradicts.
 * Source: customer-orders.md §6.5 X9, §8.3; docs/decisions.md, 146. */
#pragma once
#include "register/pos-order-rules.h"
#include "register/pos-register.h"

G_BEGIN_DECLS

/* Errors: those of pos_order_rules_check(); POS_ORDER_ERROR_NOT_LOCAL with "rule" X9, "order" and
 * "home", the name of the store that it is of. */
gboolean pos_order_may (PosRegister *self, PosOrderAction action, PosOrder *order, GError **error);

G_END_DECLS
