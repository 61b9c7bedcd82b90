/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-pickup-page.h — where lines are picked up, on which day, at what time, by whom.
 * Layer: ui/delivery.  Source: customer-orders.md §4.3; screens/05-pickup-flow.png. */
#pragma once
#include "ui/delivery/pos-delivery-page.h"

G_BEGIN_DECLS

#define POS_TYPE_PICKUP_PAGE (pos_pickup_page_get_type ())
G_DECLARE_FINAL_TYPE (PosPickupPage, pos_pickup_page, POS, PICKUP_PAGE, PosDeliveryPage)

/* @all: every line; else those of @args or those selected.  @args: (nullable): arguments of the
 * operation that are known already. */
PosPage *pos_pickup_page_new (PosShell *shell, gboolean all, GVariant *args);

G_END_DECLS
