/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-segmented.h — two to four options side by side, one of them on.
 * Layer: ui/common.  Style: .seg (+ .tall).  Role RADIO_GROUP.
 * Property: selected (id of the option).  notify::selected tells of every change. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_SEGMENTED (pos_segmented_get_type ())
G_DECLARE_FINAL_TYPE (PosSegmented, pos_segmented, POS, SEGMENTED, GtkBox)

/* @name: the translated question it answers, for a screen reader. */
GtkWidget *pos_segmented_new (const char *name);
/* The first one added is selected. */
void pos_segmented_append (PosSegmented *self, const char *id, const char *label);
const char *pos_segmented_get_selected (PosSegmented *self);
void pos_segmented_set_selected (PosSegmented *self, const char *id);

G_END_DECLS
