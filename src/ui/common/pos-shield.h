/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-shield.h — the shield on a button whose tap asks a supervisor.
 * Layer: ui/common.  Style: .shield.
 * Source: visual-language.md §1, 3. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lays it over the trailing corner: the caption keeps its room.  @button has its child already. */
void pos_shield_add (GtkWidget *button);

G_END_DECLS
