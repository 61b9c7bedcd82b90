/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-look.h — what the rules say of an operation on a saved order, before anybody else is asked.
 * Layer: register.  Thread: main.  Reads the disk.
 * Source: customer-orders.md §6.4, §6.5, §10.7: a disabled action says why. */
#pragma once
#include "register/pos-register.h"

G_BEGIN_DECLS

/* @args: of the operation @key.  Whether nothing speaks against it that the copy of the order here
 * tells; an order that is not here, and an operation about none, may be asked for. */
gboolean pos_look_at_order (PosRegister *self, const char *key, GVariant *args, GError **error);

G_END_DECLS
