/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-exemption.c — see the header. */
#include "pricing/pos-exemption.h"

#include "pricing/pos-gross.h"

static gint64
sum_exempt_rates (PosList *taxes)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosTaxPart, part, taxes)
  sum += part->exempt ? part->rate.micro : 0;
  return sum;
}

/* What of @stated is tax that @taxes do not charge, where the store takes it out. */
static gint64
find_exempt (const PosPricing *pricing, PosOrder *order, PosList *taxes, gint64 stated)
{
  gint64 exempt = sum_exempt_rates (taxes);
  gint64 all = exempt + pos_tax_parts_sum_rates (taxes).micro;
  PosStore *home =
      order->tax_included && exempt > 0 ? pos_pricing_get_home_store (pricing, order) : NULL;

  return home && home->price_inclusive_exempt
             ? pos_minor_scale (stated, exempt, POS_SCALE + all, (PosRounding)home->tax_rounding)
             : 0;
}

void
pos_exemption_take_out (const PosPricing *pricing, PosOrder *order, PosOrderLine *line)
{
  /* Of which a part is invoiced as it was priced then. */
  gboolean stays = line->invoiced.micro > 0 && line->exempt_amount == 0;

  line->exempt_amount = stays ? 0 : find_exempt (pricing, order, line->taxes, line->net);
  line->net -= line->exempt_amount;
}

void
pos_exemption_take_out_of_charge (const PosPricing *pricing, PosOrder *order, PosCharge *charge)
{
  gint64 stated = pos_charge_get_stated (charge);
  gboolean stays = charge->invoiced != 0 && charge->exempt_amount == 0;

  charge->exempt_amount = stays ? 0 : find_exempt (pricing, order, charge->taxes, stated);
  charge->amount = stated - charge->exempt_amount;
}

void
pos_exemption_fit_charge (PosCharge *charge, gint64 amount)
{
  if (charge->exempt_amount != 0 && charge->amount != 0)
    charge->exempt_amount =
        pos_minor_scale (charge->exempt_amount, amount, charge->amount, POS_ROUND_HALF_UP);
  charge->amount = amount;
}

gint64
pos_exemption_get_stated (PosOrderLine *line)
{
  return line->net + line->exempt_amount;
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

  if (line->exempt_amount != 0 && pos_gross_find (order, line, &gross, NULL))
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
