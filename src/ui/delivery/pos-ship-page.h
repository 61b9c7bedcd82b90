/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-ship-page.h — what ships, from where to where, how and when.
 * Layer: ui/delivery.  Source: customer-orders.md §4.2; screens/04-ship-flow.png. */
#pragma once
#include "ui/delivery/pos-delivery-page.h"

G_BEGIN_DECLS

#define POS_TYPE_SHIP_PAGE (pos_ship_page_get_type ())
G_DECLARE_FINAL_TYPE (PosShipPage, pos_ship_page, POS, SHIP_PAGE, PosDeliveryPage)

/* @all: every line; else those of @args or those selected.  @args: (nullable): arguments of the
 * operation that are known already. */
PosPage *pos_ship_page_new (PosShell *shell, gboolean all, GVariant *args);

G_END_DECLS
