/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-recall-words.h — what the list and the order beside it say alike.
 * Layer: ui/recall.  Texts are (transfer full). */
#pragma once
#include "ui/common/pos-look.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* The number by which people speak of it: headquarters', or what the customer was told before. */
const char *pos_recall_get_name (PosOrderSummary *summary);
/* "14 May 09:58"; of another year "4 May 2025". */
char *pos_recall_dup_when (PosShell *shell, gint64 at);
/* The day of it with its year. */
char *pos_recall_dup_day (PosShell *shell, gint64 at);
char *pos_recall_dup_money (PosShell *shell, gint64 minor, guint32 currency);

/* "2 ship", "1 pick up", "3 carry out"; %NULL for none. */
char *pos_recall_dup_count (PosShell *shell, PosLookIntent intent, gint64 n_lines);
/* "2 by e-mail"; %NULL for none. */
char *pos_recall_dup_mail_count (PosShell *shell, gint64 n_lines);
/* "2 come back"; %NULL for none. */
char *pos_recall_dup_return_count (PosShell *shell, gint64 n_lines);
/* "5 pieces". */
char *pos_recall_dup_pieces (PosShell *shell, gint64 n_pieces);

/* An amount and what it is, at both ends of a row.  Style classes of the one and of the other. */
GtkWidget *pos_recall_sum_new (PosShell *shell,
                               const char *caption,
                               gint64 minor,
                               guint32 currency,
                               const char *caption_classes,
                               const char *amount_classes);

/* A label that wraps where it must, inside words too, and asks for no width of its own. */
GtkWidget *pos_recall_text_new (const char *text, const char *css_classes);

/* Shows the number or reference of an order in such a label, in one piece; only what is longer than
 * any of ours may break. */
void pos_recall_show_number (GtkLabel *label, const char *number);

G_END_DECLS
