/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-sales-rep.h — who sold what: register.md O-18, operations 502 and 637–640.
 * Layer: register, private to it. */
#pragma once
#include "register/pos-register.h"

G_BEGIN_DECLS

/* Who may be named in this store, by name.
 * Returns: (transfer container) (element-type PosWorker): borrowed from the configuration. */
GPtrArray *pos_sales_rep_list (PosRegister *self);

/* O-18: a line of @order that is sold without anybody where the store asks for somebody, also when
 * he was taken off it since.  Errors: POS_ORDER_ERROR_STATUS with "rule" "sales-rep" and "item". */
gboolean pos_sales_rep_check (PosRegister *self, PosOrder *order, GError **error);

G_END_DECLS
