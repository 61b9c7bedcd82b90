/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-payment.h — payment, deposit override, approval and the end of a sale, for a window.
 * Layer: ui/payment.  Pictures: 06-payment, 07-deposit-override-approval. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Opens pay.cash, pay.card, pay.void, txn.conclude and order.deposit_override; asks for approval;
 * shows the end of whatever is concluded. */
void pos_payment_add (PosShell *shell);

G_END_DECLS
