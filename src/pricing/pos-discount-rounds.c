/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-discount-rounds.c — priorities from high to low; in each the exclusive offers, then the
 * others on what is left (§6.4 step 5). */
#include "pricing/pos-discount-rounds.h"
#include "pricing/pos-discount-deals.h"

static void
give_alone (PosOfferCart *cart, const PosRound *round, PosOfferLot *lot, const PosAlone *alone)
{
  if (lot->touched || alone->worth <= 0)
    return;
  pos_discount_alone_give (lot, alone->parts);
  lot->state = alone->parts == alone->stacking ? POS_LOT_STACKED : POS_LOT_TAKEN;
  lot->touched = TRUE;
}

gboolean
pos_discount_round_run (PosOfferCart *cart, const PosRound *round)
{
  g_autoptr (PosDealSet) set = NULL;
  g_autoptr (PosDealPlan) plan = NULL;
  gboolean given;

  for (guint i = 0; i < cart->lots->len; i++)
    pos_offer_cart_get_lot (cart, i)->touched = FALSE;
  set = pos_deal_set_new (cart, round);
  plan = pos_deals_solve ((PosDealLot *)(gpointer)set->lots->data,
                          set->lots->len,
                          (PosDeal *)(gpointer)set->deals->data,
                          set->deals->len,
                          &cart->budget);
  given = pos_deal_set_give (set, cart, round, plan);
  for (guint i = 0; i < set->lots->len; i++)
    give_alone (cart, round, pos_offer_cart_get_lot (cart, i), set->alone->pdata[i]);
  return given;
}

/* Model A: what got anything at this priority gets nothing at a lower one.  Exclusive offers stand
 * alone in either model. */
static void
close_touched (PosOfferCart *cart)
{
  for (guint i = 0; i < cart->lots->len; i++) {
    PosOfferLot *lot = pos_offer_cart_get_lot (cart, i);
    lot->closed |= lot->touched && !lot->barred;
  }
}

static void
run_priority (PosOfferCart *cart, gint64 priority)
{
  pos_discount_round_run (cart, &(PosRound){POS_ROUND_EXCLUSIVE, priority});
  close_touched (cart);
  pos_discount_round_run (cart, &(PosRound){POS_ROUND_OPEN, priority});
  if (cart->across)
    return;
  for (guint i = 0; i < cart->lots->len; i++) {
    PosOfferLot *lot = pos_offer_cart_get_lot (cart, i);
    lot->closed |= lot->touched && lot->state == POS_LOT_TAKEN && !lot->barred;
  }
  while (pos_discount_round_run (cart, &(PosRound){POS_ROUND_STACK, priority})) {
  }
  for (guint i = 0; i < cart->lots->len; i++) {
    PosOfferLot *lot = pos_offer_cart_get_lot (cart, i);
    lot->closed |= lot->state == POS_LOT_STACKED;
  }
}

/* The next priority below @below that an offer has; %FALSE: there is none. */
static gboolean
find_next (const PosOfferCart *cart, gint64 below, gboolean first, gint64 *priority)
{
  gboolean found = FALSE;

  for (guint i = 0; i < cart->offers->len; i++) {
    gint64 own = pos_offer_cart_get (cart, i)->priority;
    if ((!first && own >= below) || (found && own <= *priority))
      continue;
    *priority = own;
    found = TRUE;
  }
  return found;
}

void
pos_discount_rounds_run (PosOfferCart *cart)
{
  gint64 priority = 0;
  gboolean first = TRUE;

  while (find_next (cart, priority, first, &priority)) {
    run_priority (cart, priority);
    first = FALSE;
  }
  pos_discount_retail_run (cart);
  pos_discount_thresholds_run (cart);
}
