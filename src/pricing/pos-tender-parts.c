/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-tender-parts.c — see the header. */
#include "pricing/pos-tender-parts.h"
#include "pricing/pos-concessions.h"
#include "pricing/pos-discount-index.h"
#include "pricing/pos-settlement.h"
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

/* As the price states it, with what is exempt of it. */
static gint64
get_stated (PosOrderLine *line)
{
  return line->net + line->exempt_amount;
}

/* The part of @line as it weighs in @total, which has its taxes, and nothing that is exempt. */
static gint64
get_paid_part (PosOrderLine *line, gint64 total)
{
  gint64 part = get_part (line);

  if (part == 0 || total == get_stated (line))
    return part;
  return pos_minor_scale (total, part, get_stated (line), POS_ROUND_HALF_UP);
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
  if (pos_order_is_handed_over (order, line))
    sum += pos_settlement_get_saved (order, line);
  else if (pos_concessions_may_change (line))
    sum += get_paid_part (line, line->total);
  return sum;
}

/* --- What it is taken off --- */

static gboolean
is_named (const PosPricing *pricing, PosDiscount *discount, PosOrderLine *line)
{
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (PosDiscountMatch));
  PosDiscountProduct product = {
      line->item, line->variant_of, line->category, pos_order_line_get_sold_unit (line)};

  pos_discount_index_find (pricing->config, POS_TYPE_DISCOUNT, &product, matches);
  for (guint i = 0; i < matches->len; i++)
    if (g_array_index (matches, PosDiscountMatch, i).record == discount)
      return TRUE;
  return FALSE;
}

gboolean
pos_tender_parts_is_for (const PosPricing *pricing, PosDiscount *discount, PosOrderLine *line)
{
  return pos_concessions_may_change (line) && line->net > 0 && is_named (pricing, discount, line);
}

/* What is paid while goods are handed over, of which the deposit pays a part. */
static void
add_leaving (PosTenderBase *self,
             PosOrder *order,
             PosOrderLine *line,
             const PosSettlement *settlement,
             gint64 invoice)
{
  gint64 stated = pos_settlement_get_leaving_net (line);
  gint64 due = invoice - settlement->applied;
  gint64 total = pos_settlement_get_leaving_total (order, line);
  gint64 weight = pos_minor_scale (stated, due, invoice, POS_ROUND_HALF_UP);

  if (stated <= 0 || weight <= 0)
    return;
  g_ptr_array_add (self->lines, line);
  g_array_append_val (self->weights, weight);
  self->whole += stated;
  self->now += weight;
  self->now_total += pos_minor_scale (total, due, invoice, POS_ROUND_HALF_UP);
}

static void
add_along (PosTenderBase *self, PosOrderLine *line)
{
  gint64 stated = get_stated (line) + get_part (line);

  g_ptr_array_add (self->lines, line);
  g_array_append_val (self->weights, stated);
  self->whole += stated;
  self->now += stated;
  self->now_total += line->total + get_paid_part (line, line->total);
}

/* §10.26. */
static void
measure_hand_over (PosTenderBase *self,
                   const PosPricing *pricing,
                   PosOrder *order,
                   PosDiscount *discount)
{
  PosSettlement settlement;
  gint64 invoice;

  if (!discount->on_balance || !pos_settlement_compute (pricing, order, &settlement, NULL))
    return;
  invoice = settlement.invoice;
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (pos_order_is_handed_over (order, line))
    invoice += pos_settlement_get_saved (order, line);
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    if (line->no_tender_discount)
      continue;
    if (pos_order_is_handed_over (order, line) && invoice > settlement.applied &&
        is_named (pricing, discount, line))
      add_leaving (self, order, line, &settlement, invoice);
    else if (pos_order_is_sold_along (order, line) &&
             pos_tender_parts_is_for (pricing, discount, line))
      add_along (self, line);
  }
}

static void
measure_cart (PosTenderBase *self,
              const PosPricing *pricing,
              PosOrder *order,
              PosDiscount *discount)
{
  gint64 off = pos_tender_parts_sum_open (order);
  gint64 required = order->deposit_required + off, open = order->open_total + off;

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    gboolean later = pos_order_line_is_deferred (line);
    gint64 stated = get_stated (line) + get_part (line);
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
pos_tender_base_init (PosTenderBase *self,
                      const PosPricing *pricing,
                      PosOrder *order,
                      PosDiscount *discount)
{
  *self = (PosTenderBase){
      .lines = g_ptr_array_new (),
      .weights = g_array_new (FALSE, FALSE, sizeof (gint64)),
      .due = order->due_now + pos_totals_get_tendered (order) + sum_of_cart (order),
  };
  if (order->flow == POS_ORDER_FLOW_HAND_OVER)
    measure_hand_over (self, pricing, order, discount);
  else
    measure_cart (self, pricing, order, discount);
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

void
pos_tender_parts_take_back (PosOrder *order)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    line->hand_over_saved = 0;
    for (guint i = pos_list_size (line->discounts); i > 0; i--) {
      PosLineDiscount *part = pos_list_peek (line->discounts, i - 1);

      if (part->of_gone && part->quantity.micro == 0)
        pos_list_remove (line->discounts, i - 1);
    }
  }
}

/* @leaves: it is for what leaves, and gets its quantity when it has left. */
static void
write_part (PosOrderLine *line, PosDiscount *discount, gint64 amount, gboolean leaves)
{
  g_autoptr (PosLineDiscount) part = NULL;

  if (amount == 0)
    return;
  part = g_object_new (POS_TYPE_LINE_DISCOUNT, NULL);
  pos_text_set (&part->offer, discount->id);
  part->origin = POS_DISCOUNT_TENDER;
  pos_l10n_set (&part->name, discount->name);
  part->amount = amount;
  part->of_gone = leaves;
  if (leaves) {
    line->hand_over_saved += amount;
  } else {
    part->quantity = pos_order_line_get_quantity (line);
    line->discount += amount;
  }
  pos_list_append (line->discounts, part);
}

/* The most that may come off @line. */
static gint64
get_most (PosOrderLine *line, gboolean leaves)
{
  return leaves ? pos_settlement_get_leaving_net (line) - line->hand_over_saved
                : get_stated (line) - get_part (line);
}

static void
put (PosOrder *order, const PosTenderBase *base, PosDiscount *discount, PosPayment *payment)
{
  g_autofree gint64 *parts = g_new0 (gint64, MAX (base->lines->len, 1));

  pos_minor_apportion (
      payment->discount, (const gint64 *)(gpointer)base->weights->data, parts, base->lines->len);
  for (guint i = 0; i < base->lines->len; i++) {
    PosOrderLine *line = base->lines->pdata[i];
    gboolean leaves = pos_order_is_handed_over (order, line);
    write_part (line, discount, MIN (parts[i], get_most (line, leaves)), leaves);
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
        put (order, base, discount, payment);
        pos_tender_base_clear (base);
      }
    }
  return any;
}
