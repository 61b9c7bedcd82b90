/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-stored-payments.h — what was reserved on cards, or kept on file, and what it may pay.
 * Layer: pricing.  Pure.
 * Rules:  a shipment takes whatever pays it.  At a pick-up people choose, and what is reserved for
 *         goods that ship stays reserved for them: only the rest is offered.
 * Source: customer-orders.md §5.6 (M19, M21, M22), §2.7 (F10). */
#pragma once
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

/* A part of what is due, and what pays it. */
typedef struct {
  PosPayment *source; /* borrowed: a reservation, or a payment whose card can be charged again */
  gboolean capture;   /* of the reservation; else the card is charged anew */
  gint64 amount;
} PosStoredPart;

/* M22: reservations pay in the order in which they were made; what they do not cover is charged to
 * the card that was read last, if it may be charged again.
 * @parts: (out): of PosStoredPart.  Returns: what nothing pays; 0: all is covered. */
gint64 pos_stored_payments_plan_shipment (PosOrder *order, gint64 due, GArray **parts);

/* M19: what a cart that hands over may be paid with, in the order in which it was made, each with
 * the most that it can pay of what is due.
 * Returns: (transfer full) (element-type PosStoredPart): empty when another tender has to pay. */
GArray *pos_stored_payments_list (const PosPricing *pricing, PosOrder *cart);

/* The same, as far as it is needed: one after the other up to what is due.
 * @only: (nullable): just this one (F10).
 * Returns: (transfer full) (element-type PosStoredPart). */
GArray *
pos_stored_payments_plan_pick_up (const PosPricing *pricing, PosOrder *cart, const PosId *only);

gint64 pos_stored_payments_sum (GArray *parts);

/* The reservation paid @amount; what is left of it holds.  Totals are to be added up again. */
void pos_stored_payments_use (PosPayment *reservation, gint64 amount);

G_END_DECLS
