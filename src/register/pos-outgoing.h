/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-outgoing.h — what this register tells headquarters beside orders.
 * Layer: register, private to it. */
#pragma once
#include "register/pos-register.h"
#include "wire/pos-transaction.h"

G_BEGIN_DECLS

/* From this register and whoever works here; its sequence comes with the outbox.
 * @record: (nullable): becomes the body.  Returns: (transfer full). */
PosTransaction *pos_outgoing_new (PosRegister *self, const char *kind, gpointer record, gint64 at);

/* An effect: there is something to send. */
void pos_outgoing_wake (PosRegister *self, gpointer unused);

G_END_DECLS
