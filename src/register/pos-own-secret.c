/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-own-secret.c — see the header.  Setting "secret/<worker>": "temporary " if it is, the own
 * form, a space, and the form of headquarters that it replaces. */
#include "register/pos-own-secret.h"
#include "base/pos-error.h"
#include "base/pos-secret.h"
#include "store/pos-setting-table.h"

#include <string.h>

#define DEFAULT_LENGTH 4
#define TEMPORARY "temporary "

static char *
dup_key (PosWorker *worker)
{
  return g_strconcat ("secret/", worker->id, NULL);
}

gboolean
pos_own_secret_get (PosDbTxn *txn, PosWorker *worker, PosOwnSecret *secret, GError **error)
{
  g_autofree char *key = dup_key (worker);
  g_autofree char *kept = NULL;

  if (!pos_setting_table_get (txn, key, &kept, error))
    return FALSE;
  gboolean temporary = kept && g_str_has_prefix (kept, TEMPORARY);
  const char *form = temporary ? kept + strlen (TEMPORARY) : kept;
  const char *space = form ? strchr (form, ' ') : NULL;
  gboolean counts = space && g_str_equal (space + 1, pos_text_or (worker->secret_hash, ""));
  secret->form = counts ? g_strndup (form, (gsize)(space - form)) : g_strdup (worker->secret_hash);
  secret->temporary = counts ? temporary : worker->must_change;
  return TRUE;
}

gboolean
pos_own_secret_set (PosDbTxn *txn, PosWorker *worker, const PosOwnSecret *secret, GError **error)
{
  g_autofree char *key = dup_key (worker);
  g_autofree char *kept = g_strconcat (secret->temporary ? TEMPORARY : "",
                                       secret->form,
                                       " ",
                                       pos_text_or (worker->secret_hash, ""),
                                       NULL);

  return pos_setting_table_set (txn, key, kept, error);
}

static gboolean
refuse (const char *reason, gint64 length, const char *message, GError **error)
{
  return pos_set_error (error,
                        POS_VALUE_ERROR,
                        POS_VALUE_ERROR_RANGE,
                        g_variant_new_parsed ("{'reason': <%s>, 'length': <%x>}", reason, length),
                        "%s",
                        message);
}

gboolean
pos_own_secret_fits (const char *secret, const char *present, gint64 length, GError **error)
{
  gint64 digits = length > 0 ? length : DEFAULT_LENGTH;

  if (strlen (secret) != (gsize)digits || strspn (secret, "0123456789") != (gsize)digits)
    return refuse ("secret-length", digits, "A PIN has another number of digits", error);
  if (!g_strcmp0 (secret, present))
    return refuse ("secret-same", digits, "That is the PIN there is", error);
  return TRUE;
}

typedef struct {
  PosLocalStore *store;
  char *secret;
} Make;

static void
make_free (gpointer data)
{
  Make *make = data;

  pos_secret_forget (make->secret);
  g_object_unref (make->store);
  g_free (make);
}

static void
make_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Make *make = data;
  g_autofree char *form = pos_secret_make (NULL, make->secret);

  g_task_return_pointer (
      task, pos_secret_seal (form, pos_local_store_get_pepper (make->store)), g_free);
}

void
pos_own_secret_make_async (PosLocalStore *store,
                           const char *secret,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  Make *make = g_new0 (Make, 1);

  g_task_set_source_tag (task, pos_own_secret_make_async);
  make->store = g_object_ref (store);
  make->secret = g_strdup (secret);
  g_task_set_task_data (task, make, make_free);
  g_task_run_in_thread (task, make_thread);
}

char *
pos_own_secret_make_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
