/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-set-up.h — whether what this register was told to work with is whole.
 * Layer: register.  Thread: main; reads products.
 * Source: customer-orders.md §2; pricing/pos-setup-check.h. */
#pragma once
#include "pricing/pos-setup-check.h"
#include "register/pos-register.h"

G_BEGIN_DECLS

/* @most: so many products are looked at; 0: all.  @words: (nullable): English.
 * Returns: (transfer full) (element-type PosSetupFault): %NULL when the disk fails. */
GPtrArray *pos_set_up_check (PosRegister *self, guint most, PosSetupWords words, GError **error);

G_END_DECLS
