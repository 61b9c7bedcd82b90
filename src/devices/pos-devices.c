/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-devices.c — building and watching a register's devices. */
#include "devices/pos-devices.h"

#include "devices/pos-file-printer.h"
#include "devices/pos-no-terminal.h"
#include "devices/pos-tcp-printer.h"

struct _PosDevices {
  GObject parent;

  /* owned */
  PosPrinter *printer;
  PosSpool *spool;
  PosDrawer *drawer;
  PosTerminal *terminal;
  PosScanner *scanner;
  PosDisplay *display;
};

G_DEFINE_FINAL_TYPE (PosDevices, pos_devices, G_TYPE_OBJECT)

enum {
  PROP_PRINTER_STATUS = 1,
  PROP_TERMINAL_STATUS,
  PROP_DRAWER_STATE,
  PROP_PENDING_RECEIPTS,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

static void
pos_devices_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PosDevices *self = POS_DEVICES (object);
  switch (id) {
  case PROP_PRINTER_STATUS:
    g_value_set_enum (value, pos_printer_get_status (self->printer));
    break;
  case PROP_TERMINAL_STATUS:
    g_value_set_enum (value, pos_terminal_get_status (self->terminal));
    break;
  case PROP_DRAWER_STATE:
    g_value_set_enum (value, pos_drawer_get_state (self->drawer));
    break;
  case PROP_PENDING_RECEIPTS:
    g_value_set_uint (value, pos_spool_get_pending (self->spool));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pos_devices_finalize (GObject *object)
{
  PosDevices *self = POS_DEVICES (object);
  g_clear_object (&self->spool);
  g_clear_object (&self->drawer);
  g_clear_object (&self->printer);
  g_clear_object (&self->terminal);
  g_clear_object (&self->scanner);
  g_clear_object (&self->display);
  G_OBJECT_CLASS (pos_devices_parent_class)->finalize (object);
}

static void
pos_devices_class_init (PosDevicesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  object_class->get_property = pos_devices_get_property;
  object_class->finalize = pos_devices_finalize;
  properties[PROP_PRINTER_STATUS] = g_param_spec_enum (
      "printer-status", NULL, NULL, POS_TYPE_PRINTER_STATUS, POS_PRINTER_READY, flags);
  properties[PROP_TERMINAL_STATUS] = g_param_spec_enum (
      "terminal-status", NULL, NULL, POS_TYPE_TERMINAL_STATUS, POS_TERMINAL_READY, flags);
  properties[PROP_DRAWER_STATE] = g_param_spec_enum (
      "drawer-state", NULL, NULL, POS_TYPE_DRAWER_STATE, POS_DRAWER_CLOSED, flags);
  properties[PROP_PENDING_RECEIPTS] =
      g_param_spec_uint ("pending-receipts", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pos_devices_init (PosDevices *self)
{
}

/* A device's property became another value: so did ours. */
static void
changed_cb (GObject *device, GParamSpec *pspec, PosDevices *self)
{
  guint id = POS_IS_PRINTER (device)    ? PROP_PRINTER_STATUS
             : POS_IS_TERMINAL (device) ? PROP_TERMINAL_STATUS
             : POS_IS_DRAWER (device)   ? PROP_DRAWER_STATE
                                        : PROP_PENDING_RECEIPTS;
  g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
}

static void
watch (PosDevices *self, gpointer device, const char *signal)
{
  g_signal_connect_object (device, signal, G_CALLBACK (changed_cb), self, 0);
}

static PosTerminal *
create_terminal (PosContext *context, const PosDevicesOptions *options)
{
  g_autofree char *directory = g_build_filename (options->directory, "terminal", NULL);

  if (options->no_terminal && !options->simulate)
    return POS_TERMINAL (pos_no_terminal_new ());
  return POS_TERMINAL (pos_sim_terminal_new (context, directory));
}

static PosPrinter *
create_printer (const PosDevicesOptions *options)
{
  g_autofree char *directory = g_build_filename (options->directory, "printed", NULL);
  if (!options->simulate && options->printer_address)
    return pos_tcp_printer_new (options->printer_address);
  g_autoptr (PosPrinter) files = pos_file_printer_new (directory, options->draws);
  return options->simulate ? POS_PRINTER (pos_sim_printer_new (files)) : g_steal_pointer (&files);
}

PosDevices *
pos_devices_new (PosContext *context, const PosDevicesOptions *options)
{
  g_return_val_if_fail (POS_IS_CONTEXT (context) && options != NULL, NULL);
  g_return_val_if_fail (options->directory != NULL, NULL);
  PosDevices *self = g_object_new (POS_TYPE_DEVICES, NULL);
  gboolean real = !options->simulate;
  g_autofree char *queue = g_build_filename (options->directory, "queue", NULL);
  self->printer = create_printer (options);
  self->spool = pos_spool_new (self->printer, queue);
  self->drawer = real && options->printer_address ? pos_printer_drawer_new (self->printer)
                                                  : POS_DRAWER (pos_sim_drawer_new ());
  self->terminal = create_terminal (context, options);
  self->scanner = real && options->scanner_path ? pos_serial_scanner_new (options->scanner_path)
                                                : POS_SCANNER (pos_sim_scanner_new ());
  self->display = real && options->display_path ? pos_serial_display_new (options->display_path)
                                                : POS_DISPLAY (pos_sim_display_new ());
  watch (self, self->printer, "notify::status");
  watch (self, self->terminal, "notify::status");
  watch (self, self->drawer, "notify::state");
  watch (self, self->spool, "notify::pending");
  return self;
}

PosPrinter *
pos_devices_get_printer (PosDevices *self)
{
  g_return_val_if_fail (POS_IS_DEVICES (self), NULL);
  return self->printer;
}

PosSpool *
pos_devices_get_spool (PosDevices *self)
{
  g_return_val_if_fail (POS_IS_DEVICES (self), NULL);
  return self->spool;
}

PosDrawer *
pos_devices_get_drawer (PosDevices *self)
{
  g_return_val_if_fail (POS_IS_DEVICES (self), NULL);
  return self->drawer;
}

PosTerminal *
pos_devices_get_terminal (PosDevices *self)
{
  g_return_val_if_fail (POS_IS_DEVICES (self), NULL);
  return self->terminal;
}

PosScanner *
pos_devices_get_scanner (PosDevices *self)
{
  g_return_val_if_fail (POS_IS_DEVICES (self), NULL);
  return self->scanner;
}

PosDisplay *
pos_devices_get_display (PosDevices *self)
{
  g_return_val_if_fail (POS_IS_DEVICES (self), NULL);
  return self->display;
}

PosSimPrinter *
pos_devices_get_sim_printer (PosDevices *self)
{
  g_return_val_if_fail (POS_IS_DEVICES (self), NULL);
  return POS_IS_SIM_PRINTER (self->printer) ? POS_SIM_PRINTER (self->printer) : NULL;
}

PosSimTerminal *
pos_devices_get_sim_terminal (PosDevices *self)
{
  g_return_val_if_fail (POS_IS_DEVICES (self), NULL);
  return POS_IS_SIM_TERMINAL (self->terminal) ? POS_SIM_TERMINAL (self->terminal) : NULL;
}

PosSimDrawer *
pos_devices_get_sim_drawer (PosDevices *self)
{
  g_return_val_if_fail (POS_IS_DEVICES (self), NULL);
  return POS_IS_SIM_DRAWER (self->drawer) ? POS_SIM_DRAWER (self->drawer) : NULL;
}

PosSimScanner *
pos_devices_get_sim_scanner (PosDevices *self)
{
  g_return_val_if_fail (POS_IS_DEVICES (self), NULL);
  return POS_IS_SIM_SCANNER (self->scanner) ? POS_SIM_SCANNER (self->scanner) : NULL;
}

void
pos_devices_print_async (PosDevices *self,
                         PosReceipt *receipt,
                         guint copy,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  g_return_if_fail (POS_IS_DEVICES (self));
  pos_spool_submit_async (self->spool, receipt, copy, cancellable, callback, data);
}

gboolean
pos_devices_print_finish (PosDevices *self, GAsyncResult *result, guint64 *number, GError **error)
{
  g_return_val_if_fail (POS_IS_DEVICES (self), FALSE);
  return pos_spool_submit_finish (self->spool, result, number, error);
}
