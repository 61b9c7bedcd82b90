/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-unsettled-banner.h — a card payment of which the terminal has not said what became of it: the
 * fact wherever it matters, and the way out of it.
 * Layer: ui/shell.
 * Source: register.md M-16. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* There while it is so, and asks the terminal again. */
GtkWidget *pos_unsettled_banner_new (PosShell *shell);

/* For who throws the open transaction away.  Returns: (transfer full) (nullable): %NULL: whatever
 * was taken for it is known. */
char *pos_unsettled_dup_sentence (PosShell *shell);

G_END_DECLS
