/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-barcode-mask.c — see the header. */
#include "model/pos-barcode-mask.h"
#include "base/pos-ean.h"
#include "base/pos-error.h"

#include <string.h>

/* So that no quantity overflows. */
#define MAX_LENGTH 20
#define MAX_QUANTITY_LENGTH 9
#define MAX_DECIMALS 6

static const char *const segment_kinds[] = {"any", "product", "quantity", "coupon", "check", NULL};

static const PosField barcode_segment_fields[] = {
    {POS_FIELD (PosBarcodeSegment, ENUM, kind), .nicks = segment_kinds},
    {POS_FIELD (PosBarcodeSegment, INTEGER, length), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosBarcodeSegment, INTEGER, decimals), .flags = POS_FIELD_SPARSE},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosBarcodeSegment, barcode_segment, 0)

static const PosField barcode_mask_fields[] = {
    {POS_FIELD (PosBarcodeMask, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosBarcodeMask, TEXT, prefix), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosBarcodeMask, RECORDS, segments), .item_type = pos_barcode_segment_get_type},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosBarcodeMask, barcode_mask, 0)

/* --- Whether a mask makes sense --- */

static gboolean
refuse (const char *words, GError **error)
{
  return pos_set_error (error, POS_VALUE_ERROR, POS_VALUE_ERROR_RANGE, NULL, "%s", words);
}

static gboolean
check_segment (PosBarcodeSegment *segment, gboolean is_last, GError **error)
{
  gboolean is_quantity = segment->kind == POS_SEGMENT_QUANTITY;

  if (segment->length < 1 || segment->length > MAX_LENGTH)
    return refuse ("A segment of a barcode has 1 to 20 characters", error);
  if (is_quantity && segment->length > MAX_QUANTITY_LENGTH)
    return refuse ("A quantity in a barcode has 9 digits at most", error);
  if (segment->decimals < 0 || segment->decimals > (is_quantity ? MAX_DECIMALS : 0))
    return refuse ("Decimals are for quantities in a barcode, 6 at most", error);
  if (segment->kind == POS_SEGMENT_CHECK && (segment->length != 1 || !is_last))
    return refuse ("The check digit of a barcode is its last digit", error);
  return TRUE;
}

gboolean
pos_barcode_mask_check (PosBarcodeMask *self, GError **error)
{
  guint size = pos_list_size (self->segments);
  guint counts[POS_SEGMENT_CHECK + 1] = {0};

  for (guint i = 0; i < size; i++) {
    PosBarcodeSegment *segment = pos_list_peek (self->segments, i);

    counts[segment->kind]++;
    if (!check_segment (segment, i + 1 == size, error))
      return FALSE;
  }
  if (counts[POS_SEGMENT_PRODUCT] + counts[POS_SEGMENT_COUPON] != 1)
    return refuse ("A barcode means one product or one coupon", error);
  if (counts[POS_SEGMENT_QUANTITY] > counts[POS_SEGMENT_PRODUCT])
    return refuse ("A barcode has one quantity at most, of a product", error);
  return TRUE;
}

/* --- Reading --- */

static gint64
get_length (PosBarcodeMask *self)
{
  gint64 length = (gint64)strlen (self->prefix);

  POS_LIST_FOREACH (PosBarcodeSegment, segment, self->segments)
  length += segment->length;
  return length;
}

static gboolean
are_digits (const char *text, gsize length)
{
  return strspn (text, "0123456789") >= length;
}

static gboolean
read_quantity (const char *digits, PosBarcodeSegment *segment, PosQuantity *quantity)
{
  gint64 micro = 0, scale = POS_SCALE;

  if (!are_digits (digits, (gsize)segment->length))
    return FALSE;
  for (gint64 i = 0; i < segment->length; i++)
    micro = micro * 10 + (digits[i] - '0');
  for (gint64 i = 0; i < segment->decimals; i++)
    scale /= 10;
  quantity->micro = micro * scale;
  return quantity->micro > 0;
}

static gboolean
read_segment (const char *code, gsize at, PosBarcodeSegment *segment, PosBarcodeMeaning *meaning)
{
  const char *text = code + at;

  switch ((PosSegmentKind)segment->kind) {
  case POS_SEGMENT_PRODUCT:
    meaning->product = g_strndup (text, (gsize)segment->length);
    return TRUE;
  case POS_SEGMENT_COUPON:
    meaning->coupon = g_strndup (text, (gsize)segment->length);
    return TRUE;
  case POS_SEGMENT_QUANTITY:
    return read_quantity (text, segment, &meaning->quantity);
  case POS_SEGMENT_CHECK:
    return are_digits (code, at + 1) && pos_ean_get_check_digit (code, at) == *text;
  case POS_SEGMENT_ANY:
  default:
    return TRUE;
  }
}

static gboolean
read_all (PosBarcodeMask *self, const char *code, PosBarcodeMeaning *meaning)
{
  gsize at = strlen (self->prefix);

  POS_LIST_FOREACH (PosBarcodeSegment, segment, self->segments)
  {
    if (!read_segment (code, at, segment, meaning))
      return FALSE;
    at += (gsize)segment->length;
  }
  return TRUE;
}

void
pos_barcode_meaning_clear (PosBarcodeMeaning *self)
{
  g_clear_pointer (&self->product, g_free);
  g_clear_pointer (&self->coupon, g_free);
  self->quantity.micro = 0;
}

gboolean
pos_barcode_masks_read (GPtrArray *masks, const char *code, PosBarcodeMeaning *meaning)
{
  gsize longest = 0;

  for (guint i = 0; i < masks->len; i++) {
    PosBarcodeMask *mask = masks->pdata[i];
    g_auto (PosBarcodeMeaning) found = {0};

    if (strlen (mask->prefix) <= longest || !g_str_has_prefix (code, mask->prefix) ||
        (gint64)strlen (code) != get_length (mask) || !read_all (mask, code, &found))
      continue;
    longest = strlen (mask->prefix);
    pos_barcode_meaning_clear (meaning);
    *meaning = found;
    found = (PosBarcodeMeaning){0};
  }
  return longest > 0;
}
