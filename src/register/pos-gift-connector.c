/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-gift-connector.c — a question for each call, and what its answer means. */
#include "register/pos-gift-connector.h"
#include "base/pos-error.h"
#include "model/pos-gift-card.h"
#include "register/pos-register-private.h"
#include "wire/pos-protocol.h"
#include "wire/pos-wire-calls.h"

struct _PosGiftConnector {
  GObject parent;
  PosRegister *reg; /* borrowed */
};

enum { STATUS = 1 };

/* --- One question --- */

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autofree char *text = pos_sync_ask_finish (POS_SYNC (source), result, &error);
  PosGiftAnswer *answer = text ? pos_wire_parse (POS_TYPE_GIFT_ANSWER, text, -1, &error) : NULL;

  if (answer)
    g_task_return_pointer (task, answer, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
pos_gift_connector_ask_async (PosRegister *reg,
                              PosGiftQuestion *question,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  GTask *task = g_task_new (reg, cancellable, callback, data);
  g_autofree char *text = pos_wire_to_text (question);

  g_task_set_source_tag (task, pos_gift_connector_ask_async);
  /* What became of something is asked even when the line seems to be down: it was not a moment ago,
   * and whoever waits for the answer can do nothing else. */
  gboolean tries = question->action == POS_GIFT_QUERY;

  if (reg->sync && (tries || pos_sync_may_ask (reg->sync))) {
    pos_sync_ask_async (
        reg->sync, "POST", POS_PATH_GIFT_CARDS, text, cancellable, answered_cb, task);
    return;
  }
  GError *error = NULL;
  pos_set_error (&error,
                 POS_SYNC_ERROR,
                 POS_SYNC_ERROR_OFFLINE,
                 NULL,
                 "Gift cards need headquarters, which cannot be reached");
  g_task_return_error (task, error);
  g_object_unref (task);
}

PosGiftAnswer *
pos_gift_connector_ask_finish (PosRegister *reg, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- What its answer means --- */

typedef struct {
  PosGiftQuestion *question;
  char *reference;
  char *capture;
} Call;

static void
call_free (gpointer data)
{
  Call *call = data;

  g_object_unref (call->question);
  g_free (call->reference);
  g_free (call->capture);
  g_free (call);
}

static PosTerminalResult *
result_new (GTask *task, PosTerminalOutcome outcome)
{
  PosGiftConnector *self = g_task_get_source_object (task);
  PosTerminalResult *result = g_object_new (POS_TYPE_TERMINAL_RESULT, NULL);
  Call *call = g_task_get_task_data (task);

  result->outcome = outcome;
  result->currency = call->question->currency;
  result->at = pos_register_get_now (self->reg);
  pos_text_set (&result->reference, call->reference);
  pos_text_set (&result->action, call->question->action == POS_GIFT_REFUND ? "refund" : "capture");
  pos_text_set (&result->connector, POS_GIFT_CARD_CONNECTOR);
  pos_text_set (&result->brand, POS_GIFT_CARD_CONNECTOR);
  return result;
}

static PosTerminalResult *
read_answer (GTask *task, PosGiftAnswer *answer)
{
  Call *call = g_task_get_task_data (task);
  PosTerminalResult *result = result_new (
      task, answer->approved ? POS_TERMINAL_OUTCOME_APPROVED : POS_TERMINAL_OUTCOME_DECLINED);

  result->amount = answer->amount;
  pos_text_set (&result->masked, answer->masked);
  pos_text_set (&result->decline_reason, answer->reason);
  if (answer->approved)
    pos_text_set (&result->capture_id, call->capture);
  return result;
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
  g_autoptr (GError) error = NULL;
  g_autoptr (PosGiftAnswer) answer =
      pos_gift_connector_ask_finish (POS_REGISTER (source), result, &error);

  if (answer)
    g_task_return_pointer (task, read_answer (task, answer), g_object_unref);
  else if (was_never_taken (error))
    g_task_return_new_error (task,
                             POS_DEVICE_ERROR,
                             POS_DEVICE_ERROR_UNREACHABLE,
                             "Headquarters does not answer for gift cards: %s",
                             error->message);
  else
    g_task_return_pointer (task, result_new (task, POS_TERMINAL_OUTCOME_UNKNOWN), g_object_unref);
}

/* @question: (transfer full).  @capture: (nullable): what an approval is called from then on. */
static void
ask (GTask *task, PosGiftQuestion *question, const char *reference, const char *capture)
{
  PosGiftConnector *self = g_task_get_source_object (task);
  Call *call = g_new0 (Call, 1);

  call->question = question;
  call->reference = g_strdup (reference);
  call->capture = g_strdup (capture);
  pos_id_parse (reference, &question->reference, NULL);
  g_task_set_task_data (task, call, call_free);
  /* Nothing is sent, so there is nothing to ask after. */
  if (question->action != POS_GIFT_QUERY &&
      pos_terminal_get_status (POS_TERMINAL (self)) == POS_TERMINAL_OFFLINE) {
    g_task_return_new_error (task,
                             POS_DEVICE_ERROR,
                             POS_DEVICE_ERROR_UNREACHABLE,
                             "Gift cards need headquarters, which cannot be reached");
    g_object_unref (task);
    return;
  }
  pos_gift_connector_ask_async (self->reg, question, g_task_get_cancellable (task), asked_cb, task);
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

static PosGiftQuestion *
question_new (PosTerminal *terminal, PosGiftAction action, gint64 amount)
{
  PosGiftQuestion *question = g_object_new (POS_TYPE_GIFT_QUESTION, NULL);

  question->action = action;
  question->amount = amount;
  question->currency = pos_register_get_currency (POS_GIFT_CONNECTOR (terminal)->reg);
  return question;
}

/* --- The calls --- */

static PosTerminalStatus
connector_get_status (PosTerminal *terminal)
{
  PosSync *sync = POS_GIFT_CONNECTOR (terminal)->reg->sync;

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
  PosGiftQuestion *question = question_new (terminal, POS_GIFT_REDEEM, amount);

  pos_text_set (&question->card, token);
  ask (task_new (terminal, cancellable, callback, data), question, reference, reference);
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
  PosGiftQuestion *question = question_new (terminal, POS_GIFT_REFUND, amount);

  pos_id_parse (capture_id ? capture_id : "", &question->original, NULL);
  ask (task_new (terminal, cancellable, callback, data), question, reference, capture_id);
}

static void
connector_query_async (PosTerminal *terminal,
                       const char *reference,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  ask (task_new (terminal, cancellable, callback, data),
       question_new (terminal, POS_GIFT_QUERY, 0),
       reference,
       reference);
}

/* Nothing is ever reserved on a gift card. */
static void
refuse (PosTerminal *terminal,
        GCancellable *cancellable,
        GAsyncReadyCallback callback,
        gpointer data)
{
  GTask *task = task_new (terminal, cancellable, callback, data);

  g_task_return_new_error (
      task, POS_DEVICE_ERROR, POS_DEVICE_ERROR_NOT_FOUND, "Nothing is reserved on gift cards");
  g_object_unref (task);
}

static void
connector_capture_async (PosTerminal *terminal,
                         const char *reference,
                         const char *authorization_id,
                         gint64 amount,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  refuse (terminal, cancellable, callback, data);
}

static void
connector_void_async (PosTerminal *terminal,
                      const char *reference,
                      const char *authorization_id,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer data)
{
  refuse (terminal, cancellable, callback, data);
}

/* The line gives up by itself, in seconds. */
static void
connector_abort (PosTerminal *terminal)
{
}

/* --- The object --- */

static void
connector_iface_init (PosTerminalInterface *iface)
{
  iface->get_status = connector_get_status;
  iface->authorize_async = connector_authorize_async;
  iface->capture_async = connector_capture_async;
  iface->void_async = connector_void_async;
  iface->refund_async = connector_refund_async;
  iface->query_async = connector_query_async;
  iface->abort = connector_abort;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PosGiftConnector,
                               pos_gift_connector,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (POS_TYPE_TERMINAL, connector_iface_init))

static void
pos_gift_connector_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == STATUS)
    g_value_set_enum (value, connector_get_status (POS_TERMINAL (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pos_gift_connector_class_init (PosGiftConnectorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pos_gift_connector_get_property;
  g_object_class_override_property (object_class, STATUS, "status");
}

static void
pos_gift_connector_init (PosGiftConnector *self)
{
}

PosTerminal *
pos_gift_connector_new (PosRegister *reg)
{
  PosGiftConnector *self = g_object_new (POS_TYPE_GIFT_CONNECTOR, NULL);

  self->reg = reg;
  return POS_TERMINAL (self);
}

PosTerminal *
pos_register_get_connector (PosRegister *reg, const char *connector)
{
  return g_strcmp0 (connector, POS_GIFT_CARD_CONNECTOR) ? pos_devices_get_terminal (reg->devices)
                                                        : reg->gift_connector;
}
