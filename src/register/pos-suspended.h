/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-suspended.h — the carts of the store that wait to be taken up.
 * Layer: register.  Thread: main; each takes a few milliseconds at most.
 * Source: register.md T-25, T-27. */
#pragma once
#include "model/pos-store-cart.h"
#include "register/pos-register.h"
#include "store/pos-suspended-table.h"

G_BEGIN_DECLS

/* Those that this register may take up, as far as it knows: its own, and copies of others'.
 * Returns: (transfer full) (element-type PosSuspendedCart): the oldest first. */
GPtrArray *pos_suspended_list (PosRegister *self, GError **error);
/* Those of them that were put aside here. */
GPtrArray *pos_suspended_list_own (PosRegister *self, GError **error);
/* Returns: (transfer full): NOT_FOUND when it was recalled or never was; details name the
 * "register" that has it, if that is known. */
PosSuspendedCart *pos_suspended_find (PosRegister *self, const char *cart, GError **error);
/* The id of what was put aside with the slip of that number, wherever.  Returns: (transfer full)
 * (nullable). */
char *pos_suspended_dup_cart_of_slip (PosRegister *self, const char *number);

/* That register has it; (nullable): whoever.  What this one took up itself, or sold, is told as its
 * own, whoever else was given it.  Always %FALSE. */
gboolean pos_suspended_refuse_taken (PosRegister *self,
                                     const PosId *cart,
                                     const char *register_id,
                                     GError **error);

G_END_DECLS
