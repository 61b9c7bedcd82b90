/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-tcp-printer.h — ESC/POS over TCP, port 9100.
 * Layer: devices.  Thread: main, asynchronous; encoding on a worker.
 * Rules:  one connection per job; asks the printer's paper status before (no paper: nothing is
 * sent) and after (answered and well: printed).  A printer that answers no status at all is taken
 *         at the word of its TCP stack.  Connect 2 s, job 10 s, status 1 s by default.
 * Source: ecosystem.md §1.1. */
#pragma once
#include "devices/pos-printer.h"

G_BEGIN_DECLS

#define POS_TYPE_TCP_PRINTER (pos_tcp_printer_get_type ())
G_DECLARE_FINAL_TYPE (PosTcpPrinter, pos_tcp_printer, POS, TCP_PRINTER, GObject)

/* @address: "192.168.1.20", "printer.local:9100", "[fe80::1]:9100". */
PosPrinter *pos_tcp_printer_new (const char *address);
void pos_tcp_printer_set_timeouts (PosTcpPrinter *self,
                                   guint connect_ms,
                                   guint write_ms,
                                   guint status_ms);

/* Asks how it is and prints nothing: ends as pos_printer_print_async() does, with
 * pos_printer_print_finish(). */
void pos_tcp_printer_probe_async (PosTcpPrinter *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);

G_END_DECLS
