/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-approval-panel.h — who approves, and his PIN: dots and pad.
 * Layer: ui/payment.  Picture: 07, trailing half.
 * Property: reason ("Asked because 10% is under your limit"), error (what was wrong with the last
 * answer; keying clears it).
 * Signals: "approved" — the answer was given: read it; "given-up" — Cancel.
 * A panel that nobody touches for a minute forgets the secret, says so, and asks again when told to
 * (register.md S-21). */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_APPROVAL_PANEL (pos_approval_panel_get_type ())
G_DECLARE_FINAL_TYPE (PosApprovalPanel, pos_approval_panel, POS, APPROVAL_PANEL, GtkBox)

GtkWidget *pos_approval_panel_new (PosShell *shell);

/* @details: of the refusal that asks; who is offered follows from it.  The chosen one stays when
 * he may still approve. */
void pos_approval_panel_ask (PosApprovalPanel *self, GVariant *details);
/* Offered first, when he may approve at all. */
void pos_approval_panel_prefer (PosApprovalPanel *self, const char *worker);
/* Seconds until an untouched panel stops asking; for tests. */
void pos_approval_panel_set_patience (PosApprovalPanel *self, guint seconds);

/* The chosen one's id, %NULL when nobody may approve; and what was keyed or scanned. */
const char *pos_approval_panel_get_worker (PosApprovalPanel *self);
const char *pos_approval_panel_get_secret (PosApprovalPanel *self);
/* Forgets the secret, and says what was wrong with it. */
void pos_approval_panel_refuse (PosApprovalPanel *self, const char *error);
/* While the answer is looked at: nothing can be tapped twice. */
void pos_approval_panel_set_busy (PosApprovalPanel *self, gboolean busy);

G_END_DECLS
