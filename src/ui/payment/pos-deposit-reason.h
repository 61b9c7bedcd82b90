/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-deposit-reason.h — why: one of the usual reasons, or another in words.
 * Layer: ui/payment. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_DEPOSIT_REASON (pos_deposit_reason_get_type ())
G_DECLARE_FINAL_TYPE (PosDepositReason, pos_deposit_reason, POS, DEPOSIT_REASON, GtkBox)

GtkWidget *pos_deposit_reason_new (void);

/* %NULL when none was given.  Returns: (transfer full). */
char *pos_deposit_reason_dup (PosDepositReason *self);

G_END_DECLS
