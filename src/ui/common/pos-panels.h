/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-panels.h — three panels side by side, or two over a wide one on a tall screen.
 * Layer: ui/common.  Style: .panels.
 * Measuring ignores the panels: a long name never widens one.  What does not fit scrolls.  Mirrored
 * in right-to-left. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_PANELS (pos_panels_get_type ())
G_DECLARE_FINAL_TYPE (PosPanels, pos_panels, POS, PANELS, GtkWidget)

/* Takes the contents.  @widths: as drawn 1366 px wide; panels share what there is.
 * @wide: which one takes the lower half of a tall screen. */
GtkWidget *pos_panels_new (GtkWidget *const contents[3], const int widths[3], int wide);

G_END_DECLS
