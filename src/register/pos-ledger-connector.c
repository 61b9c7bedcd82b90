/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ledger-connector.c — a question for each call, and what its answer means. */
#include "register/pos-ledger-connector.h"
#include "base/pos-error.h"
#include "model/pos-gift-card.h"
#include "register/pos-register-private.h"

struct _PosLedgerConnector {
  GObject parent;
  PosRegister *reg; /* borrowed */
  const PosLedger *ledger;
};

enum { STATUS = 1 };

/* --- One question --- */

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  char *text = pos_sync_ask_finish (POS_SYNC (source), result, &error);

  if (text)
    g_task_return_pointer (task, text, g_free);
  else
    g_task_return_error (task, error);
}

void
pos_ledger_ask_async (PosRegister *reg,
                      const PosLedger *ledger,
                      const char *question,
                      gboolean tries,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer data)
{
  GTask *task = g_task_new (reg, cancellable, callback, data);

  g_task_set_source_tag (task, pos_ledger_ask_async);
  if (reg->sync && (tries || pos_sync_may_ask (reg->sync))) {
    pos_sync_ask_async (reg->sync, "POST", ledger->path, question, cancellable, answered_cb, task);
    return;
  }
  g_task_return_new_error (task,
                           POS_SYNC_ERROR,
                           POS_SYNC_ERROR_OFFLINE,
                           "%s need headquarters, which cannot be reached",
                           ledger->name);
  g_object_unref (task);
}

char *
pos_ledger_ask_finish (PosRegister *reg, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- What its answer means --- */

typedef struct {
  PosLedgerCall asked;
  char *reference;
  char *capture;
} Call;

static void
call_free (gpointer data)
{
  Call *call = data;

  g_free (call->asked.token);
  g_free (call->reference);
  g_free (call->capture);
  g_free (call);
}

static PosTerminalResult *
result_new (GTask *task, PosTerminalOutcome outcome)
{
  PosLedgerConnector *self = g_task_get_source_object (task);
  PosTerminalResult *result = g_object_new (POS_TYPE_TERMINAL_RESULT, NULL);
  Call *call = g_task_get_task_data (task);

  result->outcome = outcome;
  result->currency = call->asked.currency;
  result->at = pos_register_get_now (self->reg);
  pos_text_set (&result->reference, call->reference);
  pos_text_set (&result->action, call->asked.action == POS_LEDGER_GIVE_BACK ? "refund" : "capture");
  pos_text_set (&result->connector, self->ledger->connector);
  pos_text_set (&result->brand, self->ledger->connector);
  return result;
}

/* Returns: (transfer full): %NULL with @error where @text cannot be read. */
static PosTerminalResult *
read_answer (GTask *task, const char *text, GError **error)
{
  PosLedgerConnector *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);
  g_autoptr (PosTerminalResult) result = result_new (task, POS_TERMINAL_OUTCOME_DECLINED);

  if (!self->ledger->read (text, result, error))
    return NULL;
  if (result->outcome == POS_TERMINAL_OUTCOME_APPROVED)
    pos_text_set (&result->capture_id, call->capture);
  return g_steal_pointer (&result);
}

/* It did not come through, or was refused before it counted. */
static gboolean
was_never_taken (const GError *error)
{
  return g_error_matches (error, POS_SYNC_ERROR, POS_SYNC_ERROR_AUTH) ||
         g_error_matches (error, POS_SYNC_ERROR, POS_SYNC_ERROR_REJECTED) ||
         g_error_matches (error, POS_SYNC_ERROR, POS_SYNC_ERROR_NOT_FOUND);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PosLedgerConnector *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = pos_ledger_ask_finish (POS_REGISTER (source), result, &error);
  PosTerminalResult *answer = text ? read_answer (task, text, &error) : NULL;

  if (answer)
    g_task_return_pointer (task, answer, g_object_unref);
  else if (was_never_taken (error))
    g_task_return_new_error (task,
                             POS_DEVICE_ERROR,
                             POS_DEVICE_ERROR_UNREACHABLE,
                             "%s: headquarters does not answer: %s",
                             self->ledger->name,
                             error->message);
  else
    g_task_return_pointer (task, result_new (task, POS_TERMINAL_OUTCOME_UNKNOWN), g_object_unref);
}

/* @capture: (nullable): what an approval is called from then on. */
static void
ask (GTask *task, PosLedgerCall asked, const char *reference, const char *capture)
{
  PosLedgerConnector *self = g_task_get_source_object (task);
  Call *call = g_new0 (Call, 1);

  call->asked = asked;
  call->asked.token = g_strdup (asked.token);
  call->asked.currency = pos_register_get_currency (self->reg);
  call->reference = g_strdup (reference);
  call->capture = g_strdup (capture);
  pos_id_parse (reference, &call->asked.reference, NULL);
  g_task_set_task_data (task, call, call_free);
  /* Nothing is sent, so there is nothing to ask after. */
  if (asked.action != POS_LEDGER_QUERY &&
      pos_terminal_get_status (POS_TERMINAL (self)) == POS_TERMINAL_OFFLINE) {
    g_task_return_new_error (task,
                             POS_DEVICE_ERROR,
                             POS_DEVICE_ERROR_UNREACHABLE,
                             "%s need headquarters, which cannot be reached",
                             self->ledger->name);
    g_object_unref (task);
    return;
  }
  g_autofree char *question = self->ledger->write (&call->asked);
  /* What became of something is asked even when the line seems to be down: it was not a moment ago,
   * and whoever waits for the answer can do nothing else. */
  pos_ledger_ask_async (self->reg,
                        self->ledger,
                        question,
                        asked.action == POS_LEDGER_QUERY,
                        g_task_get_cancellable (task),
                        asked_cb,
                        task);
}

static GTask *
task_new (PosTerminal *terminal,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer data)
{
  GTask *task = g_task_new (terminal, cancellable, callback, data);

  /* Who stops waiting has to hear that nobody knows. */
  g_task_set_check_cancellable (task, FALSE);
  return task;
}

/* --- The calls --- */

static PosTerminalStatus
connector_get_status (PosTerminal *terminal)
{
  PosSync *sync = POS_LEDGER_CONNECTOR (terminal)->reg->sync;

  return sync && pos_sync_may_ask (sync) ? POS_TERMINAL_READY : POS_TERMINAL_OFFLINE;
}

static void
connector_authorize_async (PosTerminal *terminal,
                           const char *reference,
                           gint64 amount,
                           guint32 currency,
                           PosTerminalFlags flags,
                           const char *token,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  PosLedgerCall take = {.action = POS_LEDGER_TAKE, .amount = amount, .token = (char *)token};

  ask (task_new (terminal, cancellable, callback, data), take, reference, reference);
}

static void
connector_refund_async (PosTerminal *terminal,
                        const char *reference,
                        const char *capture_id,
                        gint64 amount,
                        guint32 currency,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  PosLedgerCall back = {.action = POS_LEDGER_GIVE_BACK, .amount = amount};

  pos_id_parse (capture_id ? capture_id : "", &back.original, NULL);
  ask (task_new (terminal, cancellable, callback, data), back, reference, capture_id);
}

static void
connector_query_async (PosTerminal *terminal,
                       const char *reference,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  PosLedgerCall query = {.action = POS_LEDGER_QUERY};

  ask (task_new (terminal, cancellable, callback, data), query, reference, reference);
}

/* Nothing is ever reserved here.  The line gives up by itself, in seconds. */
static GError *
connector_dup_refusal (PosTerminal *terminal)
{
  return g_error_new_literal (
      POS_DEVICE_ERROR, POS_DEVICE_ERROR_NOT_FOUND, "Headquarters reserves nothing");
}

/* --- The object --- */

static void
connector_iface_init (PosTerminalInterface *iface)
{
  iface->dup_refusal = connector_dup_refusal;
  iface->get_status = connector_get_status;
  iface->authorize_async = connector_authorize_async;
  iface->refund_async = connector_refund_async;
  iface->query_async = connector_query_async;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PosLedgerConnector,
                               pos_ledger_connector,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (POS_TYPE_TERMINAL, connector_iface_init))

static void
pos_ledger_connector_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == STATUS)
    g_value_set_enum (value, connector_get_status (POS_TERMINAL (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pos_ledger_connector_class_init (PosLedgerConnectorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pos_ledger_connector_get_property;
  g_object_class_override_property (object_class, STATUS, "status");
}

static void
pos_ledger_connector_init (PosLedgerConnector *self)
{
}

PosTerminal *
pos_ledger_connector_new (PosRegister *reg, const PosLedger *ledger)
{
  PosLedgerConnector *self = g_object_new (POS_TYPE_LEDGER_CONNECTOR, NULL);

  self->reg = reg;
  self->ledger = ledger;
  return POS_TERMINAL (self);
}

PosTerminal *
pos_register_get_connector (PosRegister *reg, const char *connector)
{
  switch (pos_tender_kind_of_connector (connector)) {
  case POS_TENDER_GIFT_CARD:
    return reg->gift_connector;
  case POS_TENDER_INVOICE:
    return reg->invoice_connector;
  case POS_TENDER_CASH:
  case POS_TENDER_CARD:
  case POS_TENDER_ACCOUNT:
  case POS_TENDER_OTHER:
  default:
    return pos_devices_get_terminal (reg->devices);
  }
}
