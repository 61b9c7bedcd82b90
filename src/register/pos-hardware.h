/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hardware.h — which devices headquarters says that a register has.
 * Layer: register.  Thread: main, or inside a transaction as PosDbFunc.
 * Rules:  read before the register is there, for the register is made with its devices; so what
 *         changes counts from the next start on (register.md H-3 wants it no earlier than the end
 * of a shift). Source: customer-orders.md §2.3. */
#pragma once
#include "model/pos-setup.h"
#include "store/pos-local-store.h"

G_BEGIN_DECLS

/* That of the register, else of its store.  @profile: (out) (transfer full): %NULL when neither has
 * one, or nobody knows yet which register this is. */
gboolean pos_hardware_read (PosLocalStore *store, PosHardwareProfile **profile, GError **error);

G_END_DECLS
