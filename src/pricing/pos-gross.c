/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-gross.c — see the header. */
#include "pricing/pos-gross.h"

static gboolean
extend (PosOrder *order, PosOrderLine *line, gint64 pieces, gint64 *gross, GError **error)
{
  return pos_price_extend (pos_order_line_get_price (line),
                           (PosQuantity){pieces},
                           order->currency,
                           POS_ROUND_HALF_UP,
                           gross,
                           error);
}

static gboolean
is_part_of (PosOrderLine *other, PosOrderLine *line)
{
  return pos_id_equal (&other->group, &line->group) && pos_order_line_is_active (other) &&
         pos_order_line_costs_like (other, line);
}

/* Pieces of the parts before @line, whose price is for several. */
static gint64
count_before (PosOrder *order, PosOrderLine *line)
{
  gint64 pieces = 0;
  guint at;

  if (pos_id_is_none (&line->group) || !pos_list_find (order->lines, line, &at))
    return 0;
  for (guint i = 0; i < at; i++) {
    PosOrderLine *other = pos_list_peek (order->lines, i);

    pieces += is_part_of (other, line) ? pos_order_line_get_quantity (other).micro : 0;
  }
  return pieces;
}

/* Of the pieces from @from up to @to. */
static gboolean
find_between (
    PosOrder *order, PosOrderLine *line, gint64 from, gint64 to, gint64 *gross, GError **error)
{
  gint64 before = 0;

  if ((from != 0 && !extend (order, line, from, &before, error)) ||
      !extend (order, line, to, gross, error))
    return FALSE;
  *gross -= before;
  return TRUE;
}

gboolean
pos_gross_find (PosOrder *order, PosOrderLine *line, gint64 *gross, GError **error)
{
  gint64 pieces = pos_order_line_get_quantity (line).micro, from;

  if (line->price_unit.micro == 0)
    return extend (order, line, pieces, gross, error);
  from = count_before (order, line);
  return find_between (order, line, from, from + pieces, gross, error);
}

gboolean
pos_gross_find_last (PosOrder *order, PosOrderLine *line, PosQuantity part, gint64 *gross)
{
  gint64 to;

  if (line->price_unit.micro == 0)
    return extend (order, line, part.micro, gross, NULL);
  to = count_before (order, line) + pos_order_line_get_quantity (line).micro;
  return find_between (order, line, to - part.micro, to, gross, NULL);
}
