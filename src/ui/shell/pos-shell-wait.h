/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-shell-wait.h — somebody waits for headquarters, and need not.
 * Layer: ui/shell.
 * Rules:  who has waited for a second is told what for, where he looks: in the dialog on top, else
 *         below the header.  Who stops waiting (Cancel, Escape, Back, closing what asked) has his
 *         screen back at once, and nothing is done.  Where money moves there is no Cancel.  */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* --- An operation's wait: -run.c --- */

typedef struct _PosShellWait PosShellWait;

/* @key: what runs in the register, which says whether it may be stopped; %NULL: it only looks, and
 * may.  @page: (nullable): who leaves it waits no more.  @form: (nullable): the dialog that asked.
 */
PosShellWait *
pos_shell_wait_begin (PosShell *self, const char *key, PosPage *page, GtkWidget *form);
/* Cancelled when nobody waits any more.  Borrowed. */
GCancellable *pos_shell_wait_get_stop (PosShellWait *self);
/* FALSE: it cannot be stopped. */
gboolean pos_shell_wait_stop (PosShellWait *self);
void pos_shell_wait_end (PosShellWait *self);

/* --- Looking for an order --- */

/* @order: %NULL with @error. */
typedef void (*PosShellFound) (PosShell *self, PosOrder *order, const GError *error, gpointer data);

/**
 * pos_shell_find_order:
 * @newest: as new as anybody knows it: pos_find_newest_order_async(); else pos_find_order_async()
 * @destroy: (nullable): for @data
 *
 * @found is not called when the person stops waiting, looks for another one, leaves the page or
 * closes the window.
 */
void pos_shell_find_order (PosShell *self,
                           const char *name,
                           gboolean newest,
                           PosShellFound found,
                           gpointer data,
                           GDestroyNotify destroy);

/* --- The window --- */

void pos_shell_wait_init (PosShell *self);
/* Stops what is told to be waited for; FALSE: nothing is, or it cannot be stopped. */
gboolean pos_shell_stop_told (PosShell *self);
/* Nobody on @page looks for an order any more. */
void pos_shell_stop_looking (PosShell *self, PosPage *page);
/* The banner that tells of it where no dialog is open; to be shown above the page. */
GtkWidget *pos_shell_wait_make_banner (PosShell *self);

G_END_DECLS
