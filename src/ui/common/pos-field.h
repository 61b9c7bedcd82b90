/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-field.h — one text to type: label above, hint or error below.
 * Layer: ui/common.  Style: .field (+ .error .ro .quiet).
 * Properties: label, text, placeholder (an example, never the label), hint (bounds, told before
 * input), error (wins over the hint), icon (leading), suffix ("%"), trailing-icon, read-only,
 * quiet.  Signals: "changed" and "activate" of what is typed. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_FIELD (pos_field_get_type ())
G_DECLARE_FINAL_TYPE (PosField, pos_field, POS, FIELD, GtkBox)

GtkWidget *pos_field_new (const char *label);

/* What is typed now; borrowed until the next change. */
const char *pos_field_get_text (PosField *self);
void pos_field_set_text (PosField *self, const char *text);

/* The inner GtkText, for input purpose, visibility, length. */
GtkText *pos_field_get_entry (PosField *self);

G_END_DECLS
