/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-tip.c — see the header. */
#include "ui/common/pos-tip.h"

#define KEY "pos-tip"
#define WHOLE "pos-tip-whole"

/* The pointer that X moves along with a finger is no mouse: it rests for this long after one. */
#define AFTER_TOUCH_MS 1000

/* Of the one display a program has. */
static gboolean touched;
static guint32 touched_at;

static gboolean
event_cb (GtkEventController *controller, GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);
  GdkDevice *device = gdk_event_get_device (event);
  guint32 now = gdk_event_get_time (event);

  if (type == GDK_TOUCH_BEGIN || type == GDK_TOUCH_UPDATE || type == GDK_TOUCH_END) {
    touched = TRUE;
    touched_at = now;
  } else if (type == GDK_MOTION_NOTIFY && device &&
             gdk_device_get_source (device) != GDK_SOURCE_TOUCHSCREEN &&
             now - touched_at > AFTER_TOUCH_MS) {
    touched = FALSE;
  }
  return GDK_EVENT_PROPAGATE;
}

void
pos_tip_watch (GtkWidget *window)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  g_return_if_fail (GTK_IS_WINDOW (window));
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "event", G_CALLBACK (event_cb), NULL);
  gtk_widget_add_controller (window, controller);
}

static gboolean
query_cb (GtkWidget *widget, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  const char *text = pos_tip_get (widget);

  if (!text || (touched && !by_keyboard))
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
begin (GtkWidget *widget)
{
  if (g_signal_handler_find (widget, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, (gpointer)query_cb, NULL))
    return;
  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (widget, "query-tooltip", G_CALLBACK (query_cb), NULL);
}

void
pos_tip_set (GtkWidget *widget, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_object_set_data_full (G_OBJECT (widget), KEY, text && *text ? g_strdup (text) : NULL, g_free);
  begin (widget);
}

void
pos_tip_set_whole (GtkLabel *label)
{
  g_return_if_fail (GTK_IS_LABEL (label));
  g_object_set_data (G_OBJECT (label), WHOLE, GINT_TO_POINTER (TRUE));
  begin (GTK_WIDGET (label));
}

const char *
pos_tip_get (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  if (g_object_get_data (G_OBJECT (widget), WHOLE) &&
      pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    return gtk_label_get_text (GTK_LABEL (widget));
  return g_object_get_data (G_OBJECT (widget), KEY);
}
