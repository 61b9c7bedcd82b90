/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-charge-modes.c — see the header. */
#include "pricing/pos-charge-modes-private.h"
#include "pricing/pos-split-parts-private.h"

gboolean
pos_charge_modes_equal (const char *a, const char *b)
{
  return g_strcmp0 (pos_text_or (a, ""), pos_text_or (b, "")) == 0;
}

gboolean
pos_charge_modes_compares (PosOrder *order)
{
  return order->flow == POS_ORDER_FLOW_EDIT ||
         (order->flow == POS_ORDER_FLOW_NEW && !pos_id_is_none (&order->quote));
}

gboolean
pos_charge_modes_is_affected (const PosPricing *pricing, PosOrder *order, const char *mode)
{
  if (order->flow == POS_ORDER_FLOW_NEW && !pos_charge_modes_compares (order))
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

/* --- What stays as it was saved --- */

typedef struct {
  const PosPricing *pricing;
  PosOrder *order;
  PosOrder *saved;
  GArray *parts; /* (element-type PosSplitPart): all lines of @order */
} Edit;

/* (nullable): a header charge has none. */
static const PosSplitPart *
find_part (const Edit *edit, PosCharge *charge)
{
  for (guint i = 0; i < edit->parts->len && !pos_id_is_none (&charge->line); i++) {
    const PosSplitPart *part = &g_array_index (edit->parts, PosSplitPart, i);

    if (pos_id_equal (&part->line->id, &charge->line))
      return part;
  }
  return NULL;
}

/* The saved charge that @charge is, or the part of that went with what was split off its line. */
static PosCharge *
find_kept (const Edit *edit, PosCharge *charge)
{
  PosCharge *same = pos_order_find_charge (edit->saved, &charge->id);
  const PosSplitPart *part = same ? NULL : find_part (edit, charge);

  if (!part || !part->before || !pos_charge_is_automatic (charge))
    return same;
  POS_LIST_FOREACH (PosCharge, kept, edit->saved->charges)
  if (pos_id_equal (&kept->line, &part->before->id) && kept->origin == charge->origin &&
      !g_strcmp0 (kept->code, charge->code))
    return kept;
  return NULL;
}

static gboolean
stays (const Edit *edit, PosCharge *kept)
{
  return pos_charge_is_automatic (kept) &&
         pos_charge_modes_has_goods (edit->pricing, edit->order, kept) &&
         !pos_charge_modes_is_affected (edit->pricing, edit->order, kept->mode);
}

static gint64
count_all_pieces (const Edit *edit, const PosSplitPart *part)
{
  gint64 all = 0;

  for (guint i = 0; i < edit->parts->len; i++) {
    const PosSplitPart *other = &g_array_index (edit->parts, PosSplitPart, i);

    if (other->before == part->before)
      all += pos_split_parts_count_pieces (other->line);
  }
  return all;
}

/* What @part bears of the @amount that was charged for what it was: all of it, whatever is left, as
 * the mode is untouched; what it was split into bears as much together. */
static gint64
get_share (const Edit *edit, const PosSplitPart *part, gint64 amount)
{
  gint64 all = part && part->before ? count_all_pieces (edit, part) : 0;

  if (all <= 0)
    return amount;
  return pos_minor_scale (amount,
                          part->first + pos_split_parts_count_pieces (part->line),
                          all,
                          POS_ROUND_HALF_UP) -
         pos_minor_scale (amount, part->first, all, POS_ROUND_HALF_UP);
}

static void
put_shares (const Edit *edit, PosCharge *charge, PosCharge *kept)
{
  const PosSplitPart *part = find_part (edit, charge);

  pos_charge_state (charge, get_share (edit, part, pos_charge_get_stated (kept)));
  charge->calculated = get_share (edit, part, kept->calculated);
  charge->discount = get_share (edit, part, kept->discount);
}

/* What was invoiced in part is looked at anew each time, from what it was: its rest may have ended
 * on the way. */
static void
put_whole (PosCharge *charge, PosCharge *kept)
{
  charge->tax = kept->tax;
  charge->total = kept->total;
  pos_tax_parts_assign (charge->taxes, kept->taxes);
}

/* What the rules said of a mode that was another one on the way is forgotten; what a person said is
 * not. */
static void
reset (const Edit *edit, PosCharge *charge)
{
  PosCharge *kept = find_kept (edit, charge);
  gboolean in_part = charge->invoiced != 0 && pos_charge_is_automatic (charge);

  if (!kept || !(in_part || stays (edit, kept)) || charge->overridden || kept->overridden)
    return;
  put_shares (edit, charge, kept);
  if (in_part)
    put_whole (charge, kept);
  pos_l10n_set (&charge->description, kept->description);
}

static void
put_back (const Edit *edit, PosCharge *kept)
{
  g_autoptr (PosCharge) copy = NULL;

  if (pos_order_find_charge (edit->order, &kept->id) || !stays (edit, kept))
    return;
  copy = pos_record_copy (kept);
  put_shares (edit, copy, kept);
  pos_list_append (edit->order->charges, copy);
}

void
pos_charge_modes_restore (const PosPricing *pricing, PosOrder *order)
{
  PosOrder *saved = pos_charge_modes_compares (order) ? pricing->before : NULL;
  g_autoptr (GArray) parts = NULL;

  if (!saved)
    return;
  parts = pos_split_parts_list (order, saved);
  Edit edit = {pricing, order, saved, parts};
  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  {
    reset (&edit, charge);
  }
  POS_LIST_FOREACH (PosCharge, kept, saved->charges)
  {
    put_back (&edit, kept);
  }
}
