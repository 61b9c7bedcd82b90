/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-terms.h — terms and method of payment of customer orders, for the back office.
 * Layer: pricing.  Source: customer-orders.md §2.5. */
#pragma once
#include "model/pos-config.h"
#include "model/pos-order.h"

G_BEGIN_DECLS

/* Puts what the chain says on a customer order that carries neither. */
void pos_terms_put (PosParameters *parameters, PosOrder *order);

/* Whether a card may be stored for an order with these terms (nullable: none). */
gboolean pos_terms_allow_card (PosConfig *config, const char *terms);

/* Asked before a card is stored for @order.
 * Errors: POS_ORDER_ERROR_TENDER with "reason" 'terms' and "terms": their type is another one, so
 * the back office would ask for what the card pays. */
gboolean pos_terms_check_card (PosConfig *config, PosOrder *order, GError **error);

G_END_DECLS
