/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-info-code-dialog.h — one question of the chain, answered before something is done.
 * Layer: ui/sale.
 * Source: register.md T-28. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* As PosReasonAsk. */
void pos_info_code_dialog_ask (
    PosShell *shell, const char *key, const GError *error, PosReasonDone done, gpointer data);

G_END_DECLS
