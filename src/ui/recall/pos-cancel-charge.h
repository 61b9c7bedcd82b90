/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-cancel-charge.h — the cancellation charge as a share of what is open: as the rules ask, or
 * changed.
 * Digits of the keyboard, and a tap on what it is now, open a dialog to type it.
 * Layer: ui/recall.  Source: customer-orders.md M24, M25.
 * Signal "changed": a person chose another one; the page computes it and shows the answer. */
#pragma once
#include "ui/recall/pos-cancel-facts.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_CANCEL_CHARGE (pos_cancel_charge_get_type ())
G_DECLARE_FINAL_TYPE (PosCancelCharge, pos_cancel_charge, POS, CANCEL_CHARGE, GtkBox)

/* @shell: borrowed. */
GtkWidget *pos_cancel_charge_new (PosShell *shell, const PosCancelFacts *facts);
void pos_cancel_charge_show (PosCancelCharge *self, const PosCancelFacts *facts);
/* What was chosen: an amount, or -1 and the share. */
gint64 pos_cancel_charge_get_entered (PosCancelCharge *self);
PosRate pos_cancel_charge_get_rate (PosCancelCharge *self);

G_END_DECLS
