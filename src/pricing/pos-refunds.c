/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-refunds.c — see the header. */
#include "pricing/pos-refunds.h"
#include "model/pos-gift-card.h"
#include "pricing/pos-totals.h"

gint64
pos_refunds_get_left (PosOrder *order, PosPayment *payment)
{
  gint64 left = payment->amount - payment->refunded;

  if ((payment->kind != POS_PAYMENT_TENDER && payment->kind != POS_PAYMENT_DEPOSIT) ||
      !pos_totals_counts_payment (payment))
    return 0;
  POS_LIST_FOREACH (PosPayment, refund, order->payments)
  if (refund->kind == POS_PAYMENT_REFUND && pos_totals_counts_payment (refund) &&
      pos_id_equal (&refund->original, &payment->id))
    left += refund->amount;
  return MAX (left, 0);
}

static PosPayment *
find_captured (PosOrder *order, PosTenderKind kind)
{
  PosPayment *found = NULL;

  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if (payment->capture && payment->state == POS_PAYMENT_STATE_POSTED &&
      pos_tender_kind_of_connector (payment->connector) == kind &&
      pos_refunds_get_left (order, payment) > 0)
    found = payment;
  return found;
}

PosPayment *
pos_refunds_find_card (PosOrder *order)
{
  return find_captured (order, POS_TENDER_CARD);
}

PosPayment *
pos_refunds_find_gift_card (PosOrder *order)
{
  return find_captured (order, POS_TENDER_GIFT_CARD);
}

static gboolean
is_on_account (PosConfig *config, PosOrder *order, PosPayment *payment)
{
  return pos_config_is_tender (config, payment->tender, POS_TENDER_ACCOUNT) &&
         payment->state == POS_PAYMENT_STATE_POSTED && pos_refunds_get_left (order, payment) > 0;
}

PosPayment *
pos_refunds_find_account (PosConfig *config, PosOrder *order)
{
  PosPayment *found = NULL;

  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if (is_on_account (config, order, payment))
    found = payment;
  return found;
}

gint64
pos_refunds_get_account_part (PosConfig *config, PosOrder *order)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if (is_on_account (config, order, payment))
    sum += pos_refunds_get_left (order, payment);
  return sum;
}

gint64
pos_refunds_get_account_deposit (PosConfig *config, PosOrder *order)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if (payment->kind == POS_PAYMENT_DEPOSIT && is_on_account (config, order, payment))
    sum += pos_refunds_get_left (order, payment);
  return sum;
}
