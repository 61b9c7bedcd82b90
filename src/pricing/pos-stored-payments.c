/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-stored-payments.c — see the header. */
#include "pricing/pos-stored-payments.h"
#include "pricing/pos-authorizations.h"
#include "pricing/pos-deposit.h"
#include "pricing/pos-settlement.h"

static void
add_part (GArray *parts, PosPayment *source, gboolean capture, gint64 amount)
{
  PosStoredPart part = {source, capture, amount};

  if (amount > 0)
    g_array_append_val (parts, part);
}

/* --- A shipment --- */

gint64
pos_stored_payments_plan_shipment (PosOrder *order, gint64 due, GArray **parts)
{
  PosPayment *card = NULL;

  *parts = g_array_new (FALSE, FALSE, sizeof (PosStoredPart));
  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  {
    gint64 amount = MIN (pos_authorizations_get_rest (payment), due);

    add_part (*parts, payment, TRUE, amount);
    due -= amount;
    if (pos_authorizations_is_renewable (payment))
      card = payment;
  }
  if (due > 0 && card) {
    add_part (*parts, card, FALSE, due);
    due = 0;
  }
  return due;
}

/* --- A pick-up --- */

/* Not over yet; or its card is asked for another one first. */
static gint64
get_valid_rest (const PosPricing *pricing, PosPayment *payment)
{
  gboolean over = pos_authorizations_ends_by (payment, pricing->now);

  return !over || pos_authorizations_is_renewable (payment) ? pos_authorizations_get_rest (payment)
                                                            : 0;
}

/* Without F7 the card was only remembered. */
static gboolean
is_on_file (PosPayment *payment)
{
  return payment->kind == POS_PAYMENT_TOKEN && payment->state == POS_PAYMENT_STATE_POSTED &&
         payment->recurring && payment->token;
}

/* What will still have to be paid for goods that ship, once this cart is paid: asked of a copy that
 * has paid it. */
static gint64
get_needed_for_shipping (const PosPricing *pricing, PosOrder *cart)
{
  g_autoptr (PosOrder) paid = pos_record_copy (cart);
  g_autoptr (PosPayment) payment = g_object_new (POS_TYPE_PAYMENT, NULL);
  PosBalances balances;

  payment->id = cart->id;
  payment->kind = POS_PAYMENT_TENDER;
  payment->amount = MAX (cart->due_now, 0);
  payment->state = POS_PAYMENT_STATE_CAPTURED;
  pos_list_append (paid->payments, payment);
  if (!pos_settlement_apply (pricing, paid, pricing->now, NULL))
    return cart->authorized;
  pos_deposit_get_balances (paid, &balances);
  return balances.ship;
}

/* What the reservations may pay together; cards on file have no bound. */
static gint64
get_free (const PosPricing *pricing, PosOrder *cart)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosPayment, payment, cart->payments)
  sum += get_valid_rest (pricing, payment);
  return sum > 0 ? MAX (sum - get_needed_for_shipping (pricing, cart), 0) : 0;
}

/* What stored payments paid in this cart. */
static gint64
get_used_here (PosOrder *cart)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosPayment, payment, cart->payments)
  if (payment->kind == POS_PAYMENT_TENDER && payment->revision == 0 &&
      payment->state == POS_PAYMENT_STATE_CAPTURED && !pos_id_is_none (&payment->original))
    sum += payment->amount;
  return sum;
}

/* PU5: a card was left for the order; what is sold along with it is paid by who stands there. */
static gint64
get_payable (const PosPricing *pricing, PosOrder *cart)
{
  PosSettlement settlement;

  if (cart->flow != POS_ORDER_FLOW_HAND_OVER || cart->due_now <= 0 ||
      !pos_settlement_compute (pricing, cart, &settlement, NULL))
    return 0;
  return CLAMP (settlement.due - get_used_here (cart), 0, cart->due_now);
}

/* Of what stored payments may pay of a cart, the part that reservations may. */
typedef struct {
  gint64 payable, free;
} Room;

static Room
get_room (const PosPricing *pricing, PosOrder *cart)
{
  gint64 payable = get_payable (pricing, cart);

  return (Room){payable, payable > 0 ? get_free (pricing, cart) : 0};
}

static GArray *
list (const PosPricing *pricing, PosOrder *cart, const Room *room)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (PosStoredPart));
  gint64 most = MIN (room->free, room->payable);

  POS_LIST_FOREACH (PosPayment, payment, cart->payments)
  {
    add_part (parts, payment, TRUE, MIN (get_valid_rest (pricing, payment), most));
    if (is_on_file (payment))
      add_part (parts, payment, FALSE, room->payable);
  }
  return parts;
}

GArray *
pos_stored_payments_list (const PosPricing *pricing, PosOrder *cart)
{
  Room room = get_room (pricing, cart);

  return list (pricing, cart, &room);
}

GArray *
pos_stored_payments_plan_pick_up (const PosPricing *pricing, PosOrder *cart, const PosId *only)
{
  Room room = get_room (pricing, cart);
  g_autoptr (GArray) all = list (pricing, cart, &room);
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (PosStoredPart));
  gint64 due = room.payable, left = room.free;

  for (guint i = 0; i < all->len; i++) {
    PosStoredPart part = g_array_index (all, PosStoredPart, i);

    if (only && !pos_id_equal (&part.source->id, only))
      continue;
    part.amount = MIN (part.amount, part.capture ? MIN (left, due) : due);
    add_part (parts, part.source, part.capture, part.amount);
    due -= part.amount;
    left -= part.capture ? part.amount : 0;
  }
  return parts;
}

gint64
pos_stored_payments_sum (GArray *parts)
{
  gint64 sum = 0;

  for (guint i = 0; i < parts->len; i++)
    sum += g_array_index (parts, PosStoredPart, i).amount;
  return sum;
}

void
pos_stored_payments_use (PosPayment *reservation, gint64 amount)
{
  reservation->used += amount;
  /* Nothing of it is left to be let go. */
  if (reservation->used >= reservation->amount)
    reservation->state = POS_PAYMENT_STATE_CAPTURED;
}
