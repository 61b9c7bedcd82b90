/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-sale-list.h — a short list beside the lines, made anew whenever the order differs.
 * Layer: ui/sale.  For a few rows only; the lines themselves are a PosReceiptList. */
#pragma once
#include "ui/sale/pos-sale-state.h"

G_BEGIN_DECLS

#define POS_TYPE_SALE_LIST (pos_sale_list_get_type ())
G_DECLARE_FINAL_TYPE (PosSaleList, pos_sale_list, POS, SALE_LIST, GtkWidget)

/* Puts the rows into the empty box @rows. */
typedef void (*PosSaleFill) (PosSaleState *state, GtkBox *rows);

GtkWidget *pos_sale_list_new (PosSaleState *state, PosSaleFill fill);

G_END_DECLS
