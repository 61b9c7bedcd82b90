/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-focus-zones.h — Ctrl+Tab: from one part of a screen to the next.
 * Layer: ui/common.  Thread: main.
 * Zones are what stands in a PosZones layout, and what was marked.  One that holds zones itself is
 * none. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

void pos_focus_zones_mark (GtkWidget *zone);
/* Keys enter @zone in @beginning, a descendant that lives as long, and not at its first control. */
void pos_focus_zones_begin_in (GtkWidget *zone, GtkWidget *beginning);

/* The zones below @root that are seen and take keys, in reading order.  Returns: (transfer
 * container) (element-type GtkWidget). */
GPtrArray *pos_focus_zones_list (GtkWidget *root);

/* From the one of @zones that has the focus to the next that takes it, round and round.  Returns:
 * whether the focus went. */
gboolean pos_focus_zones_move (GPtrArray *zones, gboolean backward);

/* Whether that is the key, and in which direction it goes. */
gboolean pos_focus_zones_is_key (guint keyval, GdkModifierType state, gboolean *backward);

G_END_DECLS
