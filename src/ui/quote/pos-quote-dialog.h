/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-quote-dialog.h — until when the prices of a quote hold.
 * Layer: ui/quote.  Source: customer-orders.md §4.9, T2, T5. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* @key: "quote.create" or "quote.expiry".  @quote: (nullable): a saved one; %NULL: what is open.  A
 * quote that has expired shows what its lines cost today before it is extended. */
void pos_quote_dialog_open (PosShell *shell, const char *key, PosOrder *quote);

G_END_DECLS
