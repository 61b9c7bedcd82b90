/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-return-blind.h — a product without its receipt: which one, and why.
 * Layer: ui/returns. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* An opener of "return.blind". */
void pos_return_blind_opener (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);

G_END_DECLS
