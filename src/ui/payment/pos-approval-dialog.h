/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-approval-dialog.h — asks another worker for the right that one lacks.
 * Layer: ui/payment.  Source: register.md S-21. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* For pos_shell_set_approval(). */
void pos_approval_dialog_ask (
    PosShell *shell, const char *key, const GError *error, PosApprovalDone done, gpointer data);

G_END_DECLS
