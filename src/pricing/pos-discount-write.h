/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-discount-write.h — what pieces gained, as amounts on lines.
 * Layer: pricing, private to the discounts.
 * Rules:  rounded once: what each line gets by pieces as one sum (E-18, E-19), what a deal gives as
 *         a whole as another, spread by largest remainder (E-11).
 * Source: register.md P-24, §6.4 step 10. */
#pragma once
#include "pricing/pos-discount-cart.h"

typedef struct {
  guint row;
  guint offer;
  guint bundle;
  gint64 quantity;
  gint64 exact;  /* in millionths */
  gint64 amount; /* minor units */
} PosOfferPart;

/* By row, offer and bundle; parts of nothing are left out, those that only round to nothing are not
 * where every piece has them. */
GArray *pos_discount_write_parts (const PosOfferCart *cart);
