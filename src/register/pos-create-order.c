/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-create-order.c — note the attempt, ask, take the number. */
#include "register/pos-create-order.h"
#include "base/pos-error.h"
#include "pricing/pos-commitment.h"
#include "register/pos-commit-draft.h"
#include "register/pos-creation-failure.h"
#include "register/pos-outgoing.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"
#include "store/pos-outbox-table.h"
#include "wire/pos-creation.h"

/* The order that headquarters may know of without its transaction, and the last attempt ever. */
#define SETTING_ORDER "creation.order"
#define SETTING_ATTEMPT "creation.attempt"

static gboolean
is_asked_for (PosRegister *self, PosOrder *order)
{
  return !pos_id_is_none (&self->asked_order) && pos_id_equal (&self->asked_order, &order->id);
}

static gboolean
is_synchronous (PosRegister *self, PosOrder *order)
{
  return self->sync && order->flow_revision == 0 && order->type != POS_ORDER_TYPE_SALE &&
         !pos_config_get_profile (self->config, self->store)->async_orders;
}

gboolean
pos_create_order_is_due (PosRun *run)
{
  PosRegister *self = run->reg;

  return is_synchronous (self, run->order) && !pos_run_get_text (run, "creation") &&
         ((pos_sync_may_ask (self->sync) && !pos_sync_is_alone (self->sync)) ||
          is_asked_for (self, run->order));
}

gboolean
pos_create_order_check_choice (PosRun *run, GError **error)
{
  return !pos_run_get_text (run, "creation") ||
         !is_synchronous (run->reg, pos_run_get_order (run)) ||
         pos_run_require (run, "order.create_async", NULL, error);
}

/* --- Asking --- */

typedef struct {
  PosRun *run;
  PosCreation *creation;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_object (&question->creation);
  g_free (question);
}

static void
fail (GTask *task, int code, const char *reason, const char *message)
{
  GError *error = NULL;

  pos_set_error (&error,
                 POS_SYNC_ERROR,
                 code,
                 g_variant_new_parsed ("{'creation': <'failed'>, 'reason': <%s>}", reason),
                 "Headquarters did not create the order: %s",
                 message);
  g_task_return_error (task, error);
}

static gboolean
is_answered (PosCreated *created)
{
  return created->result == POS_ACK_ACCEPTED || created->result == POS_ACK_DUPLICATE;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Question *question = g_task_get_task_data (task);
  PosOrder *order = question->run->order;
  g_autoptr (GError) error = NULL;
  g_autoptr (PosCreated) created = pos_sync_create_order_finish (POS_SYNC (source), result, &error);

  if (!created) {
    fail (task,
          error->domain == POS_SYNC_ERROR ? error->code : POS_SYNC_ERROR_SERVER,
          pos_creation_failure_explain (error),
          error->message);
  } else if (!pos_id_equal (&created->order, &order->id) ||
             created->attempt != question->creation->attempt ||
             (is_answered (created) && !created->number)) {
    fail (task,
          POS_SYNC_ERROR_PROTOCOL,
          "Headquarters has a problem.",
          "it answered another question");
  } else if (!is_answered (created)) {
    const char *reason = pos_text_or (created->reason, "no reason given");
    fail (task,
          created->result == POS_ACK_REJECTED ? POS_SYNC_ERROR_REJECTED : POS_SYNC_ERROR_CONFLICT,
          reason,
          reason);
  } else {
    pos_text_set (&order->number, created->number);
    order->status = pos_commitment_derive_status (order);
    g_task_return_boolean (task, TRUE);
  }
}

/* What is saved if headquarters agrees, before anything is: a receipt is only drawn then. */
static gboolean
note_attempt (PosDbTxn *txn, gpointer data, GError **error)
{
  PosRun *run = data;
  PosRegister *self = run->reg;
  char id[POS_ID_TEXT_SIZE];
  g_autofree char *attempt = g_strdup_printf ("%" G_GINT64_FORMAT, self->last_attempt + 1);

  pos_id_to_text (&run->order->id, id);
  return pos_local_store_stage_order (txn, self->local_store, &run->draft->commit, error) &&
         pos_setting_table_set (txn, SETTING_ORDER, id, error) &&
         pos_setting_table_set (txn, SETTING_ATTEMPT, attempt, error);
}

/* Headquarters hears what becomes of what it created for nobody: pos_create_order_settle().  Where
 * money moved already, stopping would move it back. */
static GCancellable *
get_stop (PosRun *run)
{
  return run->take_back ? NULL : pos_run_get_stop (run);
}

static void
noted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Question *question = g_task_get_task_data (task);
  PosRun *run = question->run;
  PosRegister *self = run->reg;
  PosPricing pricing = pos_run_get_pricing (run);
  PosOrder *staged = run->draft->commit.saved;
  gboolean unheard_of = pricing.customer && pricing.customer->pending;
  GError *error = NULL;

  if (!pos_db_write_finish (POS_DB (source), result, &error)) {
    g_task_return_error (task, error);
    return;
  }
  self->asked_order = run->order->id;
  self->last_attempt++;
  pos_text_set (&run->order->reference, staged->reference);
  question->creation =
      pos_creation_new (staged, unheard_of ? pricing.customer : NULL, self->last_attempt);
  question->creation->at = run->started_at;
  pos_text_set (&question->creation->worker, self->worker ? self->worker->id : NULL);
  pos_sync_create_order_async (
      self->sync, question->creation, get_stop (run), answered_cb, g_steal_pointer (&task));
}

void
pos_create_order_async (PosRun *run, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (run->reg, NULL, callback, data);
  Question *question = g_new0 (Question, 1);

  g_task_set_source_tag (task, pos_create_order_async);
  question->run = run;
  g_task_set_task_data (task, question, question_free);
  pos_db_write_async (pos_local_store_get_db (run->reg->local_store),
                      note_attempt,
                      run,
                      NULL,
                      NULL,
                      noted_cb,
                      g_steal_pointer (&task));
}

gboolean
pos_create_order_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- Settling --- */

static gboolean
withdraw (PosDbTxn *txn, PosRun *run, GError **error)
{
  PosRegister *self = run->reg;
  g_autoptr (PosWithdrawal) withdrawal = g_object_new (POS_TYPE_WITHDRAWAL, NULL);
  g_autofree char *record = pos_id_dup_text (&self->asked_order);
  g_autoptr (PosTransaction) message = NULL;

  withdrawal->order = self->asked_order;
  withdrawal->attempt = self->last_attempt;
  message = pos_outgoing_new (self, POS_TRANSACTION_WITHDRAWAL, withdrawal, run->started_at);
  return pos_outbox_table_append (txn, message, record, error);
}

gboolean
pos_create_order_settle (PosDbTxn *txn, PosRun *run, GError **error)
{
  gboolean kept = run->commit && is_asked_for (run->reg, run->order);

  if (pos_id_is_none (&run->reg->asked_order))
    return TRUE;
  return (kept || withdraw (txn, run, error)) &&
         pos_setting_table_set (txn, SETTING_ORDER, NULL, error);
}

void
pos_create_order_forget (PosRegister *self)
{
  if (pos_id_is_none (&self->asked_order))
    return;
  self->asked_order = POS_ID_NONE;
  pos_sync_wake (self->sync);
}

typedef struct {
  char *order;
  char *attempt;
} Noted;

static gboolean
read_noted (PosDbTxn *txn, gpointer data, GError **error)
{
  Noted *noted = data;

  return pos_setting_table_get (txn, SETTING_ORDER, &noted->order, error) &&
         pos_setting_table_get (txn, SETTING_ATTEMPT, &noted->attempt, error);
}

gboolean
pos_create_order_load (PosRegister *self, GError **error)
{
  Noted noted = {0};
  PosDb *db = pos_local_store_get_db (self->local_store);
  gboolean read = pos_db_read_sync (db, read_noted, &noted, NULL, error) &&
                  (!noted.order || pos_id_parse (noted.order, &self->asked_order, error));

  if (noted.attempt)
    self->last_attempt = g_ascii_strtoll (noted.attempt, NULL, 10);
  g_free (noted.order);
  g_free (noted.attempt);
  return read;
}
