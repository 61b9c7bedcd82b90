/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-page-again.h — a page that was left open is read once more.
 * Layer: ui/shell. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

typedef void (*PosPageAgain) (PosPage *page);

/* @again is called whenever what @page shows may be old: somebody opened the lock, or pressed the
 * key that opens the page while it was open.  @operation: of which that is the key. */
void pos_page_again (PosPage *page, PosShell *shell, const char *operation, PosPageAgain again);

void pos_page_read_again (PosPage *page);

G_END_DECLS
