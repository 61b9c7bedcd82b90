/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-receipt-pen.h — setting one row of a receipt in type. */
#pragma once
#include "devices/pos-receipt-private.h"

#include <pango/pangocairo.h>

/* Where and how rows are drawn.  Units: points from the top left corner of the sheet. */
typedef struct {
  cairo_t *cr;
  double left;
  double width;
  double size;   /* of plain text */
  double pixels; /* device pixels per point, to keep bars crisp; 0 for vectors */
  gboolean rtl;
  gboolean ink; /* black only, for one-bit paper */
  const char *language;
} PosReceiptPen;

/* Draws @row at @y unless @dry.  Returns: its height. */
double
pos_receipt_pen_row (const PosReceiptPen *pen, const PosReceiptRow *row, double y, gboolean dry);

/* @row drawn for a one-bit printer @dots wide: rows of (@dots + 7) / 8 bytes, most significant bit
 * left, 1 dark.  @height is their number. */
GByteArray *pos_receipt_row_to_raster (PosReceipt *receipt,
                                       const PosReceiptRow *row,
                                       guint dots,
                                       guint *height);
