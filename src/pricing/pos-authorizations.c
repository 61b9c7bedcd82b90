/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-authorizations.c — see the header. */
#include "pricing/pos-authorizations.h"
#include "model/pos-reservation.h"

gint64
pos_authorizations_get_rest (PosPayment *payment)
{
  return pos_payment_is_reserved (payment) ? MAX (payment->amount - payment->used, 0) : 0;
}

PosPayment *
pos_authorizations_find_renewable (PosOrder *order)
{
  PosPayment *found = NULL;

  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if (pos_payment_is_reserved (payment) && pos_authorizations_is_renewable (payment))
    found = payment;
  return found;
}

void
pos_authorizations_void_earlier (PosOrder *order)
{
  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if (pos_payment_is_reserved (payment) && payment->revision > 0)
    payment->state = POS_PAYMENT_STATE_VOIDED;
}

void
pos_authorizations_void_unneeded (PosOrder *order)
{
  if (pos_order_has_open_lines (order))
    return;
  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if (pos_payment_is_reserved (payment))
    payment->state = POS_PAYMENT_STATE_VOIDED;
}

GPtrArray *
pos_authorizations_list_voided (PosOrder *before, PosOrder *after)
{
  GPtrArray *voided = g_ptr_array_new_with_free_func (g_object_unref);

  POS_LIST_FOREACH (PosPayment, payment, after->payments)
  {
    PosPayment *old = pos_order_find_payment (before, &payment->id);

    if (old && pos_payment_is_reserved (old) &&
        (payment->state == POS_PAYMENT_STATE_VOIDED || payment->state == POS_PAYMENT_STATE_EXPIRED))
      g_ptr_array_add (voided, g_object_ref (payment));
  }
  return voided;
}

/* --- They end --- */

gint64
pos_authorizations_get_end (const PosPricing *pricing, const char *brand)
{
  PosCardType *type = brand ? pos_config_get (pricing->config, POS_TYPE_CARD_TYPE, brand) : NULL;
  gint64 days = type ? type->reservation_days : 0;

  if (days <= 0)
    days = pos_config_get_parameters (pricing->config)->reservation_days;
  if (days <= 0)
    days = POS_RESERVATION_USUAL_DAYS;
  return pricing->now + days * G_TIME_SPAN_DAY;
}

gint64
pos_authorizations_get_end_of (PosPayment *payment)
{
  return payment->expires_at != 0
             ? payment->expires_at
             : payment->created_at + POS_RESERVATION_USUAL_DAYS * (gint64)G_TIME_SPAN_DAY;
}

gint64
pos_authorizations_get_first_end (PosOrder *order)
{
  gint64 first = 0;

  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  {
    gint64 end = pos_payment_is_reserved (payment) ? pos_authorizations_get_end_of (payment) : 0;

    if (end != 0 && (first == 0 || end < first))
      first = end;
  }
  return first;
}

gboolean
pos_authorizations_ends_by (PosPayment *payment, gint64 at)
{
  return pos_payment_is_reserved (payment) && pos_authorizations_get_end_of (payment) <= at;
}

gboolean
pos_authorizations_is_renewable (PosPayment *payment)
{
  return payment->recurring && payment->token;
}

void
pos_authorizations_stop (PosOrder *order)
{
  order->do_not_process = TRUE;
  order->payment_failed = TRUE;
}
