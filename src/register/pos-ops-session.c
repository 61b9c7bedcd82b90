/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-session.c — signing in, locking, leaving. */
#include "base/pos-badge.h"
#include "base/pos-error.h"
#include "register/pos-access.h"
#include "register/pos-args.h"
#include "register/pos-new-secret.h"
#include "register/pos-ops.h"
#include "register/pos-register-private.h"
#include "register/pos-shifts.h"
#include "register/pos-unkept.h"

#include <glib/gi18n.h>

static gboolean
refuse_choice (PosWorker *worker, gboolean temporary, GError **error)
{
  if (temporary)
    return pos_access_refuse_temporary (worker, error);
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_UNAVAILABLE,
                        NULL,
                        "The PIN of %s is not temporary: it is changed after signing in",
                        worker->name);
}

/* Who has to choose another PIN enters with it: not without one, and not with the same. */
static void
sign_in_checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PosRun *run = data;
  gboolean temporary;
  GError *error = NULL;
  PosWorker *worker = pos_access_check_finish (result, &temporary, &error);
  const char *chosen = pos_run_get_text (run, "new_secret");
  const GError *trouble = pos_access_check_get_trouble (result);

  if (!worker) {
    pos_run_fail (run, error);
    return;
  }
  pos_unkept_note (run, trouble);
  pos_new_secret_begin (run, worker);
  if (temporary && trouble)
    pos_run_fail (run, g_error_copy (trouble));
  else if (!temporary && !chosen)
    pos_run_begun (run);
  else if (temporary && chosen && pos_new_secret_fits (run, &error))
    pos_new_secret_make (run, FALSE);
  else {
    if (!error)
      refuse_choice (worker, temporary, &error);
    pos_run_fail (run, error);
  }
}

static void
sign_in_begin (PosRun *run)
{
  PosRegister *self = pos_run_get_register (run);
  const char *worker = pos_run_get_text (run, "worker");
  const char *secret = pos_run_get_text (run, "secret");
  GError *error = NULL;

  /* Where nobody can do anything nobody is asked for his PIN. */
  if (self->deactivated) {
    pos_register_check_needs (self, POS_NEEDS_WORKER, &error);
    pos_run_fail (run, error);
    return;
  }
  /* A PIN alone says of nobody whose it is. */
  if (worker || pos_badge_is_token (secret)) {
    pos_run_check_secret (run, worker, secret, sign_in_checked_cb);
    return;
  }
  pos_args_refuse_missing ("session.sign_in", "worker", &error);
  pos_run_fail (run, error);
}

static void
enter (PosRegister *self, gpointer worker)
{
  pos_register_set_worker (self, worker);
  pos_register_set_locked (self, FALSE);
}

static gboolean
sign_in_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosWorker *worker = pos_new_secret_get_worker (run);
  gint64 start = POS_SHIFTS_NO_START;

  if (self->worker && self->worker != worker && g_strcmp0 (self->worker->id, worker->id) != 0)
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_UNAVAILABLE,
                          g_variant_new_parsed ("{'worker': <%s>}", self->worker->name),
                          "%s is signed in",
                          self->worker->name);
  if (!pos_access_works_at (worker, self->store))
    return pos_set_error (error,
                          POS_ACCESS_ERROR,
                          POS_ACCESS_ERROR_NOT_PERMITTED,
                          NULL,
                          "%s does not work in this store",
                          worker->name);
  pos_run_answer (run, "worker", g_variant_new_string (worker->id));
  pos_run_answer (run, "name", g_variant_new_string (worker->name));
  pos_run_answer (run, "language", g_variant_new_string (pos_text_or (worker->language, "en")));
  pos_run_get_number (run, "start_amount", &start);
  if (!pos_shifts_enter (run, worker, start, error))
    return FALSE;
  pos_new_secret_keep (run);
  pos_run_add_effect (run, enter, g_object_ref (worker), g_object_unref);
  return TRUE;
}

static void
leave (PosRegister *self, gpointer unused)
{
  pos_register_set_locked (self, FALSE);
  pos_register_set_worker (self, NULL);
  pos_register_set_shift (self, NULL);
}

static gboolean
sign_out_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);

  if (pos_order_has_open_payments (self->order))
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_PAID,
                          NULL,
                          "Money was taken in the open transaction: finish it or void the payment");
  pos_run_add_effect (run, leave, NULL, NULL);
  return TRUE;
}

static void
lock (PosRegister *self, gpointer unused)
{
  pos_register_set_locked (self, TRUE);
}

static gboolean
lock_run (PosRun *run, GError **error)
{
  pos_run_add_effect (run, lock, NULL, NULL);
  return TRUE;
}

static void
unlock_checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PosRun *run = data;
  GError *error = NULL;
  PosWorker *worker = pos_access_check_finish (result, NULL, &error);

  if (!worker) {
    pos_run_fail (run, error);
    return;
  }
  pos_unkept_note (run, pos_access_check_get_trouble (result));
  pos_run_set_data (run, worker, g_object_unref);
  pos_run_begun (run);
}

static void
unlock_begin (PosRun *run)
{
  PosRegister *self = pos_run_get_register (run);
  GError *error = NULL;

  if (self->worker && self->locked) {
    pos_run_check_secret (
        run, self->worker->id, pos_run_get_text (run, "secret"), unlock_checked_cb);
    return;
  }
  pos_set_error (
      &error, POS_ORDER_ERROR, POS_ORDER_ERROR_UNAVAILABLE, NULL, "The register is not locked");
  pos_run_fail (run, error);
}

static gboolean
unlock_run (PosRun *run, GError **error)
{
  pos_run_add_effect (run, enter, g_object_ref (pos_run_get_data (run)), g_object_unref);
  return TRUE;
}

static const PosParam sign_in_params[] = {
    {"worker",
     POS_PARAM_TEXT,
     FALSE,
     "whose badge the secret is",
     "operator id; not needed with a badge",
     NULL},
    {"secret",
     POS_PARAM_TEXT,
     TRUE,
     NULL,
     "PIN or password, or what the badge says; never stored or journalled",
     NULL},
    {"new_secret",
     POS_PARAM_TEXT,
     FALSE,
     NULL,
     "the one chosen in place of a temporary PIN; never stored or journalled",
     NULL},
    {"start_amount",
     POS_PARAM_MONEY,
     FALSE,
     "not said",
     "cash in the drawer, when this begins a shift",
     NULL},
    {"drawer", POS_PARAM_FLAG, FALSE, "true", "false: without a shift; nothing is sold then", NULL},
    {NULL},
};

static const PosParam secret_params[] = {
    {"secret",
     POS_PARAM_TEXT,
     TRUE,
     NULL,
     "PIN, password or badge of the signed-in operator",
     NULL},
    {NULL},
};

const PosOperation pos_ops_session[] = {
    {
        .key = "session.sign_in",
        .title = N_ ("Sign in"),
        .description = N_ ("Sign in with an operator ID and PIN"),
        .icon = "pos-key-symbolic",
        .place = POS_PLACE_PAGE,
        .params = sign_in_params,
        .result = "worker, name, language; no_shift: why there is none then: asked, start-amount, "
                  "suspended, somebody-else, not-kept; not_kept: full, read-only, io: the disk "
                  "takes nothing, so that only looking works; message",
        .example = "{\"worker\": \"sanne\", \"secret\": \"1111\"}",
        .begin = sign_in_begin,
        .goes_unkept = TRUE,
        .run = sign_in_run,
    },
    {
        .key = "session.sign_out",
        .title = N_ ("Sign out"),
        .description = N_ ("Leave the register; an open transaction stays"),
        .icon = "pos-exit-symbolic",
        .needs = POS_NEEDS_WORKER,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .result = "nothing; not_kept, message: as session.sign_in",
        .goes_unkept = TRUE,
        .run = sign_out_run,
    },
    {
        .key = "session.lock",
        .title = N_ ("Lock register"),
        .description = N_ ("Keep the operator and the transaction, and ask for the PIN again"),
        .icon = "pos-lock-symbolic",
        .accelerator = "<Control>l",
        .needs = POS_NEEDS_WORKER,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .result = "nothing; not_kept, message: as session.sign_in",
        .goes_unkept = TRUE,
        .run = lock_run,
    },
    {
        .key = "session.unlock",
        .title = N_ ("Unlock"),
        .description = N_ ("Go on after the register was locked"),
        .icon = "pos-key-symbolic",
        .place = POS_PLACE_PAGE,
        .params = secret_params,
        .result = "nothing; not_kept, message: as session.sign_in",
        .example = "{\"secret\": \"1111\"}",
        .begin = unlock_begin,
        .goes_unkept = TRUE,
        .run = unlock_run,
    },
    {.key = NULL},
};
