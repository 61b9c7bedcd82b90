/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-shell.h — the window of the register: header, screens, pages and dialogs over them.
 * Layer: ui/shell.  Thread: main.
 * Rules:  sign-in, lock and transaction are screens that stay; pages (PosPage) come and go over the
 *         transaction.  Every tap on a control that acts goes through pos_shell_run(). */
#pragma once
#include "base/pos-format.h"
#include "register/pos-register.h"
#include "ui/common/pos-overlay.h"
#include "ui/common/pos-theme.h"
#include "ui/common/pos-translator.h"
#include "ui/shell/pos-page.h"

G_BEGIN_DECLS

#define POS_TYPE_SHELL (pos_shell_get_type ())
G_DECLARE_FINAL_TYPE (PosShell, pos_shell, POS, SHELL, GtkApplicationWindow)

/* @app: (nullable) in tests.  The window shows the sign-in screen until somebody is signed in. */
PosShell *pos_shell_new (GtkApplication *app, PosRegister *reg);

PosRegister *pos_shell_get_register (PosShell *self);
/* The signed-in worker's language (the store's when nobody is), the store's country and zone.
 * Borrowed until the language changes. */
PosFormat *pos_shell_get_format (PosShell *self);
PosOverlay *pos_shell_get_overlay (PosShell *self);

/* How the screens look and speak; both (nullable) in tests, which then stay as they started. */
void pos_shell_set_theme (PosShell *self, PosTheme *theme);
PosTheme *pos_shell_get_theme (PosShell *self);
void pos_shell_set_translator (PosShell *self, PosTranslator *translator);
PosTranslator *pos_shell_get_translator (PosShell *self);

/* Takes @page; the header goes into back mode with its title. */
void pos_shell_show_page (PosShell *self, PosPage *page);
void pos_shell_close_page (PosShell *self);
/* (nullable): the page that is shown. */
PosPage *pos_shell_get_page (PosShell *self);

/* @result: "a{sv}", borrowed; %NULL: it failed (and was explained) or was given up. */
typedef void (*PosShellDone) (PosShell *shell, GVariant *result, gpointer data);

/**
 * pos_shell_run:
 * @args: (nullable): "a{sv}"; floating is sunk
 * @origin: (nullable): the control that was tapped; a callout points at it
 * @done: (nullable): called once, in every case but when a page was opened
 *
 * Runs an operation the way a tap does.  When a page is registered for it and @args is %NULL, the
 * page opens instead.  When it is unavailable, a callout says why.  When it needs approval, a
 * supervisor is asked and it runs again.
 */
void pos_shell_run (PosShell *self,
                    const char *key,
                    GVariant *args,
                    GtkWidget *origin,
                    PosShellDone done,
                    gpointer data);

/* What happened, what it means now, what to do: a callout at @origin, else a snack-sized banner
 * over the screen. */
void pos_shell_explain (PosShell *self, const GError *error, GtkWidget *origin);

/* Pages by operation key.  Each feature registers its own from pos_ui_register_pages().
 * Returning %NULL from the factory means: done without a page (a dialog was opened). */
typedef PosPage *(*PosPageFactory) (PosShell *shell, const char *key);
void pos_shell_register_page (const char *key, PosPageFactory factory);

/* Asks a supervisor for the right that @error (needs approval) names, then calls back with the
 * approval, or %NULL when given up.  Set by the feature that draws the dialog. */
typedef void (*PosApprovalDone) (PosShell *shell, const PosApproval *approval, gpointer data);
typedef void (*PosApprovalAsker) (PosShell *shell,
                                  const char *key,
                                  GVariant *args,
                                  const GError *error,
                                  PosApprovalDone done,
                                  gpointer data);
void pos_shell_set_approval_asker (PosApprovalAsker asker);

/* Opens the sheet behind the connection pill.  Set by the feature that draws it. */
typedef void (*PosConnectionOpener) (PosShell *shell);
void pos_shell_set_connection_opener (PosConnectionOpener opener);

G_END_DECLS
