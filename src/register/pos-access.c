/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-access.c — permissions, and secrets that resist somebody who stole the disk. */
#include "register/pos-access.h"
#include "base/pos-badge.h"
#include "base/pos-error.h"
#include "base/pos-secret.h"
#include "base/pos-steady.h"
#include "model/pos-permissions.h"
#include "register/pos-own-secret.h"
#include "register/pos-try-note.h"
#include "store/pos-setting-table.h"

#include <string.h>

#define DEFAULT_TRIES 5
/* register.md S-8. */
#define LOCKOUT (5 * G_TIME_SPAN_MINUTE)
#define FORGOTTEN_AFTER (15 * G_TIME_SPAN_MINUTE)

gboolean
pos_access_is_permitted (PosConfig *config, PosWorker *worker, const char *permission)
{
  PosRole *role = worker ? pos_config_get (config, POS_TYPE_ROLE, worker->role) : NULL;

  return pos_permissions_allow (worker, role, permission);
}

gboolean
pos_access_works_at (PosWorker *worker, PosStore *store)
{
  return !worker->stores || !worker->stores[0] || !store ||
         g_strv_contains ((const char *const *)worker->stores, store->id);
}

static PosLimit *
find_limit (PosList *limits, const char *key)
{
  POS_LIST_FOREACH (PosLimit, limit, limits)
  if (!g_strcmp0 (limit->key, key))
    return limit;
  return NULL;
}

PosLimit *
pos_access_get_limit (PosConfig *config, PosWorker *worker, const char *key)
{
  PosLimit *own = worker ? find_limit (worker->limits, key) : NULL;
  PosRole *role = worker && !own ? pos_config_get (config, POS_TYPE_ROLE, worker->role) : NULL;

  return role ? find_limit (role->limits, key) : own;
}

PosWorker *
pos_access_find_badge (PosConfig *config, PosLocalStore *store, const char *token)
{
  GPtrArray *workers = pos_config_list (config, POS_TYPE_WORKER);
  const guint8 *pepper = pos_local_store_get_pepper (store);
  PosWorker *found = NULL;

  for (guint i = 0; pos_badge_is_token (token) && i < workers->len; i++) {
    PosWorker *worker = workers->pdata[i];

    if (worker->blocked || !pos_badge_matches (worker->badge_hash, pepper, token))
      continue;
    if (found)
      return NULL;
    found = worker;
  }
  return found;
}

gboolean
pos_access_trusts_badge (PosConfig *config, PosWorker *worker)
{
  PosRole *role = pos_config_get (config, POS_TYPE_ROLE, worker->role);

  return role && role->badge_alone;
}

gboolean
pos_access_any_badge (GPtrArray *workers)
{
  for (guint i = 0; i < workers->len; i++)
    if (((PosWorker *)workers->pdata[i])->badge_hash)
      return TRUE;
  return FALSE;
}

typedef struct {
  PosLocalStore *store;
  PosWorker *worker;
  char *secret;
  gboolean badge;    /* it is what his badge says, and enough */
  PosOwnSecret held; /* what it is held against */
  const char *boot;
  gint64 now;
  gint64 max_tries;
  gint64 wait;    /* how long he is locked out still; 0: not */
  gint64 penalty; /* how long he is if this secret is wrong; 0: not */
  PosClock *clock;
  GError *trouble; /* (nullable): why the disk does not take what is counted */
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  pos_secret_forget (check->secret);
  g_free (check->held.form);
  g_clear_error (&check->trouble);
  g_clear_object (&check->clock);
  g_clear_object (&check->store);
  g_clear_object (&check->worker);
  g_free (check);
}

/* Five minutes; who goes on guessing after them waits twice as long each time. */
static gint64
lockout_length (gint64 tries, gint64 max_tries)
{
  return tries > max_tries ? 2 * LOCKOUT : LOCKOUT;
}

/* What is found of an earlier run of the machine is written down even when he has to wait. */
static gboolean
count_try (PosDbTxn *txn, gpointer data, GError **error)
{
  Check *check = data;
  PosLockout lockout = {0};

  if (!pos_lockout_table_begin (txn, check->boot, check->now, error) ||
      !pos_lockout_table_get (txn, check->worker->id, &lockout, error) ||
      !pos_own_secret_get (txn, check->worker, &check->held, error))
    return FALSE;
  check->wait = lockout.until_at != 0 ? MAX (lockout.until_at - check->now, 0) : 0;
  if (check->wait > 0)
    return TRUE;
  if (check->now - lockout.last_at >= FORGOTTEN_AFTER)
    lockout.failures = 0;
  lockout.failures++;
  lockout.last_at = check->now;
  if (lockout.failures >= check->max_tries)
    check->penalty = lockout_length (lockout.failures, check->max_tries);
  lockout.until_at = check->penalty > 0 ? check->now + check->penalty : 0;
  return pos_lockout_table_set (txn, check->worker->id, &lockout, error);
}

static gboolean
fail_locked_out (gint64 wait, GError **error)
{
  return pos_set_error (error,
                        POS_ACCESS_ERROR,
                        POS_ACCESS_ERROR_LOCKED_OUT,
                        g_variant_new_parsed ("{'seconds': <%x>, 'minutes': <%x>}",
                                              (wait + G_TIME_SPAN_SECOND - 1) / G_TIME_SPAN_SECOND,
                                              (wait + G_TIME_SPAN_MINUTE - 1) / G_TIME_SPAN_MINUTE),
                        "Too many wrong secrets: wait");
}

static gboolean
forget_tries (PosDbTxn *txn, gpointer data, GError **error)
{
  return pos_lockout_table_clear (txn, ((Check *)data)->worker->id, error);
}

/* --- While the disk takes nothing --- */

static gboolean
read_tries (PosDbTxn *txn, gpointer data, GError **error)
{
  Check *check = data;
  PosLockout lockout;

  g_clear_pointer (&check->held.form, g_free);
  if (!pos_lockout_table_look_up (txn, check->worker->id, check->boot, &lockout, error) ||
      !pos_own_secret_get (txn, check->worker, &check->held, error))
    return FALSE;
  check->penalty = 0;
  check->wait = lockout.until_at != 0 ? MAX (lockout.until_at - check->now, 0) : 0;
  return TRUE;
}

static char *
dup_who (Check *check)
{
  g_autofree char *device = pos_local_store_dup_key_name (check->store);

  return g_strconcat (device, "/", check->worker->id, NULL);
}

static gboolean
count_beside (Check *check)
{
  g_autofree char *who = dup_who (check);

  return pos_db_read_sync (pos_local_store_get_db (check->store), read_tries, check, NULL, NULL) &&
         (check->wait > 0 || pos_try_note_begin (who, check->clock, &check->wait, &check->penalty));
}

static gboolean
count (Check *check, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (pos_db_write_sync (pos_local_store_get_db (check->store), count_try, check, &failure))
    return TRUE;
  if (!pos_db_error_is_trouble (failure) || !count_beside (check)) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  check->trouble = g_steal_pointer (&failure);
  return TRUE;
}

/* A try that is still counted because the disk is full since does no harm: he may try four more. */
static gboolean
forget (Check *check, GError **error)
{
  PosDb *db = pos_local_store_get_db (check->store);
  g_autofree char *who = dup_who (check);

  if (check->trouble) {
    pos_try_note_forget (who);
    return TRUE;
  }
  if (pos_db_write_sync (db, forget_tries, check, &check->trouble) ||
      pos_db_error_is_trouble (check->trouble))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&check->trouble));
  return FALSE;
}

static void
check_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Check *check = data;
  GError *error = NULL;

  if (!count (check, &error) || (check->wait > 0 && !fail_locked_out (check->wait, &error))) {
    g_task_return_error (task, error);
    return;
  }
  if (check->badge || pos_secret_matches (check->held.form,
                                          pos_local_store_get_pepper (check->store),
                                          check->secret)) {
    if (forget (check, &error))
      g_task_return_pointer (task, g_object_ref (check->worker), g_object_unref);
    else
      g_task_return_error (task, error);
    return;
  }
  if (check->penalty > 0)
    fail_locked_out (check->penalty, &error);
  else
    pos_set_error (
        &error, POS_ACCESS_ERROR, POS_ACCESS_ERROR_WRONG_SECRET, NULL, "That is not the secret");
  g_task_return_error (task, error);
}

static gboolean
check_person (PosWorker *worker, const char *id, GError **error)
{
  if (worker && !worker->blocked)
    return TRUE;
  return id ? pos_set_error (error,
                             POS_ACCESS_ERROR,
                             POS_ACCESS_ERROR_UNKNOWN_WORKER,
                             NULL,
                             "There is no such operator here")
            : pos_set_error (error,
                             POS_ACCESS_ERROR,
                             POS_ACCESS_ERROR_UNKNOWN_WORKER,
                             g_variant_new_parsed ("{'reason': <'badge'>}"),
                             "This is nobody's badge here");
}

static gboolean
check_badge (PosConfig *config, PosWorker *worker, GError **error)
{
  return pos_access_trusts_badge (config, worker) ||
         pos_set_error (error,
                        POS_ACCESS_ERROR,
                        POS_ACCESS_ERROR_NOT_PERMITTED,
                        g_variant_new_parsed ("{'reason': <'badge-needs-secret'>, 'worker': <%s>}",
                                              worker->id),
                        "The badge of %s needs a PIN beside it",
                        worker->name);
}

void
pos_access_check_async (PosLocalStore *store,
                        PosContext *context,
                        PosConfig *config,
                        const char *worker_id,
                        const char *secret,
                        gint64 max_tries,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  PosWorker *holder = pos_access_find_badge (config, store, secret);
  PosWorker *worker = worker_id ? pos_config_get (config, POS_TYPE_WORKER, worker_id) : holder;
  gboolean badge = worker && worker == holder;
  GError *error = NULL;

  g_task_set_source_tag (task, pos_access_check_async);
  if (!check_person (worker, worker_id, &error) ||
      (badge && !check_badge (config, worker, &error))) {
    g_task_return_error (task, error);
    return;
  }

  Check *check = g_new0 (Check, 1);
  check->store = g_object_ref (store);
  check->worker = g_object_ref (worker);
  check->clock = g_object_ref (pos_context_get_clock (context));
  check->now = pos_steady_get_now (check->clock);
  check->boot = pos_steady_get_boot (check->clock);
  check->max_tries = max_tries > 0 ? max_tries : DEFAULT_TRIES;
  check->secret = g_strdup (secret);
  check->badge = badge;
  g_task_set_task_data (task, check, check_free);
  g_task_run_in_thread (task, check_thread);
}

PosWorker *
pos_access_check_finish (GAsyncResult *result, gboolean *temporary, GError **error)
{
  Check *check = g_task_get_task_data (G_TASK (result));

  if (temporary)
    *temporary = check && check->held.temporary;
  return g_task_propagate_pointer (G_TASK (result), error);
}

const GError *
pos_access_check_get_trouble (GAsyncResult *result)
{
  Check *check = g_task_get_task_data (G_TASK (result));

  return check ? check->trouble : NULL;
}

gboolean
pos_access_refuse_temporary (PosWorker *worker, GError **error)
{
  return pos_set_error (
      error,
      POS_ACCESS_ERROR,
      POS_ACCESS_ERROR_NOT_PERMITTED,
      g_variant_new_parsed ("{'reason': <'secret-temporary'>, 'worker': <%s>}", worker->id),
      "The PIN of %s is temporary: sign in with a new one first",
      worker->name);
}
