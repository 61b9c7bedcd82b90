/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-zone-layout.h — places zones where the layout document says, whatever they contain.
 * Layer: ui/common.  Thread: main.
 * Units: a design is drawn on a canvas, and places are in the same pixels: what model/pos-layout.h
 *        gives.  The canvas is stretched to the allocation: edges are rounded, not sizes, so that
 *        neighbors never overlap or drift apart.
 * Measuring ignores the children: a long name can never widen a zone.  In right-to-left the canvas
 * is mirrored. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_ZONE_LAYOUT (pos_zone_layout_get_type ())
G_DECLARE_FINAL_TYPE (PosZoneLayout, pos_zone_layout, POS, ZONE_LAYOUT, GtkLayoutManager)

#define POS_TYPE_ZONE_LAYOUT_CHILD (pos_zone_layout_child_get_type ())
G_DECLARE_FINAL_TYPE (
    PosZoneLayoutChild, pos_zone_layout_child, POS, ZONE_LAYOUT_CHILD, GtkLayoutChild)

/* Canvas size in pixels, as in the size entry of a layout document. */
GtkLayoutManager *pos_zone_layout_new (int canvas_width, int canvas_height);
void pos_zone_layout_set_canvas (PosZoneLayout *self, int width, int height);

/* Place of @child, a child of a widget with this layout; all in canvas pixels. */
void pos_zone_layout_place (PosZoneLayout *self, GtkWidget *child, int x, int y, int w, int h);

/* Where that place is within an allocation of @width × @height, left to right. */
GdkRectangle
pos_zone_layout_rectangle (PosZoneLayout *self, int x, int y, int w, int h, int width, int height);

G_END_DECLS
