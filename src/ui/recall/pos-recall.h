/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-recall.h — finding saved orders and handing them over, for a window.
 * Layer: ui/recall. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Opens order.recall, with "filter" (view and text) or "order" (opens that one), and
 * fulfill.line_pickup, with "order" and perhaps "lines". */
void pos_recall_add (PosShell *shell);

G_END_DECLS
