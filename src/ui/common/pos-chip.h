/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-chip.h — a filter that is on or off, or a quick value among a few.
 * Layer: ui/common.  Style: button.chip (:checked, .off).  Role as GtkToggleButton.
 * Properties: text, icon, filter (shows a check while on), wrap (the text breaks where
 * there is no room for a line), unavailable.
 * For one of several, join them with gtk_toggle_button_set_group(). */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_CHIP (pos_chip_get_type ())
G_DECLARE_FINAL_TYPE (PosChip, pos_chip, POS, CHIP, GtkToggleButton)

GtkWidget *pos_chip_new (const char *text, gboolean filter);

G_END_DECLS
