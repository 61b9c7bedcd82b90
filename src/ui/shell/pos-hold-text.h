/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hold-text.h — why an order waits, in a sentence.
 * Layer: ui/shell.  Source: customer-orders.md §2.9. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* What the hold code is called; the code itself when the chain has forgotten it.  Borrowed. */
const char *pos_hold_text_name (PosShell *shell, const char *code);

/* Why an order on hold waits, what was written about it, who said so and who deals with it:
 * "Address to be checked · Number of the house? · Kim".  (transfer full). */
char *pos_hold_text_describe (PosShell *shell, PosOrder *order);

G_END_DECLS
