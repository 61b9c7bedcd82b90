/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-discount-why.h — why an offer is, or is not, on a line.
 * Layer: pricing, private to the discounts.  Source: register.md §6.4 step 10. */
#pragma once
#include "pricing/pos-discount-write.h"
#include "pricing/pos-discounts.h"

/* @parts: of the whole cart.  Appends a PosDiscountReason for each offer that is for the row. */
void pos_discount_why_list (const PosOfferCart *cart, GArray *parts, guint row, GArray *reasons);
