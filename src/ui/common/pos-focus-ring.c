/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-focus-ring.c — see the header. */
#include "ui/common/pos-focus-ring.h"

#define RING_KEY "pos-focus-ring"

/* A scanner is faster with its Enter; it shows nobody's focus. */
#define PERSON_MS 100

typedef struct {
  GtkWindow *window; /* borrowed: it owns us */
  gboolean by_keys;
  guint32 last_key;
} Ring;

static void
visible_cb (Ring *self)
{
  if (gtk_window_get_focus_visible (self->window))
    self->by_keys = TRUE;
  else if (self->by_keys)
    gtk_window_set_focus_visible (self->window, TRUE);
}

static gboolean
key_cb (
    GtkEventController *keyboard, guint keyval, guint keycode, GdkModifierType state, Ring *self)
{
  guint32 now = gtk_event_controller_get_current_event_time (keyboard);

  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && now - self->last_key > PERSON_MS)
    gtk_window_set_focus_visible (self->window, TRUE);
  self->last_key = now;
  return GDK_EVENT_PROPAGATE;
}

static gboolean
event_cb (GtkEventController *controller, GdkEvent *event, Ring *self)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN) {
    self->by_keys = FALSE;
    gtk_window_set_focus_visible (self->window, FALSE);
  }
  return GDK_EVENT_PROPAGATE;
}

static void
listen (Ring *self, GtkEventController *controller, const char *signal, GCallback callback)
{
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, signal, callback, self);
  gtk_widget_add_controller (GTK_WIDGET (self->window), controller);
}

void
pos_focus_ring_keep (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));
  Ring *self = g_new0 (Ring, 1);
  self->window = window;
  g_object_set_data_full (G_OBJECT (window), RING_KEY, self, g_free);
  listen (self, gtk_event_controller_key_new (), "key-pressed", G_CALLBACK (key_cb));
  listen (self, gtk_event_controller_legacy_new (), "event", G_CALLBACK (event_cb));
  g_signal_connect_swapped (window, "notify::focus-visible", G_CALLBACK (visible_cb), self);
}
