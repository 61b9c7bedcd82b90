/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-loyalty.h — who is found by a loyalty card.
 * Layer: register, private to it.
 * Rules:  a card is known without a line, also one that was just given to somebody of whom
 *         headquarters has not heard: he keeps his id when it does.
 * Source: customer-orders.md §4.0 O3, §10.46; register.md 117, 625, T-5. */
#pragma once
#include "register/pos-run.h"

G_BEGIN_DECLS

/* @code: as scanned or typed.  @holder: (out) (transfer full): %NULL where nobody has such a card.
 * Errors: POS_ORDER_ERROR_STATUS "loyalty-several" where two do. */
gboolean
pos_loyalty_find (PosRegister *self, const char *code, PosCustomer **holder, GError **error);

G_END_DECLS
