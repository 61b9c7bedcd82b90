/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-charge-history-row.h — one step of the charge override history.
 * Layer: ui/charges. */
#pragma once
#include "register/pos-charge-history.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Returns: (transfer floating). */
#define POS_TYPE_CHARGE_HISTORY_ROW (pos_charge_history_row_get_type ())
G_DECLARE_FINAL_TYPE (PosChargeHistoryRow, pos_charge_history_row, POS, CHARGE_HISTORY_ROW, GtkBox)

GtkWidget *pos_charge_history_row_new (PosShell *shell, const PosChargeHistoryEntry *entry);

G_END_DECLS
