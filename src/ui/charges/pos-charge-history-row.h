/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-charge-history-row.h — one step of the charge override history.
 * Layer: ui/charges. */
#pragma once
#include "register/pos-charge-history.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Returns: (transfer floating). */
GtkWidget *pos_charge_history_row_new (PosShell *shell, const PosChargeHistoryEntry *entry);

G_END_DECLS
