/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-device-state.h — what the register's devices do, in the words of its pills.
 * Layer: ui/shell. */
#pragma once
#include "register/pos-register.h"

G_BEGIN_DECLS

/* "Printer is out of paper". */
const char *pos_device_state_name_printer (PosPrinterStatus status);
const char *pos_device_state_name_terminal (PosTerminalStatus status);

/* The device that somebody has to see to.  @text, @icon: (out): of its pill.
 * Returns: (transfer full) (nullable): why, a POS_DEVICE_ERROR; %NULL: all is well, and nothing is
 * set. */
GError *pos_device_state_find_fault (PosDevices *devices, const char **text, const char **icon);

G_END_DECLS
