/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-invoice.h — an invoice that a customer has not paid yet, and what says that he does.
 * Layer: model.  Pure.
 * Rules:  headquarters alone keeps invoices and knows what is open (pos-hq-invoice-table.h); a
 *         bundle brings them, and does not say what came in at registers.
 * Source: register.md 516, M-23; customer-orders.md §2.6, §10.64. */
#pragma once
#include "model/pos-setup.h"

G_BEGIN_DECLS

typedef enum {
  POS_INVOICE_SALES_ORDER,
  POS_INVOICE_FREE_TEXT,
  POS_INVOICE_PROJECT,
  POS_INVOICE_CREDIT_NOTE, /* owed to the customer: set off against the others */
} PosInvoiceKind;

#define POS_N_INVOICE_KINDS (POS_INVOICE_CREDIT_NOTE + 1)

#define POS_TYPE_INVOICE (pos_invoice_get_type ())
POS_DECLARE_RECORD (PosInvoice, invoice, INVOICE)

struct _PosInvoice {
  PosRecord parent_instance;

  char *id;
  char *customer;
  int type;     /* PosInvoiceKind */
  char *number; /* as it is printed; %NULL: the id */
  PosDate date;
  PosDate due;
  guint32 currency;
  gint64 amount; /* more than nothing, of a credit note too */
  gint64 paid;   /* of it, in any other way than at a register of ours */
  gint64 open;   /* as headquarters says when it is asked */
  char *text;    /* what it is for */
};

const char *pos_invoice_get_number (PosInvoice *self);

/* "sales-order", … */
const char *pos_invoice_kind_get_nick (PosInvoiceKind kind);
/* @kind: (out).  @nick: (nullable). */
gboolean pos_invoice_kind_parse (const char *nick, PosInvoiceKind *kind);

/* Whether it can stand in a bundle.  Errors: POS_VALUE_ERROR_RANGE. */
gboolean pos_invoice_check (PosInvoice *self, GError **error);

/* §2.6: whether a register of @profile takes money for invoices of @kind, and for any at all. */
gboolean pos_profile_takes_invoice (PosProfile *profile, PosInvoiceKind kind);
gboolean pos_profile_takes_invoices (PosProfile *profile);

G_END_DECLS
