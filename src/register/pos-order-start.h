/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-order-start.h — the first thing that is put in an empty cart.
 * Layer: register, private to it. */
#pragma once
#include "register/pos-register.h"

G_BEGIN_DECLS

/* Gives an empty cart its identity: id, time, store, register, worker, price convention. */
void pos_order_start (PosRegister *self, PosOrder *order);

G_END_DECLS
