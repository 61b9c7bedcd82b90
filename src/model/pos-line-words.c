/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-line-words.c — see the header. */
#include "model/pos-line-words.h"

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

/* --- Without a price --- */

static char *
dup_count (PosFormat *format, const char *unit, PosQuantity factor, PosQuantity quantity)
{
  g_autofree char *pieces = pos_format_quantity (format, quantity);
  gint64 units = unit && factor.micro > 0 ? quantity.micro / factor.micro : 0;

  if (units == 0)
    return g_steal_pointer (&pieces);
  PosQuantity rest = {ABS (quantity.micro % factor.micro)};
  g_autofree char *boxes = pos_format_quantity (format, pos_quantity_whole (units));
  g_autofree char *more = pos_format_quantity (format, rest);
  if (rest.micro == 0)
    return g_strdup_printf ("%s %s (%s)", boxes, unit, pieces);
  return g_strdup_printf ("%s %s + %s (%s)", boxes, unit, more, pieces);
}

char *
pos_line_words_dup_count (PosFormat *format, PosOrderLine *line, PosQuantity quantity)
{
  return dup_count (format, line->sold_by, line->unit_factor, quantity);
}

char *
pos_line_words_dup_work_count (PosFormat *format, PosWorkLine *line, PosQuantity quantity)
{
  return dup_count (format, line->sold_by, line->unit_factor, quantity);
}

PosQuantity
pos_line_words_get_step (PosOrderLine *line, PosQuantity quantity)
{
  PosQuantity units;

  return pos_order_line_count_units (line, quantity, &units) ? line->unit_factor
                                                             : pos_quantity_whole (1);
}
