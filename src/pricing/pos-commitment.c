/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-commitment.c — a cart becomes an order at rest; what that moves in stock. */
#include "pricing/pos-commitment.h"
#include "model/pos-line-batches.h"
#include "model/pos-line-serials.h"
#include "model/pos-line-steps.h"
#include "pricing/pos-authorizations.h"
#include "pricing/pos-charges.h"
#include "pricing/pos-commitment-private.h"
#include "pricing/pos-ledger.h"
#include "pricing/pos-terms.h"
#include "pricing/pos-totals.h"

/* Lines that nobody gave an intent leave now, as soon as the order is a customer order. */
static void
carry_the_rest (const PosPricing *pricing, PosOrder *order)
{
  PosParameters *parameters = pos_config_get_parameters (pricing->config);

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    if (line->intent == POS_INTENT_NONE)
      line->intent = POS_INTENT_CARRY_OUT;
    if (line->intent == POS_INTENT_CARRY_OUT && line->invoiced.micro == 0) {
      if (!line->location)
        pos_text_set (&line->location, pricing->store->warehouse);
      if (!line->mode && order->type == POS_ORDER_TYPE_SALES_ORDER)
        pos_text_set (&line->mode, parameters->carry_out_mode);
    }
  }
}

/* The charge of lines that an edit gave up, waived: the journal says so, and the order is charged
 * anew for what it gives up next. */
static void
drop_waived (PosOrder *order)
{
  for (guint i = pos_list_size (order->charges); i > 0; i--) {
    PosCharge *charge = pos_list_peek (order->charges, i - 1);

    if (charge->origin == POS_CHARGE_CANCELLATION && charge->total == 0)
      pos_charges_drop_open (order, charge);
  }
}

void
pos_commitment_invoice_carried (const PosPricing *pricing, PosOrder *order)
{
  gboolean whole;

  carry_the_rest (pricing, order);
  drop_waived (order);
  whole = order->type == POS_ORDER_TYPE_SALE || pos_totals_carries_the_last (order);
  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  {
    PosOrderLine *line = pos_order_find_line (order, &charge->line);
    gboolean carried =
        line ? !pos_order_line_is_deferred (line) : whole || pos_charge_is_overpaid (charge);

    /* What an edit gives up is settled with it. */
    if (carried || charge->origin == POS_CHARGE_CANCELLATION)
      pos_charge_invoice (charge, charge->total);
  }
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    if (pos_order_line_is_active (line) && !pos_order_line_is_deferred (line)) {
      line->invoiced = pos_order_line_get_quantity (line);
      line->invoiced_net = line->net;
      line->invoiced_tax = line->tax;
      pos_tax_parts_assign (line->invoiced_taxes, line->taxes);
    }
  }
}

/* The store that was picked; else the one that the place is; else the home store, where it ships
 * from there.  (nullable): a bare warehouse. */
static PosStore *
find_shipping_store (const PosPricing *pricing, PosOrder *order, PosOrderLine *line)
{
  PosWarehouse *place = pos_config_get (pricing->config, POS_TYPE_WAREHOUSE, line->location);
  PosStore *home = pos_config_get (pricing->config, POS_TYPE_STORE, order->home_store);

  if (line->shipping_store)
    return pos_config_get (pricing->config, POS_TYPE_STORE, line->shipping_store);
  if (place && place->store)
    return pos_config_get (pricing->config, POS_TYPE_STORE, place->store);
  return home && !g_strcmp0 (home->shipping_warehouse, line->location) ? home : NULL;
}

PosAcceptState
pos_commitment_get_first_accept_state (const PosPricing *pricing,
                                       PosOrder *order,
                                       PosOrderLine *line)
{
  PosStore *store;

  if (line->intent != POS_INTENT_SHIP)
    return pos_order_line_is_deferred (line) ? POS_ACCEPT_ACCEPTED : POS_ACCEPT_NONE;
  /* The store that will ship it decides; a bare warehouse has nobody to ask. */
  store = find_shipping_store (pricing, order, line);
  return store && store->manual_accept ? POS_ACCEPT_PENDING : POS_ACCEPT_ACCEPTED;
}

typedef struct {
  gboolean open, deferred_invoiced, moved, invoiced, given_up;
} Progress;

static Progress
get_progress (PosOrder *order)
{
  Progress progress = {0};

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    gboolean open = pos_order_line_get_open (line).micro != 0;

    progress.given_up |= line->cancelled.micro != 0;
    if (!pos_order_line_is_active (line))
      continue;
    progress.invoiced |= line->invoiced.micro != 0;
    if (pos_order_line_is_deferred (line)) {
      progress.open |= open;
      progress.deferred_invoiced |= line->invoiced.micro != 0;
      progress.moved |= line->picked.micro != 0 || line->packed.micro != 0;
    }
  }
  return progress;
}

PosOrderStatus
pos_commitment_derive_status (PosOrder *order)
{
  Progress progress = get_progress (order);

  if (order->type == POS_ORDER_TYPE_SALE)
    return POS_ORDER_STATUS_INVOICED;
  if (order->type == POS_ORDER_TYPE_QUOTE)
    return POS_ORDER_STATUS_QUOTE_OPEN;
  /* Also when all of it was carried out after all. */
  if (!progress.open)
    return progress.deferred_invoiced || (progress.invoiced && !progress.given_up)
               ? POS_ORDER_STATUS_INVOICED
               : POS_ORDER_STATUS_CANCELLED;
  if (!order->number)
    return POS_ORDER_STATUS_PENDING_SYNC;
  if (progress.deferred_invoiced)
    return POS_ORDER_STATUS_PARTIALLY_INVOICED;
  return progress.moved ? POS_ORDER_STATUS_IN_FULFILLMENT : POS_ORDER_STATUS_OPEN;
}

static void
post_payments (PosOrder *order)
{
  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  {
    if (payment->revision != 0)
      continue;
    payment->revision = order->revision;
    if (payment->state == POS_PAYMENT_STATE_CAPTURED)
      payment->state = POS_PAYMENT_STATE_POSTED;
  }
}

static void
lock_line (const PosPricing *pricing, PosOrder *order, PosOrderLine *line)
{
  const char *mode = pos_pricing_get_line_mode (pricing, line);

  line->price_locked = TRUE;
  pos_text_set (&line->charged_mode, mode ? mode : "");
  pos_order_line_settle_rejection (line);
  if (line->accept_state == POS_ACCEPT_NONE && pos_order_line_is_active (line) &&
      order->type == POS_ORDER_TYPE_SALES_ORDER)
    line->accept_state = pos_commitment_get_first_accept_state (pricing, order, line);
}

/* M22: what a card declined is settled when nothing is left to be charged. */
static void
forget_failure (PosOrder *order)
{
  if (order->balance == 0)
    order->payment_failed = FALSE;
}

gboolean
pos_commitment_finish (const PosPricing *pricing, PosOrder *order, gint64 at, GError **error)
{
  order->revision = order->flow_revision + 1;
  order->committed_at = at;
  /* Until now it was when the cart was begun, which nobody looks for. */
  if (order->flow_revision == 0)
    order->created_at = at;
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    lock_line (pricing, order, line);
    pos_line_batches_trim (line);
    pos_line_serials_trim (line);
  }
  pos_authorizations_void_unneeded (order);
  if (order->type != POS_ORDER_TYPE_QUOTE && !pos_ledger_post (order, at, error))
    return FALSE;
  post_payments (order);
  order->status = pos_commitment_derive_status (order);
  order->excess_choice = POS_EXCESS_CHOICE_UNDECIDED;
  if (!pos_totals_settle (order, error))
    return FALSE;
  forget_failure (order);
  return TRUE;
}

/* Whether this commit brought a card that the balance can be charged to. */
static gboolean
has_new_card (PosOrder *order)
{
  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if (payment->revision == order->revision && ((payment->kind == POS_PAYMENT_AUTHORIZATION &&
                                                payment->state == POS_PAYMENT_STATE_AUTHORIZED) ||
                                               payment->kind == POS_PAYMENT_TOKEN))
    return TRUE;
  return FALSE;
}

gboolean
pos_commitment_apply (const PosPricing *pricing, PosOrder *order, gint64 at, GError **error)
{
  if (order->type != POS_ORDER_TYPE_QUOTE)
    pos_commitment_invoice_carried (pricing, order);
  /* X11: what was made under F9 stays with it. */
  if (order->type == POS_ORDER_TYPE_SALES_ORDER && !pos_order_is_saved (order)) {
    order->shared_payments = pos_config_has_feature (pricing->config, "F9");
    pos_terms_put (pos_config_get_parameters (pricing->config), order);
  }
  if (!pos_commitment_finish (pricing, order, at, error))
    return FALSE;
  if (has_new_card (order))
    order->payment_failed = FALSE;
  return TRUE;
}
