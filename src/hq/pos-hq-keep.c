/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-keep.c — what a clerk took or gave back stays in the order's books. */
#include "hq/pos-hq-keep.h"
#include "hq/pos-hq-keep-cards.h"
#include "pricing/pos-ledger.h"
#include "wire/pos-transaction.h"

/* What no deposit can be, and is nobody's to give back; nobody sets this charge up. */
#define CHARGE_CODE "settled"

typedef struct {
  PosOrder *order;
  gint64 outside; /* of the money that is still to be booked: the part that is no deposit */
  PosId charge;
  gint64 at;
} Keep;

static gboolean
is_new_money (PosPayment *payment, PosOrder *base, PosOrder *current)
{
  return pos_transaction_is_money (payment) && !pos_order_find_payment (base, &payment->id) &&
         !pos_order_find_payment (current, &payment->id);
}

static GPtrArray *
list_new_money (PosOrder *base, PosOrder *current, PosOrder *sent)
{
  GPtrArray *payments = g_ptr_array_new ();

  POS_LIST_FOREACH (PosPayment, payment, sent->payments)
  if (is_new_money (payment, base, current))
    g_ptr_array_add (payments, payment);
  return payments;
}

static void
book (Keep *self, int kind, gint64 amount, const PosId *charge, const PosId *payment)
{
  if (amount != 0)
    pos_order_append_entry (self->order, kind, amount, NULL, charge, payment, self->at);
}

typedef enum {
  GIVEN = 1,
  PAID,
  ROUNDED,
} Why;

static PosL10n *
describe (Why why)
{
  static const char *const words[][4] = {
      {"en", "Given back beyond the deposit", "Paid beyond the order", "Rounding of the deposit"},
      {"nl",
       "Meer teruggegeven dan de aanbetaling",
       "Meer betaald dan de order",
       "Afronding van de aanbetaling"},
      {"de",
       "Mehr als die Anzahlung zurückgegeben",
       "Über den Auftrag hinaus bezahlt",
       "Rundung der Anzahlung"},
      {"ar", "أُعيد أكثر من العربون", "دُفع أكثر من الطلب", "تقريب العربون"},
  };
  PosL10n *text = pos_l10n_new (words[0][why]);

  for (gsize i = 1; i < G_N_ELEMENTS (words); i++) {
    PosL10n *more = pos_l10n_with (text, words[i][0], words[i][why]);
    pos_l10n_unref (text);
    text = more;
  }
  return text;
}

/* A charge, or a credit, that is invoiced at once: the payments settle it.  What was paid or given
 * back too much is somebody's who has to get it, and no part of goods that come back. */
static void
settle_outside (Keep *self, Why why)
{
  g_autoptr (PosCharge) charge = g_object_new (POS_TYPE_CHARGE, NULL);
  g_autoptr (PosL10n) text = describe (why);
  PosOrder *order = self->order;

  charge->id = self->charge;
  pos_text_set (&charge->code, why == ROUNDED ? CHARGE_CODE : POS_CHARGE_OVERPAID);
  pos_l10n_set (&charge->description, text);
  charge->origin = POS_CHARGE_MANUAL;
  charge->refundable = why == ROUNDED;
  charge->amount = charge->total = self->outside;
  pos_charge_invoice (charge, self->outside);
  pos_list_append (order->charges, charge);
  order->charge_total += self->outside;
  order->total += self->outside;
  order->invoiced_total += self->outside;
  book (self, POS_ENTRY_CHARGE, self->outside, &charge->id, NULL);
  book (self, POS_ENTRY_INVOICED, self->outside, &charge->id, NULL);
}

static void
keep_payment (Keep *self, PosPayment *payment)
{
  g_autoptr (PosPayment) kept = pos_record_copy (payment);
  gboolean given = payment->amount < 0;
  gint64 settled = given == (self->outside < 0) ? (given ? MAX (payment->amount, self->outside)
                                                         : MIN (payment->amount, self->outside))
                                                : 0;
  gint64 held = payment->amount - settled;

  kept->kind = given ? POS_PAYMENT_REFUND : held == 0 ? POS_PAYMENT_TENDER : POS_PAYMENT_DEPOSIT;
  kept->revision = self->order->revision;
  pos_list_append (self->order->payments, kept);
  book (self, given ? POS_ENTRY_REFUND : POS_ENTRY_TENDER, settled, NULL, &kept->id);
  book (self,
        given ? POS_ENTRY_DEPOSIT_REFUNDED : POS_ENTRY_DEPOSIT_TAKEN,
        ABS (held),
        NULL,
        &kept->id);
  self->outside -= settled;
}

static void
take_money (Keep *keep, GPtrArray *payments)
{
  PosOrder *order = keep->order;
  gint64 sum = 0, held;

  for (guint i = 0; i < payments->len; i++)
    sum += ((PosPayment *)payments->pdata[i])->amount;
  held = CLAMP (order->deposit_held + sum, 0, order->open_total);
  keep->outside = order->deposit_held + sum - held;
  keep->charge = ((PosPayment *)payments->pdata[0])->id;
  if (keep->outside != 0)
    settle_outside (keep, keep->outside > 0 ? PAID : GIVEN);
  for (guint i = 0; i < payments->len; i++)
    keep_payment (keep, payments->pdata[i]);
  order->paid += sum;
  order->deposit_held = held;
  order->balance = order->open_total - held;
}

PosOrder *
pos_hq_keep_money (PosOrder *base, PosOrder *current, PosOrder *sent, gint64 at)
{
  g_autoptr (GPtrArray) payments = list_new_money (base, current, sent);
  PosOrder *order = pos_record_copy (current);
  Keep keep = {.order = order, .at = at};

  order->revision = current->revision + 1;
  if (payments->len > 0)
    take_money (&keep, payments);
  if (!pos_hq_keep_cards (order, base, sent, at) && payments->len == 0)
    order->revision = current->revision;
  return order;
}

gboolean
pos_hq_keep_is_possible (PosOrder *base, PosOrder *current, PosOrder *sent)
{
  g_autoptr (GPtrArray) payments = list_new_money (base, current, sent);

  return current->type != POS_ORDER_TYPE_QUOTE ||
         (payments->len == 0 && !pos_hq_reserves_anew (base, current, sent));
}

/* The payment that it is called by: each settles one charge at most. */
static PosPayment *
find_reason (PosOrder *order, PosOrder *base, PosOrder *current, PosOrder *sent)
{
  PosOrder *const versions[] = {sent, current};

  for (guint i = 0; i < G_N_ELEMENTS (versions); i++) {
    g_autoptr (GPtrArray) payments = list_new_money (base, base, versions[i]);

    for (guint j = 0; j < payments->len; j++) {
      PosPayment *payment = payments->pdata[j];
      if (!pos_order_find_charge (order, &payment->id))
        return payment;
    }
  }
  return NULL;
}

/* What the deposit is more, or less, than the order can hold. */
static gint64
get_excess (PosOrder *order)
{
  return order->deposit_held - CLAMP (order->deposit_held, 0, order->open_total);
}

static void
settle_excess (PosOrder *order, PosPayment *reason, Why why, gint64 at)
{
  gint64 excess = get_excess (order);
  Keep keep = {.order = order, .outside = excess, .charge = reason->id, .at = at};

  settle_outside (&keep, why);
  book (&keep, POS_ENTRY_DEPOSIT_APPLIED, excess, NULL, NULL);
  order->deposit_applied += excess;
  order->deposit_held -= excess;
  order->balance = order->open_total - order->deposit_held;
}

void
pos_hq_keep_rounding (PosOrder *order, PosOrder *base, PosOrder *current, PosOrder *sent)
{
  g_autoptr (GPtrArray) payments = list_new_money (base, current, sent);
  gint64 excess = get_excess (order);

  if (excess != 0 && ABS (excess) <= (gint64)pos_list_size (order->lines) && payments->len > 0)
    settle_excess (order, payments->pdata[0], ROUNDED, sent->committed_at);
}

void
pos_hq_keep_excess (PosOrder *order, PosOrder *base, PosOrder *current, PosOrder *sent)
{
  PosPayment *reason = find_reason (order, base, current, sent);
  gint64 excess = get_excess (order);

  if (excess != 0 && reason)
    settle_excess (order, reason, excess > 0 ? PAID : GIVEN, sent->committed_at);
}
