/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-handing-over.h — how much of a line a customer takes along.
 * Layer: register.
 * Source: customer-orders.md PU2–PU4; §2.7 F6. */
#pragma once
#include "register/pos-register.h"

G_BEGIN_DECLS

/* Whether somebody chooses how much of a line; else all that is open of it goes, or nothing. */
gboolean pos_handing_over_has_choice (PosRegister *self);

/* Marks @quantity of @line as what goes.  Errors: POS_ORDER_ERROR_QUANTITY with "maximum_micro",
 * and the "rule" whole-line where nobody chooses. */
gboolean
pos_handing_over_take (PosRegister *self, PosOrderLine *line, PosQuantity quantity, GError **error);

/* Where the store lets one line be taken out of a hand-over (§10.18): @line stays here, the others
 * are handed over.  %FALSE: the store does not, or there is no other. */
gboolean pos_handing_over_leaves (PosRegister *self, PosOrder *order, PosOrderLine *line);

G_END_DECLS
