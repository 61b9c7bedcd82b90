/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-device-state.c — see the header. */
#include "ui/shell/pos-device-state.h"

#include "base/pos-error.h"
#include "ui/common/pos-translator.h"

const char *
pos_device_state_name_printer (PosPrinterStatus status)
{
  switch (status) {
  case POS_PRINTER_PAPER_OUT:
    return _ ("Printer is out of paper");
  case POS_PRINTER_OFFLINE:
    return _ ("Printer does not answer");
  case POS_PRINTER_READY:
  default:
    return _ ("Printer ready");
  }
}

const char *
pos_device_state_name_terminal (PosTerminalStatus status)
{
  switch (status) {
  case POS_TERMINAL_BUSY:
    return _ ("Card terminal busy");
  case POS_TERMINAL_OFFLINE:
    return _ ("Card terminal does not answer");
  case POS_TERMINAL_NONE:
    return _ ("No card terminal");
  case POS_TERMINAL_READY:
  default:
    return _ ("Card terminal ready");
  }
}

GError *
pos_device_state_find_fault (PosDevices *devices, const char **text, const char **icon)
{
  PosPrinterStatus printer = pos_printer_get_status (pos_devices_get_printer (devices));
  PosTerminalStatus terminal = pos_terminal_get_status (pos_devices_get_terminal (devices));
  GError *fault = NULL;

  /* Without the terminal nobody pays by card; a receipt can wait. */
  if (terminal == POS_TERMINAL_OFFLINE) {
    *text = pos_device_state_name_terminal (terminal);
    *icon = "pos-card-symbolic";
    pos_set_error (&fault, POS_DEVICE_ERROR, POS_DEVICE_ERROR_UNREACHABLE, NULL, "%s", *text);
  } else if (printer != POS_PRINTER_READY) {
    *text = pos_device_state_name_printer (printer);
    *icon = "pos-printer-symbolic";
    pos_set_error (&fault,
                   POS_DEVICE_ERROR,
                   printer == POS_PRINTER_PAPER_OUT ? POS_DEVICE_ERROR_PAPER
                                                    : POS_DEVICE_ERROR_UNREACHABLE,
                   NULL,
                   "%s",
                   *text);
  }
  return fault;
}
