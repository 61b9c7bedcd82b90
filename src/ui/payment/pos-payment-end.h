/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-payment-end.h — the end of a sale: change, what to tell the customer, the receipt.
 * Layer: ui/payment.  Source: register.md T-39.
 * Whatever concludes a cart, from whichever page: everything goes home, and this lies over it until
 * Done, or until the next product is scanned. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Watches the window's register for as long as the window lives. */
void pos_payment_end_watch (PosShell *shell);

G_END_DECLS
