/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-split-parts.c — see the header. */
#include "pricing/pos-split-parts-private.h"

gint64
pos_split_parts_count_pieces (PosOrderLine *line)
{
  return pos_order_line_is_active (line) ? pos_order_line_get_quantity (line).micro : 0;
}

/* A part stands right behind what it was split off. */
static void
follow_former (GArray *parts, PosSplitPart *part)
{
  for (guint i = parts->len; i > 0 && !pos_id_is_none (&part->line->group); i--) {
    const PosSplitPart *former = &g_array_index (parts, PosSplitPart, i - 1);

    if (!pos_id_equal (&former->line->group, &part->line->group))
      continue;
    part->before = former->before;
    part->first = former->first + pos_split_parts_count_pieces (former->line);
    return;
  }
}

GArray *
pos_split_parts_list (PosOrder *order, PosOrder *saved)
{
  GArray *parts =
      g_array_sized_new (FALSE, FALSE, sizeof (PosSplitPart), pos_list_size (order->lines));

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    PosSplitPart part = {line, pos_order_find_line (saved, &line->id), 0};

    if (!part.before)
      follow_former (parts, &part);
    g_array_append_val (parts, part);
  }
  return parts;
}

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

    if (!pos_order_line_is_active (part) || part->unit_price.micro != was->unit_price.micro ||
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
  gint64 open_net = was->net - was->invoiced_net, open_tax = was->tax - was->invoiced_tax;
  gint64 net = 0, given = 0;
  g_autoptr (PosList) taken = pos_list_new (POS_TYPE_TAX_PART);

  pos_tax_parts_assign (taken, was->invoiced_taxes);
  for (guint i = 0; i < parts->len; i++) {
    PosOrderLine *part = parts->pdata[i];
    gint64 share;

    net += part->net - part->invoiced_net;
    share = pos_minor_scale (open_tax, net, open_net, POS_ROUND_HALF_UP) - given;
    given += share;
    g_autoptr (PosList) codes = pos_tax_parts_deal (was->taxes, taken, share);
    pos_tax_parts_add (taken, codes, 1);
    pos_tax_parts_add (codes, part->invoiced_taxes, 1);
    pos_tax_parts_assign (part->taxes, codes);
    part->tax = part->invoiced_tax + share;
    part->total = part->net + (order->tax_included ? 0 : part->tax);
  }
}

void
pos_split_parts_share (const PosPricing *pricing, PosOrder *order)
{
  PosOrder *saved = order->flow == POS_ORDER_FLOW_EDIT ? pricing->before : NULL;

  g_autoptr (GArray) all = saved ? pos_split_parts_list (order, saved) : NULL;

  if (!saved)
    return;
  POS_LIST_FOREACH (PosOrderLine, was, saved->lines)
  {
    g_autoptr (GPtrArray) parts = list_parts_of (all, was);

    if (parts->len > 1 && was->net != was->invoiced_net && are_the_line (parts, was))
      share_tax (parts, order, was);
  }
}
