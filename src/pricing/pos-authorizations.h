/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-authorizations.h — what is reserved on cards for the balance of an order.
 * Layer: pricing.  Source: customer-orders.md §5.4 (M10, M14, M15), M27, M28, M33. */
#pragma once
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

/* What @payment holds on a card still; 0 of any other. */
gint64 pos_authorizations_get_rest (PosPayment *payment);

/* The latest reservation that still holds and whose card may be charged again; an order that is
 * worth more or less than before asks that card anew.  Nullable, borrowed. */
PosPayment *pos_authorizations_find_renewable (PosOrder *order);

/* Reservations of earlier commits, for which a new one stands in or which nobody needs: voided.
 * The card itself is told by whoever keeps the order.  Totals have to be added up again. */
void pos_authorizations_void_earlier (PosOrder *order);

/* Every reservation goes once nothing is open any more: M27, M28. */
void pos_authorizations_void_unneeded (PosOrder *order);

/* --- They end: M14 --- */

/* Within so many days, today not counted, it ends soon. */
#define POS_AUTHORIZATIONS_SOON_DAYS 3

/* When what is reserved now on a card of that brand ends.  @brand: (nullable). */
gint64 pos_authorizations_get_end (const PosPricing *pricing, const char *brand);
/* When the reservation @payment ends; one that does not say so, after the usual days. */
gint64 pos_authorizations_get_end_of (PosPayment *payment);
/* When the first reservation of @order that holds ends; 0: nothing is reserved. */
gint64 pos_authorizations_get_first_end (PosOrder *order);
/* Whether @payment is a reservation that holds, but not beyond @at. */
gboolean pos_authorizations_ends_by (PosPayment *payment, gint64 at);
/* Whether its card may be asked for another reservation without anybody showing it. */
gboolean pos_authorizations_is_renewable (PosPayment *payment);

/* The order is not to be processed any more, because of a reservation that ended and that its card
 * did not renew. */
void pos_authorizations_stop (PosOrder *order);

/* Reservations that stand in @before and neither stand nor are used up in @after.
 * Returns: (transfer full) (element-type PosPayment). */
GPtrArray *pos_authorizations_list_voided (PosOrder *before, PosOrder *after);

G_END_DECLS
