/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-shift-facts.c — see the header. */
#include "register/pos-shift-facts.h"

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
  GHashTable *tax;       /* by rate */
  GHashTable *taxed;
} Invoiced;

static void
add_to (GHashTable *sums, PosRate rate, gint64 amount)
{
  gint64 *sum = g_hash_table_lookup (sums, &rate.micro);

  if (!sum) {
    sum = g_new0 (gint64, 1);
    g_hash_table_insert (sums, g_memdup2 (&rate.micro, sizeof rate.micro), sum);
  }
  *sum += amount;
}

static void
note (Invoiced *invoiced, PosRate rate, gint64 with_tax, gint64 tax)
{
  *(with_tax < 0 ? &invoiced->returned : &invoiced->sold) += ABS (with_tax);
  add_to (invoiced->tax, rate, tax);
  add_to (invoiced->taxed, rate, with_tax - tax);
}

static void
add_rates (GPtrArray *entries, const PosShiftDeed *deed, PosShiftEntryKind kind, GHashTable *sums)
{
  GHashTableIter iter;
  gpointer micro, amount;

  g_hash_table_iter_init (&iter, sums);
  while (g_hash_table_iter_next (&iter, &micro, &amount)) {
    g_autofree char *rate = pos_micro_to_text (*(gint64 *)micro, 0);
    if (*(gint64 *)amount != 0)
      add (entries, deed, kind, rate, *(gint64 *)amount);
  }
}

static void
add_invoiced (GPtrArray *entries, const PosShiftDeed *deed)
{
  g_autoptr (PosOrder) part = NULL;
  g_autoptr (GHashTable) tax = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GHashTable) taxed =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  Invoiced invoiced = {.tax = tax, .taxed = taxed};
  gint64 charges = 0, gifts = 0;

  if (pos_invoice_part_is_empty (deed->before, deed->after))
    return;
  part = pos_invoice_part_new (deed->before, deed->after);
  POS_LIST_FOREACH (PosOrderLine, line, part->lines)
  {
    if (line->voided)
      continue;
    if (line->gift_card)
      gifts += line->net;
    else
      note (&invoiced,
            line->tax_rate,
            part->tax_included ? line->net : line->net + line->tax,
            line->tax);
  }
  POS_LIST_FOREACH (PosCharge, charge, part->charges)
  {
    note (&invoiced, charge->tax_rate, charge->total, charge->tax);
    charges += charge->total;
  }
  add_some (entries, deed, POS_SHIFT_ENTRY_SALE, invoiced.sold);
  add_some (entries, deed, POS_SHIFT_ENTRY_RETURN, invoiced.returned);
  add_rates (entries, deed, POS_SHIFT_ENTRY_TAX, tax);
  add_rates (entries, deed, POS_SHIFT_ENTRY_TAXED, taxed);
  add_some (entries, deed, POS_SHIFT_ENTRY_DISCOUNT, part->discount);
  add_some (entries, deed, POS_SHIFT_ENTRY_CHARGE, charges);
  add_some (entries, deed, POS_SHIFT_ENTRY_GIFT_CARDS, gifts);
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
