/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-sight.c — see the header. */
#include "ui/common/pos-sight.h"

#define FRAMES 4

typedef struct {
  GtkWidget *sought; /* (nullable): weak */
  double top;
  int frames;
} Sight;

/* How long the form has become is known after some frames; from then on people scroll. */
static gboolean
grown_cb (GtkWidget *form, GdkFrameClock *clock, gpointer data)
{
  Sight *sight = data;
  GtkWidget *scroller = gtk_widget_get_ancestor (form, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  if (sight->sought && gtk_widget_compute_bounds (sight->sought, form, &bounds))
    sight->top = bounds.origin.y;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
                            sight->top);
  return --sight->frames > 0;
}

static void
sight_free (gpointer data)
{
  Sight *sight = data;

  g_clear_weak_pointer (&sight->sought);
  g_free (sight);
}

void
pos_sight_bring (GtkWidget *form, GtkWidget *sought, double top)
{
  Sight *sight = g_new0 (Sight, 1);

  sight->top = top;
  sight->frames = FRAMES;
  g_set_weak_pointer (&sight->sought, sought);
  gtk_widget_add_tick_callback (form, grown_cb, sight, sight_free);
}
