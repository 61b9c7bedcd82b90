/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-discount-slots.c — see the header. */
#include "pricing/pos-discount-slots.h"

static guint
count_groups (PosDiscount *discount)
{
  return MIN (pos_list_size (discount->line_groups), POS_DEAL_MAX_SLOTS);
}

gboolean
pos_discount_slots_find (PosDiscount *discount, const PosDiscountLine *line, guint *slot)
{
  guint n = count_groups (discount);

  for (guint i = 0; i < n; i++) {
    PosDiscountGroup *group = pos_list_peek (discount->line_groups, i);
    if (!g_strcmp0 (group->id, line->group)) {
      *slot = i;
      return TRUE;
    }
  }
  return FALSE;
}

guint
pos_discount_slots_of (const PosOfferCart *cart, const PosOfferLot *lot, guint offer)
{
  PosDiscount *discount = pos_offer_cart_get (cart, offer)->discount;
  guint mask = 0, slot;

  for (guint i = 0; i < lot->offers->len; i++) {
    PosOfferFor *found = &g_array_index (lot->offers, PosOfferFor, i);
    if (found->offer == offer && pos_discount_slots_find (discount, found->line, &slot))
      mask |= 1u << slot;
  }
  return mask;
}

gint64
pos_discount_slots_count_needs (PosDiscount *discount, guint mask)
{
  guint n = count_groups (discount);
  gint64 needs = 0;

  for (guint i = 0; i < n; i++)
    if (mask & 1u << i)
      needs += MAX (((PosDiscountGroup *)pos_list_peek (discount->line_groups, i))->quantity, 1);
  return needs;
}

gint64
pos_discount_slots_count_times (PosDiscount *discount, const gint64 counts[POS_DISCOUNT_MASKS])
{
  guint n_masks = 1u << count_groups (discount);
  gint64 times = n_masks > 1 ? G_MAXINT32 : 0;

  for (guint groups = 1; groups < n_masks; groups++) {
    gint64 pieces = 0;

    for (guint mask = 1; mask < n_masks; mask++)
      pieces += mask & groups ? counts[mask] : 0;
    times = MIN (times, pieces / pos_discount_slots_count_needs (discount, groups));
  }
  return times;
}
