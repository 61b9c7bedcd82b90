/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-split-shares.c — see the header. */
#include "pricing/pos-split-shares-private.h"

#include "pricing/pos-concessions.h"
#include "pricing/pos-split-parts-private.h"
#include "pricing/pos-tax.h"

/* --- Tax --- */

static GPtrArray *
list_parts_of (GArray *all, PosOrderLine *was)
{
  GPtrArray *parts = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++) {
    const PosSplitPart *part = &g_array_index (all, PosSplitPart, i);

    if (part->before == was)
      g_ptr_array_add (parts, part->line);
  }
  return parts;
}

static gboolean
are_the_line (GPtrArray *parts, PosOrderLine *was)
{
  gint64 net = 0, quantity = 0;

  for (guint i = 0; i < parts->len; i++) {
    PosOrderLine *part = parts->pdata[i];

    if (!pos_order_line_is_active (part) || !pos_order_line_costs_like (part, was) ||
        part->tax_rate.micro != was->tax_rate.micro ||
        !pos_tax_parts_are_alike (part->taxes, was->taxes))
      return FALSE;
    net += part->net;
    quantity += pos_order_line_get_quantity (part).micro;
  }
  return net == was->net && quantity == pos_order_line_get_quantity (was).micro;
}

/* What was invoiced of the line stays with it, the rest goes by what is open. */
static void
share_tax (GPtrArray *parts, PosOrder *order, PosOrderLine *was)
{
  g_autoptr (PosList) taken = pos_list_new (POS_TYPE_TAX_PART);
  PosTaxSharing sharing = {
      .taxes = was->taxes,
      .taken = taken,
      .open = was->net - was->invoiced_net,
      .open_tax = was->tax - was->invoiced_tax,
  };

  pos_tax_parts_assign (taken, was->invoiced_taxes);
  for (guint i = 0; i < parts->len; i++) {
    PosOrderLine *part = parts->pdata[i];

    part->tax = pos_tax_sharing_next (&sharing,
                                      part->net - part->invoiced_net,
                                      part->invoiced_tax,
                                      part->invoiced_taxes,
                                      part->taxes);
    part->total = part->net + (order->tax_included ? 0 : part->tax);
  }
}

/* --- More of it, or less --- */

/* Nothing is left of what was given up whole.  Returns: (transfer container). */
static GPtrArray *
list_active (GPtrArray *parts)
{
  GPtrArray *active = g_ptr_array_new ();

  for (guint i = 0; i < parts->len; i++)
    if (pos_order_line_is_active (parts->pdata[i]))
      g_ptr_array_add (active, parts->pdata[i]);
  return active;
}

static gboolean
are_parts_of (GPtrArray *parts, PosOrderLine *was)
{
  for (guint i = 0; i < parts->len; i++) {
    PosOrderLine *part = parts->pdata[i];

    if (!part->price_locked || !pos_order_line_costs_like (part, was))
      return FALSE;
  }
  return parts->len > 0;
}

/* Below 0: so many were given up. */
static PosQuantity
get_added (GPtrArray *parts, PosOrderLine *was)
{
  PosQuantity added = {-pos_order_line_get_quantity (was).micro};

  for (guint i = 0; i < parts->len; i++)
    added.micro += pos_order_line_get_quantity (parts->pdata[i]).micro;
  return added;
}

/* M31, U13. */
static gboolean
resize (PosOrder *order, PosOrderLine *whole, PosQuantity added)
{
  PosQuantity from = pos_order_line_get_quantity (whole), to = {from.micro + added.micro};
  gint64 gross;

  if (added.micro > 0)
    pos_concessions_extend (whole, order->currency, from, to);
  else
    pos_concessions_shrink (whole, order->currency, from, to);
  whole->ordered.micro += added.micro;
  if (!pos_price_extend (
          pos_order_line_get_price (whole), to, order->currency, POS_ROUND_HALF_UP, &gross, NULL))
    return FALSE;
  whole->discount = CLAMP (whole->discount, 0, MAX (gross, 0));
  whole->net = gross - whole->discount;
  return TRUE;
}

/* What the line would come to with what was added or given up, had it not been split.
 * Returns: (transfer full) (nullable): %NULL where that cannot be said. */
static PosOrderLine *
imagine_whole (const PosPricing *pricing,
               PosOrder *order,
               PosOrderLine *was,
               GPtrArray *parts,
               PosQuantity added)
{
  g_autoptr (PosOrderLine) whole = pos_record_copy (was);
  PosOrderLine *first = parts->pdata[0];

  if (added.micro == 0)
    return g_steal_pointer (&whole);
  whole->intent = first->intent;
  pos_text_set (&whole->store, first->store);
  pos_text_set (&whole->address, first->address);
  return resize (order, whole, added) && pos_tax_apply_to_line (pricing, order, whole, NULL)
             ? g_steal_pointer (&whole)
             : NULL;
}

/* The last one that can bears what is missing. */
static void
share_net (GPtrArray *parts, PosOrder *order, PosOrderLine *whole)
{
  gint64 missing = whole->net;

  for (guint i = 0; i < parts->len; i++)
    missing -= ((PosOrderLine *)parts->pdata[i])->net;
  for (guint i = parts->len; i > 0 && missing != 0; i--) {
    PosOrderLine *part = parts->pdata[i - 1];

    gint64 *off = part->exempt_amount != 0 ? &part->exempt_amount : &part->discount;

    if (pos_order_line_get_open (part).micro == 0 || *off - missing < 0 ||
        part->net + missing < part->invoiced_net)
      continue;
    *off -= missing;
    part->net += missing;
    part->total = part->net + (order->tax_included ? 0 : part->tax);
    pos_concessions_fit (part, order->currency);
    missing = 0;
  }
}

static gboolean
bear_its_tax (GPtrArray *parts, PosOrderLine *whole)
{
  gint64 net = 0;

  for (guint i = 0; i < parts->len; i++) {
    PosOrderLine *part = parts->pdata[i];

    if (part->tax_rate.micro != whole->tax_rate.micro ||
        !pos_tax_parts_are_alike (part->taxes, whole->taxes))
      return FALSE;
    net += part->net;
  }
  return net == whole->net && net != whole->invoiced_net;
}

/* What was agreed stays, and only what was added is priced; of less than it was for, what was taken
 * off is as much less. */
static void
share_anew (const PosPricing *pricing, PosOrder *order, PosOrderLine *was, GPtrArray *parts)
{
  g_autoptr (PosOrderLine) whole =
      imagine_whole (pricing, order, was, parts, get_added (parts, was));

  if (!whole)
    return;
  share_net (parts, order, whole);
  if (bear_its_tax (parts, whole))
    share_tax (parts, order, whole);
}

void
pos_split_shares_put (const PosPricing *pricing, PosOrder *order)
{
  PosOrder *saved = order->flow == POS_ORDER_FLOW_EDIT ? pricing->before : NULL;

  g_autoptr (GArray) all = saved ? pos_split_parts_list (order, saved) : NULL;

  if (!saved)
    return;
  POS_LIST_FOREACH (PosOrderLine, was, saved->lines)
  {
    g_autoptr (GPtrArray) parts = list_parts_of (all, was);
    g_autoptr (GPtrArray) active = list_active (parts);

    if (parts->len < 2 || was->net == was->invoiced_net)
      continue;
    if (are_the_line (parts, was))
      share_tax (parts, order, was);
    else if (are_parts_of (active, was))
      share_anew (pricing, order, was, active);
  }
}
