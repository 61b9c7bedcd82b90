/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-release.c — see the header. */
#include "register/pos-release.h"
#include "base/pos-json.h"
#include "pricing/pos-authorizations.h"
#include "register/pos-register-private.h"
#include "store/pos-intent-table.h"
#include "store/pos-let-go.h"

gboolean
pos_release_is_note (PosPayIntent *intent)
{
  return !g_strcmp0 (intent->kind, POS_LET_GO);
}

static gboolean
write_note (PosDbTxn *txn, gpointer intent, GError **error)
{
  return pos_intent_table_begin (txn, intent, error);
}

void
pos_release_note (PosRun *run, PosOrder *order, PosPayment *authorization)
{
  PosContext *context = pos_run_get_register (run)->context;
  PosPayIntent *intent = pos_let_go_new (context, order, authorization);

  pos_run_add_write (run, write_note, intent, g_object_unref);
}

static gboolean
mark_booked (PosDbTxn *txn, gpointer payment_id, GError **error)
{
  return pos_intent_table_mark_booked (txn, payment_id, error);
}

void
pos_release_settle (PosRun *run, PosPayment *payment)
{
  pos_run_add_write (run, mark_booked, g_memdup2 (&payment->id, sizeof payment->id), g_free);
}

void
pos_release_others (PosRun *run)
{
  PosOrder *order = pos_run_get_order (run);

  pos_authorizations_void_earlier (order);
  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  {
    if (payment->kind != POS_PAYMENT_AUTHORIZATION ||
        payment->state != POS_PAYMENT_STATE_AUTHORIZED)
      continue;
    payment->state = POS_PAYMENT_STATE_VOIDED;
    pos_release_note (run, order, payment);
    pos_release_settle (run, payment);
  }
}

/* --- Telling --- */

typedef struct {
  GPtrArray *intents;
  guint at;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_pointer (&work->intents, g_ptr_array_unref);
  g_free (work);
}

static void tell_next (GTask *task);

static PosPayIntent *
get_intent (GTask *task)
{
  Work *work = g_task_get_task_data (task);

  return g_ptr_array_index (work->intents, work->at);
}

static PosDb *
get_db (GTask *task)
{
  return pos_local_store_get_db (POS_REGISTER (g_task_get_source_object (task))->local_store);
}

static gboolean
write_told (PosDbTxn *txn, gpointer data, GError **error)
{
  PosPayIntent *intent = data;

  return pos_intent_table_finish (
      txn, &intent->id, POS_INTENT_STATE_VOIDED, NULL, intent->finished_at, error);
}

static void
go_on (GTask *task)
{
  ((Work *)g_task_get_task_data (task))->at++;
  tell_next (task);
}

static void
told_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  PosPayIntent *intent = get_intent (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (PosTerminalResult) answer =
      pos_terminal_finish (POS_TERMINAL (source), result, &error);
  gboolean known = answer && answer->outcome != POS_TERMINAL_OUTCOME_UNKNOWN;

  /* Declined: it holds nothing any more, which is what was wanted. */
  intent->finished_at = pos_register_get_now (g_task_get_source_object (task));
  if (!known || !pos_db_write_sync (get_db (task), write_told, intent, &error))
    g_warning ("A card reservation is not let go yet: %s", error ? error->message : "unknown");
  go_on (task);
}

static void
tell_next (GTask *task)
{
  PosRegister *self = g_task_get_source_object (task);
  Work *work = g_task_get_task_data (task);
  g_autoptr (json_t) what = NULL;
  const char *authorization = NULL;

  if (work->at == work->intents->len) {
    g_task_return_boolean (task, TRUE);
    g_object_unref (task);
    return;
  }
  PosPayIntent *intent = get_intent (task);
  g_autofree char *reference = pos_id_dup_text (&intent->id);
  /* A payment that nobody knows about has no result yet. */
  if (pos_release_is_note (intent))
    what = pos_json_parse (intent->result, -1, NULL);
  if (!what || !pos_json_get_text (what, "authorization_id", "", &authorization, NULL)) {
    go_on (task);
    return;
  }
  pos_terminal_void_async (
      pos_devices_get_terminal (self->devices), reference, authorization, NULL, told_cb, task);
}

void
pos_release_pending_async (PosRegister *self, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (self, NULL, callback, data);
  Work *work = g_new0 (Work, 1);
  g_autoptr (GError) error = NULL;

  g_task_set_source_tag (task, pos_release_pending_async);
  g_task_set_task_data (task, work, work_free);
  work->intents = pos_local_store_list_open_intents_sync (self->local_store, &error);
  if (!work->intents) {
    g_warning ("Card reservations cannot be looked up: %s", error->message);
    work->intents = g_ptr_array_new ();
  }
  tell_next (task);
}

void
pos_release_pending_finish (PosRegister *self, GAsyncResult *result)
{
  g_task_propagate_boolean (G_TASK (result), NULL);
}
