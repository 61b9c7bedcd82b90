/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-payment-history.c — see the header. */
#include "pricing/pos-payment-history.h"
#include "pricing/pos-totals.h"

#include <string.h>

gboolean
pos_payment_history_counts (PosPayment *payment)
{
  return payment->state == POS_PAYMENT_STATE_AUTHORIZED || pos_totals_counts_payment (payment);
}

/* Ids are minted in the order of time: they decide between payments of one instant. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const PosPayment *left = *(PosPayment *const *)a, *right = *(PosPayment *const *)b;

  if (left->created_at != right->created_at)
    return left->created_at < right->created_at ? -1 : 1;
  return memcmp (left->id.bytes, right->id.bytes, sizeof left->id.bytes);
}

GPtrArray *
pos_payment_history_list (PosOrder *order)
{
  GPtrArray *payments = g_ptr_array_new ();

  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  {
    g_ptr_array_add (payments, payment);
  }
  g_ptr_array_sort (payments, compare);
  return payments;
}

static void
add (PosPaymentSums *sums, PosPayment *payment)
{
  /* It says what the others paid. */
  if (pos_payment_is_of_invoice (payment))
    return;
  switch ((PosPaymentKind)payment->kind) {
  case POS_PAYMENT_AUTHORIZATION:
    sums->reserved += payment->amount - payment->used;
    sums->charged += payment->used;
    break;
  case POS_PAYMENT_TOKEN:
    break;
  case POS_PAYMENT_TENDER:
  case POS_PAYMENT_DEPOSIT:
  case POS_PAYMENT_REFUND:
  default:
    if (payment->amount < 0)
      sums->given_back -= payment->amount;
    else
      sums->taken += payment->amount;
  }
}

void
pos_payment_history_sum (PosOrder *order, PosPaymentSums *sums)
{
  *sums = (PosPaymentSums){0};
  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  {
    if (pos_payment_history_counts (payment))
      add (sums, payment);
  }
  sums->paid = sums->taken - sums->given_back;
}
