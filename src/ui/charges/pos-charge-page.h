/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-charge-page.h — "Manage charges": what is charged besides the goods, and why.
 * Layer: ui/charges.  Source: customer-orders.md §4.7. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_CHARGE_PAGE (pos_charge_page_get_type ())
G_DECLARE_FINAL_TYPE (PosChargePage, pos_charge_page, POS, CHARGE_PAGE, PosPage)

PosPage *pos_charge_page_new (PosShell *shell);

G_END_DECLS
