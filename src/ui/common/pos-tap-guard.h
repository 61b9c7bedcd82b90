/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-tap-guard.h — a double tap is one tap when what lies under the finger changed in between.
 * Layer: ui/common.  Pure but for pos_tap_guard_attach().
 * Shape:  the owner says when the scene has changed: another page or dialog, money taken.
 * Rules:  the second press within 500 ms and 40 px of the one before it is not heard when the scene
 *         changed meanwhile; it was meant for what is there no more.  Everything else is: two quick
 *         digits, + twice, a quick tap somewhere else. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct {
  guint scene;
  gboolean pressed; /* there was a press, with these: */
  guint32 at;       /* ms, of the event */
  double x, y;
  guint seen; /* the scene it was made for */
} PosTapGuard;

void pos_tap_guard_change (PosTapGuard *self);
/* A press at @at ms; %FALSE: it is not to be heard. */
gboolean pos_tap_guard_press (PosTapGuard *self, guint32 at, double x, double y);

/* Hears every press on @window first; @self lives as long as it. */
void pos_tap_guard_attach (PosTapGuard *self, GtkWidget *window);

G_END_DECLS
