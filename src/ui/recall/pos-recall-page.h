/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-recall-page.h — recall order: a question, the orders found, and the one that is looked at.
 * Layer: ui/recall.  Thread: main.  Source: customer-orders.md §6, picture 08. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_RECALL_PAGE (pos_recall_page_get_type ())
G_DECLARE_FINAL_TYPE (PosRecallPage, pos_recall_page, POS, RECALL_PAGE, PosPage)

/* @filter: (nullable): what is asked first; @code: (nullable): a number, receipt or reference: the
 * order called exactly so opens. */
PosPage *pos_recall_page_new (PosShell *shell, PosOrderFilter *filter, const char *code);

/* It was opened to print a packing slip: what can be printed of an order is asked as soon as the
 * order is chosen. */
void pos_recall_page_ask_for_slip (PosRecallPage *self);
gboolean pos_recall_page_is_for_slip (PosRecallPage *self);
/* Asks this now, as if it had been opened with it. */
void pos_recall_page_ask (PosRecallPage *self, PosOrderFilter *filter, const char *code);

G_END_DECLS
