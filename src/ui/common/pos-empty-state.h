/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-empty-state.h — nothing here yet, and what to do about it.
 * Layer: ui/common.  Style: .empty.  Properties: icon, title, body, action (label; %NULL: none).
 * Signal "action": the button was tapped. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_EMPTY_STATE (pos_empty_state_get_type ())
G_DECLARE_FINAL_TYPE (PosEmptyState, pos_empty_state, POS, EMPTY_STATE, GtkBox)

GtkWidget *pos_empty_state_new (const char *icon_name, const char *title, const char *body);

G_END_DECLS
