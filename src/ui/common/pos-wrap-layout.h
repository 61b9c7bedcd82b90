/* SPDX-License-Identifier: GPL-3.0-or-later
<<<<<<< HEAD
 * pos-wrap-layout.h — small things side by side, and below each other where there is no room.
 * Layer: ui/common.  Thread: main.  Each child keeps its natural width; mirrored in right-to-left.
 */
=======
 * pos-wrap-layout.h — children in rows, as words in a paragraph.
 * Layer: ui/common.  Each child has its natural size; what does not fit any more begins a row.  As
 * wide as its widest child at least, whatever the others are. */
>>>>>>> 747b6f8 (Start the register as a program: first start, sign-in, lock)
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_WRAP_LAYOUT (pos_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (PosWrapLayout, pos_wrap_layout, POS, WRAP_LAYOUT, GtkLayoutManager)

<<<<<<< HEAD
GtkLayoutManager *pos_wrap_layout_new (int column_gap, int row_gap);
=======
/* @gap: px between children and between rows. */
GtkLayoutManager *pos_wrap_layout_new (int gap);
>>>>>>> 747b6f8 (Start the register as a program: first start, sign-in, lock)

G_END_DECLS
