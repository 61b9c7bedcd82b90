/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-recall-detail.h — one order: its number and status, lines by delivery, payments, what it
 * costs and what is paid, where this copy comes from, and what may be done with it.
 * Layer: ui/recall.  Thread: main.
 * Signal "retry": the way forward after a failed reading. */
#pragma once
#include "register/pos-find-order.h"
#include "ui/recall/pos-recall-layout.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_RECALL_DETAIL (pos_recall_detail_get_type ())
G_DECLARE_FINAL_TYPE (PosRecallDetail, pos_recall_detail, POS, RECALL_DETAIL, GtkBox)

/* @shell: borrowed. */
GtkWidget *pos_recall_detail_new (PosShell *shell);
/* Nothing is chosen. */
void pos_recall_detail_clear (PosRecallDetail *self);
/* It is being read. */
void pos_recall_detail_wait (PosRecallDetail *self, PosOrderSummary *summary);
void pos_recall_detail_show (PosRecallDetail *self, PosOrder *order, PosCopyOrigin origin);
void pos_recall_detail_fail (PosRecallDetail *self, const GError *error);
/* %NULL while none is shown. */
PosOrder *pos_recall_detail_get_order (PosRecallDetail *self);
/* Asks what is printed of the order; nothing while none is shown. */
void pos_recall_detail_print (PosRecallDetail *self);
/* @wanted: what an order is looked for; said while none is chosen. */
void pos_recall_detail_set_wanted (PosRecallDetail *self, const char *wanted);
/* Of the page: an upright pane is broader than a column beside the list, and a low one has what can
 * be done beside the lines. */
void pos_recall_detail_set_form (PosRecallDetail *self, PosRecallForm form);
gboolean pos_recall_detail_press_primary (PosRecallDetail *self);
/* Keys go on at the buttons. */
void pos_recall_detail_go_to_actions (PosRecallDetail *self);

G_END_DECLS
