/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-receipt-json.c — keeping a receipt and reading it back. */
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "devices/pos-receipt-private.h"

static const char *const kind_nicks[] = {
    "text", "columns", "total", "rule", "barcode", "qr", "feed", "cut", NULL};
static const char *const symbology_nicks[] = {"code128", "ean13", "ean8", NULL};

static int
index_of (const char *const *nicks, const char *nick)
{
  for (int i = 0; nicks[i]; i++)
    if (g_strcmp0 (nicks[i], nick) == 0)
      return i;
  return -1;
}

static void
set_text (json_t *object, const char *key, const char *text)
{
  if (text && *text)
    json_object_set_new (object, key, json_string (text));
}

static json_t *
row_to_json (const PosReceiptRow *row)
{
  json_t *object = json_object ();
  set_text (object, "kind", kind_nicks[row->kind]);
  set_text (object, "start", row->start);
  set_text (object, "middle", row->middle);
  set_text (object, "end", row->end);
  if (row->style != POS_RECEIPT_PLAIN)
    json_object_set_new (object, "style", json_integer ((json_int_t)row->style));
  if (row->kind == POS_RECEIPT_ROW_BARCODE)
    set_text (object, "symbology", symbology_nicks[row->symbology]);
  if (row->count > 0)
    json_object_set_new (object, "count", json_integer (row->count));
  return object;
}

json_t *
pos_receipt_to_json (PosReceipt *self)
{
  g_return_val_if_fail (POS_IS_RECEIPT (self), NULL);
  json_t *object = json_object ();
  set_text (object, "kind", pos_receipt_get_kind (self));
  set_text (object, "language", pos_receipt_get_language (self));
  set_text (object, "title", pos_receipt_get_title (self));
  set_text (object, "copy_word", pos_receipt_get_copy_word (self));
  json_t *rows = json_array ();
  for (guint i = 0; i < pos_receipt_get_n_rows (self); i++)
    json_array_append_new (rows, row_to_json (pos_receipt_get_row (self, i)));
  json_object_set_new (object, "rows", rows);
  return object;
}

/* Rows come in through the builder, so that what guards a new receipt guards an old one. */
static gboolean
read_row (PosReceipt *self, json_t *object, GError **error)
{
  const char *kind = NULL;
  const char *start = NULL;
  const char *middle = NULL;
  const char *end = NULL;
  const char *symbology = NULL;
  gint64 style = 0;
  gint64 count = 0;
  if (!pos_json_get_text (object, "kind", "", &kind, error) ||
      !pos_json_get_text (object, "start", "", &start, error) ||
      !pos_json_get_text (object, "middle", "", &middle, error) ||
      !pos_json_get_text (object, "end", "", &end, error) ||
      !pos_json_get_text (object, "symbology", "code128", &symbology, error) ||
      !pos_json_get_integer (object, "style", 0, &style, error) ||
      !pos_json_get_integer (object, "count", 0, &count, error))
    return FALSE;

  switch (index_of (kind_nicks, kind)) {
  case POS_RECEIPT_ROW_TEXT:
    pos_receipt_add_text (self, (PosReceiptStyle)style, start);
    return TRUE;
  case POS_RECEIPT_ROW_COLUMNS:
    pos_receipt_add_columns (self, (PosReceiptStyle)style, start, middle, end);
    return TRUE;
  case POS_RECEIPT_ROW_TOTAL:
    pos_receipt_add_total (self, start, end);
    return TRUE;
  case POS_RECEIPT_ROW_RULE:
    pos_receipt_add_rule (self, (PosReceiptStyle)style);
    return TRUE;
  case POS_RECEIPT_ROW_BARCODE:
    pos_receipt_add_barcode (
        self, (PosSymbology)MAX (index_of (symbology_nicks, symbology), 0), start);
    return TRUE;
  case POS_RECEIPT_ROW_QR:
    pos_receipt_add_qr (self, start, middle);
    return TRUE;
  case POS_RECEIPT_ROW_FEED:
    pos_receipt_add_feed (self, (guint)CLAMP (count, 0, 50));
    return TRUE;
  case POS_RECEIPT_ROW_CUT:
    pos_receipt_add_cut (self);
    return TRUE;
  default:
    return pos_set_error (error,
                          POS_VALUE_ERROR,
                          POS_VALUE_ERROR_UNKNOWN_KIND,
                          NULL,
                          "a receipt has no row of kind \"%s\"",
                          kind);
  }
}

PosReceipt *
pos_receipt_new_from_json (json_t *json, GError **error)
{
  const char *kind = NULL;
  const char *language = NULL;
  const char *title = NULL;
  const char *word = NULL;
  if (!pos_json_get_text (json, "kind", "", &kind, error) ||
      !pos_json_get_text (json, "language", "en", &language, error) ||
      !pos_json_get_text (json, "title", "", &title, error) ||
      !pos_json_get_text (json, "copy_word", "COPY", &word, error))
    return NULL;

  g_autoptr (PosReceipt) self = pos_receipt_new (kind, language);
  pos_receipt_set_title (self, title);
  pos_receipt_set_copy_word (self, word);
  json_t *row = NULL;
  size_t index = 0;
  json_array_foreach (
      json_object_get (json, "rows"), index, row) if (!read_row (self, row, error)) return NULL;
  return g_steal_pointer (&self);
}
