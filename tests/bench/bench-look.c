/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-look.c — see the header. */
#include "bench-look.h"

#include "ui/shell/pos-shell.h"

GtkWidget *
bench_look_for (GtkWidget *root, const char *type)
{
  GtkWidget *found = g_str_equal (G_OBJECT_TYPE_NAME (root), type) ? root : NULL;

  if (!gtk_widget_get_mapped (root))
    return NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = bench_look_for (child, type);
  return found;
}

void
bench_look_close_dialog (GtkWindow *window)
{
  PosDialog *dialog = pos_overlay_get_top (pos_shell_get_overlay (POS_SHELL (window)));

  if (dialog)
    pos_overlay_close (GTK_WIDGET (dialog));
}
