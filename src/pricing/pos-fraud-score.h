/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-fraud-score.h — what an order looks like, and whether it waits for that.
 * Layer: pricing.  Pure.
 * Rules:  a rule is true of an order when all that it names is true of it; of what nobody knows (a
 *         customer of another store, while there is no line) it is not.
 * Source: customer-orders.md §2.9, T19. */
#pragma once
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

/* Whether @order looks like @rule. */
gboolean pos_fraud_matches (const PosPricing *pricing, PosFraudRule *rule, PosOrder *order);

/* Notes on a customer order that is about to be saved which rules are true of it, and puts it on
 * hold by the chain's code when their scores reach what the chain says.  Who edits an order that
 * somebody looked at and released is held up again only where another rule became true.
 * @before: (nullable): as it was saved. */
void pos_fraud_apply (const PosPricing *pricing, PosOrder *before, PosOrder *order);

G_END_DECLS
