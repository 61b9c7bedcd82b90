/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-return-refunds.c — rooms within rooms: of the cart, of each order, of each payment. */
#include "pricing/pos-return-refunds.h"
#include "model/pos-gift-card.h"
#include "pricing/pos-refunds.h"
#include "pricing/pos-totals.h"

typedef struct {
  const PosPricing *pricing;
  PosOrder *cart;
  GPtrArray *originals;
  PosTender *tender;
  const char *tender_id;
  gboolean freely;
  gint64 left; /* of what is asked for */
  GArray *parts;
} Plan;

/* --- What there is to give back --- */

/* What the cart gave back of @payment; %NULL: of none. */
static gint64
get_given (PosOrder *cart, PosPayment *payment)
{
  PosId id = payment ? payment->id : POS_ID_NONE;
  gint64 sum = 0;

  POS_LIST_FOREACH (PosPayment, refund, cart->payments)
  if (pos_totals_is_given_back (refund) && pos_id_equal (&refund->original, &id))
    sum -= refund->amount;
  return sum;
}

/* What was paid for @original and did not go back before this cart. */
static gint64
get_paid (PosOrder *original)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosPayment, payment, original->payments)
  sum += pos_refunds_get_left (original, payment);
  return sum;
}

static gint64
get_given_of (PosOrder *cart, PosOrder *original)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosPayment, payment, original->payments)
  sum += get_given (cart, payment);
  return sum;
}

/* A saved order that is edited or cancelled gives back of its own payments. */
static gboolean
is_own (PosOrder *cart, PosOrder *original)
{
  return original && pos_id_equal (&cart->id, &original->id);
}

/* Lines and charges that go back of @original; %NULL: of goods without a receipt. */
static gint64
get_value (PosOrder *cart, PosOrder *original)
{
  PosId id = original ? original->id : POS_ID_NONE;
  gint64 value = 0;

  if (is_own (cart, original))
    return MAX (-cart->due_now, 0) + get_given_of (cart, original) + get_given (cart, NULL);
  POS_LIST_FOREACH (PosOrderLine, line, cart->lines)
  {
    if (!pos_order_line_is_active (line) || !pos_order_line_is_return (line) ||
        !pos_id_equal (&line->original_order, &id))
      continue;
    value -= line->total;
    POS_LIST_FOREACH (PosCharge, charge, cart->charges)
    {
      if (pos_id_equal (&charge->line, &line->id))
        value -= charge->total;
    }
  }
  return MAX (value, 0);
}

/* --- Which ways are open --- */

/* Whether what @paid took goes back the same way where nobody says otherwise: what was put on
 * account was never paid, and credit that comes back as cash is a loan; whoever is given a gift
 * card was not given money. */
static gboolean
goes_back_the_same_way (Plan *plan, const char *paid)
{
  PosConfig *config = plan->pricing->config;

  return pos_config_is_tender (config, paid, POS_TENDER_ACCOUNT) ||
         pos_config_is_tender (config, paid, POS_TENDER_GIFT_CARD);
}

static gboolean
is_one_kind (Plan *plan, const char *tender_id, const char *other_id)
{
  PosTender *tender = pos_config_get (plan->pricing->config, POS_TYPE_TENDER, tender_id);

  return tender && pos_config_is_tender (plan->pricing->config, other_id, tender->kind);
}

/* M-18: money that cards did not pay goes onto a card only where somebody says so, for nothing at
 * the terminal links the two. */
static gboolean
goes_onto_card_unlinked (Plan *plan, PosPayment *payment)
{
  return plan->tender && plan->tender->kind == POS_TENDER_CARD &&
         !is_one_kind (plan, payment->tender, plan->tender_id);
}

/* A gift card has room for what it paid itself: no rule and nobody can open it to other money. */
static gboolean
goes_onto_gift_card (Plan *plan)
{
  return plan->tender && plan->tender->kind == POS_TENDER_GIFT_CARD;
}

/* Where the store has no rule for a tender, anything else may follow it but a card. */
static gboolean
is_allowed (Plan *plan, PosPayment *payment)
{
  PosReturnPolicy *policy = pos_config_get (
      plan->pricing->config, POS_TYPE_RETURN_POLICY, plan->pricing->store->return_policy);

  if (goes_onto_gift_card (plan) &&
      pos_tender_kind_of_connector (payment->connector) != POS_TENDER_GIFT_CARD)
    return FALSE;
  if (plan->freely)
    return TRUE;
  if (policy && pos_config_has_feature (plan->pricing->config, "F14")) {
    POS_LIST_FOREACH (PosReturnRule, rule, policy->rules)
    if (!g_strcmp0 (rule->tender, payment->tender))
      return rule->refunds && g_strv_contains ((const char *const *)rule->refunds, plan->tender_id);
  }
  return (!goes_back_the_same_way (plan, payment->tender) &&
          !goes_onto_card_unlinked (plan, payment)) ||
         is_one_kind (plan, payment->tender, plan->tender_id);
}

static gboolean
serves_without_receipt (Plan *plan)
{
  return plan->freely || !plan->tender || !plan->tender->not_without_receipt;
}

static void
take (Plan *plan, PosPayment *payment, gint64 room)
{
  PosRefundPart part = {payment, MIN (room, plan->left)};

  if (part.amount <= 0)
    return;
  plan->left -= part.amount;
  g_array_append_val (plan->parts, part);
}

/* One order's payments, those with the same tender or the others; what was paid last goes first
 * where the order gives it back itself. */
static void
take_order (Plan *plan, PosOrder *original, gboolean same)
{
  gint64 taken = get_given_of (plan->cart, original);
  gint64 value = get_value (plan->cart, original);
  gboolean last_first = is_own (plan->cart, original);
  guint n = pos_list_size (original->payments);

  for (guint i = 0; i < plan->parts->len; i++) {
    PosPayment *payment = g_array_index (plan->parts, PosRefundPart, i).payment;

    if (payment && pos_order_find_payment (original, &payment->id))
      taken += g_array_index (plan->parts, PosRefundPart, i).amount;
  }
  for (guint i = 0; i < n; i++) {
    PosPayment *payment = pos_list_peek (original->payments, last_first ? n - 1 - i : i);
    gint64 room = pos_refunds_get_left (original, payment) - get_given (plan->cart, payment);
    gint64 before = plan->left;

    if ((g_strcmp0 (payment->tender, plan->tender_id) == 0) != same || !is_allowed (plan, payment))
      continue;
    take (plan, payment, MIN (room, value - taken));
    taken += before - plan->left;
  }
}

/* What no payment stands for.  Of what went back that way before, goods without a receipt took
 * what they could. */
static void
take_unpaid (Plan *plan)
{
  gint64 blind = get_value (plan->cart, NULL);
  gint64 given = get_given (plan->cart, NULL);
  gint64 room = blind - MIN (given, blind);

  if (!serves_without_receipt (plan))
    room = 0;
  given = MAX (given - blind, 0);
  for (guint i = 0; i < plan->originals->len; i++) {
    PosOrder *original = plan->originals->pdata[i];

    room += MAX (get_value (plan->cart, original) - get_paid (original), 0);
  }
  take (plan, NULL, room - given);
}

GArray *
pos_return_refunds_plan (const PosPricing *pricing,
                         PosOrder *cart,
                         GPtrArray *originals,
                         const char *tender,
                         gint64 amount,
                         gboolean freely)
{
  Plan plan = {
      .pricing = pricing,
      .cart = cart,
      .originals = originals,
      .tender = pos_config_get (pricing->config, POS_TYPE_TENDER, tender),
      .tender_id = tender,
      .freely = freely,
      .left = amount,
      .parts = g_array_new (FALSE, FALSE, sizeof (PosRefundPart)),
  };

  for (guint i = 0; i < originals->len; i++)
    take_order (&plan, originals->pdata[i], TRUE);
  if (!goes_onto_gift_card (&plan))
    take_unpaid (&plan);
  for (guint i = 0; i < originals->len; i++)
    take_order (&plan, originals->pdata[i], FALSE);
  return plan.parts;
}

static gboolean
is_one_card (PosPayment *a, PosPayment *b)
{
  return a && b && a->capture && b->capture && a->masked && !g_strcmp0 (a->masked, b->masked) &&
         !g_strcmp0 (a->brand, b->brand) && !g_strcmp0 (a->card_expiry, b->card_expiry);
}

guint
pos_return_refunds_count_card (GArray *parts)
{
  guint n = MIN (parts->len, 1);

  while (n > 0 && n < parts->len &&
         is_one_card (g_array_index (parts, PosRefundPart, 0).payment,
                      g_array_index (parts, PosRefundPart, n).payment))
    n++;
  return n;
}

gint64
pos_return_refunds_get_most (const PosPricing *pricing,
                             PosOrder *cart,
                             GPtrArray *originals,
                             const char *tender)
{
  gint64 due = MAX (-cart->due_now, 0), most = 0;
  g_autoptr (GArray) parts = pos_return_refunds_plan (pricing, cart, originals, tender, due, FALSE);

  for (guint i = 0; i < parts->len; i++)
    most += g_array_index (parts, PosRefundPart, i).amount;
  return most;
}
