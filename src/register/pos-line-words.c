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

char *
pos_line_words_dup_per (PosFormat *format, PosOrderLine *line)
{
  PosQuantity per = pos_order_line_get_price (line).per;
  const char *unit = get_unit (line);
  g_autofree char *count = per.micro > 0 ? pos_format_quantity (format, per) : NULL;

  if (!count || !unit)
    return count ? g_steal_pointer (&count) : g_strdup (unit);
  return g_strdup_printf ("%s %s", count, unit);
}
