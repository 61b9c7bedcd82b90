/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-snack.h — what was done, with a way back, for six seconds; never for errors.
 * Layer: ui/common.  Style: .snack.  Role STATUS.  Shown by pos_overlay_show_snack().
 * Signal "undo": the way back was taken. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_SNACK (pos_snack_get_type ())
G_DECLARE_FINAL_TYPE (PosSnack, pos_snack, POS, SNACK, GtkBox)

GtkWidget *pos_snack_new (void);
/* @undo: label of the button or %NULL. */
void pos_snack_show (PosSnack *self, const char *text, const char *undo);
/* Instead of the check mark: nobody did what it says. */
void pos_snack_set_icon (PosSnack *self, const char *icon);
void pos_snack_hide (PosSnack *self);
gboolean pos_snack_is_shown (PosSnack *self);

G_END_DECLS
