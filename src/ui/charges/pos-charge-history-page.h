/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-charge-history-page.h — who added, changed or removed which charge, and what it came to.
 * Layer: ui/charges.
 * Source: customer-orders.md §4.7 "Charge override history". */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_CHARGE_HISTORY_PAGE (pos_charge_history_page_get_type ())
G_DECLARE_FINAL_TYPE (
    PosChargeHistoryPage, pos_charge_history_page, POS, CHARGE_HISTORY_PAGE, PosPage)

PosPage *pos_charge_history_page_new (PosShell *shell);

/* Opener of "charge.history". */
void
pos_charge_history_page_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);

G_END_DECLS
