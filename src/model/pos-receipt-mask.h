/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-receipt-mask.h — which numbers which papers have.
 * Layer: model.  Pure.
 * Shape:  a mask as store/pos-number-table.h writes it out.  Papers with the same mask share one
 *         sequence; another mask is another sequence, so that each is without a gap.
 * Source: customer-orders.md §2.6; register.md T-30. */
#pragma once
#include "model/pos-setup.h"

G_BEGIN_DECLS

#define POS_RECEIPT_MASK_DEFAULT "SSS-TT-######"
/* Papers that are no receipts have theirs for ever, and no receipt may look like them. */
#define POS_RECEIPT_MASK_X "SSS-TT-X######"
#define POS_RECEIPT_MASK_Z "SSS-TT-Z######"
#define POS_RECEIPT_MASK_SLIP "P-" /* before the profile's own */

/* In the order of the nicks "sale", "return", "order", "quote", "pick-up", "shipment",
 * "cancellation", "account-deposit", "invoice-payment", "suspended": the kinds of receipts. */
typedef enum {
  POS_RECEIPT_KIND_SALE,
  POS_RECEIPT_KIND_RETURN,
  POS_RECEIPT_KIND_ORDER,
  POS_RECEIPT_KIND_QUOTE,
  POS_RECEIPT_KIND_PICK_UP,
  POS_RECEIPT_KIND_SHIPMENT,
  POS_RECEIPT_KIND_CANCELLATION,
  POS_RECEIPT_KIND_ACCOUNT_DEPOSIT,
  POS_RECEIPT_KIND_INVOICE_PAYMENT,
  POS_RECEIPT_KIND_SUSPENDED,
} PosReceiptKind;

#define POS_TYPE_RECEIPT_MASK (pos_receipt_mask_get_type ())
POS_DECLARE_RECORD (PosReceiptMask, receipt_mask, RECEIPT_MASK)

struct _PosReceiptMask {
  PosRecord parent_instance;

  int receipt; /* PosReceiptKind */
  char *mask;
};

/* @kind: a nick; (nullable).  Returns: (nullable): the mask of its own that @profile gives it. */
const char *pos_receipt_mask_find (PosProfile *profile, const char *kind);

/* Refuses a profile of whose papers two could get one number, with POS_VALUE_ERROR_RANGE, in words
 * that name both masks.  They are told apart by a letter that stands for itself in both, by a mark
 * where the other has a part of an id, or by what is no digit where the other begins to count. */
gboolean pos_receipt_masks_check (PosProfile *profile, GError **error);

G_END_DECLS
