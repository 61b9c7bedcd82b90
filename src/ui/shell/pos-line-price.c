/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-line-price.c — see the header. */
#include "ui/shell/pos-line-price.h"

#include "model/pos-line-words.h"
#include "ui/common/pos-translator.h"

char *
pos_line_price_say (PosFormat *format, PosOrderLine *line, PosQuantity quantity, guint32 currency)
{
  PosUnitPrice price = pos_line_words_get_price (line, quantity);
  g_autofree char *text = pos_format_unit_price (format, price, currency);
  g_autofree char *per = pos_line_words_dup_per (format, line, quantity);

  if (!per)
    return g_steal_pointer (&text);
  /* TRANSLATORS: price, and of how much: "€12.50 per m", "€10.00 per 3" */
  return g_strdup_printf (_ ("%1$s per %2$s"), text, per);
}

gboolean
pos_line_price_is_of_one (PosOrderLine *line, PosQuantity quantity)
{
  PosQuantity units;

  return line->price_unit.micro == 0 && !pos_order_line_count_units (line, quantity, &units);
}
