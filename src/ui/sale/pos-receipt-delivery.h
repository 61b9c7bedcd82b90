/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-receipt-delivery.h — the open order by the way it leaves: place, day, charge, how many lines.
 * Layer: ui/sale. */
#pragma once
#include "ui/sale/pos-sale-state.h"

G_BEGIN_DECLS

/* Returns: a widget that follows the order. */
GtkWidget *pos_receipt_delivery_new (PosSaleState *state);

G_END_DECLS
