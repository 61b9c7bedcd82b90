/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ledger.c — posting the difference between what the ledger says and what the order is. */
#include "pricing/pos-ledger.h"
#include "base/pos-error.h"
#include "pricing/pos-totals.h"

/* What an amount is booked on: a kind, and a line, charge or payment. */
typedef struct {
  int kind;
  PosId id;
} Key;

typedef struct {
  gint64 amount;
  gboolean wanted; /* the order still says something about it */
} Booked;

typedef struct {
  PosOrder *order;
  gint64 at;
  GHashTable *booked; /* Key → Booked */
  gint64 invoiced;    /* by this posting */
} Posting;

static guint
key_hash (gconstpointer data)
{
  const Key *key = data;

  return pos_id_hash (&key->id) * 31 + (guint)key->kind;
}

static gboolean
key_equal (gconstpointer a, gconstpointer b)
{
  const Key *first = a;
  const Key *second = b;

  return first->kind == second->kind && pos_id_equal (&first->id, &second->id);
}

static const PosId *
get_subject (PosLedgerEntry *entry)
{
  if (!pos_id_is_none (&entry->line))
    return &entry->line;
  return pos_id_is_none (&entry->charge) ? &entry->payment : &entry->charge;
}

static Booked *
find_booked (Posting *posting, int kind, const PosId *id)
{
  Key key = {kind, *id};
  Booked *booked = g_hash_table_lookup (posting->booked, &key);

  if (!booked) {
    booked = g_new0 (Booked, 1);
    g_hash_table_insert (posting->booked, g_memdup2 (&key, sizeof key), booked);
  }
  return booked;
}

static void
read_ledger (Posting *posting)
{
  posting->booked = g_hash_table_new_full (key_hash, key_equal, g_free, g_free);
  POS_LIST_FOREACH (PosLedgerEntry, entry, posting->order->ledger)
  {
    find_booked (posting, entry->kind, get_subject (entry))->amount += entry->amount;
  }
}

typedef struct {
  const PosId *line, *charge, *payment;
} Subject;

/* Books what is missing for the sum of (kind, subject) to be @amount.  Returns: the difference. */
static gint64
bring_to (Posting *posting, int kind, Subject subject, gint64 amount)
{
  const PosId *id =
      subject.line ? subject.line : (subject.charge ? subject.charge : subject.payment);
  Booked *booked = find_booked (posting, kind, id);
  gint64 difference = amount - booked->amount;

  booked->wanted = TRUE;
  booked->amount = amount;
  if (difference != 0)
    pos_order_append_entry (posting->order,
                            kind,
                            difference,
                            subject.line,
                            subject.charge,
                            subject.payment,
                            posting->at);
  if (kind == POS_ENTRY_INVOICED)
    posting->invoiced += difference;
  return difference;
}

static void
post_line (Posting *posting, PosOrderLine *line)
{
  gboolean active = pos_order_line_is_active (line);
  gboolean inside = posting->order->tax_included;
  Subject subject = {.line = &line->id};

  bring_to (posting, POS_ENTRY_GOODS, subject, active ? line->net + line->discount : 0);
  bring_to (posting, POS_ENTRY_DISCOUNT, subject, active ? -line->discount : 0);
  bring_to (
      posting, inside ? POS_ENTRY_TAX_INCLUDED : POS_ENTRY_TAX, subject, active ? line->tax : 0);
  bring_to (posting,
            POS_ENTRY_INVOICED,
            subject,
            active ? pos_totals_get_line_invoiced (posting->order, line) : 0);
}

static void
post_charge (Posting *posting, PosCharge *charge)
{
  gboolean inside = posting->order->tax_included;
  Subject subject = {.charge = &charge->id};
  int kind =
      charge->origin == POS_CHARGE_CANCELLATION ? POS_ENTRY_CANCELLATION_CHARGE : POS_ENTRY_CHARGE;

  bring_to (posting, kind, subject, charge->amount);
  bring_to (posting, inside ? POS_ENTRY_TAX_INCLUDED : POS_ENTRY_TAX, subject, charge->tax);
  bring_to (posting, POS_ENTRY_INVOICED, subject, charge->invoiced);
}

static gboolean
is_about_order (int kind)
{
  switch ((PosEntryKind)kind) {
  case POS_ENTRY_GOODS:
  case POS_ENTRY_DISCOUNT:
  case POS_ENTRY_CHARGE:
  case POS_ENTRY_CANCELLATION_CHARGE:
  case POS_ENTRY_TAX:
  case POS_ENTRY_TAX_INCLUDED:
  case POS_ENTRY_INVOICED:
    return TRUE;
  case POS_ENTRY_DEPOSIT_TAKEN:
  case POS_ENTRY_DEPOSIT_APPLIED:
  case POS_ENTRY_DEPOSIT_REFUNDED:
  case POS_ENTRY_TENDER:
  case POS_ENTRY_REFUND:
  case POS_ENTRY_ROUNDING:
  case POS_ENTRY_AUTHORIZED:
  default:
    return FALSE;
  }
}

/* Charges and lines that are gone from the order leave no amount behind. */
static void
post_gone (Posting *posting)
{
  guint n_entries = pos_list_size (posting->order->ledger);

  for (guint i = 0; i < n_entries; i++) {
    PosLedgerEntry *entry = pos_list_peek (posting->order->ledger, i);
    Booked *booked = find_booked (posting, entry->kind, get_subject (entry));

    if (!booked->wanted && booked->amount != 0 && is_about_order (entry->kind))
      bring_to (posting,
                entry->kind,
                (Subject){.line = pos_id_is_none (&entry->line) ? NULL : &entry->line,
                          .charge = pos_id_is_none (&entry->charge) ? NULL : &entry->charge},
                0);
  }
}

static gboolean
is_money (PosPayment *payment)
{
  return payment->kind == POS_PAYMENT_TENDER || payment->kind == POS_PAYMENT_DEPOSIT ||
         payment->kind == POS_PAYMENT_REFUND;
}

/* What the ledger already says about a payment: money in less money out. */
static gint64
get_booked_payment (Posting *posting, const PosId *id)
{
  return find_booked (posting, POS_ENTRY_DEPOSIT_TAKEN, id)->amount +
         find_booked (posting, POS_ENTRY_TENDER, id)->amount -
         find_booked (posting, POS_ENTRY_DEPOSIT_REFUNDED, id)->amount +
         find_booked (posting, POS_ENTRY_REFUND, id)->amount;
}

static void
append_money (Posting *posting, gboolean deposit, gint64 amount, const PosId *payment)
{
  int kind;

  if (amount == 0)
    return;
  if (deposit)
    kind = amount > 0 ? POS_ENTRY_DEPOSIT_TAKEN : POS_ENTRY_DEPOSIT_REFUNDED;
  else
    kind = amount > 0 ? POS_ENTRY_TENDER : POS_ENTRY_REFUND;
  if (kind == POS_ENTRY_DEPOSIT_REFUNDED)
    amount = -amount;
  pos_order_append_entry (posting->order, kind, amount, NULL, NULL, payment, posting->at);
}

/* The part of @amount that has the sign of @need and is no larger. */
static gint64
take (gint64 amount, gint64 need)
{
  if (amount > 0 && need > 0)
    return MIN (amount, need);
  if (amount < 0 && need < 0)
    return MAX (amount, need);
  return 0;
}

/* Splits new payments into what settles the invoices of this posting and what is deposit.  What is
 * left when all payments are used is an exchange between the two: a deposit that became too large
 * and pays for goods carried out, a return that pays a deposit.  A sale holds no deposit. */
static void
post_money (Posting *posting, gint64 to_settle)
{
  gboolean sells_only = posting->order->type == POS_ORDER_TYPE_SALE;
  gint64 settled = 0, deposited = 0, coming = 0, deposit;

  POS_LIST_FOREACH (PosPayment, payment, posting->order->payments)
  {
    if (is_money (payment) && pos_totals_counts_payment (payment))
      coming += payment->amount - get_booked_payment (posting, &payment->id);
  }
  deposit = coming - to_settle;
  POS_LIST_FOREACH (PosPayment, payment, posting->order->payments)
  {
    gint64 fresh = is_money (payment) && pos_totals_counts_payment (payment)
                       ? payment->amount - get_booked_payment (posting, &payment->id)
                       : 0;
    gint64 part = sells_only ? fresh : take (fresh, to_settle - settled);

    append_money (posting, FALSE, part, &payment->id);
    append_money (posting, TRUE, fresh - part, &payment->id);
    settled += part;
    deposited += fresh - part;
    bring_to (posting,
              POS_ENTRY_ROUNDING,
              (Subject){.payment = &payment->id},
              pos_totals_counts_payment (payment) ? payment->rounding : 0);
  }
  append_money (posting, FALSE, to_settle - settled, NULL);
  append_money (posting, TRUE, deposit - deposited, NULL);
}

static void
post_authorizations (Posting *posting)
{
  POS_LIST_FOREACH (PosPayment, payment, posting->order->payments)
  {
    gboolean reserved = payment->state == POS_PAYMENT_STATE_AUTHORIZED;

    if (payment->kind == POS_PAYMENT_AUTHORIZATION)
      bring_to (posting,
                POS_ENTRY_AUTHORIZED,
                (Subject){.payment = &payment->id},
                reserved ? payment->amount - payment->used : 0);
  }
}

void
pos_ledger_post_reservations (PosOrder *order, gint64 at)
{
  Posting posting = {.order = order, .at = at};

  read_ledger (&posting);
  post_authorizations (&posting);
  order->authorized = pos_order_sum_entries (order, POS_ENTRY_AUTHORIZED);
  g_hash_table_unref (posting.booked);
}

static gboolean
check_held (PosOrder *order, GError **error)
{
  GVariantDict details;
  gboolean over = order->deposit_held > order->open_total;

  if (order->deposit_held >= 0 && !over)
    return TRUE;
  g_variant_dict_init (&details, NULL);
  if (over)
    g_variant_dict_insert (&details, "excess_minor", "x", order->deposit_held - order->open_total);
  else
    g_variant_dict_insert (&details, "due_minor", "x", -order->deposit_held);
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        over ? POS_ORDER_ERROR_AMOUNT : POS_ORDER_ERROR_TENDER_SHORT,
                        g_variant_dict_end (&details),
                        over ? "More deposit would be held than is open"
                             : "What is invoiced is not covered");
}

gboolean
pos_ledger_post (PosOrder *order, gint64 at, GError **error)
{
  Posting posting = {.order = order, .at = at};
  gint64 applied =
      order->deposit_applied - pos_order_sum_entries (order, POS_ENTRY_DEPOSIT_APPLIED);

  read_ledger (&posting);
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    post_line (&posting, line);
  }
  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  {
    post_charge (&posting, charge);
  }
  post_gone (&posting);
  if (applied != 0)
    pos_order_append_entry (order, POS_ENTRY_DEPOSIT_APPLIED, applied, NULL, NULL, NULL, at);
  post_money (&posting, posting.invoiced - applied);
  post_authorizations (&posting);
  g_hash_table_unref (posting.booked);
  return pos_totals_settle (order, error) && check_held (order, error);
}
