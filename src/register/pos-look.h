/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-look.h — what the rules say of an operation on a saved order, before anybody else is asked.
 * Layer: register.  Thread: main.  pos_look_at_order() reads the disk.
 * Source: customer-orders.md §6.4, §6.5, §10.7: a disabled action says why. */
#pragma once
#include "register/pos-operation.h"

G_BEGIN_DECLS

/* @args: of @operation.  Whether nothing speaks against it that the copy of the order here tells;
 * an order that is not here, and an operation about none, may be asked for. */
gboolean pos_look_at_order (PosRegister *self,
                            const PosOperation *operation,
                            GVariant *args,
                            GError **error);

/* For PosOperation.look: each asks pos_order_rules_check(). */
gboolean pos_look_cancel (PosRegister *self, PosOrder *order, GVariant *args, GError **error);
gboolean pos_look_edit (PosRegister *self, PosOrder *order, GVariant *args, GError **error);
gboolean pos_look_fulfill (PosRegister *self, PosOrder *order, GVariant *args, GError **error);
gboolean pos_look_hand_over (PosRegister *self, PosOrder *order, GVariant *args, GError **error);
gboolean pos_look_hold (PosRegister *self, PosOrder *order, GVariant *args, GError **error);
gboolean pos_look_process (PosRegister *self, PosOrder *order, GVariant *args, GError **error);
gboolean pos_look_release (PosRegister *self, PosOrder *order, GVariant *args, GError **error);
gboolean pos_look_return (PosRegister *self, PosOrder *order, GVariant *args, GError **error);

G_END_DECLS
