/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-product-facts.h — what there is to know of a product: description, how it is sold, weight,
 * barcodes.
 * Layer: ui/product.  Style: .find-fact. */
#pragma once
#include "register/pos-found-product.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Returns: (transfer full) (floating). */
GtkWidget *pos_product_facts_new (PosShell *shell, PosFoundProduct *found);

/* What something is, behind what it is called; nothing is added for no value. */
void pos_product_facts_add (GtkWidget *box, const char *caption, const char *value);

G_END_DECLS
