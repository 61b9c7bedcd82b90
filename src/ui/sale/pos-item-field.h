/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-item-field.h — where a product is typed: a number or barcode adds it, words search for it.
 * Layer: ui/sale.  "3*400110" or "3x400110" adds three (register.md T-5). */
#pragma once
#include "ui/common/pos-text-field.h"
#include "ui/sale/pos-sale-state.h"

G_BEGIN_DECLS

/* Returns: a PosTextField that knows what to do. */
GtkWidget *pos_item_field_new (PosSaleState *state);

G_END_DECLS
