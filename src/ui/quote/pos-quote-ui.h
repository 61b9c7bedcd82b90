/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-quote-ui.h — quotes on the screen: until when, extended at today's prices, ordered.
 * Layer: ui/quote.  Source: customer-orders.md §4.9. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

void pos_quote_ui_add (PosShell *shell);

G_END_DECLS
