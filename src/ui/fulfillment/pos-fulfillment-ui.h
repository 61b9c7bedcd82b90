/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-fulfillment-ui.h — the work list of the store, for a window.
 * Layer: ui/fulfillment. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Opens order.fulfillment, with a "filter" perhaps. */
void pos_fulfillment_ui_add (PosShell *shell);

G_END_DECLS
