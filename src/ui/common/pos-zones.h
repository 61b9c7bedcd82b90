/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-zones.h — a page of three zones that stand in one form or another, by the room there is.
 * Layer: ui/common.  Thread: main.
 * The page has whatever size the window has.  Places are given from left to right, and mirrored
 * where the language is.  Signal "form-changed", in the main loop turn after it took another form.
 */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_N_ZONES 3

#define POS_TYPE_ZONES (pos_zones_get_type ())
G_DECLARE_DERIVABLE_TYPE (PosZones, pos_zones, POS, ZONES, GtkLayoutManager)

struct _PosZonesClass {
  GtkLayoutManagerClass parent_class;

  /* Where the children of @widget stand, in their order; an empty place shows none of it.
   * Returns: the form, which is the subclass's to count. */
  int (*arrange) (
      PosZones *self, GtkWidget *widget, int width, int height, GdkRectangle places[POS_N_ZONES]);
};

/* @text_scale: per cent. */
GtkLayoutManager *pos_zones_new (GType type, guint text_scale);
guint pos_zones_get_text_scale (PosZones *self);
int pos_zones_get_form (PosZones *self);

/* @pixels of a picture at 100 % text. */
int pos_zones_scale (int pixels, guint text_scale);

G_END_DECLS
