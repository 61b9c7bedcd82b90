/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-split-charges.c — see the header. */
#include "pricing/pos-split-charges-private.h"

#include "pricing/pos-split-parts-private.h"
#include "pricing/pos-tax.h"

static gboolean
is_of_part (GArray *parts, PosOrderLine *was, PosCharge *charge)
{
  for (guint i = 0; i < parts->len; i++) {
    const PosSplitPart *part = &g_array_index (parts, PosSplitPart, i);

    if (part->before == was && pos_id_equal (&part->line->id, &charge->line))
      return TRUE;
  }
  return FALSE;
}

/* Of the parts of the line @was, called as @kept is.
 * Returns: (transfer full) (element-type PosCharge): borrowed. */
static GPtrArray *
list_parts_of (PosOrder *order, GArray *parts, PosOrderLine *was, PosCharge *kept)
{
  GPtrArray *found = g_ptr_array_new ();

  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  if (charge->origin == kept->origin && !g_strcmp0 (charge->code, kept->code) &&
      is_of_part (parts, was, charge))
    g_ptr_array_add (found, charge);
  return found;
}

static gboolean
are_the_charge (GPtrArray *parts, PosCharge *kept)
{
  gint64 amount = 0;

  for (guint i = 0; i < parts->len; i++) {
    PosCharge *part = parts->pdata[i];

    if (part->tax_rate.micro != kept->tax_rate.micro ||
        !pos_tax_parts_are_alike (part->taxes, kept->taxes))
      return FALSE;
    amount += pos_charge_get_stated (part);
  }
  return amount == pos_charge_get_stated (kept);
}

/* What is open of @charge, as its amount says it. */
static gint64
get_open_amount (PosOrder *order, PosCharge *charge, gint64 invoiced_tax)
{
  return charge->amount - charge->invoiced + (order->tax_included ? 0 : invoiced_tax);
}

/* What is exempt of all of it is exempt of the parts together. */
static void
share_exemption (GPtrArray *parts, PosCharge *kept)
{
  gint64 whole = pos_charge_get_stated (kept), stated = 0, given = 0;

  for (guint i = 0; whole != 0 && i < parts->len; i++) {
    PosCharge *part = parts->pdata[i];
    gint64 own = pos_charge_get_stated (part), share;

    stated += own;
    share = pos_minor_scale (kept->exempt_amount, stated, whole, POS_ROUND_HALF_UP) - given;
    given += share;
    part->exempt_amount = share;
    part->amount = own - share;
  }
}

/* What was invoiced stays where it is, the rest goes by what is open. */
static void
share_tax (GPtrArray *parts, PosOrder *order, PosCharge *kept)
{
  g_autoptr (PosList) taken = pos_list_new (POS_TYPE_TAX_PART);
  gint64 invoiced_tax = pos_charge_get_invoiced_tax (kept, taken);
  PosTaxSharing sharing = {
      .taxes = kept->taxes,
      .taken = taken,
      .open = get_open_amount (order, kept, invoiced_tax),
      .open_tax = kept->tax - invoiced_tax,
  };

  for (guint i = 0; sharing.open != 0 && i < parts->len; i++) {
    PosCharge *part = parts->pdata[i];
    g_autoptr (PosList) own = pos_list_new (POS_TYPE_TAX_PART);
    gint64 own_tax = pos_charge_get_invoiced_tax (part, own);

    part->tax = pos_tax_sharing_next (
        &sharing, get_open_amount (order, part, own_tax), own_tax, own, part->taxes);
    part->total = part->amount + (order->tax_included ? 0 : part->tax);
  }
}

static void
share_parts (GPtrArray *parts, PosOrder *order, PosCharge *kept)
{
  share_exemption (parts, kept);
  share_tax (parts, order, kept);
}

void
pos_split_charges_put (const PosPricing *pricing, PosOrder *order)
{
  PosOrder *saved = order->flow == POS_ORDER_FLOW_EDIT ? pricing->before : NULL;

  if (!saved || pos_list_size (saved->charges) == 0)
    return;
  g_autoptr (GArray) lines = pos_split_parts_list (order, saved);
  POS_LIST_FOREACH (PosCharge, kept, saved->charges)
  {
    PosOrderLine *was = pos_order_find_line (saved, &kept->line);
    g_autoptr (GPtrArray) parts = was ? list_parts_of (order, lines, was, kept) : NULL;

    if (parts && parts->len > 1 && are_the_charge (parts, kept))
      share_parts (parts, order, kept);
  }
}
