/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-discount-slots.h — line groups of a mix and match, where a piece may fit several of them.
 * Layer: pricing, private to discounts.
 * Shape:  which groups a piece fits is a mask, a bit for each group in the order of the discount;
 * the groups after the first POS_DEAL_MAX_SLOTS count for nothing. Rules:  pieces can fill groups
 * if and only if for every choice of groups there are as many pieces that fit any of them as these
 * groups need together (Hall's condition). */
#pragma once
#include "pricing/pos-deals.h"
#include "pricing/pos-discount-cart.h"

G_BEGIN_DECLS

#define POS_DISCOUNT_MASKS (1u << POS_DEAL_MAX_SLOTS)

/* Which group @line belongs to.  %FALSE: none. */
gboolean pos_discount_slots_find (PosDiscount *discount, const PosDiscountLine *line, guint *slot);
/* Which groups pieces of @lot fit; 0: none. */
guint pos_discount_slots_of (const PosOfferCart *cart, const PosOfferLot *lot, guint offer);
/* What the groups of @mask need together, once. */
gint64 pos_discount_slots_count_needs (PosDiscount *discount, guint mask);
/* How often whole groups can be filled from @counts pieces of each mask. */
gint64 pos_discount_slots_count_times (PosDiscount *discount,
                                       const gint64 counts[POS_DISCOUNT_MASKS]);

G_END_DECLS
