/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-no-terminal.c — see the header. */
#include "devices/pos-no-terminal.h"

#include "base/pos-error.h"

struct _PosNoTerminal {
  GObject parent;
};

enum { STATUS = 1 };

GError *
pos_no_terminal_error_new (void)
{
  GError *error = NULL;

  pos_set_error (&error,
                 POS_DEVICE_ERROR,
                 POS_DEVICE_ERROR_UNREACHABLE,
                 g_variant_new_parsed ("{'reason': <'no-terminal'>, 'next': <'pay.cash'>}"),
                 "This register has no card terminal");
  return error;
}

static void
refuse (PosTerminal *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_task_return_error (task, pos_no_terminal_error_new ());
}

static PosTerminalStatus
no_terminal_get_status (PosTerminal *self)
{
  return POS_TERMINAL_NONE;
}

static void
no_terminal_authorize_async (PosTerminal *self,
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
no_terminal_capture_async (PosTerminal *self,
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
no_terminal_void_async (PosTerminal *self,
                        const char *reference,
                        const char *authorization_id,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  refuse (self, cancellable, callback, data);
}

static void
no_terminal_refund_async (PosTerminal *self,
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
no_terminal_query_async (PosTerminal *self,
                         const char *reference,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  refuse (self, cancellable, callback, data);
}

/* Nothing goes on that could be stopped. */
static void
no_terminal_abort (PosTerminal *self)
{
}

static void
no_terminal_iface_init (PosTerminalInterface *iface)
{
  iface->get_status = no_terminal_get_status;
  iface->authorize_async = no_terminal_authorize_async;
  iface->capture_async = no_terminal_capture_async;
  iface->void_async = no_terminal_void_async;
  iface->refund_async = no_terminal_refund_async;
  iface->query_async = no_terminal_query_async;
  iface->abort = no_terminal_abort;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PosNoTerminal,
                               pos_no_terminal,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (POS_TYPE_TERMINAL, no_terminal_iface_init))

static void
pos_no_terminal_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_enum (value, POS_TERMINAL_NONE);
}

static void
pos_no_terminal_class_init (PosNoTerminalClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = pos_no_terminal_get_property;
  g_object_class_override_property (G_OBJECT_CLASS (klass), STATUS, "status");
}

static void
pos_no_terminal_init (PosNoTerminal *self)
{
}

PosNoTerminal *
pos_no_terminal_new (void)
{
  return g_object_new (POS_TYPE_NO_TERMINAL, NULL);
}
