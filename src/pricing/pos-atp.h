/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-atp.h — how much of a product can be promised in one place, by date.
 * Layer: pricing.  Pure.
 * Rules:  what is there, without what is kept back, and what arrives until that day, less what is
 *         promised until then; and never so much that a later promise could not be kept.
 * Source: customer-orders.md §4.11, glossary "ATP"; docs/decisions.md, 158. */
#pragma once
#include "model/pos-product.h"

G_BEGIN_DECLS

typedef struct {
  PosDate date;
  PosQuantity expected; /* arrives on that day */
  PosQuantity promised; /* leaves on it */
  PosQuantity promisable;
} PosAtpDay;

/* An empty list of days. */
GArray *pos_atp_new (void);
/* @date: none, or before @today: counts from today. */
void pos_atp_promise (GArray *days, PosDate today, PosDate date, PosQuantity quantity);
/* What should have arrived before @today did not, and nobody knows when it will. */
void pos_atp_expect (GArray *days, PosDate today, PosStock *stock);

/**
 * pos_atp_compute:
 * @days: (inout) (element-type PosAtpDay): today and each day on which something changes
 * @there: on hand, without what is kept back
 */
void pos_atp_compute (GArray *days, PosDate today, PosQuantity there);

G_END_DECLS
