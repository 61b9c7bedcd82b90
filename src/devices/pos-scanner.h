/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-scanner.h — where scans come from.
 * Layer: devices.  Thread: main.  Keyboard-wedge scanners are recognized by the window, not here.
 */
#pragma once
#include <gio/gio.h>

G_BEGIN_DECLS

#define POS_TYPE_SCANNER (pos_scanner_get_type ())
G_DECLARE_INTERFACE (PosScanner, pos_scanner, POS, SCANNER, GObject)

/* Signal "scanned" (const char *data, const char *symbology): the data without terminator and
 * prefix; the symbology is the AIM identifier ("]E0", "]C1", "]Q3"), empty when none was sent. */
struct _PosScannerInterface {
  GTypeInterface parent;
};

/* For drivers: takes a raw line, splits off the AIM prefix, emits "scanned". */
void pos_scanner_take_line (PosScanner *self, const char *line);

/* A serial scanner, or USB in serial mode: lines from @path, ended by CR, LF or a pause of none. */
#define POS_TYPE_SERIAL_SCANNER (pos_serial_scanner_get_type ())
G_DECLARE_FINAL_TYPE (PosSerialScanner, pos_serial_scanner, POS, SERIAL_SCANNER, GObject)
/* Opens in the background and again every 5 s while the device is away. */
PosScanner *pos_serial_scanner_new (const char *path);

#define POS_TYPE_SIM_SCANNER (pos_sim_scanner_get_type ())
G_DECLARE_FINAL_TYPE (PosSimScanner, pos_sim_scanner, POS, SIM_SCANNER, GObject)
PosSimScanner *pos_sim_scanner_new (void);
void pos_sim_scanner_scan (PosSimScanner *self, const char *line);

G_END_DECLS
