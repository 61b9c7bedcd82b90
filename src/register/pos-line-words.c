/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-line-words.c — see the header. */
#include "register/pos-line-words.h"

/* A piece goes without saying. */
static const char *
get_unit (PosOrderLine *line)
{
  gboolean piece = !line->unit || !*line->unit || g_ascii_strcasecmp (line->unit, "ea") == 0 ||
                   g_ascii_strcasecmp (line->unit, "pcs") == 0;

  return piece ? NULL : line->unit;
}

PosUnitPrice
pos_line_words_get_price (PosOrderLine *line, PosQuantity quantity)
{
  PosQuantity units;

  return pos_order_line_count_units (line, quantity, &units)
             ? pos_price_of_one (pos_order_line_get_sold_price (line), NULL)
             : pos_order_line_get_price (line).price;
}

char *
pos_line_words_dup_quantity (PosFormat *format, PosOrderLine *line, PosQuantity quantity)
{
  PosQuantity units;

  return pos_format_quantity (
      format, pos_order_line_count_units (line, quantity, &units) ? units : quantity);
}

char *
pos_line_words_dup_per (PosFormat *format, PosOrderLine *line, PosQuantity quantity)
{
  PosQuantity per = pos_order_line_get_price (line).per, units;
  const char *unit = get_unit (line);
  g_autofree char *count = per.micro > 0 ? pos_format_quantity (format, per) : NULL;

  if (pos_order_line_count_units (line, quantity, &units))
    return g_strdup (line->sold_by);
  if (!count || !unit)
    return count ? g_steal_pointer (&count) : g_strdup (unit);
  return g_strdup_printf ("%s %s", count, unit);
}
