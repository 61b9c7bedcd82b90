/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-creation-dialog.h — headquarters did not create the order: again, without it, or not now.
 * Layer: ui/payment.  Source: customer-orders.md §8.1 (S1). */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* A PosShellChoice: %FALSE when @error says something else.
 * @args: (nullable): of the operation @key that was refused. */
gboolean
pos_creation_dialog_offer (PosShell *shell, const char *key, GVariant *args, const GError *error);

G_END_DECLS
