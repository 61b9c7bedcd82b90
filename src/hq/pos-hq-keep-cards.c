/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-keep-cards.c — see the header. */
#include "hq/pos-hq-keep-cards.h"
#include "pricing/pos-authorizations.h"
#include "pricing/pos-deposit.h"
#include "pricing/pos-ledger.h"
#include "pricing/pos-stored-payments.h"

static gboolean
is_new_reservation (PosPayment *payment, PosOrder *base, PosOrder *current)
{
  return pos_payment_is_reserved (payment) && !pos_order_find_payment (base, &payment->id) &&
         !pos_order_find_payment (current, &payment->id);
}

gboolean
pos_hq_reserves_anew (PosOrder *base, PosOrder *current, PosOrder *sent)
{
  POS_LIST_FOREACH (PosPayment, payment, sent->payments)
  if (is_new_reservation (payment, base, current))
    return TRUE;
  return FALSE;
}

/* --- Too much --- */

static gint64
sum_reserved (PosOrder *order)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  sum += pos_authorizations_get_rest (payment);
  return sum;
}

/* The largest without which what is reserved still reaches @needed.  Nullable, borrowed. */
static PosPayment *
find_superfluous (PosOrder *order, PosOrder *base, gint64 needed)
{
  gint64 sum = sum_reserved (order);
  PosPayment *found = NULL;

  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  {
    gint64 left = pos_authorizations_get_rest (payment);

    if (pos_payment_is_reserved (payment) && !pos_order_find_payment (base, &payment->id) &&
        sum - left >= needed && (!found || left > pos_authorizations_get_rest (found)))
      found = payment;
  }
  return found;
}

static void
let_go (PosPayment *payment)
{
  payment->state = POS_PAYMENT_STATE_VOIDED;
  payment->unneeded = TRUE;
}

static void
let_go_of_superfluous (PosOrder *order, PosOrder *base)
{
  gint64 needed = pos_deposit_get_to_authorize (order);
  PosPayment *payment;

  while ((payment = find_superfluous (order, base, needed)) != NULL)
    let_go (payment);
}

void
pos_hq_keep_one_reservation (PosOrder *order, PosOrder *base, PosOrder *current, PosOrder *sent)
{
  if (pos_hq_reserves_anew (base, current, sent) && pos_hq_reserves_anew (base, sent, current))
    let_go_of_superfluous (order, base);
}

void
pos_hq_keep_reservations (PosOrder *order, gint64 at)
{
  if (order->type == POS_ORDER_TYPE_QUOTE)
    return;
  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if (pos_payment_is_reserved (payment) && !pos_order_has_open_lines (order))
    let_go (payment);
  pos_ledger_post_reservations (order, at);
}

/* --- Decided against --- */

static void
add_reservation (PosOrder *order, PosPayment *payment)
{
  g_autoptr (PosPayment) kept = pos_record_copy (payment);

  kept->revision = order->revision;
  pos_list_append (order->payments, kept);
}

static gboolean
has_ended (PosPayment *payment)
{
  return payment->state == POS_PAYMENT_STATE_VOIDED || payment->state == POS_PAYMENT_STATE_EXPIRED;
}

/* @there: of the order; @before, @payment: the same of what the change started from, and made. */
static gboolean
follow_card (PosPayment *there, PosPayment *before, PosPayment *payment, GPtrArray *ended)
{
  gboolean charged = payment->used != before->used;
  gboolean ends = pos_payment_is_reserved (there) && has_ended (payment);

  if (charged)
    pos_stored_payments_use (there, payment->used - before->used);
  if (ends) {
    there->state = (PosPaymentState)payment->state;
    g_ptr_array_add (ended, there);
  }
  return charged || ends;
}

/* M14: what was let go may be asked for again; where it may not, nothing leaves before another card
 * was shown. */
static void
miss (PosOrder *order, GPtrArray *ended)
{
  gboolean renewable = FALSE;

  if (ended->len == 0 || pos_deposit_get_to_reserve (order) == 0)
    return;
  for (guint i = 0; i < ended->len; i++) {
    PosPayment *payment = ended->pdata[i];
    payment->state = POS_PAYMENT_STATE_EXPIRED;
    renewable |= pos_authorizations_is_renewable (payment);
  }
  if (!renewable)
    pos_authorizations_stop (order);
}

gboolean
pos_hq_keep_cards (PosOrder *order, PosOrder *base, PosOrder *sent, gint64 at)
{
  g_autoptr (GPtrArray) ended = g_ptr_array_new ();
  gboolean anew = FALSE, followed = FALSE;

  POS_LIST_FOREACH (PosPayment, payment, sent->payments)
  {
    PosPayment *before = pos_order_find_payment (base, &payment->id);
    PosPayment *there = pos_order_find_payment (order, &payment->id);

    if (payment->kind != POS_PAYMENT_AUTHORIZATION)
      continue;
    if (is_new_reservation (payment, base, order)) {
      add_reservation (order, payment);
      anew = TRUE;
    } else if (there && before) {
      followed |= follow_card (there, before, payment, ended);
    }
  }
  if (!anew && !followed)
    return FALSE;
  if (anew)
    let_go_of_superfluous (order, base);
  pos_hq_keep_reservations (order, at);
  miss (order, ended);
  return TRUE;
}
