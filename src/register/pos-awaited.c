/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-awaited.c — see the header. */
#include "register/pos-awaited.h"

static gboolean
stopped_cb (GCancellable *cancellable, gpointer data)
{
  PosAwaited *self = data;

  self->left = TRUE;
  self->leave (self->data);
  return G_SOURCE_REMOVE;
}

void
pos_awaited_begin (PosAwaited *self,
                   GCancellable *stop,
                   void (*leave) (gpointer data),
                   gpointer data)
{
  *self = (PosAwaited){.leave = leave, .data = data};
  if (!stop)
    return;
  self->stop = g_cancellable_source_new (stop);
  g_source_set_callback (self->stop, G_SOURCE_FUNC (stopped_cb), self, NULL);
  g_source_attach (self->stop, NULL);
}

gboolean
pos_awaited_end (PosAwaited *self)
{
  if (self->stop)
    g_source_destroy (self->stop);
  g_clear_pointer (&self->stop, g_source_unref);
  return !self->left;
}
