/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-outgoing.c — see the header. */
#include "register/pos-outgoing.h"
#include "register/pos-register-private.h"

PosTransaction *
pos_outgoing_new (PosRegister *self, const char *kind, gpointer record, gint64 at)
{
  PosId id = pos_context_mint_id (self->context);
  PosTransaction *message = pos_transaction_new (&id, kind, record);

  message->at = at;
  pos_text_set (&message->register_id, self->till->id);
  pos_text_set (&message->store, self->store->id);
  pos_text_set (&message->worker, self->worker ? self->worker->id : NULL);
  return message;
}

void
pos_outgoing_wake (PosRegister *self, gpointer unused)
{
  if (self->sync)
    pos_sync_wake (self->sync);
}
