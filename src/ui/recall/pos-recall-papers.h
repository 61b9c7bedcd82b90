/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-recall-papers.h — what was printed about an order and could be: copies of receipts and slips,
 * a picking list, a packing slip.
 * Layer: ui/recall.  Thread: main.  Source: customer-orders.md §5.12, operation 131. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Whether there is anything to print. */
gboolean pos_recall_papers_has_any (PosShell *shell, PosOrder *order);
/* Whether whatever is printed asks a supervisor. */
gboolean pos_recall_papers_ask (PosShell *shell, PosOrder *order);
/* Which of them?  The only one is printed at once. */
void pos_recall_papers_open (PosShell *shell, PosOrder *order, GtkWidget *origin);
/* The same, and the only one is not printed before somebody said so. */
void pos_recall_papers_ask_which (PosShell *shell, PosOrder *order);

/* Opener of "order.packing_slip": of the order that is named, else of one that is looked for among
 * those this store has to fulfill. */
void pos_recall_packing_slip_opener (PosShell *shell,
                                     const char *key,
                                     GVariant *args,
                                     GtkWidget *origin);

G_END_DECLS
