/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-focus-ring.h — shows where the focus is for as long as somebody works with the keyboard.
 * Layer: ui/common.  Thread: main.
 * GTK hides it three seconds after the last key; whoever looks at the customer meanwhile would not
 * know what Enter does. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Until something on @window is touched or clicked. */
void pos_focus_ring_keep (GtkWindow *window);

G_END_DECLS
