/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-recall-receipt.h — when a receipt was printed: the customer holds it, and it says a day.
 * Layer: ui/recall.  Thread: main.
 * Signal "picked": a person chose, as that of PosSelect; a day of the calendar first asks which. */
#pragma once
#include "model/pos-order-query.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_RECALL_RECEIPT (pos_recall_receipt_get_type ())
G_DECLARE_FINAL_TYPE (PosRecallReceipt, pos_recall_receipt, POS, RECALL_RECEIPT, GtkBox)

/* @shell: borrowed. */
GtkWidget *pos_recall_receipt_new (PosShell *shell);

/* Puts what is chosen into @filter. */
void pos_recall_receipt_apply (PosRecallReceipt *self, PosOrderFilter *filter);
/* Shows @day; POS_DATE_NONE: any. */
void pos_recall_receipt_set_day (PosRecallReceipt *self, PosDate day);
gboolean pos_recall_receipt_is_any (PosRecallReceipt *self);

G_END_DECLS
