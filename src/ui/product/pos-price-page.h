/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-price-page.h — price check: scan or type, and see what it costs.
 * Layer: ui/product. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_PRICE_PAGE (pos_price_page_get_type ())
G_DECLARE_FINAL_TYPE (PosPricePage, pos_price_page, POS, PRICE_PAGE, PosPage)

/* @item: (nullable): number or barcode that was scanned already. */
PosPage *pos_price_page_new (PosShell *shell, const char *item);

G_END_DECLS
