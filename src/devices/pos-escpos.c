/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-escpos.c — writing ESC/POS. */
#include "devices/pos-escpos.h"

#include "devices/pos-barcode.h"
#include "devices/pos-escpos-text.h"
#include "devices/pos-receipt-pen.h"

#include <string.h>

#define STRIP_ROWS 128 /* what slow printers take at a time */
#define QR_MODULE 6    /* dots */
#define BAR_MODULE 2
#define BAR_HEIGHT 80

const PosEscposProfile pos_escpos_generic_80 = {48, 576, 19, TRUE};
const PosEscposProfile pos_escpos_generic_58 = {32, 384, 19, TRUE};

/* What the printer is set to, so that only changes are sent. */
typedef struct {
  guint8 align; /* 0 left, 1 center, 2 right */
  guint8 size;  /* GS ! */
  guint8 bold;
  guint8 font; /* 0 A, 1 B */
} Mode;

typedef struct {
  GByteArray *bytes;
  const PosEscposProfile *profile;
  PosReceipt *receipt;
  Mode mode;
} Job;

static void
put (Job *job, const guint8 *bytes, guint length)
{
  g_byte_array_append (job->bytes, bytes, length);
}

#define PUT(job, ...)                                                                              \
  put ((job), (const guint8[]){__VA_ARGS__}, sizeof ((const guint8[]){__VA_ARGS__}))

static void
set_mode (Job *job, Mode mode)
{
  if (mode.align != job->mode.align)
    PUT (job, 0x1B, 0x61, mode.align);
  if (mode.font != job->mode.font)
    PUT (job, 0x1B, 0x4D, mode.font);
  if (mode.size != job->mode.size)
    PUT (job, 0x1D, 0x21, mode.size);
  if (mode.bold != job->mode.bold)
    PUT (job, 0x1B, 0x45, mode.bold);
  job->mode = mode;
}

static Mode
mode_for (const PosReceiptRow *row)
{
  Mode mode = {0};
  if (row->style & POS_RECEIPT_CENTER)
    mode.align = 1;
  else if ((row->style & POS_RECEIPT_END) && row->kind == POS_RECEIPT_ROW_TEXT)
    mode.align = 2;
  if (row->style & POS_RECEIPT_LARGE)
    mode.size = 0x11;
  else if (row->kind == POS_RECEIPT_ROW_TOTAL)
    mode.size = 0x01;
  else if (row->style & POS_RECEIPT_SMALL)
    mode.font = 1;
  mode.bold = (row->style & (POS_RECEIPT_BOLD | POS_RECEIPT_HEADING)) != 0;
  return mode;
}

static guint
columns_for (const Job *job, Mode mode)
{
  if (mode.size & 0x10)
    return job->profile->columns / 2;
  return mode.font == 1 ? job->profile->columns * 4 / 3 : job->profile->columns;
}

static void
put_raster (Job *job, const PosReceiptRow *row)
{
  guint height = 0;
  guint line = (job->profile->dots + 7) / 8;
  g_autoptr (GByteArray) bits =
      pos_receipt_row_to_raster (job->receipt, row, job->profile->dots, &height);
  set_mode (job, (Mode){0});
  for (guint y = 0; y < height; y += STRIP_ROWS) {
    guint rows = MIN (STRIP_ROWS, height - y);
    PUT (job,
         0x1D,
         0x76,
         0x30,
         0,
         (guint8)(line % 256),
         (guint8)(line / 256),
         (guint8)(rows % 256),
         (guint8)(rows / 256));
    put (job, bits->data + y * line, rows * line);
  }
}

/* Nothing is sent unless every line can be spelled.  Aligned lines lose their padding: the printer
 * aligns them, in the middle of its own paper. */
static gboolean
put_lines (Job *job, GPtrArray *lines, Mode mode)
{
  g_autoptr (GByteArray) text = g_byte_array_new ();
  for (guint i = 0; i < lines->len; i++) {
    char *line = g_ptr_array_index (lines, i);
    g_autoptr (GByteArray) bytes = pos_cp858_encode (mode.align ? g_strstrip (line) : line);
    if (bytes == NULL)
      return FALSE;
    g_byte_array_append (text, bytes->data, bytes->len);
    g_byte_array_append (text, (const guint8 *)"\n", 1);
  }
  set_mode (job, mode);
  put (job, text->data, text->len);
  return TRUE;
}

static void
put_text (Job *job, const PosReceiptRow *row)
{
  Mode mode = mode_for (row);
  gboolean mirrored = pos_receipt_is_rtl (job->receipt) && mode.align != 1;
  g_autoptr (GPtrArray) lines = pos_receipt_row_to_lines (row, columns_for (job, mode));
  if (mirrored || !put_lines (job, lines, mode))
    put_raster (job, row);
}

static void
put_rule (Job *job, const PosReceiptRow *row)
{
  set_mode (job, (Mode){0});
  guint8 dash = row->style & POS_RECEIPT_DOUBLE ? 0xCD : 0xC4;
  for (guint i = 0; i < job->profile->columns; i++)
    PUT (job, dash);
  PUT (job, '\n');
}

/* Code 128 as GS k wants it: code sets named in the data, "{" doubled. */
static GByteArray *
code128_data (const char *text)
{
  g_autoptr (GByteArray) values = pos_code128_get_values (text, NULL);
  GByteArray *data = g_byte_array_new ();
  gboolean c = FALSE;
  for (guint i = 0; i + 2 < values->len; i++) {
    guint8 value = values->data[i];
    if (value == 104 || value == 105 || value == (c ? 100 : 99)) {
      c = value == 105 || value == 99;
      g_byte_array_append (data, (const guint8 *)(c ? "{C" : "{B"), 2);
      continue;
    }
    guint8 byte = c ? value : (guint8)(value + 32);
    g_byte_array_append (data, &byte, 1);
    if (!c && byte == '{')
      g_byte_array_append (data, &byte, 1);
  }
  return data;
}

static void
put_barcode (Job *job, const PosReceiptRow *row)
{
  g_autoptr (GByteArray) modules = pos_barcode_encode (row->symbology, row->start, NULL);
  if (modules == NULL || (modules->len + 20) * BAR_MODULE > job->profile->dots) {
    put_raster (job, row);
    return;
  }
  static const guint8 systems[] = {
      [POS_SYMBOLOGY_CODE128] = 73, [POS_SYMBOLOGY_EAN13] = 67, [POS_SYMBOLOGY_EAN8] = 68};
  g_autoptr (GByteArray) data = g_byte_array_new ();
  if (row->symbology == POS_SYMBOLOGY_CODE128) {
    g_byte_array_unref (data);
    data = code128_data (row->start);
  } else {
    g_byte_array_append (data, (const guint8 *)row->start, (guint)strlen (row->start));
  }
  set_mode (job, (Mode){.align = 1});
  PUT (job, 0x1D, 0x68, BAR_HEIGHT, 0x1D, 0x77, BAR_MODULE, 0x1D, 0x48, 2);
  PUT (job, 0x1D, 0x6B, systems[row->symbology], (guint8)data->len);
  put (job, data->data, data->len);
  PUT (job, '\n');
}

static void
put_qr (Job *job, const PosReceiptRow *row)
{
  guint size = 0;
  g_autoptr (GByteArray) modules = pos_qr_encode (row->start, &size, NULL);
  guint length = (guint)strlen (row->start) + 3;
  if (modules == NULL || size * QR_MODULE > job->profile->dots) {
    put_raster (job, row);
    return;
  }
  set_mode (job, (Mode){.align = 1});
  PUT (job, 0x1D, 0x28, 0x6B, 4, 0, 0x31, 0x41, 0x32, 0);
  PUT (job, 0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x43, QR_MODULE);
  PUT (job, 0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x45, 0x31);
  PUT (job, 0x1D, 0x28, 0x6B, (guint8)(length % 256), (guint8)(length / 256), 0x31, 0x50, 0x30);
  put (job, (const guint8 *)row->start, length - 3);
  PUT (job, 0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x51, 0x30);
  PUT (job, '\n');
  if (*row->middle) {
    PosReceiptRow caption = {.kind = POS_RECEIPT_ROW_TEXT,
                             .style = POS_RECEIPT_CENTER | POS_RECEIPT_SMALL,
                             .start = row->middle};
    put_text (job, &caption);
  }
}

static void
put_cut (Job *job)
{
  set_mode (job, (Mode){0});
  if (job->profile->cutter)
    PUT (job, 0x1B, 0x64, 3, 0x1D, 0x56, 0x42, 0);
  else
    PUT (job, 0x1B, 0x64, 4);
}

static void
put_row (Job *job, const PosReceiptRow *row)
{
  switch (row->kind) {
  case POS_RECEIPT_ROW_TEXT:
  case POS_RECEIPT_ROW_COLUMNS:
  case POS_RECEIPT_ROW_TOTAL:
    put_text (job, row);
    break;
  case POS_RECEIPT_ROW_RULE:
    put_rule (job, row);
    break;
  case POS_RECEIPT_ROW_BARCODE:
    put_barcode (job, row);
    break;
  case POS_RECEIPT_ROW_QR:
    put_qr (job, row);
    break;
  case POS_RECEIPT_ROW_FEED:
    PUT (job, 0x1B, 0x64, (guint8)row->count);
    break;
  case POS_RECEIPT_ROW_CUT:
    put_cut (job);
    break;
  default:
    break;
  }
}

GBytes *
pos_escpos_encode (PosReceipt *receipt, const PosEscposProfile *profile, guint copy)
{
  g_return_val_if_fail (POS_IS_RECEIPT (receipt) && profile != NULL, NULL);
  g_autoptr (PosReceipt) marked = pos_receipt_dup_marked (receipt, copy);
  Job job = {.bytes = g_byte_array_new (), .profile = profile, .receipt = marked};
  /* Reset; no two-byte characters; the code page, which a reset forgets. */
  PUT (&job, 0x1B, 0x40, 0x1C, 0x2E, 0x1B, 0x74, (guint8)profile->code_page);
  for (guint i = 0; i < pos_receipt_get_n_rows (marked); i++) {
    if (pos_receipt_row_has_air (marked, i))
      PUT (&job, 0x1B, 0x4A, 16);
    put_row (&job, pos_receipt_get_row (marked, i));
  }
  set_mode (&job, (Mode){0});
  return g_byte_array_free_to_bytes (job.bytes);
}

GBytes *
pos_escpos_drawer_kick (guint pin, guint on_ms, guint off_ms)
{
  const guint8 bytes[] = {
      0x1B, 0x70, pin ? 1 : 0, (guint8)MIN (on_ms / 2, 255), (guint8)MIN (off_ms / 2, 255)};
  return g_bytes_new (bytes, sizeof bytes);
}
