/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-suspended.h — the carts that were put aside on this register.
 * Layer: register.  Thread: main; each takes well under a millisecond.
 * Source: register.md T-25. */
#pragma once
#include "register/pos-register.h"
#include "store/pos-suspended-table.h"

G_BEGIN_DECLS

/* Returns: (transfer full) (element-type PosSuspendedCart): the oldest first. */
GPtrArray *pos_suspended_list (PosRegister *self, GError **error);
/* Returns: (transfer full): NOT_FOUND when it was recalled or never was. */
PosSuspendedCart *pos_suspended_find (PosRegister *self, const char *cart, GError **error);

G_END_DECLS
