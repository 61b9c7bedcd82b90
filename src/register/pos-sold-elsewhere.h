/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-sold-elsewhere.h — a cart that two registers had, and the other one finished.
 * Layer: register, private to it.  Thread: main.  Reads the disk.
 * Source: register.md T-27; decision 136. */
#pragma once
#include "register/pos-register.h"

G_BEGIN_DECLS

/* Whether @cart is no order yet, as far as is known here.
 * Errors: POS_ORDER_ERROR_STATUS "cart-sold" with the "register" that finished it. */
gboolean pos_sold_elsewhere_check (PosRegister *self, PosOrder *cart, GError **error);

G_END_DECLS
