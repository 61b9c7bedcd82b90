/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-keys-dialog.h — every key of the register, from the catalog of operations and the screens.
 * Layer: ui/session.  Source: visual-language.md §6. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

void pos_keys_dialog_open (PosShell *shell);

/* "Ctrl+K", "Shift+F6", as it stands on a keyboard of the language.  Returns: (transfer full). */
char *pos_keys_dialog_dup_label (const char *accelerator);

G_END_DECLS
