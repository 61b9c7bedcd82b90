/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-invoice-part.c — see the header. */
#include "register/pos-invoice-part.h"
#include "model/pos-line-batches.h"
#include "model/pos-line-serials.h"
#include "pricing/pos-concessions.h"
#include "pricing/pos-exemption.h"

/* §10.26: what was given for pieces that left with an earlier invoice was on that one. */
static void
forget_gone (PosOrderLine *line, PosOrderLine *before)
{
  guint gone = 0;

  if (!before)
    return;
  POS_LIST_FOREACH (PosLineDiscount, part, before->discounts)
  gone += part->of_gone ? 1 : 0;
  for (guint i = 0; gone > 0 && i < pos_list_size (line->discounts);) {
    PosLineDiscount *part = pos_list_peek (line->discounts, i);

    if (part->of_gone) {
      pos_list_remove (line->discounts, i);
      gone--;
    } else {
      i++;
    }
  }
}

/* Why it costs less, as the whole line says it: shares of what is for every piece, and what is for
 * these alone.  Where the shares are not known, the sum is. */
static void
keep_reasons (PosOrder *order, PosOrderLine *line, PosOrderLine *before)
{
  gint64 shared = 0;

  forget_gone (line, before);
  POS_LIST_FOREACH (PosLineDiscount, part, line->discounts)
  shared += part->of_gone ? 0 : part->amount;
  if (shared == 0 && line->discount != pos_concessions_get_gone (line))
    pos_list_remove_all (line->discounts);
  else
    pos_concessions_fit (line, order->currency);
}

static void
take_line (PosOrder *part, PosOrderLine *line, PosOrderLine *before)
{
  PosQuantity whole = pos_order_line_get_quantity (line);
  PosQuantity now = {line->invoiced.micro - (before ? before->invoiced.micro : 0)};

  if (now.micro != whole.micro) {
    gint64 gone = pos_concessions_get_gone (line);

    line->discount =
        pos_minor_scale (line->discount - gone, now.micro, whole.micro, POS_ROUND_HALF_UP) + gone -
        (before ? pos_concessions_get_gone (before) : 0);
  }
  if (now.micro >= 0) {
    pos_line_batches_keep (line, before ? before->invoiced : (PosQuantity){0}, now);
    pos_line_serials_keep (line,
                           (PosLinePieces){before ? pos_line_serials_get_left (before).count : 0,
                                           (guint)(now.micro / POS_SCALE)});
  }
  line->net = line->invoiced_net - (before ? before->invoiced_net : 0);
  line->tax = line->invoiced_tax - (before ? before->invoiced_tax : 0);
  pos_tax_parts_assign (line->taxes, line->invoiced_taxes);
  if (before)
    pos_tax_parts_add (line->taxes, before->invoiced_taxes, -1);
  line->ordered = now;
  line->cancelled = (PosQuantity){0};
  if (now.micro != whole.micro)
    keep_reasons (part, line, before);
  line->voided = now.micro == 0;
  pos_exemption_fit (part, line);
}

/* Charges keep what the customer pays of them; tax and amount follow. */
static void
take_charge (PosOrder *part, PosCharge *charge, PosCharge *before)
{
  g_autoptr (PosList) taxes = pos_list_new (POS_TYPE_TAX_PART);
  g_autoptr (PosList) had = pos_list_new (POS_TYPE_TAX_PART);

  charge->tax = pos_charge_get_invoiced_tax (charge, taxes) -
                (before ? pos_charge_get_invoiced_tax (before, had) : 0);
  pos_tax_parts_add (taxes, had, -1);
  pos_tax_parts_assign (charge->taxes, taxes);
  charge->total = charge->invoiced - (before ? before->invoiced : 0);
  pos_exemption_fit_charge (charge, charge->total - (part->tax_included ? 0 : charge->tax));
}

static void
add_up (PosOrder *part)
{
  part->goods = part->discount = part->tax = 0;
  POS_LIST_FOREACH (PosOrderLine, line, part->lines)
  {
    if (line->voided)
      continue;
    part->goods += line->net + line->discount;
    part->discount += line->discount;
    part->tax += line->tax;
  }
  POS_LIST_FOREACH (PosCharge, charge, part->charges)
  part->tax += charge->tax;
}

gboolean
pos_invoice_part_is_empty (PosOrder *before, PosOrder *after)
{
  POS_LIST_FOREACH (PosOrderLine, line, after->lines)
  {
    PosOrderLine *was = before ? pos_order_find_line (before, &line->id) : NULL;

    if (line->invoiced.micro != (was ? was->invoiced.micro : 0))
      return FALSE;
  }
  POS_LIST_FOREACH (PosCharge, charge, after->charges)
  {
    PosCharge *was = before ? pos_order_find_charge (before, &charge->id) : NULL;

    if (charge->invoiced != (was ? was->invoiced : 0))
      return FALSE;
  }
  return TRUE;
}

PosOrder *
pos_invoice_part_new (PosOrder *before, PosOrder *after)
{
  PosOrder *part = pos_record_copy (after);

  POS_LIST_FOREACH (PosOrderLine, line, part->lines)
  {
    take_line (part, line, before ? pos_order_find_line (before, &line->id) : NULL);
  }
  POS_LIST_FOREACH (PosCharge, charge, part->charges)
  {
    take_charge (part, charge, before ? pos_order_find_charge (before, &charge->id) : NULL);
  }
  add_up (part);
  part->total = after->invoiced_total - (before ? before->invoiced_total : 0);
  part->deposit_applied = after->deposit_applied - (before ? before->deposit_applied : 0);
  return part;
}
