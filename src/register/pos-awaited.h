/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-awaited.h — an answer of headquarters that may give something to this register.
 * Layer: register, private to it.  Thread: main.
 * Rules:  whoever asked may stop waiting.  The question is on its way then, and what it asks for
 *         may be given all the same: the answer is still heard, by nobody, and whoever hears it
 *         gives back what came. */
#pragma once
#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct {
  GSource *stop; /* (nullable) */
  void (*leave) (gpointer data);
  gpointer data;
  gboolean left;
} PosAwaited;

/* @stop: (nullable): nobody can stop.
 * @leave: called with @data when whoever asked stops waiting, before the answer. */
void pos_awaited_begin (PosAwaited *self,
                        GCancellable *stop,
                        void (*leave) (gpointer data),
                        gpointer data);
/* The answer is there, or never comes; harmless when called again.
 * Returns: %FALSE when nobody waits for it any more. */
gboolean pos_awaited_end (PosAwaited *self);

G_END_DECLS
