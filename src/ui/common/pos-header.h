/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-header.h — the bar on top of every screen.
 * Layer: ui/common.  Style: .topbar.
 * Properties: title and subtitle (shop, then store and register; or the page and what it is
 * about), page (back button instead of the mark), status-text, status-icon, status-tone (the
 * online pill; no text: no pill), fault-text and fault-icon (a device to see to, likewise), date,
 * time, operator, compact (no date, initials only), announcement (read aloud when it changes, not
 * seen). Signals: "back", "status", "fault", "operator", "lock", "menu" (button that was tapped, as
 * argument of "menu", "status" and "fault", to open something at it). */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_HEADER (pos_header_get_type ())
G_DECLARE_FINAL_TYPE (PosHeader, pos_header, POS, HEADER, GtkBox)

GtkWidget *pos_header_new (void);

/* Additional controls of a page, before the pill; %NULL takes them away. */
void pos_header_set_extra (PosHeader *self, GtkWidget *extra);

G_END_DECLS
