/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-exchange-part.h — one half of an exchange, as an order of its own to print.
 * Layer: register, private to it.
 * Rules:  where a store does not mix sales and returns on a receipt, an exchange is still one
 *         transaction: money moves once, and each half has a receipt of its own with a number of
 *         its own.  What the one half paid of the other is set off on both.
 * Source: customer-orders.md §2.6, §10.57. */
#pragma once
#include "model/pos-order.h"
#include "register/pos-register.h"

G_BEGIN_DECLS

typedef enum {
  POS_EXCHANGE_WHOLE, /* all on one receipt */
  POS_EXCHANGE_SOLD,
  POS_EXCHANGE_RETURNED,
} PosExchangeHalf;

/* Whether the store lets @order, concluded on its way @flow, be an exchange on two receipts. */
gboolean pos_exchange_is_split (PosRegister *self, PosOrder *order, PosOrderFlow flow);

/* Lines, charges and sums of that half; payments and what remains are those of @order.
 * Returns: (transfer full). */
PosOrder *pos_exchange_part_new (PosOrder *order, PosExchangeHalf half);
/* Whether money of @payment moved for that half. */
gboolean pos_exchange_part_has_payment (PosExchangeHalf half, PosPayment *payment);
/* How much of what comes back paid for what is sold, of the money that this step moved. */
gint64 pos_exchange_part_get_set_off (PosOrder *order);

G_END_DECLS
