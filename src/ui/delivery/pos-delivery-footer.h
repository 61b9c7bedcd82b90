/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-delivery-footer.h — what would happen, what it costs, and the button that does it.
 * Layer: ui/delivery.  Style: .footer.
 * Above it the line that says why the button cannot act; in it, or above where it is narrow, what a
 * plain sale becomes (O4).
 * Signals: "cancel", "primary", "refused" (primary was tapped while it cannot act), "retyped" (the
 *          sale is to become something else). */
#pragma once
#include "model/pos-order.h"
#include "ui/common/pos-look.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_DELIVERY_FOOTER (pos_delivery_footer_get_type ())
G_DECLARE_FINAL_TYPE (PosDeliveryFooter, pos_delivery_footer, POS, DELIVERY_FOOTER, GtkBox)

GtkWidget *pos_delivery_footer_new (PosLookIntent intent);

/* @summary: "2 lines from DC Tilburg, Thu 21 May"; @facts: "Goods €1,725.00", …, %NULL-terminated;
 * both (nullable).  @caption: of the button. */
void pos_delivery_footer_show (PosDeliveryFooter *self,
                               const char *summary,
                               const char *const *facts,
                               const char *caption);
/* @refusal: (nullable): why the button cannot act. */
void pos_delivery_footer_set_refusal (PosDeliveryFooter *self, const char *refusal);
/* Asks whether a plain sale becomes an order or a quote; @type: the answer to begin with. */
void pos_delivery_footer_ask_type (PosDeliveryFooter *self, PosOrderType type);
/* @wide: what is asked about a plain sale stands in the bar, so that the columns keep their height;
 * else in a row of its own. */
void pos_delivery_footer_set_wide (PosDeliveryFooter *self, gboolean wide);
/* The answer, as the operations take it; %NULL when it was not asked. */
const char *pos_delivery_footer_get_type_wanted (PosDeliveryFooter *self);
const char *pos_delivery_footer_get_refusal (PosDeliveryFooter *self);
GtkWidget *pos_delivery_footer_get_button (PosDeliveryFooter *self);

G_END_DECLS
