/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-receipt-renderer.h — a receipt set in type: PNG for the screen, PDF for mail and full pages.
 * Layer: devices.  Thread: any; takes some 20 ms, so never the main one. */
#pragma once
#include "devices/pos-receipt.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  POS_PAPER_80MM, /* 226.8 pt wide, as long as it needs to be */
  POS_PAPER_58MM, /* 164.4 pt wide */
  POS_PAPER_A4,   /* as many pages as it needs */
} PosPaper;

/* @copy: 0 the original, else "COPY n" heads it.  @scale: pixels per point; 2.82 is 203 dpi. */
GBytes *pos_receipt_render_png (
    PosReceipt *receipt, PosPaper paper, guint copy, double scale, GError **error);
GBytes *pos_receipt_render_pdf (PosReceipt *receipt, PosPaper paper, guint copy, GError **error);

/* Off the main thread.  Finish gives the file's bytes. */
void pos_receipt_render_png_async (PosReceipt *receipt,
                                   PosPaper paper,
                                   guint copy,
                                   double scale,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
void pos_receipt_render_pdf_async (PosReceipt *receipt,
                                   PosPaper paper,
                                   guint copy,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
GBytes *pos_receipt_render_finish (PosReceipt *receipt, GAsyncResult *result, GError **error);

G_END_DECLS
