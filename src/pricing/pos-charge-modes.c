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

/* The line of @saved that @line is, or was split off in this edit, (nullable): a part stands right
 * behind what it was split off. */
static PosOrderLine *
find_origin (PosOrder *order, PosOrder *saved, PosOrderLine *line)
{
  PosOrderLine *origin = NULL;

  POS_LIST_FOREACH (PosOrderLine, each, order->lines)
  {
    PosOrderLine *before = pos_order_find_line (saved, &each->id);

    if (before && (each == line ||
                   (!pos_id_is_none (&line->group) && pos_id_equal (&each->group, &line->group))))
      origin = before;
    if (each == line)
      return origin;
  }
  return NULL;
}

/* What @line bears of the @amount that was charged for @before: of less of it its share, as when
 * the charge had been there all along, and what it was split into bears as much together as it did.
 */
static gint64
get_share (
    PosOrder *order, PosOrder *saved, PosOrderLine *before, PosOrderLine *line, gint64 amount)
{
  gint64 then = before ? pos_order_line_get_quantity (before).micro : 0;
  gint64 pieces = 0;

  POS_LIST_FOREACH (PosOrderLine, each, order->lines)
  {
    gint64 now = pos_order_line_is_active (each) ? pos_order_line_get_quantity (each).micro : 0;

    if (then <= 0 || find_origin (order, saved, each) != before)
      continue;
    if (each == line)
      return pos_minor_scale (amount, MIN (pieces + now, then), then, POS_ROUND_HALF_UP) -
             pos_minor_scale (amount, MIN (pieces, then), then, POS_ROUND_HALF_UP);
    pieces += now;
  }
  return amount;
}

static void
put_shares (PosOrder *order, PosOrder *saved, PosCharge *charge, PosCharge *kept)
{
  PosOrderLine *before = pos_order_find_line (saved, &kept->line);
  PosOrderLine *line = pos_order_find_line (order, &charge->line);

  charge->amount = get_share (order, saved, before, line, kept->amount);
  charge->calculated = get_share (order, saved, before, line, kept->calculated);
  charge->discount = get_share (order, saved, before, line, kept->discount);
}

/* What the rules said of a mode that was another one on the way is forgotten; what a person said is
 * not. */
static void
reset (PosOrder *order, PosOrder *saved, PosCharge *charge, PosCharge *kept)
{
  if (charge->overridden || kept->overridden)
    return;
  put_shares (order, saved, charge, kept);
  pos_l10n_set (&charge->description, kept->description);
}

static void
put_back (PosOrder *order, PosOrder *saved, PosCharge *kept)
{
  g_autoptr (PosCharge) copy = pos_record_copy (kept);

  put_shares (order, saved, copy, kept);
  pos_list_append (order->charges, copy);
}

/* Whether @charge is @kept, or the part of it that went with what was split off its line. */
static gboolean
comes_from (PosOrder *order, PosOrder *saved, PosCharge *charge, PosCharge *kept)
{
  PosOrderLine *line = pos_order_find_line (order, &charge->line);
  PosOrderLine *origin;

  if (pos_id_equal (&charge->id, &kept->id))
    return TRUE;
  if (!line || pos_order_find_charge (saved, &charge->id) || !pos_charge_is_automatic (charge) ||
      g_strcmp0 (charge->code, kept->code) != 0)
    return FALSE;
  origin = find_origin (order, saved, line);
  return origin && pos_id_equal (&origin->id, &kept->line);
}

void
pos_charge_modes_restore (const PosPricing *pricing, PosOrder *order)
{
  PosOrder *saved = order->flow == POS_ORDER_FLOW_EDIT ? pricing->before : NULL;

  if (!saved)
    return;
  POS_LIST_FOREACH (PosCharge, kept, saved->charges)
  {
    if (!pos_charge_is_automatic (kept) || !pos_charge_modes_has_goods (pricing, order, kept) ||
        pos_charge_modes_is_affected (pricing, order, kept->mode))
      continue;
    POS_LIST_FOREACH (PosCharge, charge, order->charges)
    if (comes_from (order, saved, charge, kept))
      reset (order, saved, charge, kept);
    if (!pos_order_find_charge (order, &kept->id))
      put_back (order, saved, kept);
  }
}
