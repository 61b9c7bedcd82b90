/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-row-cull.c — see the header. */
#include "ui/common/pos-row-cull.h"

#define PENDING "pos-row-cull-pending"

static void
cull (GtkListBox *list, GtkAdjustment *place)
{
  double page = gtk_adjustment_get_page_size (place);
  double top = gtk_adjustment_get_value (place) - page, bottom = top + 3 * page;
  GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (list));

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (list)); row;
       row = gtk_widget_get_next_sibling (row)) {
    graphene_rect_t box;
    if (!GTK_IS_LIST_BOX_ROW (row) || !gtk_widget_get_visible (row) ||
        !gtk_widget_compute_bounds (row, GTK_WIDGET (list), &box))
      continue;
    double start = (double)box.origin.y, end = start + (double)box.size.height;
    /* What is new has no height, and is laid out only when it is visible. */
    gboolean near = end <= start || (end >= top && start <= bottom);
    gtk_widget_set_child_visible (row, near || row == focused);
  }
}

static void
moved_cb (GtkListBox *list, GtkAdjustment *place)
{
  cull (list, place);
}

static gboolean
laid_out_cb (GtkWidget *list, GdkFrameClock *frames, gpointer place)
{
  g_object_set_data (G_OBJECT (list), PENDING, NULL);
  cull (GTK_LIST_BOX (list), place);
  return G_SOURCE_REMOVE;
}

/* Rows have their new places by the next frame only; until then they are seen. */
static void
grown_cb (GtkListBox *list, GtkAdjustment *place)
{
  if (g_object_get_data (G_OBJECT (list), PENDING))
    return;
  g_object_set_data (G_OBJECT (list), PENDING, GINT_TO_POINTER (TRUE));
  gtk_widget_add_tick_callback (
      GTK_WIDGET (list), laid_out_cb, g_object_ref (place), g_object_unref);
}

void
pos_row_cull (GtkListBox *list, GtkScrolledWindow *scroller)
{
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (scroller);

  g_signal_connect_object (place, "value-changed", G_CALLBACK (moved_cb), list, G_CONNECT_SWAPPED);
  g_signal_connect_object (place, "changed", G_CALLBACK (grown_cb), list, G_CONNECT_SWAPPED);
}
