/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-barcode-mask.c — what a label's digits mean: register.md T-6. */
#include "base/pos-error.h"
#include "model/pos-barcode-mask.h"

typedef struct {
  PosSegmentKind kind;
  gint64 length, decimals;
} Part;

#define LABEL                                                                                      \
  {POS_SEGMENT_PRODUCT, 5, 0}, {POS_SEGMENT_QUANTITY, 5, 3},                                       \
  {                                                                                                \
    POS_SEGMENT_CHECK, 1, 0                                                                        \
  }

/* @parts: end with a length of 0. */
static PosBarcodeMask *
mask_new (const char *prefix, const Part *parts)
{
  PosBarcodeMask *mask = g_object_new (POS_TYPE_BARCODE_MASK, NULL);

  pos_text_set (&mask->id, prefix);
  pos_text_set (&mask->prefix, prefix);
  for (const Part *part = parts; part->length != 0; part++) {
    g_autoptr (PosBarcodeSegment) segment = g_object_new (POS_TYPE_BARCODE_SEGMENT, NULL);

    segment->kind = (int)part->kind;
    segment->length = part->length;
    segment->decimals = part->decimals;
    pos_list_append (mask->segments, segment);
  }
  return mask;
}

static GPtrArray *
masks_new (void)
{
  static const Part label[] = {LABEL, {0}};
  static const Part coupon[] = {
      {POS_SEGMENT_COUPON, 4, 0}, {POS_SEGMENT_ANY, 6, 0}, {POS_SEGMENT_CHECK, 1, 0}, {0}};
  static const Part pieces[] = {
      {POS_SEGMENT_PRODUCT, 4, 0}, {POS_SEGMENT_QUANTITY, 5, 0}, {POS_SEGMENT_CHECK, 1, 0}, {0}};
  GPtrArray *masks = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (masks, mask_new ("21", label));
  g_ptr_array_add (masks, mask_new ("98", coupon));
  g_ptr_array_add (masks, mask_new ("219", pieces));
  return masks;
}

static void
test_meanings (void)
{
  static const struct {
    const char *code, *product, *coupon;
    gint64 micro;
  } rows[] = {
      {"2100123004560", "00123", NULL, 456000}, /* the specification's own */
      {"2100123004561", NULL, NULL, 0},         /* misread */
      {"210012300456", NULL, NULL, 0},          /* too short */
      {"21001230045600", NULL, NULL, 0},        /* too long */
      {"2100123000005", NULL, NULL, 0},         /* nothing of it */
      {"21A0123004560", NULL, NULL, 0},         /* no digits, no check digit */
      {"2000123004560", NULL, NULL, 0},         /* another prefix */
      {"9812340000005", NULL, "1234", 0},
      {"2191234000121", "1234", NULL, 12000000}, /* the longer prefix counts */
      {"", NULL, NULL, 0},
  };
  g_autoptr (GPtrArray) masks = masks_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_auto (PosBarcodeMeaning) meaning = {0};
    gboolean means = rows[i].product || rows[i].coupon;

    g_test_message ("%s", rows[i].code);
    g_assert_cmpint (pos_barcode_masks_read (masks, rows[i].code, &meaning), ==, means);
    g_assert_cmpstr (meaning.product, ==, rows[i].product);
    g_assert_cmpstr (meaning.coupon, ==, rows[i].coupon);
    g_assert_cmpint (meaning.quantity.micro, ==, rows[i].micro);
  }
}

static void
test_masks (void)
{
  static const struct {
    gboolean good;
    Part parts[5];
  } rows[] = {
      {TRUE, {LABEL, {0}}},
      {TRUE, {{POS_SEGMENT_ANY, 2, 0}, {POS_SEGMENT_COUPON, 20, 0}, {0}}},
      {FALSE, {{0}}},
      {FALSE, {{POS_SEGMENT_ANY, 10, 0}, {0}}},
      {FALSE, {{POS_SEGMENT_PRODUCT, 5, 0}, {POS_SEGMENT_COUPON, 5, 0}, {0}}},
      {FALSE, {{POS_SEGMENT_COUPON, 5, 0}, {POS_SEGMENT_QUANTITY, 5, 0}, {0}}},
      {FALSE, {{POS_SEGMENT_PRODUCT, 21, 0}, {0}}},
      {FALSE, {{POS_SEGMENT_PRODUCT, -1, 0}, {0}}},
      {FALSE, {{POS_SEGMENT_PRODUCT, 5, 1}, {0}}},
      {FALSE, {{POS_SEGMENT_PRODUCT, 5, 0}, {POS_SEGMENT_QUANTITY, 10, 3}, {0}}},
      {FALSE, {{POS_SEGMENT_PRODUCT, 5, 0}, {POS_SEGMENT_QUANTITY, 9, 7}, {0}}},
      {FALSE, {{POS_SEGMENT_PRODUCT, 5, 0}, {POS_SEGMENT_CHECK, 2, 0}, {0}}},
      {FALSE, {{POS_SEGMENT_CHECK, 1, 0}, {POS_SEGMENT_PRODUCT, 5, 0}, {0}}},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (PosBarcodeMask) mask = mask_new ("21", rows[i].parts);
    g_autoptr (GError) error = NULL;

    g_test_message ("row %u", i);
    g_assert_cmpint (pos_barcode_mask_check (mask, &error), ==, rows[i].good);
    if (!rows[i].good)
      g_assert_error (error, POS_VALUE_ERROR, POS_VALUE_ERROR_RANGE);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/barcode-mask/what-codes-mean", test_meanings);
  g_test_add_func ("/model/barcode-mask/which-masks-make-sense", test_masks);
  return g_test_run ();
}
