/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-new-secret.c — see the header. */
#include "register/pos-new-secret.h"
#include "register/pos-own-secret.h"
#include "register/pos-register-private.h"
#include "store/pos-setting-table.h"

typedef struct {
  PosWorker *worker;
  PosOwnSecret secret;
} NewSecret;

static void
new_secret_free (gpointer data)
{
  NewSecret *self = data;

  g_object_unref (self->worker);
  g_free (self->secret.form);
  g_free (self);
}

void
pos_new_secret_begin (PosRun *run, PosWorker *worker)
{
  NewSecret *self = g_new0 (NewSecret, 1);

  self->worker = worker;
  pos_run_set_data (run, self, new_secret_free);
}

PosWorker *
pos_new_secret_get_worker (PosRun *run)
{
  NewSecret *self = pos_run_get_data (run);

  return self->worker;
}

gboolean
pos_new_secret_fits (PosRun *run, GError **error)
{
  PosRegister *reg = pos_run_get_register (run);
  PosProfile *profile = pos_config_get_profile (reg->config, reg->store);

  return pos_own_secret_fits (pos_text_or (pos_run_get_text (run, "new_secret"), ""),
                              pos_run_get_text (run, "secret"),
                              profile->secret_length,
                              error);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PosRun *run = data;
  NewSecret *self = pos_run_get_data (run);
  GError *error = NULL;

  self->secret.form = pos_own_secret_make_finish (result, &error);
  if (self->secret.form)
    pos_run_begun (run);
  else
    pos_run_fail (run, error);
}

void
pos_new_secret_make (PosRun *run, gboolean temporary)
{
  NewSecret *self = pos_run_get_data (run);

  self->secret.temporary = temporary;
  pos_own_secret_make_async (
      pos_run_get_register (run)->local_store, pos_run_get_text (run, "new_secret"), made_cb, run);
}

static gboolean
keep (PosDbTxn *txn, gpointer data, GError **error)
{
  NewSecret *self = data;

  return pos_own_secret_set (txn, self->worker, &self->secret, error) &&
         pos_lockout_table_clear (txn, self->worker->id, error);
}

void
pos_new_secret_keep (PosRun *run)
{
  NewSecret *self = pos_run_get_data (run);

  if (self->secret.form)
    pos_run_add_write (run, keep, self, NULL);
}
