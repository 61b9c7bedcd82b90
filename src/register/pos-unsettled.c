/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-unsettled.c — see the header. */
#include "register/pos-unsettled.h"

#include "model/pos-gift-card.h"
#include "register/pos-register-private.h"
#include "register/pos-release.h"

static gboolean
is_unsettled (PosRegister *self, PosPayIntent *intent)
{
  return !pos_release_is_note (intent) && (intent->state == POS_INTENT_STATE_OPEN ||
                                           !pos_order_find_payment (self->order, &intent->id));
}

static gboolean
gives_back (PosPayIntent *intent)
{
  return g_strcmp0 (intent->kind, "refund") == 0 || g_strcmp0 (intent->kind, "void") == 0;
}

void
pos_unsettled_read (PosRegister *self, PosUnsettled *found)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) intents =
      pos_local_store_list_open_intents_sync (self->local_store, &error);

  *found = (PosUnsettled){0};
  if (!intents) {
    g_warning ("The payment intents cannot be read: %s", error->message);
    return;
  }
  for (guint i = 0; i < intents->len; i++) {
    PosPayIntent *intent = intents->pdata[i];
    gboolean here = pos_id_equal (&intent->order_id, &self->order->id);

    if (!is_unsettled (self, intent))
      continue;
    if (here && found->n_here == 0)
      found->taken = found->given = 0;
    found->n++;
    PosTenderKind kind = pos_tender_kind_of_connector (intent->connector);
    found->n_gift += kind == POS_TENDER_GIFT_CARD;
    found->n_invoice += kind == POS_TENDER_INVOICE;
    found->n_here += here ? 1 : 0;
    if (here || found->n_here == 0)
      *(gives_back (intent) ? &found->given : &found->taken) += intent->amount;
  }
}

void
pos_unsettled_tell (PosRegister *self)
{
  g_signal_emit_by_name (self, "unsettled-changed");
}
