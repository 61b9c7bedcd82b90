/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-sim-terminal.c — the simulated terminal: script, thinking time, delivery. */
#include "devices/pos-sim-terminal.h"

#include "base/pos-error.h"
#include "devices/pos-sim-bank.h"

#include <string.h>

struct _PosSimTerminal {
  GObject parent;

  /* owned */
  PosContext *context;
  PosSimBank *bank;    /* touched only by the worker */
  GThreadPool *worker; /* one thread: calls are answered in order */
  GArray *script;
  GTask *running; /* the call that moves money, if any; borrowed from itself */
  char *brand;
  char *last_four;

  guint delay;
  guint delay_id;
  gboolean online;
};

static const char *const behavior_nicks[] = {
    "approve", "decline", "timeout", "unknown", "approve-lost", "no-token", "offline"};

static PosTerminalStatus
sim_terminal_get_status (PosTerminal *terminal)
{
  PosSimTerminal *self = POS_SIM_TERMINAL (terminal);
  if (!self->online)
    return POS_TERMINAL_OFFLINE;
  return self->running ? POS_TERMINAL_BUSY : POS_TERMINAL_READY;
}

static void
answer_worker (gpointer data, gpointer bank)
{
  GTask *task = data;
  GError *error = NULL;
  PosTerminalResult *result = pos_sim_bank_answer (bank, g_task_get_task_data (task), &error);
  if (result)
    g_task_return_pointer (task, result, g_object_unref);
  else
    g_task_return_error (task, error);
  g_object_unref (task);
}

/* The worker's task has no source object, so that this object is never finalized on its thread. */
static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PosSimTerminal *self = g_task_get_source_object (task);
  GError *error = NULL;
  PosTerminalResult *answer = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->running == task) {
    self->running = NULL;
    g_object_notify (G_OBJECT (self), "status");
  }
  if (answer)
    g_task_return_pointer (task, answer, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* Takes over @task, whose data is the call. */
static void
send_call (PosSimTerminal *self, GTask *task, PosSimCall *call)
{
  GTask *work = g_task_new (NULL, NULL, answered_cb, task);
  g_task_set_source_tag (work, send_call);
  g_task_set_task_data (work, call, (GDestroyNotify)pos_sim_call_free);
  g_thread_pool_push (self->worker, work, NULL);
}

static gboolean
thought_cb (gpointer data)
{
  PosSimTerminal *self = data;
  self->delay_id = 0;
  PosSimCall *call = g_task_get_task_data (self->running);
  g_task_set_task_data (self->running, NULL, NULL);
  send_call (self, self->running, call);
  return G_SOURCE_REMOVE;
}

static PosSimTerminalBehavior
next_behavior (PosSimTerminal *self)
{
  if (self->script->len == 0)
    return POS_SIM_TERMINAL_APPROVE;
  PosSimTerminalBehavior behavior = g_array_index (self->script, PosSimTerminalBehavior, 0);
  g_array_remove_index (self->script, 0);
  return behavior;
}

static PosSimCall *
new_call (PosSimTerminal *self, const char *action, const char *reference)
{
  PosId id = pos_context_mint_id (self->context);
  PosSimCall *call = g_new0 (PosSimCall, 1);
  call->action = g_strdup (action);
  call->reference = g_strdup (reference);
  call->fresh_id = pos_id_dup_text (&id);
  call->brand = g_strdup (self->brand);
  call->last_four = g_strdup (self->last_four);
  call->at = pos_context_get_now (self->context);
  return call;
}

static void
refuse (GTask *task, PosSimCall *call, PosDeviceError code, const char *message)
{
  GError *error = NULL;
  pos_set_error (&error, POS_DEVICE_ERROR, (int)code, NULL, "%s", message);
  pos_sim_call_free (call);
  g_task_return_error (task, error);
  g_object_unref (task);
}

/* Takes over @call.  @moves: money may move, so one at a time and by the script. */
static void
start_call (PosSimTerminal *self,
            PosSimCall *call,
            gboolean moves,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, start_call);
  if (g_task_return_error_if_cancelled (task)) {
    pos_sim_call_free (call);
    g_object_unref (task);
    return;
  }
  g_task_set_check_cancellable (task, FALSE); /* what the terminal did is told */
  if (moves && self->running) {
    refuse (task, call, POS_DEVICE_ERROR_BUSY, "the terminal is busy");
    return;
  }
  if (moves)
    call->behavior = next_behavior (self);
  if (!self->online || call->behavior == POS_SIM_TERMINAL_OFFLINE) {
    refuse (task, call, POS_DEVICE_ERROR_UNREACHABLE, "the terminal is offline");
    return;
  }
  if (!moves) {
    send_call (self, task, call);
    return;
  }
  self->running = task;
  g_object_notify (G_OBJECT (self), "status");
  if (self->delay == 0) {
    send_call (self, task, call);
    return;
  }
  g_task_set_task_data (task, call, NULL);
  self->delay_id = g_timeout_add (self->delay, thought_cb, self);
}

static void
sim_terminal_authorize_async (PosTerminal *terminal,
                              const char *reference,
                              gint64 amount,
                              guint32 currency,
                              PosTerminalFlags flags,
                              const char *token,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  PosSimTerminal *self = POS_SIM_TERMINAL (terminal);
  PosSimCall *call = new_call (self, "authorize", reference);
  call->amount = amount;
  call->currency = currency;
  call->flags = flags;
  call->token = g_strdup (token);
  start_call (self, call, TRUE, cancellable, callback, data);
}

static void
sim_terminal_capture_async (PosTerminal *terminal,
                            const char *reference,
                            const char *authorization_id,
                            gint64 amount,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  PosSimTerminal *self = POS_SIM_TERMINAL (terminal);
  PosSimCall *call = new_call (self, "capture", reference);
  call->id = g_strdup (authorization_id);
  call->amount = amount;
  start_call (self, call, TRUE, cancellable, callback, data);
}

static void
sim_terminal_void_async (PosTerminal *terminal,
                         const char *reference,
                         const char *authorization_id,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  PosSimTerminal *self = POS_SIM_TERMINAL (terminal);
  PosSimCall *call = new_call (self, "void", reference);
  call->id = g_strdup (authorization_id);
  start_call (self, call, TRUE, cancellable, callback, data);
}

static void
sim_terminal_refund_async (PosTerminal *terminal,
                           const char *reference,
                           const char *capture_id,
                           gint64 amount,
                           guint32 currency,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  PosSimTerminal *self = POS_SIM_TERMINAL (terminal);
  PosSimCall *call = new_call (self, "refund", reference);
  call->id = g_strdup (capture_id);
  call->amount = amount;
  call->currency = currency;
  start_call (self, call, TRUE, cancellable, callback, data);
}

static void
sim_terminal_query_async (PosTerminal *terminal,
                          const char *reference,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  PosSimTerminal *self = POS_SIM_TERMINAL (terminal);
  start_call (self, new_call (self, "query", reference), FALSE, cancellable, callback, data);
}

static void
sim_terminal_abort (PosTerminal *terminal)
{
  PosSimTerminal *self = POS_SIM_TERMINAL (terminal);
  if (self->delay_id == 0)
    return;
  g_clear_handle_id (&self->delay_id, g_source_remove);
  PosSimCall *call = g_task_get_task_data (self->running);
  call->aborted = TRUE;
  thought_cb (self);
}

static void
sim_terminal_iface_init (PosTerminalInterface *iface)
{
  iface->get_status = sim_terminal_get_status;
  iface->authorize_async = sim_terminal_authorize_async;
  iface->capture_async = sim_terminal_capture_async;
  iface->void_async = sim_terminal_void_async;
  iface->refund_async = sim_terminal_refund_async;
  iface->query_async = sim_terminal_query_async;
  iface->abort = sim_terminal_abort;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PosSimTerminal,
                               pos_sim_terminal,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (POS_TYPE_TERMINAL, sim_terminal_iface_init))

static void
pos_sim_terminal_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_enum (value, pos_terminal_get_status (POS_TERMINAL (object)));
}

static void
pos_sim_terminal_finalize (GObject *object)
{
  PosSimTerminal *self = POS_SIM_TERMINAL (object);
  g_thread_pool_free (self->worker, FALSE, TRUE);
  pos_sim_bank_free (self->bank);
  g_array_unref (self->script);
  g_object_unref (self->context);
  g_free (self->brand);
  g_free (self->last_four);
  G_OBJECT_CLASS (pos_sim_terminal_parent_class)->finalize (object);
}

static void
pos_sim_terminal_class_init (PosSimTerminalClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->get_property = pos_sim_terminal_get_property;
  object_class->finalize = pos_sim_terminal_finalize;
  g_object_class_override_property (object_class, 1, "status");
}

static void
pos_sim_terminal_init (PosSimTerminal *self)
{
  self->script = g_array_new (FALSE, FALSE, sizeof (PosSimTerminalBehavior));
  self->brand = g_strdup ("visa");
  self->last_four = g_strdup ("4242");
  self->online = TRUE;
}

PosSimTerminal *
pos_sim_terminal_new (PosContext *context, const char *directory)
{
  g_return_val_if_fail (POS_IS_CONTEXT (context) && directory != NULL, NULL);
  PosSimTerminal *self = g_object_new (POS_TYPE_SIM_TERMINAL, NULL);
  self->context = g_object_ref (context);
  self->bank = pos_sim_bank_new (directory);
  self->worker = g_thread_pool_new (answer_worker, self->bank, 1, FALSE, NULL);
  return self;
}

void
pos_sim_terminal_set_delay (PosSimTerminal *self, guint milliseconds)
{
  g_return_if_fail (POS_IS_SIM_TERMINAL (self));
  self->delay = milliseconds;
}

void
pos_sim_terminal_push (PosSimTerminal *self, PosSimTerminalBehavior behavior)
{
  g_return_if_fail (POS_IS_SIM_TERMINAL (self));
  g_array_append_val (self->script, behavior);
}

gboolean
pos_sim_terminal_push_nick (PosSimTerminal *self, const char *nick, GError **error)
{
  g_return_val_if_fail (POS_IS_SIM_TERMINAL (self) && nick != NULL, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (behavior_nicks); i++)
    if (g_str_equal (behavior_nicks[i], nick)) {
      pos_sim_terminal_push (self, (PosSimTerminalBehavior)i);
      return TRUE;
    }
  return pos_set_error (error,
                        POS_VALUE_ERROR,
                        POS_VALUE_ERROR_UNKNOWN_KIND,
                        NULL,
                        "a terminal cannot behave \"%s\"",
                        nick);
}

guint
pos_sim_terminal_get_script_length (PosSimTerminal *self)
{
  g_return_val_if_fail (POS_IS_SIM_TERMINAL (self), 0);
  return self->script->len;
}

void
pos_sim_terminal_set_online (PosSimTerminal *self, gboolean online)
{
  g_return_if_fail (POS_IS_SIM_TERMINAL (self));
  if (self->online == online)
    return;
  self->online = online;
  g_object_notify (G_OBJECT (self), "status");
}

void
pos_sim_terminal_set_card (PosSimTerminal *self, const char *brand, const char *last_four)
{
  g_return_if_fail (POS_IS_SIM_TERMINAL (self) && brand != NULL && last_four != NULL);
  g_return_if_fail (strlen (last_four) == 4);
  g_free (self->brand);
  g_free (self->last_four);
  self->brand = g_strdup (brand);
  self->last_four = g_strdup (last_four);
}

static void
settled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **)data = g_object_ref (result);
}

gboolean
pos_sim_terminal_settle (PosSimTerminal *self,
                         const char *reference,
                         PosTerminalOutcome outcome,
                         GError **error)
{
  g_return_val_if_fail (POS_IS_SIM_TERMINAL (self) && reference != NULL, FALSE);
  g_autoptr (GAsyncResult) done = NULL;
  PosSimCall *call = new_call (self, "settle", reference);
  call->settled = outcome;
  /* A context of its own: nothing else of this program runs while the script waits. */
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_main_context_push_thread_default (context);
  GTask *work = g_task_new (NULL, NULL, settled_cb, &done);
  g_task_set_task_data (work, call, (GDestroyNotify)pos_sim_call_free);
  g_thread_pool_push (self->worker, work, NULL);
  while (done == NULL)
    g_main_context_iteration (context, TRUE);
  g_main_context_pop_thread_default (context);
  g_autoptr (PosTerminalResult) result = g_task_propagate_pointer (G_TASK (done), error);
  return result != NULL;
}
