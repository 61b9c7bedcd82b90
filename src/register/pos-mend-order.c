/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-mend-order.c — see the header. */
#include "register/pos-mend-order.h"
#include "base/pos-error.h"
#include "register/pos-register-private.h"
#include "store/pos-order-mend.h"

typedef struct {
  PosLocalStore *store;
  GError *damage;
  PosId id;
  PosOrder *order; /* (nullable): what it is mended with */
} Mend;

static void
mend_free (gpointer data)
{
  Mend *mend = data;

  g_object_unref (mend->store);
  g_error_free (mend->damage);
  g_clear_object (&mend->order);
  g_free (mend);
}

static gboolean
find_id (const GError *error, PosId *id)
{
  GVariant *details = pos_error_get_details (error);
  const char *text = NULL;

  return g_error_matches (error, POS_DB_ERROR, POS_DB_ERROR_CORRUPT) && details &&
         g_variant_lookup (details, "order", "&s", &text) && pos_id_parse (text, id, NULL);
}

gboolean
pos_mend_order_is_for (const GError *error)
{
  PosId id;

  return find_id (error, &id);
}

static void
return_mended (GTask *task, Mend *mend)
{
  char id[POS_ID_TEXT_SIZE];

  pos_id_to_text (&mend->id, id);
  g_warning ("Order %s was damaged and is mended", id);
  g_task_return_pointer (task, g_object_ref (mend->order), g_object_unref);
}

/* --- By headquarters --- */

static gboolean
put (PosDbTxn *txn, gpointer data, GError **error)
{
  Mend *mend = data;

  return pos_order_mend_with (txn, mend->store, mend->order, error);
}

static void
put_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (pos_db_write_finish (POS_DB (source), result, &error))
    return_mended (task, g_task_get_task_data (task));
  else
    g_task_return_error (task, error);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Mend *mend = g_task_get_task_data (task);

  mend->order = pos_sync_get_order_finish (POS_SYNC (source), result, NULL);
  if (mend->order && pos_id_equal (&mend->order->id, &mend->id))
    pos_db_write_async (pos_local_store_get_db (mend->store),
                        put,
                        mend,
                        NULL,
                        NULL,
                        put_cb,
                        g_steal_pointer (&task));
  else
    g_task_return_error (task, g_error_copy (mend->damage));
}

/* --- By what was not sent yet --- */

static gboolean
take_unsent (PosDbTxn *txn, gpointer data, GError **error)
{
  Mend *mend = data;

  return pos_order_mend_from_outbox (txn, mend->store, &mend->id, &mend->order, error);
}

static void
look_here (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Mend *mend = data;
  GError *error = NULL;

  if (pos_order_mend_keep_aside (mend->store, &error) &&
      pos_db_write_sync (pos_local_store_get_db (mend->store), take_unsent, mend, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PosRegister *self = g_task_get_source_object (task);
  Mend *mend = g_task_get_task_data (task);
  GError *error = NULL;
  char id[POS_ID_TEXT_SIZE];

  pos_id_to_text (&mend->id, id);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (task, error);
  else if (mend->order)
    return_mended (task, mend);
  else if (self->sync)
    pos_sync_get_order_async (self->sync, id, NULL, asked_cb, g_steal_pointer (&task));
  else
    g_task_return_error (task, g_error_copy (mend->damage));
}

void
pos_mend_order_async (PosRegister *self,
                      const GError *damage,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  Mend *mend = g_new0 (Mend, 1);
  GTask *look;

  mend->store = g_object_ref (self->local_store);
  mend->damage = g_error_copy (damage);
  find_id (damage, &mend->id);
  g_task_set_source_tag (task, pos_mend_order_async);
  g_task_set_task_data (task, mend, mend_free);
  look = g_task_new (self, NULL, looked_cb, g_object_ref (task));
  g_task_set_task_data (look, mend, NULL);
  g_task_run_in_thread (look, look_here);
  g_object_unref (look);
}

PosOrder *
pos_mend_order_finish (PosRegister *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
