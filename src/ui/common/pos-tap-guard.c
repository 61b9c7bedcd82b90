/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-tap-guard.c — see the header. */
#include "ui/common/pos-tap-guard.h"

#include <math.h>

#define DOUBLE_TAP_MS 500
#define SAME_PLACE_PX 40

void
pos_tap_guard_change (PosTapGuard *self)
{
  self->scene++;
}

gboolean
pos_tap_guard_press (PosTapGuard *self, guint32 at, double x, double y)
{
  gboolean again = self->pressed && at - self->at <= DOUBLE_TAP_MS &&
                   hypot (x - self->x, y - self->y) <= SAME_PLACE_PX;
  gboolean heard = !again || self->seen == self->scene;

  /* A press that was not heard still counts: the third of three is no better than the second. */
  *self = (PosTapGuard){.scene = self->scene,
                        .pressed = TRUE,
                        .at = at,
                        .x = x,
                        .y = y,
                        .seen = heard ? self->scene : self->seen};
  return heard;
}

static gboolean
event_cb (GtkEventController *controller, GdkEvent *event, PosTapGuard *self)
{
  GdkEventType type = gdk_event_get_event_type (event);
  double x, y;

  if ((type != GDK_BUTTON_PRESS && type != GDK_TOUCH_BEGIN) ||
      !gdk_event_get_position (event, &x, &y))
    return GDK_EVENT_PROPAGATE;
  return pos_tap_guard_press (self, gdk_event_get_time (event), x, y) ? GDK_EVENT_PROPAGATE
                                                                      : GDK_EVENT_STOP;
}

void
pos_tap_guard_attach (PosTapGuard *self, GtkWidget *window)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  g_return_if_fail (GTK_IS_WINDOW (window));
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (window, controller);
}
