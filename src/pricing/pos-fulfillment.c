/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-fulfillment.c — see the header. */
#include "pricing/pos-fulfillment.h"
#include "model/pos-line-serials.h"
#include "model/pos-line-steps.h"
#include "pricing/pos-commitment-private.h"
#include "pricing/pos-concessions.h"
#include "pricing/pos-exemption.h"
#include "pricing/pos-gross.h"
#include "pricing/pos-totals.h"

gboolean
pos_fulfillment_keep (const PosPricing *pricing, PosOrder *order, gint64 at, GError **error)
{
  return pos_commitment_finish (pricing, order, at, error);
}

/* --- A part of a line elsewhere --- */

/* How the open money of a line is divided. */
typedef struct {
  PosOrder *order;
  PosOrderLine *line, *other;
  PosQuantity part, open, rejected;
} Split;

static gint64
share (const Split *split, gint64 open_amount)
{
  return pos_minor_share (open_amount, (PosQuantity){0}, split->part, split->open);
}

/* As what is open of the net is: together they are the price of the part, so that nothing changes
 * when it is computed again. */
static void
divide_discount (const Split *split)
{
  PosOrderLine *line = split->line, *other = split->other;
  gint64 gross = other->net;

  if (!pos_gross_find_last (split->order, line, split->part, &gross))
    gross = other->net;
  pos_exemption_divide (
      line, line->discount - pos_concessions_get_gone (line), gross - other->net, other);
  line->discount -= other->discount;
  line->exempt_amount -= other->exempt_amount;
}

/* @part (transfer full) of @from goes to the other. */
static void
move_taxes (PosList *from, PosList *part, PosList *to)
{
  pos_tax_parts_assign (to, part);
  pos_tax_parts_add (from, part, -1);
  g_object_unref (part);
}

static void
divide_money (const Split *split)
{
  PosOrderLine *line = split->line, *other = split->other;
  gboolean inside = split->order->tax_included;

  other->net = share (split, line->net - line->invoiced_net);
  other->tax = share (split, line->tax - line->invoiced_tax);
  move_taxes (line->taxes,
              pos_tax_parts_deal (line->taxes, line->invoiced_taxes, other->tax),
              other->taxes);
  other->total = other->net + (inside ? 0 : other->tax);
  divide_discount (split);
  other->invoiced_net = other->invoiced_tax = 0;
  pos_list_remove_all (other->invoiced_taxes);
  line->net -= other->net;
  line->tax -= other->tax;
  line->total -= other->total;
}

static void
divide_quantity (const Split *split)
{
  PosOrderLine *line = split->line, *other = split->other;

  other->ordered = split->part;
  other->rejected = split->rejected;
  other->cancelled.micro = other->picked.micro = other->packed.micro = other->invoiced.micro =
      other->returned.micro = other->hand_over.micro = 0;
  pos_order_line_settle_times (other);
  other->returned_net = other->returned_tax = 0;
  pos_list_remove_all (other->returned_taxes);
  pos_list_remove_all (other->batches);
  line->ordered.micro -= split->part.micro;
  line->rejected.micro -= other->rejected.micro;
  pos_line_serials_split (line, other);
  g_clear_pointer (&other->returned_serials, g_strfreev);
}

/* What is open of a charge of the line follows the goods. */
static PosCharge *
divide_charge (const Split *split, PosCharge *charge)
{
  gint64 open = pos_totals_get_charge_open (charge), total = share (split, open);
  g_autoptr (PosList) invoiced = pos_list_new (POS_TYPE_TAX_PART);
  gint64 invoiced_tax = pos_charge_get_invoiced_tax (charge, invoiced);
  PosCharge *other;

  if (total == 0)
    return NULL;
  other = pos_record_copy (charge);
  other->line = split->other->id;
  other->total = total;
  pos_charge_forget_steps (other);
  other->tax = pos_minor_scale (charge->tax - invoiced_tax, total, open, POS_ROUND_HALF_UP);
  pos_exemption_fit_charge (other, split->order->tax_included ? total : total - other->tax);
  other->calculated = pos_minor_scale (charge->calculated, total, charge->total, POS_ROUND_HALF_UP);
  other->discount = pos_minor_scale (charge->discount, total, charge->total, POS_ROUND_HALF_UP);
  move_taxes (
      charge->taxes, pos_tax_parts_deal (charge->taxes, invoiced, other->tax), other->taxes);
  charge->total -= other->total;
  charge->tax -= other->tax;
  charge->amount -= other->amount;
  charge->exempt_amount -= other->exempt_amount;
  charge->calculated -= other->calculated;
  charge->discount -= other->discount;
  other->pieces.micro = pos_minor_scale (charge->pieces.micro, total, open, POS_ROUND_HALF_UP);
  charge->pieces.micro -= other->pieces.micro;
  return other;
}

static void
divide_charges (const Split *split, PosContext *mint)
{
  guint n = pos_list_size (split->order->charges);

  for (guint i = 0; i < n; i++) {
    PosCharge *charge = pos_list_peek (split->order->charges, i);
    g_autoptr (PosCharge) other = NULL;

    if (!pos_id_equal (&charge->line, &split->line->id))
      continue;
    other = divide_charge (split, charge);
    if (!other)
      continue;
    other->id = pos_context_mint_id (mint);
    pos_list_append (split->order->charges, other);
  }
}

PosOrderLine *
pos_fulfillment_split (
    PosOrder *order, PosOrderLine *line, PosQuantity part, PosQuantity rejected, PosContext *mint)
{
  g_autoptr (PosOrderLine) other = pos_record_copy (line);
  Split split = {order, line, other, part, pos_order_line_get_open (line), rejected};
  gint64 position = 0;
  guint index = 0;

  other->id = pos_context_mint_id (mint);
  if (pos_id_is_none (&line->group))
    line->group = line->id;
  other->group = line->group;
  divide_money (&split);
  divide_charges (&split, mint);
  divide_quantity (&split);
  pos_concessions_split (line, other, order->currency);
  pos_list_find (order->lines, line, &index);
  pos_list_insert (order->lines, index + 1, other);
  POS_LIST_FOREACH (PosOrderLine, each, order->lines)
  each->position = ++position;
  return other;
}
