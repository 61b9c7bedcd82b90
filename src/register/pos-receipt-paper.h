/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-receipt-paper.h — a receipt while it is drawn.
 * Layer: register, private to the builder of receipts.
 * Rules:  paper speaks its own language, not that of the screen. */
#pragma once
#include "base/pos-format.h"
#include "base/pos-words.h"
#include "register/pos-exchange-part.h"
#include "register/pos-register-private.h"

G_BEGIN_DECLS

typedef struct {
  PosRegister *self;
  PosOrder *order;  /* what the paper is about */
  PosOrder *saved;  /* the order it belongs to, as it is kept */
  PosOrder *before; /* (nullable): as it was kept before */
  const char *kind; /* PosStoredReceipt.kind */
  PosExchangeHalf half;
  PosReceiptProfile *profile; /* (nullable) */
  PosReceipt *receipt;
  PosFormat *format;
  const char *language;
  const char *email; /* (nullable): of the customer */
} PosReceiptPaper;

/* @text: marked with N_(). */
static inline const char *G_GNUC_FORMAT (2)
    pos_receipt_paper_say (PosReceiptPaper *paper, const char *text)
{
  return pos_words_in (paper->language, text);
}

static inline void
pos_receipt_paper_add_amount (PosReceiptPaper *paper,
                              PosReceiptStyle style,
                              const char *label,
                              gint64 amount)
{
  g_autofree char *text = pos_format_money (paper->format, amount, paper->order->currency);

  pos_receipt_add_columns (paper->receipt, style, label, NULL, text);
}

/* The paper is about what leaves now, and not about the whole order. */
static inline gboolean
pos_receipt_paper_is_invoice (PosReceiptPaper *paper)
{
  return g_str_equal (paper->kind, "pick-up") || g_str_equal (paper->kind, "shipment");
}

G_END_DECLS
