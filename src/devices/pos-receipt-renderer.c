/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-receipt-renderer.c — sheets of paper, long or in pages. */
#include "devices/pos-receipt-renderer.h"

#include "devices/pos-receipt-pen.h"

#include <cairo-pdf.h>
#include <math.h>

#define POINTS_PER_MM (72.0 / 25.4)
#define A4_HEIGHT (297 * POINTS_PER_MM)

typedef struct {
  double width;
  double margin;
  double size; /* of plain text */
} Sheet;

static const Sheet sheets[] = {
    [POS_PAPER_80MM] = {80 * POINTS_PER_MM, 4.5 * POINTS_PER_MM, 8.4},
    [POS_PAPER_58MM] = {58 * POINTS_PER_MM, 3.5 * POINTS_PER_MM, 7.2},
    [POS_PAPER_A4] = {210 * POINTS_PER_MM, 20 * POINTS_PER_MM, 10},
};

static PosReceiptPen
pen_for (PosReceipt *receipt, const Sheet *sheet, cairo_t *cr, double pixels)
{
  return (PosReceiptPen){.cr = cr,
                         .left = sheet->margin,
                         .width = sheet->width - 2 * sheet->margin,
                         .size = sheet->size,
                         .pixels = pixels,
                         .rtl = pos_receipt_is_rtl (receipt),
                         .language = pos_receipt_get_language (receipt)};
}

/* Where the paper ends when it is one piece. */
static double
measure (PosReceipt *receipt, const Sheet *sheet, double pixels)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1, 1);
  cairo_t *cr = cairo_create (surface);
  PosReceiptPen pen = pen_for (receipt, sheet, cr, pixels);
  double y = sheet->margin;
  for (guint i = 0; i < pos_receipt_get_n_rows (receipt); i++)
    y += pos_receipt_pen_row (&pen, pos_receipt_get_row (receipt, i), y, TRUE);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return ceil (y + sheet->margin);
}

/* A heading does not stay behind at the foot of a page. */
static double
height_with_followers (PosReceipt *receipt, const PosReceiptPen *pen, guint index)
{
  const PosReceiptRow *row = pos_receipt_get_row (receipt, index);
  double height = pos_receipt_pen_row (pen, row, 0, TRUE);
  if ((row->style & POS_RECEIPT_HEADING) && index + 1 < pos_receipt_get_n_rows (receipt))
    height += pos_receipt_pen_row (pen, pos_receipt_get_row (receipt, index + 1), 0, TRUE);
  return height;
}

/* @bottom: where a page ends; 0 for paper without pages. */
static void
draw (PosReceipt *receipt, const Sheet *sheet, cairo_t *cr, double pixels, double bottom)
{
  PosReceiptPen pen = pen_for (receipt, sheet, cr, pixels);
  double y = sheet->margin;
  for (guint i = 0; i < pos_receipt_get_n_rows (receipt); i++) {
    if (bottom > 0 && y > sheet->margin && y + height_with_followers (receipt, &pen, i) > bottom) {
      cairo_show_page (cr);
      y = sheet->margin;
    }
    y += pos_receipt_pen_row (&pen, pos_receipt_get_row (receipt, i), y, FALSE);
  }
}

static cairo_status_t
collect (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
finished (GByteArray *bytes, cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
  return NULL;
}

GBytes *
pos_receipt_render_png (
    PosReceipt *receipt, PosPaper paper, guint copy, double scale, GError **error)
{
  g_return_val_if_fail (POS_IS_RECEIPT (receipt) && scale > 0, NULL);
  const Sheet *sheet = &sheets[paper];
  g_autoptr (PosReceipt) marked = pos_receipt_dup_marked (receipt, copy);
  double height = measure (marked, sheet, scale);
  if (paper == POS_PAPER_A4)
    height = MAX (height, A4_HEIGHT);

  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int)round (sheet->width * scale), (int)round (height * scale));
  cairo_t *cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  draw (marked, sheet, cr, scale, 0);
  cairo_status_t status = cairo_status (cr);
  cairo_destroy (cr);

  GByteArray *bytes = g_byte_array_new ();
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, collect, bytes);
  cairo_surface_destroy (surface);
  return finished (bytes, status, error);
}

GBytes *
pos_receipt_render_pdf (PosReceipt *receipt, PosPaper paper, guint copy, GError **error)
{
  g_return_val_if_fail (POS_IS_RECEIPT (receipt), NULL);
  const Sheet *sheet = &sheets[paper];
  g_autoptr (PosReceipt) marked = pos_receipt_dup_marked (receipt, copy);
  gboolean pages = paper == POS_PAPER_A4;
  double height = pages ? A4_HEIGHT : measure (marked, sheet, 0);

  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (collect, bytes, sheet->width, height);
  cairo_pdf_surface_set_metadata (
      surface, CAIRO_PDF_METADATA_TITLE, pos_receipt_get_title (receipt));
  cairo_t *cr = cairo_create (surface);
  draw (marked, sheet, cr, 0, pages ? height - sheet->margin : 0);
  cairo_status_t status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return finished (bytes, status, error);
}

typedef struct {
  PosPaper paper;
  guint copy;
  double scale; /* 0 asks for PDF */
} Job;

static void
render_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  GBytes *bytes = job->scale > 0
                      ? pos_receipt_render_png (source, job->paper, job->copy, job->scale, &error)
                      : pos_receipt_render_pdf (source, job->paper, job->copy, &error);
  if (bytes)
    g_task_return_pointer (task, bytes, (GDestroyNotify)g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
start_render (PosReceipt *receipt,
              Job job,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer data)
{
  g_autoptr (GTask) task = g_task_new (receipt, cancellable, callback, data);
  g_task_set_source_tag (task, start_render);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_set_task_data (task, g_memdup2 (&job, sizeof job), g_free);
  g_task_run_in_thread (task, render_worker);
}

void
pos_receipt_render_png_async (PosReceipt *receipt,
                              PosPaper paper,
                              guint copy,
                              double scale,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  g_return_if_fail (POS_IS_RECEIPT (receipt) && scale > 0);
  start_render (receipt, (Job){paper, copy, scale}, cancellable, callback, data);
}

void
pos_receipt_render_pdf_async (PosReceipt *receipt,
                              PosPaper paper,
                              guint copy,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  g_return_if_fail (POS_IS_RECEIPT (receipt));
  start_render (receipt, (Job){paper, copy, 0}, cancellable, callback, data);
}

GBytes *
pos_receipt_render_finish (PosReceipt *receipt, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, receipt), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
