/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-email-dialog.h — to which address does the receipt go?
 * Layer: ui/payment. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* The opener of "receipt.email".  Argument "receipt": the paper; none: the latest. */
void pos_email_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin);
/* Of an exchange with two papers, both.  @returned: (nullable): there is one. */
void pos_email_open_papers (PosShell *shell, const char *receipt, const char *returned);

/* @email: an address that a mailer could write to. */
typedef void (*PosEmailAnswer) (const char *email, gpointer data);

/* @known: (nullable): where it went before; @owner: who hears the answer, while it lives. */
void pos_email_ask (PosShell *shell, const char *known, PosEmailAnswer answer, GObject *owner);

G_END_DECLS
