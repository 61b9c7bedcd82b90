/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-secret.c — another PIN: one's own, and a temporary one for somebody who forgot his. */
#include "base/pos-error.h"
#include "register/pos-access.h"
#include "register/pos-new-secret.h"
#include "register/pos-ops.h"
#include "register/pos-register-private.h"

#include <glib/gi18n.h>

/* The right to decide over everything: spec §3.5. */
#define MANAGER "manager"

static void
present_checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PosRun *run = data;
  GError *error = NULL;
  PosWorker *worker = pos_access_check_finish (result, NULL, &error);

  if (!worker) {
    pos_run_fail (run, error);
    return;
  }
  pos_new_secret_begin (run, worker);
  pos_new_secret_make (run, FALSE);
}

/* What cannot become a PIN is said before the present one is looked at: that costs no try. */
static void
change_begin (PosRun *run)
{
  PosRegister *self = pos_run_get_register (run);
  GError *error = NULL;

  if (pos_new_secret_fits (run, &error))
    pos_run_check_secret (
        run, self->worker->id, pos_run_get_text (run, "secret"), present_checked_cb);
  else
    pos_run_fail (run, error);
}

/* Whether the present one is right nobody tells who only asks. */
static PosForesight
change_foresee (PosRun *run, GError **error)
{
  return pos_new_secret_fits (run, error) ? POS_FORESIGHT_OPEN : POS_FORESIGHT_REFUSED;
}

static gboolean
keep_run (PosRun *run, GError **error)
{
  pos_new_secret_keep (run);
  return TRUE;
}

/* --- For somebody else --- */

static PosWorker *
find_other (PosRegister *self, const char *id, GError **error)
{
  PosWorker *worker = pos_config_get (self->config, POS_TYPE_WORKER, id);

  if (!worker || worker->blocked || !pos_access_works_at (worker, self->store)) {
    pos_set_error (error,
                   POS_ACCESS_ERROR,
                   POS_ACCESS_ERROR_UNKNOWN_WORKER,
                   NULL,
                   "There is no such operator here");
    return NULL;
  }
  if (g_str_equal (worker->id, self->worker->id)) {
    pos_set_error (error,
                   POS_ACCESS_ERROR,
                   POS_ACCESS_ERROR_SAME_WORKER,
                   g_variant_new_parsed ("{'reason': <'own-secret'>}"),
                   "Somebody else resets a PIN; one's own is changed");
    return NULL;
  }
  return worker;
}

/* Otherwise who resets a manager's PIN could sign in as that manager. */
static gboolean
may_reset (PosRun *run, PosWorker *worker, GError **error)
{
  PosConfig *config = pos_run_get_register (run)->config;

  return !pos_access_is_permitted (config, worker, MANAGER) ||
         pos_run_require (run, MANAGER, NULL, error);
}

/* Returns: (nullable) (transfer none): whose PIN it is, when it may become this one. */
static PosWorker *
check_reset (PosRun *run, GError **error)
{
  PosWorker *worker =
      find_other (pos_run_get_register (run), pos_run_get_text (run, "worker"), error);

  return worker && may_reset (run, worker, error) && pos_new_secret_fits (run, error) ? worker
                                                                                      : NULL;
}

static PosForesight
reset_foresee (PosRun *run, GError **error)
{
  return check_reset (run, error) ? POS_FORESIGHT_OPEN : POS_FORESIGHT_REFUSED;
}

static void
reset_begin (PosRun *run)
{
  GError *error = NULL;
  PosWorker *worker = check_reset (run, &error);

  if (!worker) {
    pos_run_fail (run, error);
    return;
  }
  pos_new_secret_begin (run, g_object_ref (worker));
  pos_new_secret_make (run, TRUE);
}

static const PosParam change_params[] = {
    {"secret", POS_PARAM_TEXT, TRUE, NULL, "the present PIN of the signed-in operator", NULL},
    {"new_secret",
     POS_PARAM_TEXT,
     TRUE,
     NULL,
     "the new one, as many digits as the profile asks for; never stored or journalled",
     NULL},
    {NULL},
};

static const PosParam reset_params[] = {
    {"worker", POS_PARAM_TEXT, TRUE, NULL, "operator id of somebody else", NULL},
    {"new_secret",
     POS_PARAM_TEXT,
     TRUE,
     NULL,
     "the temporary one, as many digits as the profile asks for; never stored or journalled",
     NULL},
    {NULL},
};

const PosOperation pos_ops_secret[] = {
    {
        .key = "session.change_password",
        .title = N_ ("Change PIN"),
        .description = N_ ("Give yourself another PIN on this register"),
        .icon = "pos-key-symbolic",
        .needs = POS_NEEDS_WORKER,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .permission = "staff.password_change",
        .params = change_params,
        .result = "nothing",
        .example = "{\"secret\": \"1111\", \"new_secret\": \"8305\"}",
        .begin = change_begin,
        .foresee = change_foresee,
        .run = keep_run,
    },
    {
        .key = "session.reset_password",
        .title = N_ ("Reset PIN"),
        .description = N_ ("Give somebody else a temporary PIN on this register"),
        .icon = "pos-key-symbolic",
        .needs = POS_NEEDS_WORKER,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .permission = "staff.password_reset",
        .params = reset_params,
        .result = "nothing; the PIN of a manager is reset by a manager only",
        .example = "{\"worker\": \"lou\", \"new_secret\": \"4070\"}",
        .begin = reset_begin,
        .foresee = reset_foresee,
        .run = keep_run,
    },
    {.key = NULL},
};
