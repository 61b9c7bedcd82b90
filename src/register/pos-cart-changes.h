/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-cart-changes.h — what the open order says against the stored one.
 * Layer: register.  Thread: main; one short read of the local database. */
#pragma once
#include "pricing/pos-order-changes.h"
#include "register/pos-register.h"

G_BEGIN_DECLS

/* An order that was never stored is held against an empty one.  %NULL with @error: unreadable. */
PosOrderChanges *pos_cart_changes_new (PosRegister *self, GError **error);

G_END_DECLS
