/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-return-shipping.c — see the header. */
#include "pricing/pos-return-shipping.h"
#include "base/pos-error.h"
#include "pricing/pos-returns-private.h"

static gboolean
is_shipping (PosCharge *charge)
{
  return pos_id_is_none (&charge->original) &&
         (charge->shipping || charge->origin == POS_CHARGE_PROMPT);
}

/* Charges that go back by the rules were entered by nobody. */
static gboolean
is_refund (PosCharge *charge)
{
  return !pos_id_is_none (&charge->original) && charge->origin == POS_CHARGE_PROMPT;
}

gboolean
pos_return_shipping_is_possible (PosOrder *original)
{
  POS_LIST_FOREACH (PosCharge, charge, original->charges)
  if (is_shipping (charge))
    return TRUE;
  return FALSE;
}

gint64
pos_return_shipping_get_charged (PosOrder *original)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosCharge, charge, original->charges)
  sum += is_shipping (charge) ? charge->invoiced : 0;
  return sum;
}

gint64
pos_return_shipping_get_returned (PosOrder *original)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosCharge, charge, original->charges)
  sum += is_shipping (charge) ? charge->returned : 0;
  return sum;
}

gint64
pos_return_shipping_get_chosen (PosOrder *cart, PosOrder *original)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosCharge, given, cart->charges)
  if (is_refund (given) && pos_order_find_charge (original, &given->original))
    sum -= given->total;
  return sum;
}

/* A line of @order that comes back, other than @gone. */
static PosOrderLine *
find_bearer (PosOrder *cart, const PosId *order, PosOrderLine *gone)
{
  POS_LIST_FOREACH (PosOrderLine, line, cart->lines)
  if (line != gone && pos_order_line_is_active (line) &&
      pos_id_equal (&line->original_order, order))
    return line;
  return NULL;
}

static void
take_out (PosOrder *cart, PosOrder *original)
{
  for (guint i = pos_list_size (cart->charges); i > 0; i--) {
    PosCharge *given = pos_list_peek (cart->charges, i - 1);

    if (is_refund (given) && pos_order_find_charge (original, &given->original))
      pos_list_remove (cart->charges, i - 1);
  }
}

static gboolean
check (PosOrder *original, PosOrderLine *bearer, gint64 amount, GError **error)
{
  if (!pos_return_shipping_is_possible (original))
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_STATUS,
                          g_variant_new_parsed ("{'rule': <'no-shipping-charge'>}"),
                          "Shipping cost nothing with this order");
  if (!bearer)
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_STATUS,
                          g_variant_new_parsed ("{'rule': <'nothing-returned'>}"),
                          "Nothing of this order comes back");
  return amount >= 0 || pos_set_error (error,
                                       POS_ORDER_ERROR,
                                       POS_ORDER_ERROR_AMOUNT,
                                       g_variant_new_parsed ("{'minimum_minor': <@x 0>}"),
                                       "Less than nothing cannot go back");
}

/* Each charge gives what is left of it; what goes beyond is the last one's. */
gboolean
pos_return_shipping_put (
    const PosPricing *pricing, PosOrder *cart, PosOrder *original, gint64 amount, GError **error)
{
  PosOrderLine *bearer = find_bearer (cart, &original->id, NULL);
  PosCharge *last = NULL;
  gint64 rest = amount;

  if (!check (original, bearer, amount, error))
    return FALSE;
  take_out (cart, original);
  POS_LIST_FOREACH (PosCharge, charge, original->charges)
  last = is_shipping (charge) ? charge : last;
  POS_LIST_FOREACH (PosCharge, charge, original->charges)
  {
    gint64 left = MAX (charge->invoiced - charge->returned, 0);
    gint64 share = charge == last ? rest : MIN (left, rest);

    if (is_shipping (charge) && share > 0) {
      pos_return_charges_give (pricing, cart, charge, bearer, share, POS_CHARGE_PROMPT);
      rest -= share;
    }
  }
  return TRUE;
}

void
pos_return_shipping_move (PosOrder *cart, PosOrderLine *line)
{
  PosOrderLine *bearer =
      pos_order_line_has_original (line) ? find_bearer (cart, &line->original_order, line) : NULL;

  if (!bearer)
    return;
  POS_LIST_FOREACH (PosCharge, given, cart->charges)
  if (is_refund (given) && pos_id_equal (&given->line, &line->id))
    given->line = bearer->id;
}
