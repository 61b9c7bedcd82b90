/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-gross.h — what a line costs before anything is taken off.
 * Layer: pricing.
 * Rules:  a price for several pieces is rounded once, with the quantity.  Parts of such a line cost
 *         together what the line would: each costs what all up to it do less what those before it
 *         do, so that 2 and 2 of "10.00 for 3" are 6.67 and 6.66.  A price of one that has more
 *         digits than the currency is rounded for each line, as it always was.
 * Source: register.md P-6; customer-orders.md N3. */
#pragma once
#include "model/pos-order.h"

G_BEGIN_DECLS

/* @line: of @order.  Errors: POS_VALUE_ERROR_OVERFLOW. */
gboolean pos_gross_find (PosOrder *order, PosOrderLine *line, gint64 *gross, GError **error);
/* The same of the last @part pieces of @line, which leave it for a line behind it. */
gboolean pos_gross_find_last (PosOrder *order, PosOrderLine *line, PosQuantity part, gint64 *gross);

G_END_DECLS
