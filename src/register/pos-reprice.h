/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-reprice.h — lines priced as if they were added today.
 * Layer: register, private to it.  Source: customer-orders.md §2.11, §4.8. */
#pragma once
#include "register/pos-run.h"

G_BEGIN_DECLS

/* Writes all three prices: P-5. */
void pos_reprice_set (PosOrderLine *line, const PosPriceFound *price);
/* Returns: whether anything may still change the price or the tax of @line; what was invoiced, also
 * in part, or comes back keeps both: §4.8, X13. Errors: POS_ORDER_ERROR_STATUS with the rule
 * "price-stays". */
gboolean pos_reprice_check (PosOrderLine *line, GError **error);
/* Unlocks @line and gives it today's price; a line of which something was invoiced keeps price and
 * lock.  Returns: whether it was priced anew; a product that is not sold any more keeps its price.
 */
gboolean pos_reprice_line (PosRun *run, PosOrderLine *line);
/* Gives @line today's price unless it is locked or somebody entered another; discounts stay.
 * Returns: whether that is a different price. */
gboolean pos_reprice_refresh (PosRun *run, PosOrderLine *line);

G_END_DECLS
