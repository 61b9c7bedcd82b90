/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-tabs.h — a strip of tabs over a GtkStack, with counts.
 * Layer: ui/common.  Style: .tabs (tab control zone) or .utabs (pages, underlined).
 * Roles TAB_LIST and TAB.  Each page of the stack is a tab: title, icon-name and visible of its
 * GtkStackPage are followed. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_TABS (pos_tabs_get_type ())
G_DECLARE_FINAL_TYPE (PosTabs, pos_tabs, POS, TABS, GtkBox)

/* @underlined: .utabs instead of .tabs. */
GtkWidget *pos_tabs_new (GtkStack *stack, gboolean underlined);

/* A count pill in the tab of the page called @name; 0 or more shows it, −1 hides it. */
void pos_tabs_set_count (PosTabs *self, const char *name, int count);

/* The icon in the tab of the page called @name in a color: "c-ship"; @css_class is static. */
void pos_tabs_set_icon_class (PosTabs *self, const char *name, const char *css_class);

/* Less room around the words and between them. */
void pos_tabs_set_narrow (PosTabs *self, gboolean narrow);

G_END_DECLS
