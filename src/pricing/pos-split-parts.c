/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-split-parts.c — see the header. */
#include "pricing/pos-split-parts-private.h"

#include "pricing/pos-tax.h"

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

gint64
pos_tax_sharing_next (
    PosTaxSharing *self, gint64 open, gint64 invoiced_tax, PosList *invoiced, PosList *taxes)
{
  gint64 share;

  self->reached += open;
  share =
      pos_minor_scale (self->open_tax, self->reached, self->open, POS_ROUND_HALF_UP) - self->given;
  self->given += share;
  g_autoptr (PosList) codes = pos_tax_parts_deal (self->taxes, self->taken, share);
  pos_tax_parts_add (self->taken, codes, 1);
  pos_tax_parts_add (codes, invoiced, 1);
  pos_tax_parts_assign (taxes, codes);
  return invoiced_tax + share;
}
