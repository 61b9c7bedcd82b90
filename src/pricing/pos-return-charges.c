/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-return-charges.c — what of an order's charges goes back with a returned line (M39). */
#include "pricing/pos-returns-private.h"

/* What the cart gives back of @charge already, positive. */
static gint64
get_charge_in_cart (PosOrder *cart, PosCharge *charge)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosCharge, given, cart->charges)
  if (pos_id_equal (&given->original, &charge->id))
    sum -= given->total;
  return sum;
}

/* The tax in all that was given back of @charge, there and in the cart; @taxes become its codes. */
static gint64
get_tax_given (PosOrder *cart, PosCharge *charge, PosList *taxes)
{
  gint64 sum = pos_charge_get_returned_tax (charge, taxes);

  POS_LIST_FOREACH (PosCharge, given, cart->charges)
  if (pos_id_equal (&given->original, &charge->id)) {
    pos_tax_parts_add (taxes, given->taxes, -1);
    sum -= given->tax;
  }
  return sum;
}

/* R10, M39; by hand, charges go back by hand (pos-return-shipping.h). */
static gboolean
goes_back (const PosPricing *pricing, PosCharge *charge)
{
  return charge->refundable && charge->origin != POS_CHARGE_CANCELLATION &&
         !pos_config_get_parameters (pricing->config)->manual_charges;
}

/* What could come back of the order with what the cart takes already, @line as a whole. */
static gint64
get_value_left (const PosPricing *pricing, PosOrder *cart, PosOrder *original, PosOrderLine *line)
{
  gint64 value = 0;

  POS_LIST_FOREACH (PosOrderLine, other, original->lines)
  {
    PosOrderLine *returned = other == line ? NULL : pos_returns_find (cart, other);

    value += pos_returns_get_value (pricing, original, other, pos_returns_get_left (other)) +
             (returned ? returned->total : 0);
  }
  return value;
}

static gint64
share_charge (const PosPricing *pricing,
              PosOrder *cart,
              PosOrder *original,
              PosCharge *charge,
              PosOrderLine *line,
              PosOrderLine *returned)
{
  PosQuantity count = {-returned->ordered.micro};
  gint64 left = charge->invoiced - charge->returned - get_charge_in_cart (cart, charge);
  gint64 value = get_value_left (pricing, cart, original, line);

  if (!pos_id_is_none (&charge->line)) {
    if (!pos_id_equal (&charge->line, &line->id))
      return 0;
    if (!pos_config_has_feature (pricing->config, "F12"))
      return left;
    return pos_minor_share (left, (PosQuantity){0}, count, pos_returns_get_left (line));
  }
  if (pos_config_get_parameters (pricing->config)->header_refund_whole || -returned->total == value)
    return left;
  return pos_minor_scale (left, -returned->total, value, POS_ROUND_HALF_UP);
}

/* Of the tax that is left in what was invoiced, so that its parts add up as well; what goes back
 * beyond the charge has its rate. */
static gint64
share_charge_tax (PosOrder *cart, PosCharge *charge, gint64 share, PosList *taxes)
{
  g_autoptr (PosList) invoiced = pos_list_new (POS_TYPE_TAX_PART);
  g_autoptr (PosList) given = pos_list_new (POS_TYPE_TAX_PART);
  gint64 left = charge->invoiced - charge->returned - get_charge_in_cart (cart, charge);
  gint64 left_tax =
      pos_charge_get_invoiced_tax (charge, invoiced) - get_tax_given (cart, charge, given);
  gint64 within = CLAMP (left, 0, share);
  gint64 tax = pos_minor_scale (left_tax, within, left, POS_ROUND_HALF_UP);
  gint64 beyond = pos_minor_included_tax (share - within, charge->tax_rate, POS_ROUND_HALF_UP);
  g_autoptr (PosList) dealt = pos_tax_parts_deal (invoiced, given, tax);
  g_autoptr (PosList) more = pos_tax_parts_deal (charge->taxes, charge->taxes, beyond);

  pos_tax_parts_assign (taxes, dealt);
  pos_tax_parts_add (taxes, more, 1);
  return tax + beyond;
}

void
pos_return_charges_give (const PosPricing *pricing,
                         PosOrder *cart,
                         PosCharge *charge,
                         PosOrderLine *line,
                         gint64 share,
                         PosChargeOrigin origin)
{
  g_autoptr (PosCharge) given = g_object_new (POS_TYPE_CHARGE, NULL);
  g_autoptr (PosList) taxes = pos_list_new (POS_TYPE_TAX_PART);

  given->id = pos_context_mint_id (pricing->context);
  given->original = charge->id;
  given->line = line->id;
  given->origin = (int)origin;
  given->shipping = charge->shipping;
  given->refundable = TRUE;
  given->tax_rate = charge->tax_rate;
  given->tax = -share_charge_tax (cart, charge, share, taxes);
  pos_tax_parts_add (given->taxes, taxes, -1);
  given->total = -share;
  given->amount = cart->tax_included ? given->total : given->total - given->tax;
  given->calculated = given->amount;
  pos_text_set (&given->code, charge->code);
  pos_l10n_set (&given->description, charge->description);
  pos_text_set (&given->item_tax_group, charge->item_tax_group);
  pos_text_set (&given->tax_group, charge->tax_group);
  pos_list_append (cart->charges, given);
}

void
pos_return_charges_append (const PosPricing *pricing,
                           PosOrder *cart,
                           PosOrder *original,
                           PosOrderLine *line,
                           PosOrderLine *returned)
{
  POS_LIST_FOREACH (PosCharge, charge, original->charges)
  {
    gint64 share = goes_back (pricing, charge)
                       ? share_charge (pricing, cart, original, charge, line, returned)
                       : 0;

    if (share != 0)
      pos_return_charges_give (pricing, cart, charge, returned, share, POS_CHARGE_MANUAL);
  }
}
