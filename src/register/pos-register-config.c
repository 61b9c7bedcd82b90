/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-register-config.c — see the header. */
#include "register/pos-register-config.h"
#include "register/pos-desk-facts.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"
#include "store/pos-let-go.h"

static PosTill *
choose_till (PosRegister *self, const char *wanted)
{
  GPtrArray *tills = pos_config_list (self->config, POS_TYPE_TILL);
  PosTill *found = wanted ? pos_config_get (self->config, POS_TYPE_TILL, wanted) : NULL;

  if (found || wanted)
    return found;
  return tills->len == 1 ? g_ptr_array_index (tills, 0) : NULL;
}

static void
take (PosRegister *self, PosConfig *config)
{
  g_autofree char *wanted = pos_quick_dup_setting (self, "register");
  g_autofree char *worker = self->worker ? g_strdup (self->worker->id) : NULL;

  g_set_object (&self->config, config);
  self->till = choose_till (self, wanted);
  self->store = self->till ? pos_config_get (config, POS_TYPE_STORE, self->till->store) : NULL;
  pos_config_set_store (config, self->store ? self->store->id : NULL);
  if (worker) {
    PosWorker *known = pos_config_get (config, POS_TYPE_WORKER, worker);
    if (known)
      pos_register_set_worker (self, known);
  }
  self->config_version++;
  if (self->sync) {
    g_autofree char *in_force = pos_desk_facts_dup_in_force (config);
    pos_sync_set_in_force (self->sync, in_force);
  }
}

gboolean
pos_register_load_config (PosRegister *self, GError **error)
{
  g_autoptr (PosConfig) config = pos_local_store_load_config (self->local_store, error);

  if (config)
    take (self, config);
  return config != NULL;
}

gboolean
pos_register_reload_config (PosRegister *self, GError **error)
{
  if (!pos_register_load_config (self, error))
    return FALSE;
  if (pos_id_is_none (&self->order->id))
    self->order->currency = pos_register_get_currency (self);
  pos_register_update_actions (self);
  pos_register_emit_config_changed (self);
  return TRUE;
}

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
  if (g_strv_contains ((const char *const *)topics, POS_LET_GO))
    self->release_noted = TRUE;
  if (!g_strv_contains ((const char *const *)topics, "config"))
    return;
  self->reload_pending = TRUE;
  pos_register_reload_when_idle (self);
}

/* A code made it a register again, whoever typed it; it need not be the one that this was. */
static void
enrolled_cb (PosRegister *self)
{
  if (!self->deactivated || !pos_sync_is_enrolled (self->sync))
    return;
  self->deactivated = FALSE;
  reload_now (self);
}

void
pos_register_watch (PosRegister *self)
{
  PosDb *db = pos_local_store_get_db (self->local_store);

  if (self->sync)
    g_signal_connect_object (
        self->sync, "notify::enrolled", G_CALLBACK (enrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (db, "changed", G_CALLBACK (database_changed_cb), self, 0);
  g_signal_connect_object (db,
                           "trouble-changed",
                           G_CALLBACK (pos_register_notify_disk_trouble),
                           self,
                           G_CONNECT_SWAPPED);
}
