/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-caret.h — where the caret stands before anything is typed.
 * Layer: ui/common.  GTK lets the keyboard decide in an empty field, so that in Arabic the caret
 * would stand at the far end of the hint; here the language does. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

void pos_caret_follow_language (GtkText *text);

G_END_DECLS
