/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-before.h — the saved order that the open edit changes, for the rules that compare with it.
 * Layer: register, private to it.  Thread: main.
 * Rules:  read once for an edit: a cart is computed after every tap. */
#pragma once
#include "register/pos-register.h"

G_BEGIN_DECLS

/* @saved is what a new edit begins from: headquarters may have sent it a moment ago. */
void pos_before_keep (PosRegister *self, PosOrder *saved);
/* Returns: (nullable) (transfer none): what @order, a cart of this register, changes; %NULL when it
 * edits nothing or that cannot be read. */
PosOrder *pos_before_get (PosRegister *self, PosOrder *order);
/* The same, and of a cart that is made of a quote what that offered. */
PosOrder *pos_before_get_charged (PosRegister *self, PosOrder *order);

G_END_DECLS
