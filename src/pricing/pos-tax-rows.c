/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-tax-rows.c — see the header. */
#include "pricing/pos-tax-rows.h"

static void
row_free (PosTaxRow *row)
{
  g_free (row->code);
  g_free (row);
}

static gboolean
is_alike (const PosTaxRow *a, const PosTaxRow *b)
{
  return a->rate.micro == b->rate.micro && a->exempt == b->exempt && a->of_gross == b->of_gross &&
         a->outside == b->outside && g_str_equal (a->code, b->code);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const PosTaxRow *first = *(PosTaxRow *const *)a, *second = *(PosTaxRow *const *)b;
  int by_code = strcmp (first->code, second->code);

  if (first->outside != second->outside)
    return first->outside ? 1 : -1;
  if (by_code != 0)
    return by_code;
  if (first->rate.micro != second->rate.micro)
    return first->rate.micro > second->rate.micro ? -1 : 1;
  return first->exempt - second->exempt;
}

static void
add (GPtrArray *rows, const PosTaxRow *added)
{
  PosTaxRow *row;

  for (guint i = 0; i < rows->len; i++) {
    row = rows->pdata[i];
    if (is_alike (row, added)) {
      row->base += added->base;
      row->amount += added->amount;
      return;
    }
  }
  row = g_memdup2 (added, sizeof *added);
  row->code = g_strdup (added->code);
  g_ptr_array_add (rows, row);
}

/* @whole: what it would be if there were only one. */
static void
add_all (GPtrArray *rows, PosList *taxes, PosTaxRow whole)
{
  char none[] = "";

  whole.code = none;
  if (pos_list_size (taxes) == 0)
    add (rows, &whole);
  POS_LIST_FOREACH (PosTaxPart, part, taxes)
  {
    const PosTaxRow row = {.code = part->code ? part->code : none,
                           .rate = part->rate,
                           .exempt = part->exempt,
                           .of_gross = part->of_gross,
                           .base = whole.base,
                           .amount = part->amount};
    add (rows, &row);
  }
}

GPtrArray *
pos_tax_rows_collect (PosOrder *order)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)row_free);

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    if (pos_order_line_is_active (line) && !line->gift_card)
      add_all (rows,
               line->taxes,
               (PosTaxRow){.rate = line->tax_rate,
                           .base = line->net - (order->tax_included ? line->tax : 0),
                           .amount = line->tax});
  }
  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  add_all (rows,
           charge->taxes,
           (PosTaxRow){.rate = charge->tax_rate,
                       .outside = !charge->tax_group,
                       .base = charge->total - charge->tax,
                       .amount = charge->tax});
  g_ptr_array_sort (rows, compare);
  return rows;
}

PosTaxRow
pos_tax_row_told (const PosTaxRow *self)
{
  PosTaxRow told = *self;

  if (!self->of_gross)
    return told;
  told.rate.micro = pos_minor_scale (
      self->rate.micro, POS_SCALE, POS_SCALE + self->rate.micro, POS_ROUND_HALF_UP);
  told.base += self->amount;
  return told;
}
