/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-wire-invoice.h — what a register asks headquarters about invoices, and what it hears.
 * Layer: wire.  Thread: any, one at a time.
 * Rules:  as of gift cards (pos-wire-gift.h): @reference is the register's own, durable before it
 *         is sent; the same one asked twice is answered as the first time; one that never came when
 *         somebody asked about it does not count when it comes after all.
 * Source: register.md 516, M-23; docs/protocol.md. */
#pragma once
#include "base/pos-record.h"

G_BEGIN_DECLS

typedef enum {
  POS_INVOICE_ASK_LIST, /* what @customer has open, and @held; with @number what is called so */
  POS_INVOICE_ASK_TAKE, /* @amount of @invoice is being paid */
  POS_INVOICE_ASK_GIVE_BACK, /* @amount of what @original took is not paid after all */
  POS_INVOICE_ASK_QUERY,     /* what became of @reference */
} PosInvoiceAsk;

#define POS_TYPE_INVOICE_QUESTION (pos_invoice_question_get_type ())
POS_DECLARE_RECORD (PosInvoiceQuestion, invoice_question, INVOICE_QUESTION)

struct _PosInvoiceQuestion {
  PosRecord parent_instance;

  int action; /* PosInvoiceAsk */
  guint32 currency;
  char *customer;
  char *number;
  GStrv held; /* ids of invoices that are in the asker's cart, so that nothing of them is open */
  PosId reference;
  char *invoice;  /* its id */
  PosId original; /* the reference of a POS_INVOICE_ASK_TAKE */
  gint64 amount;  /* positive */
};

#define POS_TYPE_INVOICE_ANSWER (pos_invoice_answer_get_type ())
POS_DECLARE_RECORD (PosInvoiceAnswer, invoice_answer, INVOICE_ANSWER)

/* More than any screen shows; whoever looks for another one knows its number. */
#define POS_INVOICE_LIST_MAXIMUM 200

struct _PosInvoiceAnswer {
  PosRecord parent_instance;

  gboolean approved;
  char *reason; /* why not: "unknown-invoice", "open", "booked", "given-back", "unknown-payment",
                   "never-came" */
  guint32 currency;
  gint64 amount;     /* that was taken or given back */
  PosList *invoices; /* PosInvoice: those of a list, what is due first first; else the one */
  gboolean more;     /* there are others, due later */
};

G_END_DECLS
