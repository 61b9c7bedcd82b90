/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-cancel-reason.h — why an order is cancelled: one of a few reasons, or words.
 * Layer: ui/recall. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_CANCEL_REASON (pos_cancel_reason_get_type ())
G_DECLARE_FINAL_TYPE (PosCancelReason, pos_cancel_reason, POS, CANCEL_REASON, GtkBox)

GtkWidget *pos_cancel_reason_new (void);
/* In the words of the clerk's language; %NULL while none was chosen. */
char *pos_cancel_reason_dup (PosCancelReason *self);

G_END_DECLS
