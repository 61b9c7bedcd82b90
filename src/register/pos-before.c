/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-before.c — see the header. */
#include "register/pos-before.h"
#include "pricing/pos-quote.h"
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

/* What is asked for again while somebody works with the first answer stays that answer: where
 * headquarters came back from an old copy, what is stored is older than what was opened, so it is
 * looked up each time. */
static gboolean
is_same (PosOrder *kept, PosOrder *stored)
{
  return kept && stored && pos_id_equal (&kept->id, &stored->id) &&
         kept->revision == stored->revision;
}

PosOrder *
pos_before_get (PosRegister *self, PosOrder *order)
{
  if (order->flow != POS_ORDER_FLOW_EDIT)
    return NULL;
  if (!is_kept (self, order)) {
    g_autoptr (PosOrder) stored = pos_quick_get_order (self, &order->id, NULL);
    if (!is_same (self->before, stored))
      g_set_object (&self->before, stored);
  }
  return self->before;
}

PosOrder *
pos_before_get_charged (PosRegister *self, PosOrder *order)
{
  if (order->flow != POS_ORDER_FLOW_NEW || pos_id_is_none (&order->quote))
    return pos_before_get (self, order);
  if (!is_kept (self, order)) {
    g_autoptr (PosOrder) quote = pos_quick_get_order (self, &order->quote, NULL);
    g_clear_object (&self->before);
    self->before = quote ? pos_quote_get_offered (quote, order) : NULL;
  }
  return self->before;
}
