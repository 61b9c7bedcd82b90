/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-deposit-dialog.h — deposit override, with the approval beside it when the limit asks for one.
 * Layer: ui/payment.  Picture: 07-deposit-override-approval. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* The opener of order.deposit_override. */
void pos_deposit_dialog_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);

G_END_DECLS
