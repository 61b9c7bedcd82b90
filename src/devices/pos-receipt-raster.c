/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-receipt-raster.c — one row as the dots of a thermal printer. */
#include "devices/pos-receipt-pen.h"

#include <math.h>
#include <string.h>

#define DOTS_PER_POINT (203.0 / 72.0)
#define PLAIN_SIZE 8.6
#define DARK 150 /* of 255: thin strokes stay whole */

static GByteArray *
threshold (cairo_surface_t *surface, guint dots, guint height)
{
  gsize stride = (gsize)cairo_image_surface_get_stride (surface);
  const guint8 *pixels = cairo_image_surface_get_data (surface);
  guint line = (dots + 7) / 8;
  GByteArray *bits = g_byte_array_new ();
  g_byte_array_set_size (bits, line * height);
  memset (bits->data, 0, bits->len);
  for (guint y = 0; y < height; y++)
    for (guint x = 0; x < dots; x++)
      if (pixels[y * stride + x * 4] < DARK)
        bits->data[y * line + x / 8] |= (guint8)(0x80 >> (x % 8));
  return bits;
}

GByteArray *
pos_receipt_row_to_raster (PosReceipt *receipt, const PosReceiptRow *row, guint dots, guint *height)
{
  cairo_surface_t *probe = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1, 1);
  PosReceiptPen pen = {.cr = cairo_create (probe),
                       .width = dots / DOTS_PER_POINT,
                       .size = PLAIN_SIZE,
                       .pixels = DOTS_PER_POINT,
                       .rtl = pos_receipt_is_rtl (receipt),
                       .ink = TRUE,
                       .language = pos_receipt_get_language (receipt)};
  cairo_scale (pen.cr, DOTS_PER_POINT, DOTS_PER_POINT);
  *height = (guint)ceil (pos_receipt_pen_row (&pen, row, 0, TRUE) * DOTS_PER_POINT);
  cairo_destroy (pen.cr);
  cairo_surface_destroy (probe);

  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)dots, (int)*height);
  pen.cr = cairo_create (surface);
  cairo_set_source_rgb (pen.cr, 1, 1, 1);
  cairo_paint (pen.cr);
  cairo_scale (pen.cr, DOTS_PER_POINT, DOTS_PER_POINT);
  pos_receipt_pen_row (&pen, row, 0, FALSE);
  cairo_destroy (pen.cr);
  cairo_surface_flush (surface);
  GByteArray *bits = threshold (surface, dots, *height);
  cairo_surface_destroy (surface);
  return bits;
}
