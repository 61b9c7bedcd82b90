/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-product-words.h — what the product pages say of a product.
 * Layer: ui/product.  "dup" functions are (transfer full). */
#pragma once
#include "register/pos-found-product.h"
#include "ui/common/pos-look.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

const char *pos_product_get_name (PosShell *shell, PosFoundProduct *found);
/* The category's own name, else its id; "" without one. */
const char *pos_product_get_category (PosShell *shell, PosFoundProduct *found);
/* Written behind quantities; %NULL for what is counted. */
const char *pos_product_get_unit (PosFoundProduct *found);

/* "€24.50", or "No price". */
char *pos_product_dup_price (PosShell *shell, PosFoundProduct *found);
/* What it costs at other times, when that is more; %NULL when it is not. */
char *pos_product_dup_usual_price (PosShell *shell, PosFoundProduct *found);
/* "each · VAT included", "per m · VAT included". */
char *pos_product_dup_price_note (PosShell *shell, PosFoundProduct *found);

/* "1.5 m", "2". */
char *pos_product_dup_quantity (PosShell *shell, PosFoundProduct *found, PosQuantity quantity);
/* "Sold from 0.5 m, in steps of 0.1 m."; %NULL when any whole number will do. */
char *pos_product_dup_rule (PosShell *shell, PosFoundProduct *found);

/* "2 here · 52 elsewhere". */
char *pos_product_dup_stock (PosShell *shell, PosFoundProduct *found);

/* What keeps it from being sold now, in a word for a pill; %NULL: nothing. */
const char *pos_product_get_exception (PosShell *shell, PosFoundProduct *found, PosTone *tone);
/* Why not, and what to do. */
char *pos_product_dup_refusal (PosShell *shell, const GError *error);

G_END_DECLS
