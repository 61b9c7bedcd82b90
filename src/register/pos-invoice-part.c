/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-invoice-part.c — see the header. */
#include "register/pos-invoice-part.h"
#include "model/pos-line-batches.h"

static void
take_line (PosOrderLine *line, PosOrderLine *before)
{
  PosQuantity whole = pos_order_line_get_quantity (line);
  PosQuantity now = {line->invoiced.micro - (before ? before->invoiced.micro : 0)};

  if (now.micro != whole.micro) {
    line->discount = pos_minor_scale (line->discount, now.micro, whole.micro, POS_ROUND_HALF_UP);
    pos_list_remove_all (line->discounts);
  }
  if (now.micro >= 0)
    pos_line_batches_keep (line, before ? before->invoiced : (PosQuantity){0}, now);
  line->net = line->invoiced_net - (before ? before->invoiced_net : 0);
  line->tax = line->invoiced_tax - (before ? before->invoiced_tax : 0);
  line->ordered = now;
  line->cancelled = (PosQuantity){0};
  line->voided = now.micro == 0;
}

/* Charges keep what the customer pays of them; tax and amount follow in proportion. */
static void
take_charge (PosCharge *charge, PosCharge *before)
{
  gint64 now = charge->invoiced - (before ? before->invoiced : 0);

  charge->amount = pos_minor_scale (charge->amount, now, charge->total, POS_ROUND_HALF_UP);
  charge->tax = pos_minor_scale (charge->tax, now, charge->total, POS_ROUND_HALF_UP);
  charge->total = now;
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
    take_line (line, before ? pos_order_find_line (before, &line->id) : NULL);
  }
  POS_LIST_FOREACH (PosCharge, charge, part->charges)
  {
    take_charge (charge, before ? pos_order_find_charge (before, &charge->id) : NULL);
  }
  add_up (part);
  part->total = after->invoiced_total - (before ? before->invoiced_total : 0);
  part->deposit_applied = after->deposit_applied - (before ? before->deposit_applied : 0);
  return part;
}
