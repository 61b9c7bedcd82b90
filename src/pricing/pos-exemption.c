/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-exemption.c — see the header. */
#include "pricing/pos-exemption.h"

static gint64
sum_exempt_rates (PosList *taxes)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosTaxPart, part, taxes)
  sum += part->exempt ? part->rate.micro : 0;
  return sum;
}

static gint64
compute_exempt (const PosPricing *pricing, PosOrder *order, PosOrderLine *line, gint64 rate)
{
  PosStore *home = pos_pricing_get_home_store (pricing, order);
  gint64 all = rate + pos_tax_parts_sum_rates (line->taxes).micro;

  if (!home->price_inclusive_exempt)
    return 0;
  return pos_minor_scale (line->net, rate, POS_SCALE + all, (PosRounding)home->tax_rounding);
}

void
pos_exemption_take_out (const PosPricing *pricing, PosOrder *order, PosOrderLine *line)
{
  gint64 rate = sum_exempt_rates (line->taxes);
  /* Of which a part is invoiced as it was priced then. */
  gboolean stays = line->invoiced.micro > 0 && line->exempt_amount == 0;

  line->exempt_amount =
      order->tax_included && rate > 0 && !stays ? compute_exempt (pricing, order, line, rate) : 0;
  line->net -= line->exempt_amount;
}

void
pos_exemption_divide (PosOrderLine *line, gint64 discount, gint64 off, PosOrderLine *part)
{
  gint64 exempt = line->exempt_amount, all = exempt + discount;

  part->exempt_amount =
      exempt != 0 && all != 0 ? pos_minor_scale (off, exempt, all, POS_ROUND_HALF_UP) : 0;
  part->discount = all != 0 ? off - part->exempt_amount : 0;
}

void
pos_exemption_fit (PosOrder *order, PosOrderLine *line)
{
  gint64 gross;

  if (line->exempt_amount != 0 && pos_price_extend (line->unit_price,
                                                    pos_order_line_get_quantity (line),
                                                    order->currency,
                                                    POS_ROUND_HALF_UP,
                                                    &gross,
                                                    NULL))
    line->exempt_amount = gross - line->discount - line->net;
}

gint64
pos_exemption_sum (PosOrder *order)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  sum += pos_order_line_is_active (line) ? line->exempt_amount : 0;
  return sum;
}
