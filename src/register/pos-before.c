/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-before.c — see the header. */
#include "register/pos-before.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"

void
pos_before_keep (PosRegister *self, PosOrder *saved)
{
  g_set_object (&self->before, saved);
}

static gboolean
is_kept (PosRegister *self, PosOrder *order)
{
  return self->before && pos_id_equal (&self->before->id, &order->id) &&
         self->before->revision >= order->flow_revision;
}

PosOrder *
pos_before_get (PosRegister *self, PosOrder *order)
{
  if (order->flow != POS_ORDER_FLOW_EDIT)
    return NULL;
  if (!is_kept (self, order)) {
    g_clear_object (&self->before);
    self->before = pos_quick_get_order (self, &order->id, NULL);
  }
  return self->before;
}
