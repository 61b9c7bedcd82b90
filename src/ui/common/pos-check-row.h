/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-check-row.h — a row that can be checked: box, two lines, amount.
 * Layer: ui/common.  Style: button.row (+ .checked).  Role CHECKBOX.
 * Properties: title, subtitle, amount, checked, mixed (some of what it stands for), unavailable.
 * Signals: "toggled-by-hand" after a tap changed it; "refused" when it is unavailable. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_CHECK_ROW (pos_check_row_get_type ())
G_DECLARE_FINAL_TYPE (PosCheckRow, pos_check_row, POS, CHECK_ROW, GtkButton)

GtkWidget *pos_check_row_new (const char *title, const char *subtitle);
void pos_check_row_set_checked (PosCheckRow *self, gboolean checked);
gboolean pos_check_row_get_checked (PosCheckRow *self);

/* A widget after the texts; %NULL takes it away. */
void pos_check_row_set_trailing (PosCheckRow *self, GtkWidget *trailing);

G_END_DECLS
