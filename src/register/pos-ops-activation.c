/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-activation.c — a device becomes a register, and is none any more: register.md S-17, S-18.
 */
#include "base/pos-date.h"
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "register/pos-ops.h"
#include "register/pos-quick.h"
#include "register/pos-refusal.h"
#include "register/pos-register-private.h"
#include "register/pos-shifts.h"
#include "store/pos-outbox-table.h"
#include "store/pos-setting-table.h"
#include "wire/pos-protocol.h"

#include <glib/gi18n.h>

static gboolean
has_headquarters (PosRun *run, GError **error)
{
  return pos_run_get_register (run)->sync != NULL ||
         pos_set_error (
             error, POS_SYNC_ERROR, POS_SYNC_ERROR_OFFLINE, NULL, "This register works alone");
}

/* --- Deactivating --- */

static gboolean
count (PosDbTxn *txn, gpointer data, GError **error)
{
  return pos_outbox_table_stats (txn, data, error);
}

/* Scenario 17: what headquarters does not have would be gone with the device. */
static gboolean
check_sent (PosRegister *self, GError **error)
{
  PosOutboxStats stats = {0};

  if (!pos_db_read_sync (pos_local_store_get_db (self->local_store), count, &stats, NULL, error))
    return FALSE;
  return stats.count == 0 ||
         pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_STATUS,
                        g_variant_new_parsed ("{'rule': <'unsent'>, 'count': <%x>}", stats.count),
                        "Headquarters has not got all of what was done here");
}

/* Money in a drawer belongs to a shift, and is counted where it was taken. */
static gboolean
check_shifts (PosRegister *self, GError **error)
{
  g_autoptr (GPtrArray) shifts = pos_shifts_list (self, error);

  if (!shifts)
    return FALSE;
  for (guint i = 0; i < shifts->len; i++)
    if (((PosShift *)shifts->pdata[i])->state < POS_SHIFT_CLOSED)
      return pos_refuse ("shift-open", "A shift is not closed yet", error);
  return TRUE;
}

static void
deactivated_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *text = pos_sync_ask_finish (POS_SYNC (source), result, &failure);
  GError *error = NULL;

  if (text) {
    pos_run_begun (data);
    return;
  }
  if (g_error_matches (failure, POS_SYNC_ERROR, POS_SYNC_ERROR_CONFLICT))
    pos_refuse ("unsent", failure->message, &error);
  else
    error = g_steal_pointer (&failure);
  pos_run_fail (data, error);
}

static gboolean
check_done (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);

  return has_headquarters (run, error) && check_shifts (self, error) && check_sent (self, error);
}

static void
deactivate_begin (PosRun *run)
{
  PosRegister *self = pos_run_get_register (run);
  GError *error = NULL;

  if (!check_done (run, &error)) {
    pos_run_fail (run, error);
    return;
  }
  g_autofree char *sent = pos_quick_dup_setting (self, POS_SETTING_ACKED);
  g_autofree char *body = g_strdup_printf ("{\"sequence\": %" G_GINT64_FORMAT "}",
                                           sent ? g_ascii_strtoll (sent, NULL, 10) : 0);
  pos_sync_ask_async (self->sync, "POST", POS_PATH_DEACTIVATIONS, body, NULL, deactivated_cb, run);
}

static PosForesight
deactivate_foresee (PosRun *run, GError **error)
{
  return check_done (run, error) ? POS_FORESIGHT_OPEN : POS_FORESIGHT_REFUSED;
}

static gboolean
write_end (PosDbTxn *txn, gpointer data, GError **error)
{
  return pos_setting_table_set (txn, POS_SETTING_TOKEN, NULL, error) &&
         pos_setting_table_set (txn, POS_SETTING_DEACTIVATED, data, error);
}

/* Receipts of another device with this register's numbers come next: here nothing is done any
 * more. */
static void
end (PosRegister *self, gpointer unused)
{
  self->deactivated = TRUE;
  pos_sync_forget (self->sync);
  pos_register_set_locked (self, FALSE);
  pos_register_set_worker (self, NULL);
}

static gboolean
deactivate_run (PosRun *run, GError **error)
{
  pos_run_add_write (run, write_end, pos_instant_to_text (run->started_at), g_free);
  pos_run_add_effect (run, end, NULL, NULL);
  return TRUE;
}

/* --- Activating --- */

static void
activated_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;

  if (pos_sync_enroll_finish (POS_SYNC (source), result, &error))
    pos_run_begun (data);
  else
    pos_run_fail (data, error);
}

static gboolean
check_free (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);

  return has_headquarters (run, error) &&
         (!pos_sync_is_enrolled (self->sync) ||
          pos_refuse ("active", "This device is a register already", error));
}

static void
activate_begin (PosRun *run)
{
  GError *error = NULL;

  if (check_free (run, &error))
    pos_sync_enroll_async (pos_run_get_register (run)->sync,
                           pos_run_get_text (run, "code"),
                           g_get_host_name (),
                           NULL,
                           activated_cb,
                           run);
  else
    pos_run_fail (run, error);
}

static PosForesight
activate_foresee (PosRun *run, GError **error)
{
  return check_free (run, error) ? POS_FORESIGHT_OPEN : POS_FORESIGHT_REFUSED;
}

static gboolean
activate_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  g_autofree char *register_id = pos_quick_dup_setting (self, POS_SETTING_REGISTER);
  g_autofree char *store = pos_quick_dup_setting (self, POS_SETTING_STORE);

  pos_run_answer (run, "register", g_variant_new_string (pos_text_or (register_id, "")));
  pos_run_answer (run, "store", g_variant_new_string (pos_text_or (store, "")));
  return TRUE;
}

static const PosParam activate_params[] = {
    {"code", POS_PARAM_TEXT, TRUE, NULL, "of headquarters, for one register; it works once", NULL},
    {NULL},
};

static const PosParam deactivate_params[] = {
    {NULL},
};

const PosOperation pos_ops_activation[] = {
    {
        .key = "device.activate",
        .title = N_ ("Activate device"),
        .description = N_ ("Make this device the register that a code of headquarters is for"),
        .icon = "pos-device-symbolic",
        .place = POS_PLACE_PAGE,
        .offline = POS_OFFLINE_ASKS,
        .params = activate_params,
        .result = "register, store",
        .example = "{\"code\": \"K7WQ2M9T\"}",
        .begin = activate_begin,
        .foresee = activate_foresee,
        .run = activate_run,
    },
    {
        .key = "device.deactivate",
        .title = N_ ("Deactivate device"),
        .description = N_ ("This device is no register any more; another one can take its place"),
        .icon = "pos-device-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_NO_CART,
        .place = POS_PLACE_PAGE,
        .offline = POS_OFFLINE_ASKS,
        .permission = "device.manage",
        .params = deactivate_params,
        .result = "nothing; whoever was signed in is signed out",
        .example = "{}",
        .begin = deactivate_begin,
        .foresee = deactivate_foresee,
        .run = deactivate_run,
    },
    {.key = NULL},
};
