/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-follow.c — what the change feed brings reaches the register when nothing is open. */
#include "register/pos-register-private.h"

static void
reload_now (PosRegister *self)
{
  g_autoptr (GError) error = NULL;

  self->reload_pending = FALSE;
  if (!pos_register_reload_config (self, &error))
    g_warning ("The configuration cannot be read: %s", error->message);
}

/* A price or a layout that changes under an open cart would surprise the clerk and the customer:
 * it waits until the cart is finished. */
void
pos_register_reload_when_idle (PosRegister *self)
{
  if (self->reload_pending && !self->running && pos_id_is_none (&self->order->id))
    reload_now (self);
}

static void
database_changed_cb (PosDb *db, GStrv topics, PosRegister *self)
{
  if (!g_strv_contains ((const char *const *)topics, "config"))
    return;
  self->reload_pending = TRUE;
  pos_register_reload_when_idle (self);
}

void
pos_register_watch (PosRegister *self)
{
  g_signal_connect_object (pos_local_store_get_db (self->local_store),
                           "changed",
                           G_CALLBACK (database_changed_cb),
                           self,
                           0);
}
