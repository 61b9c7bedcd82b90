/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-cancel-refund.h — the money of a cancellation: what was paid, what goes back and how; and the
 * button that does it.
 * Layer: ui/recall.  Source: customer-orders.md M26, M27.
 * Signals: "confirm" (the button: what a refusal points at); "keep": nothing is to be done. */
#pragma once
#include "ui/recall/pos-cancel-facts.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_CANCEL_REFUND (pos_cancel_refund_get_type ())
G_DECLARE_FINAL_TYPE (PosCancelRefund, pos_cancel_refund, POS, CANCEL_REFUND, GtkBox)

/* @shell: borrowed.  @order: whose facts these are. */
GtkWidget *pos_cancel_refund_new (PosShell *shell, PosOrder *order, const PosCancelFacts *facts);
void pos_cancel_refund_show (PosCancelRefund *self, const PosCancelFacts *facts);

/* The operation that moves the money: "pay.cash" or "pay.card". */
const char *pos_cancel_refund_get_key (PosCancelRefund *self);
void pos_cancel_refund_press_primary (PosCancelRefund *self);

G_END_DECLS
