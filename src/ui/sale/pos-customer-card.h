/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-customer-card.h — who the order is for, or that nobody is needed yet.
 * Layer: ui/sale.  Style: .panel.customer.
 * Options: "fields", of "name", "number", "loyalty", "address"; absent: all.
 * Rules:  its zone gives the size.  The address goes first when there is no room (a long name, a
 *         flat zone), never the name: it wraps. */
#pragma once
#include "model/pos-layout.h"
#include "ui/sale/pos-sale-state.h"

G_BEGIN_DECLS

#define POS_TYPE_CUSTOMER_CARD (pos_customer_card_get_type ())
G_DECLARE_FINAL_TYPE (PosCustomerCard, pos_customer_card, POS, CUSTOMER_CARD, GtkWidget)

/* @options: (nullable): of the layout document.  @wide: there is room for a big avatar. */
GtkWidget *pos_customer_card_new (PosSaleState *state, json_t *options, gboolean wide);

G_END_DECLS
