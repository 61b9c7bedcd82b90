/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-authorizations.h — what is reserved on cards for the balance of an order.
 * Layer: pricing.  Source: customer-orders.md §5.4 (M10, M15), M27, M28, M33. */
#pragma once
#include "model/pos-order.h"

G_BEGIN_DECLS

/* The latest reservation that still holds and whose card may be charged again; an order that is
 * worth more or less than before asks that card anew.  Nullable, borrowed. */
PosPayment *pos_authorizations_find_renewable (PosOrder *order);

/* Reservations of earlier commits, for which a new one stands in or which nobody needs: voided.
 * The card itself is told by whoever keeps the order.  Totals have to be added up again. */
void pos_authorizations_void_earlier (PosOrder *order);

/* Every reservation goes once nothing is open any more: M27, M28. */
void pos_authorizations_void_unneeded (PosOrder *order);

/* Reservations that stand in @before and are voided in @after.
 * Returns: (transfer full) (element-type PosPayment). */
GPtrArray *pos_authorizations_list_voided (PosOrder *before, PosOrder *after);

G_END_DECLS
