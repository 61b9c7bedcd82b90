/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-text-field.h — one text to type: label above, hint or error below.
 * Layer: ui/common.  Style: .field (+ .error .ro .quiet).
 * Properties: label, text, placeholder (an example, never the label), hint (bounds, told before
 * input), error (wins over the hint), icon (leading), suffix ("%"), trailing-icon, read-only,
 * quiet, clearable (a cross empties it).  Signals: "changed" and "activate" of what is typed;
 * Enter that nobody listens for is the window's, as on any other widget. */
#pragma once
#include <gtk/gtk.h>

#include "ui/common/pos-scan-controller.h"

G_BEGIN_DECLS

#define POS_TYPE_TEXT_FIELD (pos_text_field_get_type ())
G_DECLARE_FINAL_TYPE (PosTextField, pos_text_field, POS, TEXT_FIELD, GtkBox)

GtkWidget *pos_text_field_new (const char *label);

/* What is typed now; borrowed until the next change. */
const char *pos_text_field_get_text (PosTextField *self);
void pos_text_field_set_text (PosTextField *self, const char *text);

/* From now on what @scanner reads stands in it, wherever the focus is: for a question of which the
 * answer can be scanned. */
void pos_text_field_take_scans (PosTextField *self, PosScanController *scanner);
/* The same, and whoever scans has said all there is to say: it is activated. */
void pos_text_field_answer_scans (PosTextField *self, PosScanController *scanner);

/* A field of a dialog for what stands on a card or a voucher, typed or scanned.
 * Returns: (transfer floating): it answers what @scanner scans. */
GtkWidget *pos_code_field_new (const char *label, const char *hint, PosScanController *scanner);

/* The inner GtkText, for input purpose, visibility, length. */
GtkText *pos_text_field_get_entry (PosTextField *self);

G_END_DECLS
