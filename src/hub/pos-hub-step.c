/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hub-step.c — one action of a hub, which may outlive the run that it belongs to. */
#include "hub/pos-hub-private.h"

PosHubStep *
pos_hub_step_new (PosHub *self, PosHubCarried carried)
{
  PosHubStep *step = g_new0 (PosHubStep, 1);

  step->hub = g_object_ref (self);
  step->carried = carried;
  step->cancellable = g_object_ref (self->cancellable);
  step->forward.now = pos_context_get_now (self->core->context);
  return step;
}

void
pos_hub_step_free (PosHubStep *self)
{
  pos_hub_forward_clear (&self->forward);
  g_clear_pointer (&self->page, pos_hub_page_free);
  g_object_unref (self->cancellable);
  g_object_unref (self->hub);
  g_free (self);
}

gboolean
pos_hub_step_is_over (PosHubStep *self)
{
  return g_cancellable_is_cancelled (self->cancellable);
}
