/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-wrap-layout.h — small things side by side, and below each other where there is no room.
 * Layer: ui/common.  Thread: main.  Each child keeps its natural width; mirrored in right-to-left.
 */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_WRAP_LAYOUT (pos_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (PosWrapLayout, pos_wrap_layout, POS, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *pos_wrap_layout_new (int column_gap, int row_gap);
/* A child that is only worth saying beside the others: where it would begin a row it is left out.
 */
void pos_wrap_layout_note_aside (GtkWidget *child);

G_END_DECLS
