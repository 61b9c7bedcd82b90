/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-tender-parts.c — see the header. */
#include "pricing/pos-tender-parts.h"
#include "pricing/pos-concessions.h"
#include "pricing/pos-discount-index.h"
#include "pricing/pos-totals.h"

/* --- What was taken off --- */

static gint64
get_part (PosOrderLine *line)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosLineDiscount, part, line->discounts)
  sum += part->origin == POS_DISCOUNT_TENDER ? part->amount : 0;
  return sum;
}

/* The part of @line as it weighs in @total, which has its taxes. */
static gint64
get_paid_part (PosOrderLine *line, gint64 total)
{
  gint64 part = get_part (line);

  if (part == 0 || total == line->net)
    return part;
  return pos_minor_scale (total, part, line->net, POS_ROUND_HALF_UP);
}

gint64
pos_tender_parts_sum_open (PosOrder *order)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (pos_order_line_is_active (line) && pos_order_line_is_deferred (line) &&
      !pos_order_line_is_return (line))
    sum += get_paid_part (line, pos_totals_get_line_open (order, line));
  return sum;
}

/* By payments of this cart: what earlier ones took off stands on locked lines. */
static gint64
sum_of_cart (PosOrder *order)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (pos_concessions_may_change (line))
    sum += get_paid_part (line, line->total);
  return sum;
}

/* --- What it is taken off --- */

gboolean
pos_tender_parts_is_for (const PosPricing *pricing, PosDiscount *discount, PosOrderLine *line)
{
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (PosDiscountMatch));
  PosDiscountProduct product = {line->item, line->variant_of, line->category, line->unit};

  if (!pos_concessions_may_change (line) || line->net <= 0)
    return FALSE;
  pos_discount_index_find (pricing->config, POS_TYPE_DISCOUNT, &product, matches);
  for (guint i = 0; i < matches->len; i++)
    if (g_array_index (matches, PosDiscountMatch, i).record == discount)
      return TRUE;
  return FALSE;
}

void
pos_tender_base_init (PosTenderBase *self,
                      const PosPricing *pricing,
                      PosOrder *order,
                      PosDiscount *discount)
{
  gint64 off = pos_tender_parts_sum_open (order);
  gint64 required = order->deposit_required + off, open = order->open_total + off;

  *self = (PosTenderBase){
      .lines = g_ptr_array_new (),
      .weights = g_array_new (FALSE, FALSE, sizeof (gint64)),
      .due = order->due_now + pos_totals_get_tendered (order) + sum_of_cart (order),
  };
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    gboolean later = pos_order_line_is_deferred (line);
    gint64 stated = line->net + get_part (line);
    gint64 total = line->total + get_paid_part (line, line->total);
    gint64 weight = later ? pos_minor_scale (stated, required, open, POS_ROUND_HALF_UP) : stated;

    if (line->no_tender_discount || !pos_tender_parts_is_for (pricing, discount, line))
      continue;
    g_ptr_array_add (self->lines, line);
    g_array_append_val (self->weights, weight);
    self->whole += stated;
    self->now += weight;
    self->now_total += later ? pos_minor_scale (total, required, open, POS_ROUND_HALF_UP) : total;
  }
}

void
pos_tender_base_clear (PosTenderBase *self)
{
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->weights, g_array_unref);
}

/* --- Taking it off --- */

static gboolean
is_live (PosPayment *payment)
{
  return payment->revision == 0 && payment->discount > 0 &&
         (payment->state == POS_PAYMENT_STATE_CAPTURED ||
          payment->state == POS_PAYMENT_STATE_AUTHORIZED);
}

static void
write_part (PosOrderLine *line, PosDiscount *discount, gint64 amount)
{
  g_autoptr (PosLineDiscount) part = NULL;

  if (amount == 0)
    return;
  part = g_object_new (POS_TYPE_LINE_DISCOUNT, NULL);
  pos_text_set (&part->offer, discount->id);
  part->origin = POS_DISCOUNT_TENDER;
  pos_l10n_set (&part->name, discount->name);
  part->amount = amount;
  part->quantity = pos_order_line_get_quantity (line);
  line->discount += amount;
  pos_list_append (line->discounts, part);
}

static void
put (const PosTenderBase *base, PosDiscount *discount, PosPayment *payment)
{
  g_autofree gint64 *parts = g_new0 (gint64, MAX (base->lines->len, 1));

  pos_minor_apportion (
      payment->discount, (const gint64 *)(gpointer)base->weights->data, parts, base->lines->len);
  for (guint i = 0; i < base->lines->len; i++) {
    PosOrderLine *line = base->lines->pdata[i];
    write_part (line, discount, MIN (parts[i], line->net - get_part (line)));
  }
}

gboolean
pos_tender_parts_put (const PosPricing *pricing, PosOrder *order)
{
  guint n = pos_list_size (order->payments);
  g_autofree PosTenderBase *bases = g_new0 (PosTenderBase, MAX (n, 1));
  gboolean any = FALSE;

  /* All of them are measured before the first is written: each sees the same order. */
  for (guint pass = 0; pass < 2; pass++)
    POS_LIST_FOREACH (PosPayment, payment, order->payments)
    {
      PosTenderBase *base = &bases[payment_index];
      PosDiscount *discount =
          is_live (payment) ? pos_config_get (pricing->config, POS_TYPE_DISCOUNT, payment->offer)
                            : NULL;

      if (!discount)
        continue;
      if (pass == 0) {
        pos_tender_base_init (base, pricing, order, discount);
      } else {
        any |= base->lines->len > 0;
        put (base, discount, payment);
        pos_tender_base_clear (base);
      }
    }
  return any;
}
