/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-receipt.c — building a receipt. */
#include "devices/pos-receipt.h"

#include "devices/pos-barcode.h"
#include "devices/pos-card-guard.h"
#include "devices/pos-receipt-private.h"

#include <string.h>

struct _PosReceipt {
  GObject parent;

  /* owned */
  char *kind;
  char *language;
  char *title;
  char *copy_word;
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (PosReceipt, pos_receipt, G_TYPE_OBJECT)

static void
row_free (gpointer data)
{
  PosReceiptRow *row = data;
  g_free (row->start);
  g_free (row->middle);
  g_free (row->end);
  g_free (row);
}

static char *
guarded (const char *text)
{
  if (text == NULL)
    return g_strdup ("");
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  return pos_card_guard (valid);
}

static void
pos_receipt_finalize (GObject *object)
{
  PosReceipt *self = POS_RECEIPT (object);
  g_free (self->kind);
  g_free (self->language);
  g_free (self->title);
  g_free (self->copy_word);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (pos_receipt_parent_class)->finalize (object);
}

static void
pos_receipt_class_init (PosReceiptClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pos_receipt_finalize;
}

static void
pos_receipt_init (PosReceipt *self)
{
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->title = g_strdup ("");
  self->copy_word = g_strdup ("COPY");
}

PosReceipt *
pos_receipt_new (const char *kind, const char *language)
{
  g_return_val_if_fail (kind != NULL && language != NULL, NULL);
  PosReceipt *self = g_object_new (POS_TYPE_RECEIPT, NULL);
  self->kind = g_strdup (kind);
  self->language = g_strdup (language);
  return self;
}

const char *
pos_receipt_get_kind (PosReceipt *self)
{
  g_return_val_if_fail (POS_IS_RECEIPT (self), NULL);
  return self->kind;
}

const char *
pos_receipt_get_language (PosReceipt *self)
{
  g_return_val_if_fail (POS_IS_RECEIPT (self), NULL);
  return self->language;
}

gboolean
pos_receipt_is_rtl (PosReceipt *self)
{
  static const char *const rtl[] = {"ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", NULL};
  g_return_val_if_fail (POS_IS_RECEIPT (self), FALSE);
  gsize length = strcspn (self->language, "_-@.");
  g_autofree char *base = g_strndup (self->language, length);
  return g_strv_contains (rtl, base);
}

void
pos_receipt_set_title (PosReceipt *self, const char *title)
{
  g_return_if_fail (POS_IS_RECEIPT (self));
  g_free (self->title);
  self->title = guarded (title);
}

const char *
pos_receipt_get_title (PosReceipt *self)
{
  g_return_val_if_fail (POS_IS_RECEIPT (self), NULL);
  return self->title;
}

void
pos_receipt_set_copy_word (PosReceipt *self, const char *word)
{
  g_return_if_fail (POS_IS_RECEIPT (self));
  g_free (self->copy_word);
  self->copy_word = guarded (word);
}

const char *
pos_receipt_get_copy_word (PosReceipt *self)
{
  g_return_val_if_fail (POS_IS_RECEIPT (self), NULL);
  return self->copy_word;
}

PosReceiptRow *
pos_receipt_append_row (PosReceipt *self, PosReceiptRowKind kind)
{
  PosReceiptRow *row = g_new0 (PosReceiptRow, 1);
  row->kind = kind;
  row->start = g_strdup ("");
  row->middle = g_strdup ("");
  row->end = g_strdup ("");
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
row_set (char **member, char *text)
{
  g_free (*member);
  *member = text;
}

void
pos_receipt_add_text (PosReceipt *self, PosReceiptStyle style, const char *text)
{
  g_return_if_fail (POS_IS_RECEIPT (self));
  PosReceiptRow *row = pos_receipt_append_row (self, POS_RECEIPT_ROW_TEXT);
  row->style = style;
  row_set (&row->start, guarded (text));
}

void
pos_receipt_add_columns (
    PosReceipt *self, PosReceiptStyle style, const char *start, const char *middle, const char *end)
{
  g_return_if_fail (POS_IS_RECEIPT (self));
  PosReceiptRow *row = pos_receipt_append_row (self, POS_RECEIPT_ROW_COLUMNS);
  row->style = style;
  row_set (&row->start, guarded (start));
  row_set (&row->middle, guarded (middle));
  row_set (&row->end, guarded (end));
}

void
pos_receipt_add_total (PosReceipt *self, const char *label, const char *amount)
{
  g_return_if_fail (POS_IS_RECEIPT (self));
  PosReceiptRow *row = pos_receipt_append_row (self, POS_RECEIPT_ROW_TOTAL);
  row->style = POS_RECEIPT_BOLD;
  row_set (&row->start, guarded (label));
  row_set (&row->end, guarded (amount));
}

void
pos_receipt_add_rule (PosReceipt *self, PosReceiptStyle style)
{
  g_return_if_fail (POS_IS_RECEIPT (self));
  pos_receipt_append_row (self, POS_RECEIPT_ROW_RULE)->style = style;
}

/* A code's data is a record's own number, so a letter in front of the digits is enough to tell it
 * from a card's. */
static gboolean
is_bare_card (const char *data)
{
  return pos_card_guard_matches (data) && strspn (data, "0123456789 -") == strlen (data);
}

void
pos_receipt_add_barcode (PosReceipt *self, PosSymbology symbology, const char *data)
{
  g_return_if_fail (POS_IS_RECEIPT (self) && data != NULL);
  g_autoptr (GByteArray) modules = pos_barcode_encode (symbology, data, NULL);
  gboolean card = symbology == POS_SYMBOLOGY_CODE128 && is_bare_card (data);
  if (modules == NULL || card) {
    pos_receipt_add_text (self, POS_RECEIPT_CENTER, data);
    return;
  }
  PosReceiptRow *row = pos_receipt_append_row (self, POS_RECEIPT_ROW_BARCODE);
  row->symbology = symbology;
  row->style = POS_RECEIPT_CENTER;
  row_set (&row->start, g_strdup (data));
}

void
pos_receipt_add_qr (PosReceipt *self, const char *data, const char *caption)
{
  g_return_if_fail (POS_IS_RECEIPT (self) && data != NULL);
  guint size = 0;
  g_autoptr (GByteArray) modules = pos_qr_encode (data, &size, NULL);
  if (modules == NULL || is_bare_card (data)) {
    pos_receipt_add_text (self, POS_RECEIPT_CENTER, data);
    return;
  }
  PosReceiptRow *row = pos_receipt_append_row (self, POS_RECEIPT_ROW_QR);
  row->style = POS_RECEIPT_CENTER;
  row_set (&row->start, g_strdup (data));
  row_set (&row->middle, guarded (caption));
}

void
pos_receipt_add_feed (PosReceipt *self, guint lines)
{
  g_return_if_fail (POS_IS_RECEIPT (self));
  pos_receipt_append_row (self, POS_RECEIPT_ROW_FEED)->count = MIN (lines, 50);
}

void
pos_receipt_add_cut (PosReceipt *self)
{
  g_return_if_fail (POS_IS_RECEIPT (self));
  pos_receipt_append_row (self, POS_RECEIPT_ROW_CUT);
}

guint
pos_receipt_get_n_rows (PosReceipt *self)
{
  g_return_val_if_fail (POS_IS_RECEIPT (self), 0);
  return self->rows->len;
}

const PosReceiptRow *
pos_receipt_get_row (PosReceipt *self, guint index)
{
  g_return_val_if_fail (POS_IS_RECEIPT (self) && index < self->rows->len, NULL);
  return g_ptr_array_index (self->rows, index);
}

static void
append_twin (PosReceipt *self, const PosReceiptRow *row)
{
  PosReceiptRow *twin = pos_receipt_append_row (self, row->kind);
  twin->style = row->style;
  twin->symbology = row->symbology;
  twin->count = row->count;
  row_set (&twin->start, g_strdup (row->start));
  row_set (&twin->middle, g_strdup (row->middle));
  row_set (&twin->end, g_strdup (row->end));
}

PosReceipt *
pos_receipt_dup_marked (PosReceipt *self, guint copy)
{
  if (copy == 0)
    return g_object_ref (self);
  PosReceipt *twin = pos_receipt_new (self->kind, self->language);
  pos_receipt_set_title (twin, self->title);
  pos_receipt_set_copy_word (twin, self->copy_word);
  g_autofree char *mark = g_strdup_printf ("%s %u", self->copy_word, copy);
  pos_receipt_add_text (twin, POS_RECEIPT_CENTER | POS_RECEIPT_BOLD | POS_RECEIPT_LARGE, mark);
  for (guint i = 0; i < self->rows->len; i++)
    append_twin (twin, g_ptr_array_index (self->rows, i));
  return twin;
}
