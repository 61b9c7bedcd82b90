/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-elsewhere-page.h — the work list of another store, as headquarters has it, to be looked at.
 * Layer: ui/fulfillment.
 * Rules:  nothing is ticked and nothing done here; a tap leads to the order.
 * Source: customer-orders.md §10.17; decisions 185, 238. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_ELSEWHERE_PAGE (pos_elsewhere_page_get_type ())
G_DECLARE_FINAL_TYPE (PosElsewherePage, pos_elsewhere_page, POS, ELSEWHERE_PAGE, PosPage)

/* @store: (nullable): id of the store; %NULL: it is asked which. */
PosPage *pos_elsewhere_page_new (PosShell *shell, const char *store);

/* What leads here, with a shield for who has to ask.  @look: class of the button. */
GtkWidget *pos_elsewhere_button_new (PosShell *shell, const char *look);

/* Whether the chain has another store than this one. */
gboolean pos_elsewhere_page_is_useful (PosShell *shell);

G_END_DECLS
