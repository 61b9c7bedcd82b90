/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-stock-question.h — which product, and which places in which order.
 * Layer: ui/product.  Style: .panel.
 * Signals: "asked" (char *): a number or barcode, by Enter; "changed": other places are meant;
 * "variants": all of them are wanted; "moved" (int): an arrow key, for the list; "entered": Enter,
 * for the place that is chosen. */
#pragma once
#include "register/pos-found-product.h"
#include "register/pos-stock-places.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_STOCK_QUESTION (pos_stock_question_get_type ())
G_DECLARE_FINAL_TYPE (PosStockQuestion, pos_stock_question, POS, STOCK_QUESTION, GtkBox)

/* @shell: borrowed. */
GtkWidget *pos_stock_question_new (PosShell *shell);

/* @found: (nullable): nothing was found yet. */
void pos_stock_question_show (PosStockQuestion *self, PosFoundProduct *found);
/* Says at the field why @text is no product, and offers to look for it by name. */
void pos_stock_question_refuse (PosStockQuestion *self, const char *text, const GError *error);

const char *pos_stock_question_get_text (PosStockQuestion *self);
PosStockSort pos_stock_question_get_sort (PosStockQuestion *self);
/* Every place again; tells at once. */
void pos_stock_question_clear (PosStockQuestion *self);
/* Over the answers instead of beside them. */
void pos_stock_question_set_low (PosStockQuestion *self, gboolean low);

G_END_DECLS
