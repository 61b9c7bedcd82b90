/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-renewal.h — cards are asked anew for what they had reserved for an order and hold no longer.
 * Layer: register, private to it.  Thread: main.
 * Rules:  the new reservation is made before the order is kept, the old one is let go after it.  A
 *         reservation that ended, and that its card does not renew, is expired; one that still
 *         holds and cannot be renewed stays as it is.
 * Source: customer-orders.md M14. */
#pragma once
#include "register/pos-run.h"

G_BEGIN_DECLS

/* Of a saved order every reservation, and what was declined when it ended as far as the balance
 * wants a card. */
#define POS_RENEWAL_ALL G_MAXINT64

typedef struct {
  guint renewed;
  guint expired; /* of them no card stands in for the balance any more */
} PosRenewalCount;

/* Whether there is anything to ask for: see pos_renewal_ask(). */
gboolean pos_renewal_is_due (PosRun *run, PosOrder *order, gint64 until);

/* @order: changed in place.
 * @until: reservations that end by then, or POS_RENEWAL_ALL.
 * @done: hears what became of them, also when there were none.  When nobody can tell what became of
 * one, the run is refused instead. */
void pos_renewal_ask (PosRun *run,
                      PosOrder *order,
                      gint64 until,
                      void (*done) (PosRun *run, PosRenewalCount renewed));

G_END_DECLS
