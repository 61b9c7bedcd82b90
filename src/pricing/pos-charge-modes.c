/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-charge-modes.c — see the header. */
#include "pricing/pos-charge-modes-private.h"

gboolean
pos_charge_modes_equal (const char *a, const char *b)
{
  return g_strcmp0 (pos_text_or (a, ""), pos_text_or (b, "")) == 0;
}

gboolean
pos_charge_modes_is_affected (const PosPricing *pricing, PosOrder *order, const char *mode)
{
  if (order->flow == POS_ORDER_FLOW_NEW)
    return TRUE;
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    const char *now = pos_pricing_get_line_mode (pricing, line);

    if (!pos_order_line_is_active (line))
      continue;
    if (line->charged_mode && pos_charge_modes_equal (now, line->charged_mode))
      continue;
    if (pos_charge_modes_equal (now, mode) ||
        (line->charged_mode && pos_charge_modes_equal (line->charged_mode, mode)))
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_goods (const PosPricing *pricing,
           PosOrder *order,
           PosCharge *charge,
           PosQuantity (*count) (PosOrderLine *line))
{
  if (!charge->mode || !*charge->mode)
    return TRUE;
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    gboolean meant = pos_id_is_none (&charge->line) || pos_id_equal (&charge->line, &line->id);

    if (meant && pos_order_line_is_active (line) && count (line).micro > 0 &&
        pos_charge_modes_equal (pos_pricing_get_line_mode (pricing, line), charge->mode))
      return TRUE;
  }
  return FALSE;
}

gboolean
pos_charge_modes_has_goods (const PosPricing *pricing, PosOrder *order, PosCharge *charge)
{
  return has_goods (pricing, order, charge, pos_order_line_get_quantity);
}

gboolean
pos_charge_modes_has_open_goods (const PosPricing *pricing, PosOrder *order, PosCharge *charge)
{
  return has_goods (pricing, order, charge, pos_order_line_get_open);
}

/* Of a line of which less is left, its share, as when the charge had been there all along. */
static gint64
get_share (PosOrder *order, PosOrder *saved, PosCharge *kept)
{
  PosOrderLine *line = pos_order_find_line (order, &kept->line);
  PosOrderLine *before = pos_order_find_line (saved, &kept->line);
  gint64 now = line ? pos_order_line_get_quantity (line).micro : 0;
  gint64 then = before ? pos_order_line_get_quantity (before).micro : 0;

  return now < then ? pos_minor_scale (kept->amount, now, then, POS_ROUND_HALF_UP) : kept->amount;
}

/* What the rules said of a mode that was another one on the way is forgotten; what a person said is
 * not. */
static void
reset (PosOrder *order, PosOrder *saved, PosCharge *charge, PosCharge *kept)
{
  if (charge->overridden || kept->overridden)
    return;
  charge->amount = get_share (order, saved, kept);
  charge->calculated = kept->calculated;
  charge->discount = kept->discount;
  pos_l10n_set (&charge->description, kept->description);
}

static void
put_back (PosOrder *order, PosOrder *saved, PosCharge *kept)
{
  g_autoptr (PosCharge) copy = pos_record_copy (kept);

  copy->amount = get_share (order, saved, kept);
  pos_list_append (order->charges, copy);
}

void
pos_charge_modes_restore (const PosPricing *pricing, PosOrder *order)
{
  PosOrder *saved = order->flow == POS_ORDER_FLOW_EDIT ? pricing->before : NULL;

  if (!saved)
    return;
  POS_LIST_FOREACH (PosCharge, kept, saved->charges)
  {
    PosCharge *charge = pos_order_find_charge (order, &kept->id);

    if (!pos_charge_is_automatic (kept) || !pos_charge_modes_has_goods (pricing, order, kept) ||
        pos_charge_modes_is_affected (pricing, order, kept->mode))
      continue;
    if (charge)
      reset (order, saved, charge, kept);
    else
      put_back (order, saved, kept);
  }
}
