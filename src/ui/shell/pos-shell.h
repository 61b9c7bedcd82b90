/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-shell.h — the register's window: header, sign-in, transaction screen, pages, overlay.
 * Layer: ui/shell.  Thread: main.
 * Rules:  the shell knows no feature.  Each feature folder has one function,
 *         pos_<feature>_add (PosShell *), which main-pos.c calls once for every window; it tells
 * the shell what the feature opens.  Features reach each other only by operation key. */
#pragma once
#include "base/pos-format.h"
#include "register/pos-register.h"
#include "ui/common/pos-look.h"
#include "ui/common/pos-overlay.h"
#include "ui/common/pos-theme.h"
#include "ui/common/pos-translator.h"
#include "ui/shell/pos-page.h"

G_BEGIN_DECLS

#define POS_TYPE_SHELL (pos_shell_get_type ())
G_DECLARE_FINAL_TYPE (PosShell, pos_shell, POS, SHELL, GtkApplicationWindow)

/* @app: (nullable) in tests.  All are kept.  Nothing is shown before pos_shell_start(). */
PosShell *
pos_shell_new (GtkApplication *app, PosRegister *reg, PosTheme *theme, PosTranslator *translator);
/* Shows sign-in, or the transaction screen when somebody is signed in already. */
void pos_shell_start (PosShell *self);

/* All borrowed.  The format follows the signed-in worker's language, and changes with it. */
PosRegister *pos_shell_get_register (PosShell *self);
PosFormat *pos_shell_get_format (PosShell *self);
PosTheme *pos_shell_get_theme (PosShell *self);
PosTranslator *pos_shell_get_translator (PosShell *self);
PosOverlay *pos_shell_get_overlay (PosShell *self);
/* The language of the screen; the same as the format's. */
const char *pos_shell_get_language (PosShell *self);
/* Shows the screen in another language: everything on screen is made anew. */
void pos_shell_set_language (PosShell *self, const char *language);

/* The same in the language there is: after what no widget hears of, as the size of text. */
void pos_shell_rebuild (PosShell *self);

/* --- What a feature adds --- */

/* Returns: (transfer full) (floating). */
typedef PosPage *(*PosPageFactory) (PosShell *shell);

/* The screen shown while nobody is signed in or the register is locked, and the transaction screen.
 * Both are made anew when the language changes. */
void pos_shell_set_sign_in (PosShell *self, PosPageFactory factory);
void pos_shell_set_home (PosShell *self, PosPageFactory factory);
/* (nullable): what is shown instead of both while the register is not ready to sell. */
void pos_shell_set_cover (PosShell *self, PosPageFactory factory);

/* What the header's menu (also the operator's name) and its connection pill open.
 * @at: the button that was tapped. */
typedef void (*PosShellHeaderTap) (PosShell *shell, GtkWidget *at);
void pos_shell_set_menu (PosShell *self, PosShellHeaderTap tap);
/* As a tap on it. */
void pos_shell_open_menu (PosShell *self, GtkWidget *at);
void pos_shell_set_status (PosShell *self, PosShellHeaderTap tap);

/**
 * PosShellOpener:
 * @key: the operation
 * @args: (nullable): what the caller knows already; a page presets it
 * @origin: (nullable): what was tapped
 *
 * Asks for what an operation still needs: shows a page (pos_shell_show_page()) or a dialog
 * (pos_overlay_open()), which in the end calls pos_shell_run() with all arguments.  It is also
 * asked when nothing but a customer is missing: it opens "customer.search" with {"then": key,
 * "then_args": args} first.
 */
typedef void (*PosShellOpener) (PosShell *shell,
                                const char *key,
                                GVariant *args,
                                GtkWidget *origin);
void pos_shell_add_opener (PosShell *self, const char *key, PosShellOpener opener);

/**
 * PosApprovalAsk:
 * @error: POS_ORDER_ERROR needs-approval; its details name permission and amount.  Asked again
 *   after an answer that did not do, it is that refusal (wrong-secret, not-permitted, …) and its
 *   details hold those of the first question too
 * @done: to be called once; %NULL worker: given up
 *
 * Asks another worker for the right.
 */
typedef void (*PosApprovalDone) (
    PosShell *shell, const char *worker, const char *secret, const char *reason, gpointer data);
typedef void (*PosApprovalAsk) (
    PosShell *shell, const char *key, const GError *error, PosApprovalDone done, gpointer data);
void pos_shell_set_approval (PosShell *self, PosApprovalAsk ask);

/**
 * PosShellChoice:
 * @args: (nullable)
 *
 * A refusal that leaves the clerk a choice: %TRUE when it was offered, and then it is not
 * explained. The choice runs @key again in its own way.
 */
typedef gboolean (*PosShellChoice) (PosShell *shell,
                                    const char *key,
                                    GVariant *args,
                                    const GError *error);
void pos_shell_set_choice (PosShell *self, PosShellChoice choice);

/**
 * PosReasonAsk:
 * @error: what was refused; its details name the "info_code"
 * @done: to be called once; %NULL: nobody answers, and nothing is done; "": there is nothing to say
 *
 * The chain asks something (register.md T-28); then the same operation runs once more.
 */
typedef void (*PosReasonDone) (PosShell *shell, const char *answer, gpointer data);
typedef void (*PosReasonAsk) (
    PosShell *shell, const char *key, const GError *error, PosReasonDone done, gpointer data);
void pos_shell_set_reason (PosShell *self, PosReasonAsk ask);

/**
 * PosTakeOverAsk:
 * @error: POS_ORDER_ERROR open-elsewhere; its details name worker, register, minutes
 * @done: to be called once; %FALSE: it stays with who has it
 *
 * X8: somebody else is changing the order; asks whether it is taken out of his hands.  Then the
 * same operation runs once more, and asks for approval where that takes one.
 */
typedef void (*PosTakeOverDone) (PosShell *shell, gboolean take_over, gpointer data);
typedef void (*PosTakeOverAsk) (PosShell *shell,
                                const GError *error,
                                PosTakeOverDone done,
                                gpointer data);
void pos_shell_set_take_over (PosShell *self, PosTakeOverAsk ask);

/* A key of the whole window, heard while somebody is at work, no dialog is open and the focus does
 * not want it.  Operations have theirs from the catalog and need none. */
typedef void (*PosShellKey) (PosShell *shell);
void pos_shell_add_key (PosShell *self, const char *accelerator, PosShellKey callback);

/* --- Pages --- */

/* Takes a floating @page.  Pages stack: closing one shows what was there before.  A window that is
 * not started yet, or is closing, shows none. */
void pos_shell_show_page (PosShell *self, PosPage *page);
void pos_shell_close_page (PosShell *self);
/* The page of the operation @key (see pos_page_again()) that is open already, on top or below: a
 * step leads there and not to a second one above it.  Returns: (transfer none) (nullable). */
PosPage *pos_shell_find_page (PosShell *self, const char *key);
/* Leaves what lies over @page. */
void pos_shell_go_back_to (PosShell *self, PosPage *page);
/* Back to the transaction screen, whatever was on top. */
void pos_shell_go_home (PosShell *self);
/* Whether the transaction screen is on top. */
gboolean pos_shell_is_at_home (PosShell *self);
/* The page on top; the transaction screen and sign-in are pages too. */
PosPage *pos_shell_get_page (PosShell *self);

/* --- Operations --- */

/**
 * pos_shell_open:
 *
 * What a tap on a button does: an unavailable operation is explained at @origin; one with an opener
 * asks for the rest; any other runs with @args as they are.  Floating @args are sunk.
 */
void pos_shell_open (PosShell *self, const char *key, GVariant *args, GtkWidget *origin);

/* @result: (nullable): "a{sv}"; %NULL: refused (and explained), failed or given up. */
typedef void (*PosShellDone) (PosShell *self, GVariant *result, gpointer data);

/**
 * pos_shell_run:
 * @args: (nullable): floating is sunk
 * @origin: (nullable): what was tapped: a callout points at it
 * @done: (nullable): called once, also on failure
 *
 * Runs an operation as it is, without asking for arguments: approval dialog when a right is
 * lacking, explanation when it is refused.  While it runs, the origin (if a tile) is busy.
 * Operations run one after the other, in the order of their calls; what is tapped (@origin) a
 * second time while it runs is dropped.  @done may come after the caller has left the screen: @data
 * must outlive it (a page: g_object_ref()).
 */
void pos_shell_run (PosShell *self,
                    const char *key,
                    GVariant *args,
                    GtkWidget *origin,
                    PosShellDone done,
                    gpointer data);

/* What stands in the way of a tap on the operation's button, in a few words, as the callout would
 * say it.  Returns: (nullable) (transfer full): %NULL: nothing does. */
char *pos_shell_dup_hindrance (PosShell *self, const char *key);

/* Whether somebody else will be asked when the operation @key is run now. */
gboolean pos_shell_needs_approval (PosShell *self, const char *key);

/* Says what cannot be done, why, and what to do next: in a callout at @origin, or in a banner
 * below the header without one. */
void pos_shell_explain (PosShell *self, const GError *error, GtkWidget *origin);

/* A fact that stays below the header until it is closed or something else happens; %NULL takes it
 * away. */
void pos_shell_say (PosShell *self, PosTone tone, const char *what, const char *why);

/* "oldest 9 min": how long headquarters has not heard of something.  Returns: (transfer full)
 * (nullable): not a minute. */
char *pos_shell_dup_oldest (PosShell *self);

/* A short "done", with Undo when @undo_key is given: the operation that takes it back, as long as
 * the order that is open now stays open. */
void pos_shell_tell (PosShell *self, const char *text, const char *undo_key, GVariant *undo_args);

G_END_DECLS
