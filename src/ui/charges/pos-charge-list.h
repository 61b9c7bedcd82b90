/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-charge-list.h — every charge of the open order, by what bears it; each can be changed.
 * Layer: ui/charges.  Follows the order by itself. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_CHARGE_LIST (pos_charge_list_get_type ())
G_DECLARE_FINAL_TYPE (PosChargeList, pos_charge_list, POS, CHARGE_LIST, GtkBox)

GtkWidget *pos_charge_list_new (PosShell *shell);

G_END_DECLS
