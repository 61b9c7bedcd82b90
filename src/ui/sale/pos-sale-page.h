/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-sale-page.h — the transaction screen, as the layout document of the worker, the register or
 * the store says.
 * Layer: ui/sale.
 * Rules:  the closest design for the window is taken, again 250 ms after it was resized (L-10); a
 *         new version of the document waits until no transaction is open (L-11). */
#pragma once
#include "ui/sale/pos-layout-view.h"

G_BEGIN_DECLS

#define POS_TYPE_SALE_PAGE (pos_sale_page_get_type ())
G_DECLARE_FINAL_TYPE (PosSalePage, pos_sale_page, POS, SALE_PAGE, PosPage)

PosPage *pos_sale_page_new (PosShell *shell);

/* The layout that is shown, for "about this register" and for tests. */
const char *pos_sale_page_get_layout (PosSalePage *self);
/* (nullable): the size within it; %NULL: the stack. */
const char *pos_sale_page_get_size (PosSalePage *self);

/* Asks for a quantity on the number pad; %FALSE: this layout has none. */
gboolean pos_sale_page_ask_quantity (PosSalePage *self);

G_END_DECLS
