/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-health.c — see the header. */
#include "devices/pos-health.h"

#include "devices/pos-serial.h"
#include "devices/pos-tcp-printer.h"

static void
probed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;

  /* What it said is its status from now on. */
  pos_printer_print_finish (POS_PRINTER (source), result, NULL);
  g_task_return_boolean (task, TRUE);
}

void
pos_health_test_async (PosDevices *devices,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  PosPrinter *printer = pos_devices_get_printer (devices);
  GTask *task = g_task_new (devices, cancellable, callback, data);

  if (POS_IS_TCP_PRINTER (printer)) {
    pos_tcp_printer_probe_async (POS_TCP_PRINTER (printer), cancellable, probed_cb, task);
    return;
  }
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

void
pos_health_test_finish (GAsyncResult *result)
{
  g_task_propagate_boolean (G_TASK (result), NULL);
}

static PosHealth
look_at_printer (PosDevices *devices)
{
  PosPrinterStatus status = pos_printer_get_status (pos_devices_get_printer (devices));

  if (status == POS_PRINTER_PAPER_OUT)
    return (PosHealth){"printer", "offline", "paper-out"};
  return (PosHealth){"printer", status == POS_PRINTER_READY ? "ready" : "offline", NULL};
}

/* It hangs on the printer, which opens it without paper too. */
static PosHealth
look_at_drawer (PosDevices *devices)
{
  gboolean away = !pos_devices_get_sim_drawer (devices) &&
                  pos_printer_get_status (pos_devices_get_printer (devices)) == POS_PRINTER_OFFLINE;

  return (PosHealth){"drawer", away ? "offline" : "ready", NULL};
}

static PosHealth
look_at_terminal (PosDevices *devices)
{
  PosTerminalStatus status = pos_terminal_get_status (pos_devices_get_terminal (devices));

  return (PosHealth){"terminal", pos_terminal_status_get_nick (status), NULL};
}

static const char *
get_status (PosDevices *devices, gboolean serial, gboolean there)
{
  if (serial)
    return there ? "ready" : "offline";
  /* A simulator stands for one that is not there, unless all of them are simulated. */
  return pos_devices_get_sim_printer (devices) ? "ready" : "none";
}

static PosHealth
look_at_scanner (PosDevices *devices)
{
  PosScanner *scanner = pos_devices_get_scanner (devices);
  gboolean serial = POS_IS_SERIAL_SCANNER (scanner);

  return (PosHealth){"scanner",
                     get_status (devices, serial, serial && pos_serial_scanner_is_open (scanner)),
                     NULL};
}

static PosHealth
look_at_display (PosDevices *devices)
{
  PosDisplay *display = pos_devices_get_display (devices);
  gboolean serial = POS_IS_SERIAL_DISPLAY (display);

  return (PosHealth){"display",
                     get_status (devices, serial, serial && pos_serial_display_is_there (display)),
                     NULL};
}

GArray *
pos_health_list (PosDevices *devices)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (PosHealth));
  const PosHealth all[] = {look_at_printer (devices),
                           look_at_drawer (devices),
                           look_at_terminal (devices),
                           look_at_scanner (devices),
                           look_at_display (devices)};

  return g_array_append_vals (list, all, G_N_ELEMENTS (all));
}
