/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-reasons.h — why: one of the usual reasons, or another in words.
 * Layer: ui/common.  Emits "chosen" when another one is.  Style: chips; in columns they are
 * .reason-chip and may break. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_REASONS (pos_reasons_get_type ())
G_DECLARE_FINAL_TYPE (PosReasons, pos_reasons, POS, REASONS, GtkBox)

/* @columns: of equal width; 0: all in one row, as wide as they are. */
GtkWidget *pos_reasons_new (guint columns);
/* The last one added, "Other", asks for words. */
void pos_reasons_add (PosReasons *self, const char *text);
void pos_reasons_add_other (PosReasons *self);

/* Which one was chosen, in the order of adding; -1 while none was. */
int pos_reasons_get_chosen (PosReasons *self);
/* "Other" is chosen and says nothing: then its field asks for words. */
gboolean pos_reasons_lack_words (PosReasons *self);
/* In the words of the clerk's language; %NULL while none was chosen.  Returns: (transfer full). */
char *pos_reasons_dup (PosReasons *self);

G_END_DECLS
