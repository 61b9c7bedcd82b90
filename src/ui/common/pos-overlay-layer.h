/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-overlay-layer.h — one dialog over a scrim: keeps Tab inside, hears Esc.
 * Layer: ui/common, private to PosOverlay. */
#pragma once
#include "ui/common/pos-dialog.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_OVERLAY_LAYER (pos_overlay_layer_get_type ())
G_DECLARE_FINAL_TYPE (PosOverlayLayer, pos_overlay_layer, POS, OVERLAY_LAYER, GtkBox)

/* @opener gets the focus back; may be %NULL. */
GtkWidget *pos_overlay_layer_new (PosDialog *dialog, GtkWidget *opener);
PosDialog *pos_overlay_layer_get_dialog (PosOverlayLayer *self);
void pos_overlay_layer_reveal (PosOverlayLayer *self);
/* The opener, if it still exists. */
GtkWidget *pos_overlay_layer_get_opener (PosOverlayLayer *self);

G_END_DECLS
