/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-printer.c — the printer interface. */
#include "devices/pos-printer.h"

G_DEFINE_ENUM_TYPE (PosPrinterStatus,
                    pos_printer_status,
                    G_DEFINE_ENUM_VALUE (POS_PRINTER_READY, "ready"),
                    G_DEFINE_ENUM_VALUE (POS_PRINTER_PAPER_OUT, "paper-out"),
                    G_DEFINE_ENUM_VALUE (POS_PRINTER_OFFLINE, "offline"))

G_DEFINE_INTERFACE (PosPrinter, pos_printer, G_TYPE_OBJECT)

/* Drivers answer with a GTask, so most need no finish of their own. */
static gboolean
finish_task (PosPrinter *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
pos_printer_default_init (PosPrinterInterface *iface)
{
  iface->print_finish = finish_task;
  iface->kick_finish = finish_task;
  g_object_interface_install_property (
      iface,
      g_param_spec_enum ("status",
                         NULL,
                         NULL,
                         POS_TYPE_PRINTER_STATUS,
                         POS_PRINTER_READY,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY));
}

const char *
pos_printer_status_get_nick (PosPrinterStatus status)
{
  static const char *const nicks[] = {"ready", "paper-out", "offline"};
  g_return_val_if_fail ((guint)status < G_N_ELEMENTS (nicks), NULL);
  return nicks[status];
}

PosPrinterStatus
pos_printer_get_status (PosPrinter *self)
{
  g_return_val_if_fail (POS_IS_PRINTER (self), POS_PRINTER_OFFLINE);
  return POS_PRINTER_GET_IFACE (self)->get_status (self);
}

void
pos_printer_print_async (PosPrinter *self,
                         PosReceipt *receipt,
                         guint copy,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  g_return_if_fail (POS_IS_PRINTER (self) && POS_IS_RECEIPT (receipt));
  POS_PRINTER_GET_IFACE (self)->print_async (self, receipt, copy, cancellable, callback, data);
}

gboolean
pos_printer_print_finish (PosPrinter *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (POS_IS_PRINTER (self), FALSE);
  return POS_PRINTER_GET_IFACE (self)->print_finish (self, result, error);
}

void
pos_printer_kick_async (PosPrinter *self,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  g_return_if_fail (POS_IS_PRINTER (self));
  POS_PRINTER_GET_IFACE (self)->kick_async (self, cancellable, callback, data);
}

gboolean
pos_printer_kick_finish (PosPrinter *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (POS_IS_PRINTER (self), FALSE);
  return POS_PRINTER_GET_IFACE (self)->kick_finish (self, result, error);
}
