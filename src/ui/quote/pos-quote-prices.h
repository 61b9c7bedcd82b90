/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-quote-prices.h — what an expired quote costs today, before it is extended.
 * Layer: ui/quote.  Source: customer-orders.md T5, §4.8. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Asks the register what @quote would come to until @day, shows it in place of the dialog @asked,
 * and extends the quote when that is wanted. */
void pos_quote_prices_open (PosShell *shell, PosOrder *quote, PosDate day, PosDialog *asked);

G_END_DECLS
