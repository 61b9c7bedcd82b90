/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-shell-form.h — operations that a dialog asked the arguments for.
 * Layer: ui/shell. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/**
 * pos_shell_run_form:
 * @form: the open dialog that asked for @args
 *
 * As pos_shell_run() without an origin.  @form closes when the operation has ended, before @done;
 * where an approval was asked and given up it stays, with all that was typed.  Until then its
 * answer is not taken a second time.
 */
void pos_shell_run_form (PosShell *self,
                         GtkWidget *form,
                         const char *key,
                         GVariant *args,
                         PosShellDone done,
                         gpointer data);

/* Whether an operation runs or waits, perhaps for somebody's answer. */
gboolean pos_shell_is_running (PosShell *self);

/* Gives the safe answer to every question that is open. */
void pos_shell_close_dialogs (PosShell *self);

G_END_DECLS
