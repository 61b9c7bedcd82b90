/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-recover.h — card payments of which nobody has heard the end.
 * Layer: register, private to it.  Thread: main.  Reads the disk.
 * Source: register.md M-16. */
#pragma once
#include "register/pos-register.h"

G_BEGIN_DECLS

/* Whether the outcome of every card payment for @order is known: before that it is not finished and
 * no other card is asked.  Errors: POS_DEVICE_ERROR_UNKNOWN. */
gboolean pos_recover_check_known (PosRegister *self, PosOrder *order, GError **error);

/* The same for what was given back only: before that @order is not put away.  What was taken for it
 * may be given back afterwards, but what was given back belongs to it. */
gboolean pos_recover_check_refunds (PosRegister *self, PosOrder *order, GError **error);

G_END_DECLS
