/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-take-back.c — see the header. */
#include "register/pos-take-back.h"
#include "base/pos-error.h"
#include "register/pos-register-private.h"

typedef struct {
  PosRun *run;
  GError *error;
} Refusal;

static void
taken_back_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Refusal *refusal = data;
  g_autoptr (GError) trouble = NULL;

  if (!pos_register_recover_finish (POS_REGISTER (source), result, NULL, &trouble))
    g_warning ("What a card granted is not given back yet: %s", trouble->message);
  pos_run_fail (refusal->run, refusal->error);
}

void
pos_take_back (PosRun *run, GError *error)
{
  Refusal *refusal;

  if (pos_db_error_outcome_is_unknown (error)) {
    pos_run_fail (run, error);
    return;
  }
  refusal = g_new0 (Refusal, 1);
  *refusal = (Refusal){run, error};
  pos_register_recover_async (pos_run_get_register (run), taken_back_cb, refusal);
}
