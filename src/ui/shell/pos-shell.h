/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-shell.h — the register's window: header, sign-in, transaction screen, pages, overlay.
 * Layer: ui.  Thread: main. */
#pragma once
#include "base/pos-format.h"
#include "register/pos-register.h"
#include "ui/common/pos-overlay.h"
#include "ui/shell/pos-page.h"

G_BEGIN_DECLS

#define POS_TYPE_SHELL (pos_shell_get_type ())
G_DECLARE_FINAL_TYPE (PosShell, pos_shell, POS, SHELL, GtkApplicationWindow)

PosShell *pos_shell_new (GtkApplication *app, PosRegister *reg);

/* All borrowed.  The format follows the signed-in worker's language, and changes with it. */
PosRegister *pos_shell_get_register (PosShell *self);
PosFormat *pos_shell_get_format (PosShell *self);
const char *pos_shell_get_language (PosShell *self);
PosOverlay *pos_shell_get_overlay (PosShell *self);

/* Takes a floating @page.  Pages stack: closing one shows what was there before. */
void pos_shell_show_page (PosShell *self, PosPage *page);
void pos_shell_close_page (PosShell *self);
/* Back to the transaction screen, whatever was on top. */
void pos_shell_go_home (PosShell *self);

/* @result: "a{sv}"; %NULL: it failed, was refused (and explained) or was given up. */
typedef void (*PosShellDone) (PosShell *self, GVariant *result, gpointer data);

/**
 * pos_shell_run:
 * @args: (nullable): floating is sunk.  %NULL opens the operation's page when it has one
 * @origin: (nullable): what was tapped: callouts point at it
 * @done: (nullable): called once, also on failure
 *
 * Runs an operation the way a tap does: page, run, approval dialog when a right is lacking,
 * explanation when it is refused.
 */
void pos_shell_run (PosShell *self,
                    const char *key,
                    GVariant *args,
                    GtkWidget *origin,
                    PosShellDone done,
                    gpointer data);

/* Says what cannot be done, why, and what to do next: at @origin, or in a banner without one. */
void pos_shell_explain (PosShell *self, const GError *error, GtkWidget *origin);

/* A short "done", with Undo when @undo_key is given. */
void pos_shell_tell (PosShell *self, const char *text, const char *undo_key, GVariant *undo_args);

/* Pages and dialogs by operation key; each feature registers its own. */
typedef PosPage *(*PosPageFactory) (PosShell *shell, const char *key);
void pos_shell_register_page (const char *key, PosPageFactory factory);

/* The approval dialog, set by payment/: asks for another worker's secret, then calls back with the
 * credentials (%NULL worker: given up). */
typedef void (*PosApprovalDone) (
    PosShell *shell, const char *worker, const char *secret, const char *reason, gpointer data);
typedef void (*PosApprovalAsk) (PosShell *shell,
                                const GError *error,
                                PosApprovalDone done,
                                gpointer data);
void pos_shell_set_approval (PosApprovalAsk ask);

G_END_DECLS
