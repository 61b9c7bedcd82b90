/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-register-config.h — the configuration of the chain, and what the change feed makes of it.
 * Layer: register, private to it.  Thread: main.
 * Rules:  what changes under an open cart waits until the cart is finished. */
#pragma once
#include "register/pos-register.h"

G_BEGIN_DECLS

/* The first time: nobody is told yet. */
gboolean pos_register_load_config (PosRegister *self, GError **error);
/* From now on the register follows what the feed brings, … */
void pos_register_watch (PosRegister *self);
/* … and takes up here what had to wait. */
void pos_register_reload_when_idle (PosRegister *self);

G_END_DECLS
