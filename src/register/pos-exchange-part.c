/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-exchange-part.c — see the header. */
#include "register/pos-exchange-part.h"
#include "pricing/pos-totals.h"
#include "register/pos-register-private.h"

static gboolean
has_line (PosOrder *order, gboolean returned)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (pos_order_line_is_active (line) && pos_order_line_is_return (line) == returned)
    return TRUE;
  return FALSE;
}

gboolean
pos_exchange_is_split (PosRegister *self, PosOrder *order, PosOrderFlow flow)
{
  PosProfile *profile = pos_config_get_profile (self->config, self->store);

  return profile->no_exchange && profile->split_exchange && flow == POS_ORDER_FLOW_NEW &&
         has_line (order, TRUE) && has_line (order, FALSE);
}

static void
keep_charges (PosOrder *part, gboolean returned)
{
  for (guint i = pos_list_size (part->charges); i > 0; i--)
    if (pos_totals_is_returned (part, pos_list_peek (part->charges, i - 1)) != returned)
      pos_list_remove (part->charges, i - 1);
}

static void
add_up (PosOrder *part)
{
  part->goods = part->discount = part->charge_total = part->tax = part->total = 0;
  POS_LIST_FOREACH (PosOrderLine, line, part->lines)
  {
    if (!pos_order_line_is_active (line))
      continue;
    part->goods += line->net + line->discount;
    part->discount += line->discount;
    part->tax += line->tax;
    part->total += line->total;
  }
  POS_LIST_FOREACH (PosCharge, charge, part->charges)
  {
    part->charge_total += charge->amount;
    part->tax += charge->tax;
    part->total += charge->total;
  }
}

PosOrder *
pos_exchange_part_new (PosOrder *order, PosExchangeHalf half)
{
  PosOrder *part = pos_record_copy (order);
  gboolean returned = half == POS_EXCHANGE_RETURNED;

  keep_charges (part, returned);
  POS_LIST_FOREACH (PosOrderLine, line, part->lines)
  line->voided |= pos_order_line_is_return (line) != returned;
  add_up (part);
  return part;
}

gboolean
pos_exchange_part_has_payment (PosExchangeHalf half, PosPayment *payment)
{
  return half == POS_EXCHANGE_WHOLE ||
         (payment->kind == POS_PAYMENT_REFUND) == (half == POS_EXCHANGE_RETURNED);
}

gint64
pos_exchange_part_get_set_off (PosOrder *order)
{
  gint64 refunded = 0;

  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if (payment->kind == POS_PAYMENT_REFUND && payment->revision == order->revision &&
      pos_totals_counts_payment (payment))
    refunded += payment->amount;
  return -order->return_total + refunded;
}
