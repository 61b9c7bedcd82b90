/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-change-mode-page.h — ship lines by another delivery mode; place, address and date stay.
 * Layer: ui/delivery.  Source: customer-orders.md §4.5. */
#pragma once
#include "ui/delivery/pos-delivery-page.h"

G_BEGIN_DECLS

#define POS_TYPE_CHANGE_MODE_PAGE (pos_change_mode_page_get_type ())
G_DECLARE_FINAL_TYPE (
    PosChangeModePage, pos_change_mode_page, POS, CHANGE_MODE_PAGE, PosDeliveryPage)

/* The lines of @args or those selected; without either, every line that ships.
 * @args: (nullable): arguments of the operation that are known already. */
PosPage *pos_change_mode_page_new (PosShell *shell, GVariant *args);

G_END_DECLS
