/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-terminal.c — the terminal interface and its answers. */
#include "devices/pos-terminal.h"

static const char *const outcome_nicks[] = {"unknown", "approved", "declined", NULL};

static const PosField terminal_result_fields[] = {
    {POS_FIELD (PosTerminalResult, TEXT, reference), POS_FIELD_REQUIRED},
    {POS_FIELD (PosTerminalResult, TEXT, action), POS_FIELD_REQUIRED},
    {POS_FIELD (PosTerminalResult, ENUM, outcome), .nicks = outcome_nicks},
    {POS_FIELD (PosTerminalResult, MONEY, amount)},
    {POS_FIELD (PosTerminalResult, TEXT, masked)},
    {POS_FIELD (PosTerminalResult, TEXT, brand)},
    {POS_FIELD (PosTerminalResult, TEXT, expiry)},
    {POS_FIELD (PosTerminalResult, TEXT, token)},
    {POS_FIELD (PosTerminalResult, FLAG, recurring)},
    {POS_FIELD (PosTerminalResult, TEXT, authorization_id)},
    {POS_FIELD (PosTerminalResult, TEXT, capture_id)},
    {POS_FIELD (PosTerminalResult, TEXT, connector), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosTerminalResult, TEXT, decline_reason)},
    {POS_FIELD (PosTerminalResult, INSTANT, at)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosTerminalResult,
                   terminal_result,
                   G_STRUCT_OFFSET (PosTerminalResult, currency))

G_DEFINE_ENUM_TYPE (PosTerminalStatus,
                    pos_terminal_status,
                    G_DEFINE_ENUM_VALUE (POS_TERMINAL_READY, "ready"),
                    G_DEFINE_ENUM_VALUE (POS_TERMINAL_BUSY, "busy"),
                    G_DEFINE_ENUM_VALUE (POS_TERMINAL_OFFLINE, "offline"),
                    G_DEFINE_ENUM_VALUE (POS_TERMINAL_NONE, "none"))

G_DEFINE_INTERFACE (PosTerminal, pos_terminal, G_TYPE_OBJECT)

static PosTerminalResult *
finish_task (PosTerminal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- What a driver leaves out --- */

static void
refuse (PosTerminal *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  /* Nothing was asked, also for who has stopped waiting. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_return_error (task, POS_TERMINAL_GET_IFACE (self)->dup_refusal (self));
}

static void
refuse_authorize (PosTerminal *self,
                  const char *reference,
                  gint64 amount,
                  guint32 currency,
                  PosTerminalFlags flags,
                  const char *token,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer data)
{
  refuse (self, cancellable, callback, data);
}

static void
refuse_capture (PosTerminal *self,
                const char *reference,
                const char *authorization_id,
                gint64 amount,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer data)
{
  refuse (self, cancellable, callback, data);
}

static void
refuse_void (PosTerminal *self,
             const char *reference,
             const char *authorization_id,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer data)
{
  refuse (self, cancellable, callback, data);
}

static void
refuse_refund (PosTerminal *self,
               const char *reference,
               const char *capture_id,
               gint64 amount,
               guint32 currency,
               GCancellable *cancellable,
               GAsyncReadyCallback callback,
               gpointer data)
{
  refuse (self, cancellable, callback, data);
}

static void
refuse_query (PosTerminal *self,
              const char *reference,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer data)
{
  refuse (self, cancellable, callback, data);
}

static void
abort_nothing (PosTerminal *self)
{
}

static void
pos_terminal_default_init (PosTerminalInterface *iface)
{
  iface->authorize_async = refuse_authorize;
  iface->capture_async = refuse_capture;
  iface->void_async = refuse_void;
  iface->refund_async = refuse_refund;
  iface->query_async = refuse_query;
  iface->abort = abort_nothing;
  iface->finish = finish_task;
  g_object_interface_install_property (
      iface,
      g_param_spec_enum ("status",
                         NULL,
                         NULL,
                         POS_TYPE_TERMINAL_STATUS,
                         POS_TERMINAL_READY,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY));
}

const char *
pos_terminal_status_get_nick (PosTerminalStatus status)
{
  static const char *const nicks[] = {"ready", "busy", "offline", "none"};
  g_return_val_if_fail ((guint)status < G_N_ELEMENTS (nicks), NULL);
  return nicks[status];
}

const char *
pos_terminal_outcome_get_nick (PosTerminalOutcome outcome)
{
  g_return_val_if_fail ((guint)outcome < G_N_ELEMENTS (outcome_nicks) - 1, NULL);
  return outcome_nicks[outcome];
}

PosTerminalStatus
pos_terminal_get_status (PosTerminal *self)
{
  g_return_val_if_fail (POS_IS_TERMINAL (self), POS_TERMINAL_OFFLINE);
  return POS_TERMINAL_GET_IFACE (self)->get_status (self);
}

void
pos_terminal_authorize_async (PosTerminal *self,
                              const char *reference,
                              gint64 amount,
                              guint32 currency,
                              PosTerminalFlags flags,
                              const char *token,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  g_return_if_fail (POS_IS_TERMINAL (self) && reference != NULL && amount >= 0);
  POS_TERMINAL_GET_IFACE (self)->authorize_async (
      self, reference, amount, currency, flags, token, cancellable, callback, data);
}

void
pos_terminal_capture_async (PosTerminal *self,
                            const char *reference,
                            const char *authorization_id,
                            gint64 amount,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  g_return_if_fail (POS_IS_TERMINAL (self) && reference != NULL && amount > 0);
  g_return_if_fail (authorization_id != NULL);
  POS_TERMINAL_GET_IFACE (self)->capture_async (
      self, reference, authorization_id, amount, cancellable, callback, data);
}

void
pos_terminal_void_async (PosTerminal *self,
                         const char *reference,
                         const char *authorization_id,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  g_return_if_fail (POS_IS_TERMINAL (self) && reference != NULL && authorization_id != NULL);
  POS_TERMINAL_GET_IFACE (self)->void_async (
      self, reference, authorization_id, cancellable, callback, data);
}

void
pos_terminal_refund_async (PosTerminal *self,
                           const char *reference,
                           const char *capture_id,
                           gint64 amount,
                           guint32 currency,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  g_return_if_fail (POS_IS_TERMINAL (self) && reference != NULL && amount > 0);
  POS_TERMINAL_GET_IFACE (self)->refund_async (
      self, reference, capture_id, amount, currency, cancellable, callback, data);
}

void
pos_terminal_query_async (PosTerminal *self,
                          const char *reference,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  g_return_if_fail (POS_IS_TERMINAL (self) && reference != NULL);
  POS_TERMINAL_GET_IFACE (self)->query_async (self, reference, cancellable, callback, data);
}

void
pos_terminal_abort (PosTerminal *self)
{
  g_return_if_fail (POS_IS_TERMINAL (self));
  POS_TERMINAL_GET_IFACE (self)->abort (self);
}

PosTerminalResult *
pos_terminal_finish (PosTerminal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (POS_IS_TERMINAL (self), NULL);
  return POS_TERMINAL_GET_IFACE (self)->finish (self, result, error);
}
