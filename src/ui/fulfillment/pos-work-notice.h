/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-work-notice.h — tells whoever works at a register that new lines came in for its store.
 * Layer: ui/fulfillment.
 * Rules:  only where the store's profile says every how many minutes at most, and only those who
 *         may open the work list; each of them by himself.  A line is told of once.  It waits while
 *         a page or a dialog is open, while money was taken, or while something can be undone.
 * Source: customer-orders.md §2.6, §6.7. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* For as long as the window lives. */
void pos_work_notice_add (PosShell *shell);

G_END_DECLS
