/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-drawer.c — the drawer interface and the drawer that hangs on a printer. */
#include "devices/pos-drawer.h"

G_DEFINE_ENUM_TYPE (PosDrawerState,
                    pos_drawer_state,
                    G_DEFINE_ENUM_VALUE (POS_DRAWER_CLOSED, "closed"),
                    G_DEFINE_ENUM_VALUE (POS_DRAWER_OPEN, "open"),
                    G_DEFINE_ENUM_VALUE (POS_DRAWER_UNKNOWN, "unknown"))

G_DEFINE_INTERFACE (PosDrawer, pos_drawer, G_TYPE_OBJECT)

static gboolean
finish_task (PosDrawer *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
pos_drawer_default_init (PosDrawerInterface *iface)
{
  iface->open_finish = finish_task;
  g_object_interface_install_property (
      iface,
      g_param_spec_enum ("state",
                         NULL,
                         NULL,
                         POS_TYPE_DRAWER_STATE,
                         POS_DRAWER_CLOSED,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY));
}

const char *
pos_drawer_state_get_nick (PosDrawerState state)
{
  static const char *const nicks[] = {"closed", "open", "unknown"};
  g_return_val_if_fail ((guint)state < G_N_ELEMENTS (nicks), NULL);
  return nicks[state];
}

PosDrawerState
pos_drawer_get_state (PosDrawer *self)
{
  g_return_val_if_fail (POS_IS_DRAWER (self), POS_DRAWER_UNKNOWN);
  return POS_DRAWER_GET_IFACE (self)->get_state (self);
}

void
pos_drawer_open_async (PosDrawer *self,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  g_return_if_fail (POS_IS_DRAWER (self));
  POS_DRAWER_GET_IFACE (self)->open_async (self, cancellable, callback, data);
}

gboolean
pos_drawer_open_finish (PosDrawer *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (POS_IS_DRAWER (self), FALSE);
  return POS_DRAWER_GET_IFACE (self)->open_finish (self, result, error);
}

struct _PosPrinterDrawer {
  GObject parent;
  PosPrinter *printer; /* owned */
};

static PosDrawerState
printer_drawer_get_state (PosDrawer *drawer)
{
  return POS_DRAWER_UNKNOWN;
}

static void
kicked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  if (pos_printer_kick_finish (POS_PRINTER (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
printer_drawer_open_async (PosDrawer *drawer,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  GTask *task = g_task_new (drawer, cancellable, callback, data);
  g_task_set_source_tag (task, printer_drawer_open_async);
  pos_printer_kick_async (POS_PRINTER_DRAWER (drawer)->printer, cancellable, kicked_cb, task);
}

static void
printer_drawer_iface_init (PosDrawerInterface *iface)
{
  iface->get_state = printer_drawer_get_state;
  iface->open_async = printer_drawer_open_async;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PosPrinterDrawer,
                               pos_printer_drawer,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (POS_TYPE_DRAWER, printer_drawer_iface_init))

static void
pos_printer_drawer_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_enum (value, pos_drawer_get_state (POS_DRAWER (object)));
}

static void
pos_printer_drawer_finalize (GObject *object)
{
  g_object_unref (POS_PRINTER_DRAWER (object)->printer);
  G_OBJECT_CLASS (pos_printer_drawer_parent_class)->finalize (object);
}

static void
pos_printer_drawer_class_init (PosPrinterDrawerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->get_property = pos_printer_drawer_get_property;
  object_class->finalize = pos_printer_drawer_finalize;
  g_object_class_override_property (object_class, 1, "state");
}

static void
pos_printer_drawer_init (PosPrinterDrawer *self)
{
}

PosDrawer *
pos_printer_drawer_new (PosPrinter *printer)
{
  g_return_val_if_fail (POS_IS_PRINTER (printer), NULL);
  PosPrinterDrawer *self = g_object_new (POS_TYPE_PRINTER_DRAWER, NULL);
  self->printer = g_object_ref (printer);
  return POS_DRAWER (self);
}
