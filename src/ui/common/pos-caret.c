/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-caret.c — see the header. */
#include "ui/common/pos-caret.h"

/* The example is a label of its own and mirrors by itself: told where the text stands, it would
 * stand at the other end. */
static void
place_example (GtkText *text)
{
  GtkWidget *example = gtk_widget_get_first_child (GTK_WIDGET (text));

  if (GTK_IS_LABEL (example))
    gtk_label_set_xalign (GTK_LABEL (example), 0);
}

static void
place (GtkText *text)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (text)) == GTK_TEXT_DIR_RTL;
  gboolean empty = gtk_entry_buffer_get_length (gtk_text_get_buffer (text)) == 0;
  float alignment = mirrored && empty ? 1 : 0;

  if (gtk_editable_get_alignment (GTK_EDITABLE (text)) < alignment ||
      gtk_editable_get_alignment (GTK_EDITABLE (text)) > alignment)
    gtk_editable_set_alignment (GTK_EDITABLE (text), alignment);
  place_example (text);
}

static void
turned_cb (GtkText *text, GtkTextDirection before, gpointer data)
{
  place (text);
}

void
pos_caret_follow_language (GtkText *text)
{
  g_return_if_fail (GTK_IS_TEXT (text));
  g_signal_connect (text, "notify::text", G_CALLBACK (place), NULL);
  g_signal_connect (text, "notify::placeholder-text", G_CALLBACK (place), NULL);
  g_signal_connect (text, "direction-changed", G_CALLBACK (turned_cb), NULL);
  place (text);
}
