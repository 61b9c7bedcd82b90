/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-invoice.c — see the header. */
#include "model/pos-invoice.h"
#include "base/pos-error.h"

static const char *const kinds[] = {"sales-order", "free-text", "project", "credit-note", NULL};

static const PosField invoice_fields[] = {
    {POS_FIELD (PosInvoice, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosInvoice, TEXT, customer), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosInvoice, ENUM, type), .flags = POS_FIELD_REQUIRED, .nicks = kinds},
    {POS_FIELD (PosInvoice, TEXT, number)},
    {POS_FIELD (PosInvoice, DATE, date)},
    {POS_FIELD (PosInvoice, DATE, due)},
    {POS_FIELD (PosInvoice, MONEY, amount), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosInvoice, MONEY, paid), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosInvoice, MONEY, open), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosInvoice, TEXT, text)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosInvoice, invoice, G_STRUCT_OFFSET (PosInvoice, currency))

const char *
pos_invoice_get_number (PosInvoice *self)
{
  return pos_text_or (self->number, self->id);
}

const char *
pos_invoice_kind_get_nick (PosInvoiceKind kind)
{
  return kinds[kind];
}

gboolean
pos_invoice_kind_parse (const char *nick, PosInvoiceKind *kind)
{
  for (int i = 0; i < POS_N_INVOICE_KINDS; i++) {
    if (g_strcmp0 (nick, kinds[i]) == 0) {
      *kind = (PosInvoiceKind)i;
      return TRUE;
    }
  }
  return FALSE;
}

gboolean
pos_invoice_check (PosInvoice *self, GError **error)
{
  if (self->amount <= 0)
    return pos_set_error (error,
                          POS_VALUE_ERROR,
                          POS_VALUE_ERROR_RANGE,
                          g_variant_new_parsed ("{'field': <'amount'>}"),
                          "“amount” is not above nothing: what is owed to the customer is a "
                          "credit note");
  return (self->paid >= 0 && self->paid <= self->amount) ||
         pos_set_error (error,
                        POS_VALUE_ERROR,
                        POS_VALUE_ERROR_RANGE,
                        g_variant_new_parsed ("{'field': <'paid'>}"),
                        "“paid” is less than nothing or more than “amount”");
}

gboolean
pos_profile_takes_invoice (PosProfile *profile, PosInvoiceKind kind)
{
  switch (kind) {
  case POS_INVOICE_SALES_ORDER:
    return profile->pay_order_invoices;
  case POS_INVOICE_FREE_TEXT:
    return profile->pay_free_text_invoices;
  case POS_INVOICE_PROJECT:
    return profile->pay_project_invoices;
  case POS_INVOICE_CREDIT_NOTE:
    return profile->pay_credit_notes;
  default:
    return FALSE;
  }
}

gboolean
pos_profile_takes_invoices (PosProfile *profile)
{
  for (int kind = 0; kind < POS_N_INVOICE_KINDS; kind++)
    if (kind != POS_INVOICE_CREDIT_NOTE && pos_profile_takes_invoice (profile, kind))
      return TRUE;
  return FALSE;
}
