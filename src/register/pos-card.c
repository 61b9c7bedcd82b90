/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-card.c — intent, terminal, outcome: three steps, each on disk before the next. */
#include "register/pos-card.h"
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "devices/pos-no-terminal.h"
#include "model/pos-gift-card.h"
#include "register/pos-ledger-connector.h"
#include "register/pos-register-private.h"
#include "register/pos-unsettled.h"
#include "store/pos-intent-table.h"

#define MAX_QUERIES 3

typedef struct {
  PosCardAction action;
  gboolean tokenize;
  char *token;
  char *original;
  PosPayIntent *intent;
  PosTerminalResult *result;
  gulong abort_id;
  guint queries;
} Talk;

static void
talk_free (gpointer data)
{
  Talk *talk = data;

  g_free (talk->token);
  g_free (talk->original);
  g_clear_object (&talk->intent);
  g_clear_object (&talk->result);
  g_free (talk);
}

static PosDb *
task_get_db (GTask *task)
{
  return pos_local_store_get_db (POS_REGISTER (g_task_get_source_object (task))->local_store);
}

static PosTerminal *
task_get_terminal (GTask *task)
{
  Talk *talk = g_task_get_task_data (task);

  return pos_register_get_connector (g_task_get_source_object (task), talk->intent->connector);
}

/* --- 3: the outcome --- */

static gboolean
write_outcome (PosDbTxn *txn, gpointer data, GError **error)
{
  Talk *talk = data;
  g_autoptr (json_t) json = pos_record_to_json (talk->result, talk->intent->currency);
  g_autofree char *text = pos_json_to_text (json);
  PosIntentState state = talk->result->outcome == POS_TERMINAL_OUTCOME_APPROVED
                             ? POS_INTENT_STATE_APPROVED
                             : POS_INTENT_STATE_DECLINED;

  if (!pos_intent_table_finish (
          txn, &talk->intent->id, state, text, talk->intent->finished_at, error))
    return FALSE;
  /* A reservation that was let go of belongs to no order any more. */
  if (state == POS_INTENT_STATE_APPROVED && talk->action == POS_CARD_VOID &&
      pos_id_equal (&talk->intent->payment_id, &talk->intent->id))
    return pos_intent_table_mark_booked (txn, &talk->intent->id, error);
  return TRUE;
}

static void
outcome_written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Talk *talk = g_task_get_task_data (task);
  GError *error = NULL;

  if (pos_db_write_finish (POS_DB (source), result, &error))
    g_task_return_pointer (task, g_steal_pointer (&talk->result), g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
keep_outcome (GTask *task)
{
  PosRegister *self = g_task_get_source_object (task);
  Talk *talk = g_task_get_task_data (task);

  talk->intent->finished_at = pos_register_get_now (self);
  pos_db_write_async (
      task_get_db (task), write_outcome, talk, NULL, NULL, outcome_written_cb, task);
}

/* --- 2: the terminal --- */

static void terminal_answered_cb (GObject *source, GAsyncResult *result, gpointer data);

static void
query_terminal (GTask *task)
{
  Talk *talk = g_task_get_task_data (task);
  g_autofree char *reference = pos_id_dup_text (&talk->intent->id);

  talk->queries++;
  pos_terminal_query_async (task_get_terminal (task), reference, NULL, terminal_answered_cb, task);
}

static void
give_up (GTask *task, GError *cause)
{
  Talk *talk = g_task_get_task_data (task);
  gboolean remote = pos_tender_kind_of_connector (talk->intent->connector) != POS_TENDER_CARD;
  GError *error = NULL;

  pos_set_error (&error,
                 POS_DEVICE_ERROR,
                 POS_DEVICE_ERROR_UNKNOWN,
                 remote ? g_variant_new_parsed ("{'reason': <%s>}", talk->intent->connector) : NULL,
                 "%s does not say what became of the card payment%s%s",
                 remote ? "Headquarters" : "The terminal",
                 cause ? ": " : "",
                 cause ? cause->message : "");
  g_clear_error (&cause);
  pos_unsettled_tell (g_task_get_source_object (task));
  g_task_return_error (task, error);
  g_object_unref (task);
}

/* It never heard of it, or was never reached: as good as declined. */
static void
count_as_declined (GTask *task, const char *reason)
{
  Talk *talk = g_task_get_task_data (task);

  talk->result = g_object_new (POS_TYPE_TERMINAL_RESULT, NULL);
  talk->result->outcome = POS_TERMINAL_OUTCOME_DECLINED;
  pos_text_set (&talk->result->decline_reason, reason);
  keep_outcome (task);
}

static void
terminal_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Talk *talk = g_task_get_task_data (task);
  GError *error = NULL;

  g_cancellable_disconnect (g_task_get_cancellable (task), talk->abort_id);
  talk->abort_id = 0;
  g_clear_object (&talk->result);
  talk->result = pos_terminal_finish (POS_TERMINAL (source), result, &error);
  if (talk->result && talk->result->outcome != POS_TERMINAL_OUTCOME_UNKNOWN) {
    keep_outcome (task);
    return;
  }
  if (g_error_matches (error, POS_DEVICE_ERROR, POS_DEVICE_ERROR_NOT_FOUND) ||
      (talk->queries == 0 &&
       (g_error_matches (error, POS_DEVICE_ERROR, POS_DEVICE_ERROR_UNREACHABLE) ||
        g_error_matches (error, POS_DEVICE_ERROR, POS_DEVICE_ERROR_BUSY) ||
        g_error_matches (error, POS_DEVICE_ERROR, POS_DEVICE_ERROR_CANCELLED)))) {
    count_as_declined (task, pos_error_get_code_nick (error));
    g_clear_error (&error);
    return;
  }
  if (talk->queries < MAX_QUERIES) {
    g_clear_error (&error);
    query_terminal (task);
    return;
  }
  give_up (task, error);
}

/* Too late is too late: what the terminal answers decides. */
static void
abort_cb (GCancellable *cancellable, gpointer terminal)
{
  pos_terminal_abort (terminal);
}

static void
ask_terminal (GTask *task)
{
  Talk *talk = g_task_get_task_data (task);
  PosTerminal *terminal = task_get_terminal (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autofree char *reference = pos_id_dup_text (&talk->intent->id);
  PosTerminalFlags flags = talk->tokenize ? POS_TERMINAL_TOKENIZE : POS_TERMINAL_AUTHORIZE;

  if (cancellable)
    talk->abort_id = g_cancellable_connect (
        cancellable, G_CALLBACK (abort_cb), g_object_ref (terminal), g_object_unref);

  switch (talk->action) {
  case POS_CARD_SALE:
    flags |= POS_TERMINAL_CAPTURE;
    /* fall through */
  case POS_CARD_AUTHORIZE:
    pos_terminal_authorize_async (terminal,
                                  reference,
                                  talk->intent->amount,
                                  talk->intent->currency,
                                  flags,
                                  talk->token,
                                  cancellable,
                                  terminal_answered_cb,
                                  task);
    break;
  case POS_CARD_REFUND:
    pos_terminal_refund_async (terminal,
                               reference,
                               talk->original,
                               talk->intent->amount,
                               talk->intent->currency,
                               cancellable,
                               terminal_answered_cb,
                               task);
    break;
  case POS_CARD_VOID:
    pos_terminal_void_async (
        terminal, reference, talk->original, cancellable, terminal_answered_cb, task);
    break;
  case POS_CARD_CAPTURE:
    pos_terminal_capture_async (terminal,
                                reference,
                                talk->original,
                                talk->intent->amount,
                                cancellable,
                                terminal_answered_cb,
                                task);
    break;
  default:
    g_assert_not_reached ();
  }
}

/* --- 1: the intent --- */

static gboolean
write_intent (PosDbTxn *txn, gpointer data, GError **error)
{
  return pos_intent_table_begin (txn, ((Talk *)data)->intent, error);
}

static void
intent_written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  GError *error = NULL;

  if (pos_db_write_finish (POS_DB (source), result, &error)) {
    ask_terminal (task);
    return;
  }
  g_task_return_error (task, error);
  g_object_unref (task);
}

void
pos_card_ask_async (PosRegister *self,
                    const PosCardRequest *request,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer data)
{
  static const char *const kinds[] = {"sale", "authorize", "refund", "void", "capture"};
  GTask *task = g_task_new (self, cancellable, callback, data);
  Talk *talk = g_new0 (Talk, 1);

  g_task_set_source_tag (task, pos_card_ask_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, talk, talk_free);
  talk->action = request->action;
  talk->tokenize = request->tokenize;
  talk->token = g_strdup (request->token);
  talk->original = g_strdup (request->original);
  talk->intent = g_object_new (POS_TYPE_PAY_INTENT, NULL);
  talk->intent->id = pos_context_mint_id (self->context);
  talk->intent->payment_id = request->payment ? *request->payment : talk->intent->id;
  talk->intent->order_id = request->order;
  talk->intent->amount = request->amount;
  talk->intent->currency = pos_register_get_currency (self);
  talk->intent->created_at = pos_register_get_now (self);
  pos_text_set (&talk->intent->kind, kinds[request->action]);
  pos_text_set (&talk->intent->connector, request->connector);
  pos_text_set (&talk->intent->tender,
                pos_config_get_tender_id (
                    self->config, self->store, pos_tender_kind_of_connector (request->connector)));
  /* Nothing is noted of what nobody could be asked. */
  if (pos_terminal_get_status (task_get_terminal (task)) == POS_TERMINAL_NONE) {
    g_task_return_error (task, pos_no_terminal_error_new ());
    g_object_unref (task);
    return;
  }
  pos_db_write_async (task_get_db (task), write_intent, talk, NULL, NULL, intent_written_cb, task);
}

PosTerminalResult *
pos_card_ask_finish (PosRegister *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
pos_card_check_approved (PosTerminalResult *result, GError **error)
{
  const char *reason = pos_text_or (result->decline_reason, "declined");

  return result->outcome == POS_TERMINAL_OUTCOME_APPROVED ||
         pos_set_error (error,
                        POS_DEVICE_ERROR,
                        POS_DEVICE_ERROR_DECLINED,
                        g_variant_new_parsed ("{'reason': <%s>}", reason),
                        "The card was declined (%s)",
                        reason);
}
