/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-edit-dialog.h — what an edited order was, will be, and the difference, before it is saved.
 * Layer: ui/payment.  Source: customer-orders.md §4.8, §5.8. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Asks; after "Save changes …" it calls @then with @key and @args, which saves or pays. */
void pos_edit_dialog_open (PosShell *shell, PosShellOpener then, const char *key, GVariant *args);

G_END_DECLS
