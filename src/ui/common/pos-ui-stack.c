/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ui-stack.c — see the header. */
#include "ui/common/pos-ui-stack.h"

static void
update (GtkStack *stack)
{
  GtkWidget *seen = gtk_stack_get_visible_child (stack);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (stack)); child;
       child = gtk_widget_get_next_sibling (child))
    gtk_accessible_update_state (
        GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN, child != seen, -1);
}

GtkWidget *
pos_ui_stack_new (void)
{
  GtkWidget *stack = gtk_stack_new ();
  GtkSelectionModel *pages = gtk_stack_get_pages (GTK_STACK (stack));

  g_signal_connect_object (pages, "items-changed", G_CALLBACK (update), stack, G_CONNECT_SWAPPED);
  g_signal_connect (stack, "notify::visible-child", G_CALLBACK (update), NULL);
  g_object_set_data_full (G_OBJECT (stack), "pos-pages", pages, g_object_unref);
  return stack;
}
