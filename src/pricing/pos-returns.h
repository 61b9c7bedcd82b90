/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-returns.h — goods on their way back: what is left to return, what it is worth, and what the
 * order they were sold with knows of it afterwards.
 * Layer: pricing.  Pure: no clock, no I/O; ids come from the context passed in.
 * Rules:  a return is a sale of its own with negative lines that name the line they were sold with.
 *         Each takes its share of what the invoice still holds (M43, split by N3 on the remainder),
 *         so that any way of bringing everything back adds up to the invoice: net, tax and charges.
 *         Without F13 each return rounds its tax by itself, and the sum may drift.
 *         Charges that go back belong to a returned line, and are gone with it.
 * Source: customer-orders.md §4.13, §5.9 (M39), §5.10 (M43), §5.11; register.md T-40, T-43. */
#pragma once
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

/* Invoiced, and not back yet (R4); never below zero. */
PosQuantity pos_returns_get_left (PosOrderLine *line);
/* Whether anything of the order is. */
gboolean pos_returns_is_possible (PosOrder *order);

/* What @count of @line of a saved order is worth now, as the customer paid for it; its charges
 * are not in it.  Positive. */
gint64 pos_returns_get_value (const PosPricing *pricing,
                              PosOrder *order,
                              PosOrderLine *line,
                              PosQuantity count);

/* The return of @line of @original that the cart holds already.  Nullable. */
PosOrderLine *pos_returns_find (PosOrder *cart, PosOrderLine *line);

/**
 * pos_returns_put:
 * @cart: a working copy of a new cart; changed in place
 * @original: the saved order, as it is now
 * @count: altogether in this cart: an earlier return of the same line is replaced; 0 takes it out
 * @reason: (nullable): why
 *
 * Adds the returned line with its share of the charges that go back: a line's charge by quantity
 * (F12; else all of it), a header charge by value (or all of it, by setting), refundable ones only.
 * Returns: (transfer none): the line; %NULL for a count of 0, or with POS_ORDER_ERROR_QUANTITY
 * ("item", "maximum_micro"): more than is left; POS_ORDER_ERROR_STATUS ("rule" "currency").
 */
PosOrderLine *pos_returns_put (const PosPricing *pricing,
                               PosOrder *cart,
                               PosOrder *original,
                               PosOrderLine *line,
                               PosQuantity count,
                               const char *reason,
                               GError **error);

/* What becomes of goods that come back. */
typedef struct {
  const char *warehouse; /* borrowed, as the next two */
  const char *location;  /* (nullable): where in the warehouse */
  const char *pallet;    /* (nullable) */
  gboolean blocked;      /* they may not be sold before somebody looked */
  gboolean label;        /* a return label is printed */
} PosReturnGoal;

/* R13: where goods of @category (nullable) go that come back in this store for @reason (nullable):
 * as the policy of the category says, else as the reason does, else to the store's place for what
 * comes back, else to that of its warehouse. */
PosReturnGoal
pos_returns_find_goal (const PosPricing *pricing, const char *category, const char *reason);
/* Sends the returned @line there. */
void pos_returns_send (const PosPricing *pricing, PosOrderLine *line);

/* The orders that lines of @sale came from, each once.
 * Returns: (transfer full) (element-type PosId). */
GArray *pos_returns_list_originals (PosOrder *sale);

/**
 * pos_returns_apply:
 * @original: an order at rest that lines of @sale came from; changed in place
 * @before: (nullable): @sale as it was when this was last done
 * @sale: an order at rest
 *
 * Writes what came back: quantities, amounts, charges, and what payments were given back; the
 * revision goes up by one.  Registers and headquarters do this with the same result.
 * @over: (out) (optional) (transfer full): the item of which more came back than was sold, which
 * two registers without a line can bring about.
 * Returns: whether there was anything to write.
 */
gboolean pos_returns_apply (PosOrder *original, PosOrder *before, PosOrder *sale, char **over);

G_END_DECLS
