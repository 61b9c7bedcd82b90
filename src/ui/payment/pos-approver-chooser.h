/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-approver-chooser.h — the person who approves: one card, and the others behind it.
 * Layer: ui/payment.
 * Signal: "chosen" — somebody else. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_APPROVER_CHOOSER (pos_approver_chooser_get_type ())
G_DECLARE_FINAL_TYPE (PosApproverChooser, pos_approver_chooser, POS, APPROVER_CHOOSER, GtkBox)

GtkWidget *pos_approver_chooser_new (PosShell *shell);

/* Who is chosen when he is among those offered next; %NULL: the first. */
void pos_approver_chooser_prefer (PosApproverChooser *self, const char *worker);
/* @workers: (element-type PosWorker): the first is chosen unless the chosen one is among them. */
void pos_approver_chooser_offer (PosApproverChooser *self, GPtrArray *workers);
/* Chooses @worker, if he is offered.  Returns: whether he is. */
gboolean pos_approver_chooser_choose (PosApproverChooser *self, const char *worker);
/* The chosen one's id, or %NULL. */
const char *pos_approver_chooser_get_worker (PosApproverChooser *self);

G_END_DECLS
