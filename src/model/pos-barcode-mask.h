/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-barcode-mask.h — barcodes that say more than a number: what a label's digits mean.
 * Layer: model.
 * Rules:  a code fits when it begins with the prefix, is as long as prefix and segments together,
 *         has digits where a quantity or a check digit is, and the check digit is right.  A prefix
 *         is at least one character, so that a mask never takes what the chain numbers itself.
 * Source: register.md T-6. */
#pragma once
#include "base/pos-record.h"

G_BEGIN_DECLS

typedef enum {
  POS_SEGMENT_ANY,      /* means nothing here */
  POS_SEGMENT_PRODUCT,  /* an item number or a barcode */
  POS_SEGMENT_QUANTITY, /* digits, the last of them decimals */
  POS_SEGMENT_COUPON,   /* the code of a coupon */
  POS_SEGMENT_CHECK,    /* the last digit, which proves the others: see pos-ean.h */
} PosSegmentKind;

#define POS_TYPE_BARCODE_SEGMENT (pos_barcode_segment_get_type ())
POS_DECLARE_RECORD (PosBarcodeSegment, barcode_segment, BARCODE_SEGMENT)

struct _PosBarcodeSegment {
  PosRecord parent_instance;

  int kind; /* PosSegmentKind */
  gint64 length;
  gint64 decimals; /* of a quantity */
};

#define POS_TYPE_BARCODE_MASK (pos_barcode_mask_get_type ())
POS_DECLARE_RECORD (PosBarcodeMask, barcode_mask, BARCODE_MASK)

struct _PosBarcodeMask {
  PosRecord parent_instance;

  char *id;
  char *prefix;
  PosList *segments; /* PosBarcodeSegment, from left to right */
};

/* Whether it can be put into force: it means one product or one coupon.  Errors: POS_VALUE_ERROR,
 * saying why not. */
gboolean pos_barcode_mask_check (PosBarcodeMask *self, GError **error);

/* What a code means. */
typedef struct {
  char *product;        /* (nullable) */
  char *coupon;         /* (nullable) */
  PosQuantity quantity; /* 0: the label does not say */
} PosBarcodeMeaning;

void pos_barcode_meaning_clear (PosBarcodeMeaning *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PosBarcodeMeaning, pos_barcode_meaning_clear)

/* By the mask of @masks with the longest prefix that @code fits.  @meaning: zeroed before.
 * Returns: whether there is one. */
gboolean pos_barcode_masks_read (GPtrArray *masks, const char *code, PosBarcodeMeaning *meaning);

G_END_DECLS
