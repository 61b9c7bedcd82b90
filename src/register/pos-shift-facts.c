/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-shift-facts.c — see the header. */
#include "register/pos-shift-facts.h"

#include "pricing/pos-tax-rows.h"
#include "register/pos-invoice-part.h"
#include "wire/pos-transaction.h"

PosShiftEntry *
pos_shift_facts_make (const PosShiftDeed *deed,
                      PosShiftEntryKind kind,
                      const char *subject,
                      gint64 amount)
{
  PosShiftEntry *entry = g_object_new (POS_TYPE_SHIFT_ENTRY, NULL);

  entry->shift = deed->shift->id;
  entry->kind = (int)kind;
  pos_text_set (&entry->subject, subject);
  entry->amount = amount;
  entry->at = deed->at;
  pos_text_set (&entry->worker, deed->worker);
  if (deed->after)
    entry->order_id = deed->after->id;
  return entry;
}

static void
add (GPtrArray *entries,
     const PosShiftDeed *deed,
     PosShiftEntryKind kind,
     const char *subject,
     gint64 amount)
{
  g_ptr_array_add (entries, pos_shift_facts_make (deed, kind, subject, amount));
}

static void
add_some (GPtrArray *entries, const PosShiftDeed *deed, PosShiftEntryKind kind, gint64 amount)
{
  if (amount != 0)
    add (entries, deed, kind, NULL, amount);
}

/* --- Tenders --- */

/* What went into the drawer and what came out of it: N4's rounding never did. */
static void
add_payment (GPtrArray *entries, const PosShiftDeed *deed, PosPayment *payment)
{
  gint64 net = payment->amount - payment->rounding;

  if (pos_payment_is_of_invoice (payment)) {
    add (entries,
         deed,
         net < 0 ? POS_SHIFT_ENTRY_INVOICES : POS_SHIFT_ENTRY_CREDIT_NOTES,
         NULL,
         ABS (net));
  } else if (net < 0 && pos_order_is_account_deposit (deed->after)) {
    add (entries, deed, POS_SHIFT_ENTRY_PAID_ON_ACCOUNT, NULL, -net);
  } else if (net < 0) {
    add (entries, deed, POS_SHIFT_ENTRY_REFUND, payment->tender, -net);
  } else {
    add (entries, deed, POS_SHIFT_ENTRY_TENDERED, payment->tender, net + payment->change);
    if (payment->change != 0)
      add (entries, deed, POS_SHIFT_ENTRY_CHANGE, payment->tender, payment->change);
  }
  /* As on the receipt: what it made the customer pay more. */
  add_some (entries, deed, POS_SHIFT_ENTRY_ROUNDING, -payment->rounding);
}

static void
add_payments (GPtrArray *entries, const PosShiftDeed *deed)
{
  POS_LIST_FOREACH (PosPayment, payment, deed->after->payments)
  {
    if (payment->revision != deed->after->flow_revision + 1)
      continue;
    payment->shift = deed->shift->id;
    if (pos_transaction_is_money (payment))
      add_payment (entries, deed, payment);
  }
}

/* --- What was invoiced --- */

typedef struct {
  gint64 sold, returned; /* with tax */
  gint64 gifts;
} Invoiced;

static void
note (Invoiced *invoiced, gint64 with_tax)
{
  *(with_tax < 0 ? &invoiced->returned : &invoiced->sold) += ABS (with_tax);
}

static Invoiced
sum_invoiced (PosOrder *part)
{
  Invoiced invoiced = {0};

  POS_LIST_FOREACH (PosOrderLine, line, part->lines)
  {
    if (line->voided)
      continue;
    if (line->gift_card)
      invoiced.gifts += line->net;
    else
      note (&invoiced, part->tax_included ? line->net : line->net + line->tax);
  }
  POS_LIST_FOREACH (PosCharge, charge, part->charges)
  note (&invoiced, charge->total);
  return invoiced;
}

/* Each code is booked on an account of its own. */
static void
add_charges (GPtrArray *entries, const PosShiftDeed *deed, PosOrder *part)
{
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);

  POS_LIST_FOREACH (PosCharge, first, part->charges)
  {
    gint64 sum = 0;

    if (!g_hash_table_add (done, (gpointer)pos_text_or (first->code, "")))
      continue;
    POS_LIST_FOREACH (PosCharge, charge, part->charges)
    sum += g_strcmp0 (charge->code, first->code) == 0 ? charge->total : 0;
    if (sum != 0)
      add (entries, deed, POS_SHIFT_ENTRY_CHARGE, first->code, sum);
  }
}

/* "0.21", and of a tax with a code "0.21 CODE"; what is exempt bears nothing. */
static char *
name_tax (const PosTaxRow *row)
{
  g_autofree char *rate = pos_micro_to_text (row->exempt ? 0 : row->rate.micro, 0);

  return *row->code ? g_strdup_printf ("%s %s", rate, row->code) : g_strdup (rate);
}

static void
add_taxes (GPtrArray *entries, const PosShiftDeed *deed, PosOrder *part)
{
  g_autoptr (GPtrArray) rows = pos_tax_rows_collect (part);

  for (guint i = 0; i < rows->len; i++) {
    const PosTaxRow *row = rows->pdata[i];
    g_autofree char *name = name_tax (row);

    if (row->amount != 0)
      add (entries, deed, POS_SHIFT_ENTRY_TAX, name, row->amount);
    if (row->base != 0)
      add (entries, deed, POS_SHIFT_ENTRY_TAXED, name, row->base);
  }
}

static void
add_invoiced (GPtrArray *entries, const PosShiftDeed *deed)
{
  g_autoptr (PosOrder) part = NULL;
  Invoiced invoiced;

  if (pos_invoice_part_is_empty (deed->before, deed->after))
    return;
  part = pos_invoice_part_new (deed->before, deed->after);
  invoiced = sum_invoiced (part);
  add_some (entries, deed, POS_SHIFT_ENTRY_SALE, invoiced.sold);
  add_some (entries, deed, POS_SHIFT_ENTRY_RETURN, invoiced.returned);
  add_taxes (entries, deed, part);
  add_some (entries, deed, POS_SHIFT_ENTRY_DISCOUNT, part->discount);
  add_charges (entries, deed, part);
  add_some (entries, deed, POS_SHIFT_ENTRY_GIFT_CARDS, invoiced.gifts);
}

/* --- Orders and deposits --- */

static void
add_booked (GPtrArray *entries, const PosShiftDeed *deed)
{
  static const struct {
    PosEntryKind booked;
    PosShiftEntryKind kind;
  } kinds[] = {
      {POS_ENTRY_DEPOSIT_TAKEN, POS_SHIFT_ENTRY_DEPOSIT_TAKEN},
      {POS_ENTRY_DEPOSIT_APPLIED, POS_SHIFT_ENTRY_DEPOSIT_USED},
      {POS_ENTRY_DEPOSIT_REFUNDED, POS_SHIFT_ENTRY_DEPOSIT_REFUNDED},
      {POS_ENTRY_CANCELLATION_CHARGE, POS_SHIFT_ENTRY_CANCELLATION_CHARGE},
  };
  guint known = deed->before ? pos_list_size (deed->before->ledger) : 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    gint64 sum = 0;
    POS_LIST_FOREACH (PosLedgerEntry, entry, deed->after->ledger)
    if (entry_index >= known && entry->kind == (int)kinds[i].booked)
      sum += entry->amount;
    add_some (entries, deed, kinds[i].kind, sum);
  }
}

static void
add_order (GPtrArray *entries, const PosShiftDeed *deed)
{
  PosShiftEntryKind kind;
  gint64 value = deed->after->total;

  if (deed->after->type != POS_ORDER_TYPE_SALES_ORDER)
    return;
  if (!deed->before) {
    kind = POS_SHIFT_ENTRY_ORDER_PLACED;
  } else if (deed->flow == POS_ORDER_FLOW_EDIT) {
    kind = POS_SHIFT_ENTRY_ORDER_EDITED;
  } else if (deed->flow == POS_ORDER_FLOW_CANCEL) {
    kind = POS_SHIFT_ENTRY_ORDER_CANCELLED;
    /* What nobody gets any more; what it costs to say so late is a line of its own. */
    value = deed->before->open_total - deed->after->open_total;
  } else {
    return;
  }
  add (entries, deed, kind, NULL, value);
}

GPtrArray *
pos_shift_facts_collect (const PosShiftDeed *deed)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);

  add_payments (entries, deed);
  add_invoiced (entries, deed);
  add_booked (entries, deed);
  add_order (entries, deed);
  return entries;
}
