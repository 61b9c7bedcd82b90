/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-limits.h — how much a worker may give away without asking.
 * Layer: register.  Thread: main.
 * Rules:  a limit that is set counts for everybody; without one a manager's role has none and any
 *         other role may give nothing.  A discount's percentage and its amount have limits of
 *         their own, a line's and a cart's too; on a line both discounts count together, so that
 *         two small ones are not a large one.  Money of the drawer is moved by a right, which a
 *         limit bounds; of quantities and prices a limit stands in place of the chain's maximum,
 *         be it lower or higher.
 * Source: register.md §3.5, S-19, T-19, T-22. */
#pragma once
#include "model/pos-config.h"
#include "pricing/pos-concessions.h"

G_BEGIN_DECLS

#define POS_LIMIT_LINE_RATE "disc.max_line_pct"
#define POS_LIMIT_LINE_AMOUNT "disc.max_line_amount"
#define POS_LIMIT_TOTAL_RATE "disc.max_total_pct"
#define POS_LIMIT_TOTAL_AMOUNT "disc.max_total_amount"
#define POS_LIMIT_PRICE "price.override"
#define POS_LIMIT_MOVED "shift.cash_move"
#define POS_LIMIT_ACCOUNTS "cash.income_expense"
#define POS_LIMIT_QUANTITY "line.over_quantity"
#define POS_LIMIT_ENTERED_PRICE "line.over_price"
#define POS_LIMIT_RETURN_LINE "return.max_line_amount"
#define POS_LIMIT_RETURN_TOTAL "return.max_total_amount"

/* @limit: one of the four of discounts. */
gboolean pos_limits_allow_discount (PosConfig *config,
                                    PosWorker *worker,
                                    const char *limit,
                                    PosConcession concession);
/* Both ways with "price.override", one way with "price.override.higher" or "….lower"; a limit of
 * the role under "price.override" bounds the change as a share of @from. */
gboolean
pos_limits_allow_price (PosConfig *config, PosWorker *worker, PosUnitPrice from, PosUnitPrice to);

/* @limit: one of the two of returns; without one nothing is too much. */
gboolean
pos_limits_allow_return (PosConfig *config, PosWorker *worker, const char *limit, gint64 amount);

/* @limit: POS_LIMIT_MOVED or POS_LIMIT_ACCOUNTS, which is the right to do it, too. */
gboolean
pos_limits_allow_cash (PosConfig *config, PosWorker *worker, const char *limit, gint64 amount);

/* @most: what the chain says; 0: nothing.  Whoever has neither a limit of his own nor the right to
 * pass it is bound by it. */
gboolean pos_limits_allow_quantity (PosConfig *config,
                                    PosWorker *worker,
                                    PosQuantity quantity,
                                    PosQuantity most);
/* The same of a price that is entered. */
gboolean
pos_limits_allow_entered_price (PosConfig *config, PosWorker *worker, gint64 price, gint64 most);
/* What bounds him; 0: nothing. */
PosQuantity pos_limits_get_quantity (PosConfig *config, PosWorker *worker, PosQuantity most);
gint64 pos_limits_get_entered_price (PosConfig *config, PosWorker *worker, gint64 most);

/* Whether @worker may let a call through that was refused with @details. */
gboolean pos_limits_allow_details (PosConfig *config,
                                   PosWorker *worker,
                                   const char *permission,
                                   GVariant *details);

G_END_DECLS
