/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-receipt-payments.h — what was paid for the open order: how, how much, and what became of it.
 * Layer: ui/sale. */
#pragma once
#include "ui/sale/pos-sale-state.h"

G_BEGIN_DECLS

/* Returns: a widget that follows the order. */
GtkWidget *pos_receipt_payments_new (PosSaleState *state);

G_END_DECLS
