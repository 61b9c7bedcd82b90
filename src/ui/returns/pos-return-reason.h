/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-return-reason.h — the chain's reasons to take something back, as chips.
 * Layer: ui/returns. */
#pragma once
#include "model/pos-return-setup.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Of @use, or all of them.  Returns: (transfer full) (floating) (nullable): %NULL where the chain
 * has none. */
GtkWidget *pos_return_reason_new (PosShell *shell, PosReturnReasonUse use);
/* The id of the one that is chosen; %NULL while none is.  @reasons: (nullable).
 * Returns: (transfer full). */
char *pos_return_reason_dup (PosShell *shell, GtkWidget *reasons);

/* Whether the chain has any of @use. */
gboolean pos_return_reason_exists (PosShell *shell, PosReturnReasonUse use);
/* Which goods of @order need. */
PosReturnReasonUse pos_return_reason_use_of (PosOrder *order);
/* What the reason of that id is called; %NULL: there is none.  Borrowed from the chain's set-up. */
const char *pos_return_reason_get_name (PosShell *shell, const char *id);

G_END_DECLS
