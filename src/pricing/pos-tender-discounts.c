/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-tender-discounts.c — see the header. */
#include "pricing/pos-tender-discounts.h"
#include "pricing/pos-discount-holds.h"
#include "pricing/pos-pricing-recompute.h"
#include "pricing/pos-tender-parts.h"

/* The tier that @whole reaches; no rate: none. */
static PosRate
find_rate (PosDiscount *discount, gint64 whole)
{
  PosRate rate = {0};

  POS_LIST_FOREACH (PosDiscountTier, tier, discount->tiers)
  if (whole >= tier->from)
    rate = tier->rate;
  return rate;
}

static gboolean
takes_part (const PosDiscountContext *context, PosDiscount *discount, const char *tender)
{
  return discount->type == POS_DISCOUNT_TENDER && !g_strcmp0 (discount->tender, tender) &&
         pos_discount_holds (context, discount) == POS_DISCOUNT_HOLDS;
}

/* What @discount takes off when all that is due is paid now. */
static void
measure (const PosPricing *pricing, PosOrder *order, PosDiscount *discount, PosTenderPlan *plan)
{
  g_auto (PosTenderBase) base = {0};
  PosRate rate;
  gint64 due_part;

  pos_tender_base_init (&base, pricing, order, discount);
  rate = find_rate (discount, base.whole);
  if (rate.micro == 0 || base.due <= 0 || base.now <= 0)
    return;
  due_part = MIN (order->due_now, base.due);
  gint64 all = pos_minor_at_rate (
      pos_minor_scale (base.now, due_part, base.due, POS_ROUND_HALF_UP), rate, POS_ROUND_HALF_UP);
  if (all < plan->discount || (all == plan->discount && plan->offer))
    return;
  plan->offer = discount;
  plan->discount = all;
  /* p settles s = p + s × now_total × r / due, and takes off s × now × r / due. */
  plan->share_of = base.now * rate.micro;
  plan->share_by = base.due * POS_SCALE - base.now_total * rate.micro;
}

/* What is left to pay once @amount is paid and @discount given for it: asked of a copy. */
static gboolean
find_rest (const PosPricing *pricing,
           PosOrder *order,
           PosDiscount *offer,
           gint64 amount,
           gint64 discount,
           gint64 *rest,
           GError **error)
{
  g_autoptr (PosOrder) copy = pos_record_copy (order);
  g_autoptr (PosPayment) payment = g_object_new (POS_TYPE_PAYMENT, NULL);

  payment->id = pos_context_mint_id (pricing->context);
  payment->kind = POS_PAYMENT_TENDER;
  payment->state = POS_PAYMENT_STATE_CAPTURED;
  payment->amount = amount;
  payment->discount = discount;
  pos_text_set (&payment->offer, offer->id);
  pos_list_append (copy->payments, payment);
  if (!pos_pricing_recompute (pricing, copy, error))
    return FALSE;
  *rest = copy->due_now;
  return TRUE;
}

gboolean
pos_tender_discounts_plan (const PosPricing *pricing,
                           PosOrder *order,
                           const char *tender,
                           PosTenderPlan *plan,
                           GError **error)
{
  GPtrArray *discounts = pos_config_list (pricing->config, POS_TYPE_DISCOUNT);
  gboolean paying =
      pos_order_flow_is_building (order->flow) || order->flow == POS_ORDER_FLOW_HAND_OVER;
  g_auto (PosDiscountContext) context = {0};

  *plan = (PosTenderPlan){.due = order->due_now};
  if (!paying || order->type == POS_ORDER_TYPE_QUOTE || order->due_now <= 0 || order->no_offers)
    return TRUE;
  pos_discount_context_init (&context, pricing, order);
  for (guint i = 0; i < discounts->len; i++)
    if (takes_part (&context, discounts->pdata[i], tender))
      measure (pricing, order, discounts->pdata[i], plan);
  return !plan->offer ||
         find_rest (pricing, order, plan->offer, 0, plan->discount, &plan->due, error);
}

GPtrArray *
pos_tender_discounts_list (const PosPricing *pricing, PosOrder *order, PosOrderLine *line)
{
  GPtrArray *discounts = pos_config_list (pricing->config, POS_TYPE_DISCOUNT);
  GPtrArray *found = g_ptr_array_new ();
  g_auto (PosDiscountContext) context = {0};

  pos_discount_context_init (&context, pricing, order);
  for (guint i = 0; i < discounts->len; i++) {
    PosDiscount *discount = discounts->pdata[i];
    if (takes_part (&context, discount, discount->tender) &&
        pos_tender_parts_is_for (pricing, discount, line))
      g_ptr_array_add (found, discount);
  }
  return found;
}

gboolean
pos_tender_plan_get_rest (const PosTenderPlan *plan,
                          const PosPricing *pricing,
                          PosOrder *order,
                          gint64 amount,
                          gint64 *rest,
                          GError **error)
{
  if (plan->offer && amount < plan->due)
    return find_rest (pricing,
                      order,
                      plan->offer,
                      amount,
                      pos_tender_plan_get_discount (plan, amount),
                      rest,
                      error);
  *rest = plan->due - amount;
  return TRUE;
}

gint64
pos_tender_plan_get_discount (const PosTenderPlan *plan, gint64 amount)
{
  if (!plan->offer || amount >= plan->due)
    return plan->discount;
  return MIN (plan->discount,
              pos_minor_scale (amount, plan->share_of, plan->share_by, POS_ROUND_HALF_UP));
}

void
pos_tender_plan_apply (const PosTenderPlan *plan, PosPayment *payment)
{
  payment->discount = pos_tender_plan_get_discount (plan, payment->amount);
  pos_text_set (&payment->offer, payment->discount > 0 ? plan->offer->id : NULL);
}
