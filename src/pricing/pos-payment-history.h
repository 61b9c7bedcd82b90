/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-payment-history.h — what was paid, given back and reserved for an order, and what it comes
 * to. Layer: pricing.  Pure.  Source: customer-orders.md §3.3, operation 634. */
#pragma once
#include "model/pos-order.h"

G_BEGIN_DECLS

/* Whether the payment stands: it was not voided or declined, has not expired, and counts (M23). */
gboolean pos_payment_history_counts (PosPayment *payment);

/* Every payment that was ever tried, the oldest first; those of the open cart too.
 * Returns: (transfer full) (element-type PosPayment): borrowed from the order. */
GPtrArray *pos_payment_history_list (PosOrder *order);

/* Sums over what stands. */
typedef struct {
  gint64 taken;      /* money in */
  gint64 given_back; /* money out, a positive number */
  gint64 paid;       /* the one less the other */
  gint64 reserved;   /* on cards, less what was charged of it */
  gint64 charged;    /* of reservations: counted in @taken, too */
} PosPaymentSums;

void pos_payment_history_sum (PosOrder *order, PosPaymentSums *sums);

G_END_DECLS
