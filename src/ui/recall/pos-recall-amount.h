/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-recall-amount.h — a row with an amount at its end; tapped, it says what it is made of.
 * Layer: ui/recall.  Style: .recall-amount. */
#pragma once
#include "pricing/pos-ledger-account.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* @texts (taken) and the amount at both ends. */
GtkWidget *pos_recall_face_new (PosShell *shell, GtkWidget *texts, gint64 amount, guint32 currency);

/* The same as a button that opens "Why this amount?".  @line: (nullable): as in
 * pos_ledger_account(); @caption: what the amount is called. */
GtkWidget *pos_recall_amount_new (PosShell *shell,
                                  PosOrder *order,
                                  PosAccount account,
                                  PosOrderLine *line,
                                  GtkWidget *texts,
                                  const char *caption,
                                  gint64 amount);

/* The same around @face (taken), which shows the amount itself. */
GtkWidget *pos_recall_amount_wrap (PosShell *shell,
                                   PosOrder *order,
                                   PosAccount account,
                                   PosOrderLine *line,
                                   GtkWidget *face,
                                   const char *caption,
                                   gint64 amount);

G_END_DECLS
