/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-receipt-profile.h — what a store's papers say about the store, and which are printed how
 * often. Layer: model.  Part of pos-setup.h, which includes it. Source: customer-orders.md §2.3;
 * register.md T-36, T-37. */
#pragma once
#include "base/pos-record.h"

G_BEGIN_DECLS

#define POS_TYPE_PAPER_RULE (pos_paper_rule_get_type ())
POS_DECLARE_RECORD (PosPaperRule, paper_rule, PAPER_RULE)

/* Papers of a kind when they are made.  What is printed again is asked for, whatever this says; an
 * invoice of a shipment is never printed by itself. */
struct _PosPaperRule {
  PosRecord parent_instance;

  int paper; /* its nicks are those of PosStoredReceipt.kind, of papers about orders */
  gboolean not_printed;
  gint64 copies; /* printed behind the original, and marked */
};

#define POS_TYPE_RECEIPT_PROFILE (pos_receipt_profile_get_type ())
POS_DECLARE_RECORD (PosReceiptProfile, receipt_profile, RECEIPT_PROFILE)

struct _PosReceiptProfile {
  PosRecord parent_instance;

  char *id;
  char *name;
  PosL10n *header; /* below the store's address: who sells, by which tax number */
  PosL10n *footer; /* %NULL: the store's own */
  gboolean no_barcode;
  gboolean no_items; /* lines have no product numbers */
  PosList *papers;   /* PosPaperRule; kinds without one: the original and no copy */
};

/* @self: (nullable).  Whether papers of @kind, a nick, are printed when they are made; and how many
 * copies come behind the original. */
gboolean pos_receipt_profile_prints (PosReceiptProfile *self, const char *kind);
guint pos_receipt_profile_get_copies (PosReceiptProfile *self, const char *kind);

G_END_DECLS
