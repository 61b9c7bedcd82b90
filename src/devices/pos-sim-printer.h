/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-sim-printer.h — a printer for scripts: runs out of paper and goes offline when told to.
 * Layer: devices.  Thread: main. */
#pragma once
#include "devices/pos-printer.h"

G_BEGIN_DECLS

#define POS_TYPE_SIM_PRINTER (pos_sim_printer_get_type ())
G_DECLARE_FINAL_TYPE (PosSimPrinter, pos_sim_printer, POS, SIM_PRINTER, GObject)

/* @output: (nullable): a printer that gets what this one "prints", such as a file printer. */
PosSimPrinter *pos_sim_printer_new (PosPrinter *output);
void pos_sim_printer_set_status (PosSimPrinter *self, PosPrinterStatus status);
/* Runs out of paper in the middle of the (@jobs + 1)th job from now. */
void pos_sim_printer_run_out_after (PosSimPrinter *self, guint jobs);

/* What lies in the tray, oldest first: the plain text at 48 columns, copy mark included. */
guint pos_sim_printer_get_n_printed (PosSimPrinter *self);
const char *pos_sim_printer_get_printed (PosSimPrinter *self, guint index);
guint pos_sim_printer_get_kicks (PosSimPrinter *self);

G_END_DECLS
