/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-pricing-recompute.c — the order of calculation (§5.1). */
#include "pricing/pos-pricing-recompute.h"
#include "pricing/pos-cancellation.h"
#include "pricing/pos-charges.h"
#include "pricing/pos-concessions.h"
#include "pricing/pos-deposit.h"
#include "pricing/pos-discounts.h"
#include "pricing/pos-exemption.h"
#include "pricing/pos-gross.h"
#include "pricing/pos-split-charges-private.h"
#include "pricing/pos-split-shares-private.h"
#include "pricing/pos-tax-receipt.h"
#include "pricing/pos-tax.h"
#include "pricing/pos-tender-parts.h"
#include "pricing/pos-totals.h"

static gboolean
is_for_delivery (PosCharge *charge)
{
  return charge->shipping || charge->origin == POS_CHARGE_PROMPT;
}

static void
drop_delivery_charges (PosOrder *order)
{
  for (guint i = pos_list_size (order->charges); i > 0; i--) {
    PosCharge *charge = pos_list_peek (order->charges, i - 1);

    if (pos_id_is_none (&charge->original) && is_for_delivery (charge))
      pos_list_remove (order->charges, i - 1);
  }
}

/* O6.  Once money was booked the order stays an order; a quote is one until it is converted. */
static void
switch_mode (const PosPricing *pricing, PosOrder *order)
{
  gboolean deferred = pos_order_has_deferred (order);

  /* A deposit that somebody entered was for goods that were to come: for others it is asked anew.
   * What left already is not to come, though the order stays one because of it. */
  if (!pos_order_has_open_lines (order) && order->flow == POS_ORDER_FLOW_EDIT)
    pos_deposit_reset (order);
  if (order->type == POS_ORDER_TYPE_QUOTE || pos_list_size (order->ledger) > 0)
    return;
  if (deferred && order->type == POS_ORDER_TYPE_SALE) {
    order->type = POS_ORDER_TYPE_SALES_ORDER;
  } else if (!deferred && order->type != POS_ORDER_TYPE_SALE) {
    order->type = POS_ORDER_TYPE_SALE;
    order->balance_choice = POS_BALANCE_UNDECIDED;
    pos_deposit_reset (order);
    drop_delivery_charges (order);
  }
}

static void
keep_invoiced (PosOrder *order, PosOrderLine *line)
{
  line->net = line->invoiced_net;
  pos_exemption_fit (order, line);
  line->tax = line->invoiced_tax;
  pos_tax_parts_keep (line->taxes, line->invoiced_taxes);
  line->total = line->net + (order->tax_included ? 0 : line->tax);
}

/* What an edit leaves alone costs what it did: a part that was split off has a share of what all of
 * it cost, which may be a cent beside what it would cost by itself.  @discount: before it was held
 * against the price. */
static void
leave_alone (const PosPricing *pricing, PosOrder *order, PosOrderLine *line, gint64 discount)
{
  PosOrderLine *was = order->flow == POS_ORDER_FLOW_EDIT && pricing->before
                          ? pos_order_find_line (pricing->before, &line->id)
                          : NULL;

  if (!was || !pos_order_line_costs_like (was, line) || was->discount != discount ||
      pos_order_line_get_quantity (was).micro != pos_order_line_get_quantity (line).micro ||
      was->tax_rate.micro != line->tax_rate.micro ||
      !pos_tax_parts_are_alike (was->taxes, line->taxes))
    return;
  line->discount = was->discount;
  line->exempt_amount = was->exempt_amount;
  line->net = was->net;
  line->tax = was->tax;
  line->total = was->total;
  pos_tax_parts_assign (line->taxes, was->taxes);
}

static gboolean
compute_line (const PosPricing *pricing, PosOrder *order, PosOrderLine *line, GError **error)
{
  gint64 gross, discount = line->discount;

  if (!pos_order_line_is_active (line)) {
    line->exempt_amount = line->net = line->tax = line->total = 0;
    pos_list_remove_all (line->taxes);
    return TRUE;
  }
  /* Its amounts are shares of an invoice (pos-returns.h). */
  if (pos_order_line_has_original (line))
    return TRUE;
  if (line->invoiced.micro != 0 && pos_order_line_get_open (line).micro == 0) {
    keep_invoiced (order, line);
    return TRUE;
  }
  if (!pos_gross_find (order, line, &gross, error))
    return FALSE;
  /* A discount never turns a price around. */
  line->discount = gross >= 0 ? CLAMP (line->discount, 0, gross) : CLAMP (line->discount, gross, 0);
  line->net = gross - line->discount;
  if (!pos_tax_apply_to_line (pricing, order, line, error))
    return FALSE;
  leave_alone (pricing, order, line, discount);
  return TRUE;
}

static gboolean
compute_lines (const PosPricing *pricing, PosOrder *order, gboolean building, GError **error)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    if ((building || !line->price_locked) && !compute_line (pricing, order, line, error))
      return FALSE;
  }
  pos_split_shares_put (pricing, order);
  return TRUE;
}

/* §5.1 step 11: charges, and the offers and tiers that were reached, stay as they are. */
static gboolean
take_off_for_payments (const PosPricing *pricing,
                       PosOrder *order,
                       gboolean building,
                       GError **error)
{
  if (!pos_tender_parts_put (pricing, order))
    return TRUE;
  if (!compute_lines (pricing, order, building, error))
    return FALSE;
  pos_tax_receipt_round (pricing, order);
  return pos_totals_sum (order, error) && pos_deposit_compute (pricing, order, error);
}

/* Header charges cannot outlive the goods they were for, nor those of a delivery what is delivered.
 */
static void
drop_orphaned_header_charges (PosOrder *order)
{
  gboolean carried;

  if (order->type != POS_ORDER_TYPE_SALES_ORDER || pos_order_has_open_lines (order))
    return;
  carried = pos_totals_carries_the_last (order);
  for (guint i = pos_list_size (order->charges); i > 0; i--) {
    PosCharge *charge = pos_list_peek (order->charges, i - 1);

    if (pos_id_is_none (&charge->line) && charge->origin != POS_CHARGE_CANCELLATION &&
        (!carried || is_for_delivery (charge)))
      pos_charges_drop_open (order, charge);
  }
}

/* PU5: offers, prices and charges of what is sold along with a hand-over. */
static gboolean
compute_sold_along (const PosPricing *pricing, PosOrder *order, GError **error)
{
  if (!pos_order_sells_along (order))
    return TRUE;
  pos_discounts_apply (pricing, order);
  return compute_lines (pricing, order, FALSE, error) &&
         pos_charges_compute (pricing, order, error) &&
         pos_tax_apply_to_charges (pricing, order, error);
}

/* §5.1, steps 1 to 7. */
static gboolean
compute_cart (const PosPricing *pricing, PosOrder *order, GError **error)
{
  switch_mode (pricing, order);
  pos_discounts_apply (pricing, order);
  if (!pos_concessions_apply (pricing, order, error) ||
      !compute_lines (pricing, order, TRUE, error) || !pos_charges_compute (pricing, order, error))
    return FALSE;
  drop_orphaned_header_charges (order);
  if ((order->flow == POS_ORDER_FLOW_EDIT && !pos_cancellation_compute (pricing, order, error)) ||
      !pos_tax_apply_to_charges (pricing, order, error))
    return FALSE;
  pos_split_charges_put (pricing, order);
  return TRUE;
}

gboolean
pos_pricing_recompute (const PosPricing *pricing, PosOrder *order, GError **error)
{
  gboolean building = pos_order_flow_is_building (order->flow);

  if (order->flow == POS_ORDER_FLOW_HAND_OVER)
    pos_tender_parts_take_back (order);
  if (!(building ? compute_cart : compute_sold_along) (pricing, order, error))
    return FALSE;
  if (building || pos_order_sells_along (order))
    pos_tax_receipt_round (pricing, order);
  if (!pos_totals_sum (order, error))
    return FALSE;
  if (order->flow == POS_ORDER_FLOW_CANCEL &&
      !(pos_cancellation_compute (pricing, order, error) && pos_totals_sum (order, error)))
    return FALSE;
  return pos_deposit_compute (pricing, order, error) &&
         (!(building || order->flow == POS_ORDER_FLOW_HAND_OVER) ||
          take_off_for_payments (pricing, order, building, error));
}
