/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-charges-ui.h — charges on screen: see, add, change, remove, compute anew.
 * Layer: ui/charges.  Source: customer-orders.md §2.8, §4.7. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Tells @shell what the charge.* operations open. */
void pos_charges_ui_add (PosShell *shell);

G_END_DECLS
