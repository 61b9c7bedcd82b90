/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-receipt-json.c — keeping a receipt and reading it back. */
#include "base/pos-error.h"
#include "base/pos-json-append.h"
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
begin_member (GString *out, const char *label)
{
  if (out->str[out->len - 1] != '{')
    g_string_append_c (out, ',');
  g_string_append (out, label);
}

/* Members are left out when there is nothing to say. */
static void
append_member (GString *out, const char *label, const char *text)
{
  if (!text || !*text)
    return;
  begin_member (out, label);
  pos_json_append_text (out, text);
}

static void
append_number (GString *out, const char *label, guint number)
{
  if (number == 0)
    return;
  begin_member (out, label);
  g_string_append_printf (out, "%u", number);
}

static void
append_row (GString *out, const PosReceiptRow *row)
{
  g_string_append_c (out, '{');
  append_number (out, "\"count\":", row->count);
  append_member (out, "\"end\":", row->end);
  append_member (out, "\"kind\":", kind_nicks[row->kind]);
  append_member (out, "\"middle\":", row->middle);
  append_member (out, "\"start\":", row->start);
  append_number (out, "\"style\":", (guint)row->style);
  if (row->kind == POS_RECEIPT_ROW_BARCODE)
    append_member (out, "\"symbology\":", symbology_nicks[row->symbology]);
  g_string_append_c (out, '}');
}

void
pos_receipt_append_json (PosReceipt *self, GString *out)
{
  g_return_if_fail (POS_IS_RECEIPT (self));

  g_string_append_c (out, '{');
  append_member (out, "\"copy_word\":", pos_receipt_get_copy_word (self));
  append_member (out, "\"kind\":", pos_receipt_get_kind (self));
  append_member (out, "\"language\":", pos_receipt_get_language (self));
  begin_member (out, "\"rows\":[");
  for (guint i = 0; i < pos_receipt_get_n_rows (self); i++) {
    if (i > 0)
      g_string_append_c (out, ',');
    append_row (out, pos_receipt_get_row (self, i));
  }
  g_string_append_c (out, ']');
  append_member (out, "\"title\":", pos_receipt_get_title (self));
  g_string_append_c (out, '}');
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
