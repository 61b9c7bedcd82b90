/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-concessions.h — discounts that people give, on a line or on the whole cart.
 * Layer: pricing.
 * Rules:  a person's discount comes after every offer and is taken off what they leave, or, of a
 *         line and where the chain says so, off the price without them, or in their place; one
 *         stands on a line and one on the cart, another one replaces it.
 *         The cart's is spread over the lines that may still change in proportion to what they
 *         cost; returned lines take no part.
 *         An amount is for what there was when it was given: of fewer pieces, or of a smaller cart,
 *         as large a share is taken off, so that it stays within the limit that it kept to; of more
 *         not more than was said.
 *         A line's list of discounts says which part is whose; the parts add up to its discount.
 * Source: register.md §6.4 step 8, T-20, T-21, T-22, E-20; customer-orders.md N3. */
#pragma once
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

/* Part of pos_pricing_recompute(), before lines are computed. */
gboolean pos_concessions_apply (const PosPricing *pricing, PosOrder *order, GError **error);

/* T-21: whether what a person takes off @line stands in place of offers. */
gboolean pos_concessions_replace (const PosPricing *pricing, PosOrderLine *line);

/* Whether a person may still change what @line costs: active, sold, not locked, not invoiced. */
gboolean pos_concessions_may_change (PosOrderLine *line);

/* Whether a person may take something off @line: not where the product bars it (T-7, P-23). */
gboolean pos_concessions_may_give (PosOrderLine *line);

/* §10.26: the part of @line's discount that was for pieces which left. */
gint64 pos_concessions_get_gone (PosOrderLine *line);
/* Makes the parts add up again after the line's discount was scaled. */
void pos_concessions_fit (PosOrderLine *line, guint32 currency);
/* M31: more of a locked line costs what each piece of it does, so an offer on every piece goes
 * along, from what it was before it was rounded, and so does a share that a person took off in
 * place of offers; what was earned together, and what people gave besides, was for what there was.
 */
void
pos_concessions_extend (PosOrderLine *line, guint32 currency, PosQuantity from, PosQuantity to);
/* U13: fewer of a locked line.  What was added without it goes first; of less than what it was for,
 * a share is taken off. */
void
pos_concessions_shrink (PosOrderLine *line, guint32 currency, PosQuantity from, PosQuantity to);
/* Takes everything off that people or offers gave. */
void pos_concessions_clear (PosOrderLine *line);
/* Shares a discount of @line by amount with @other, which was split off it. */
void pos_concessions_split (PosOrderLine *line, PosOrderLine *other, guint32 currency);

/* What people gave, and what it was taken off: one line's, by @line and the cart's discount
 * together; the cart's discount alone. */
typedef struct {
  gint64 given;
  gint64 before;
} PosConcession;
PosConcession pos_concessions_of_line (PosOrderLine *line);
PosConcession pos_concessions_of_total (PosOrder *order);

G_END_DECLS
