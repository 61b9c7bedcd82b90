/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-file-printer.h — prints into a directory: plain text and the printer's bytes, and PDF and PNG
 * where somebody looks at them.
 * Layer: devices.  Thread: main; renders and writes on a worker.
 * Shape:  <directory>/<n>-<kind>[-copy-<c>].{pdf,png,txt,bin}, n counting up from what is there. */
#pragma once
#include "devices/pos-printer.h"

G_BEGIN_DECLS

#define POS_TYPE_FILE_PRINTER (pos_file_printer_get_type ())
G_DECLARE_FINAL_TYPE (PosFilePrinter, pos_file_printer, POS, FILE_PRINTER, GObject)

/* @directory is created with the first receipt.  @draws: makes a PDF and a PNG of each as well,
 * which takes longer than all the rest of a sale. */
PosPrinter *pos_file_printer_new (const char *directory, gboolean draws);

G_END_DECLS
