/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-commitment.h — what saving an order does to it, and to stock.
 * Layer: pricing.  Source: customer-orders.md §3.4, §3.6, §3.8 (U1, U2), §2.11. */
#pragma once
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

/**
 * pos_commitment_apply:
 * @order: a computed cart of flow NEW or EDIT whose money was checked
 * @at: instant of the commit
 *
 * Locks prices, gives lines without intent the carry-out intent, mode and store warehouse, lines
 * their first accept state, invoices what is carried out, posts payments and ledger and derives the
 * status.  The order is then at rest with revision flow_revision + 1.  A quote gets no money.
 * Errors: as pos_ledger_post().
 */
gboolean
pos_commitment_apply (const PosPricing *pricing, PosOrder *order, gint64 at, GError **error);

/* §3.4.  Carry-out lines do not make an order partially invoiced.  What would be open is pending
 * while the order has no number from headquarters. */
PosOrderStatus pos_commitment_derive_status (PosOrder *order);

/* U1, U2. */
PosAcceptState pos_commitment_get_first_accept_state (const PosPricing *pricing,
                                                      PosOrder *order,
                                                      PosOrderLine *line);

/* §3.6: what the line took from the place where it lies, picked and packed pieces among it; what
 * comes back is negative. */
PosQuantity pos_stock_get_gone (PosOrder *order, PosOrderLine *line);
/* What it keeps reserved there.  @parameters: (nullable): the chain's. */
PosQuantity pos_stock_get_promised (PosParameters *parameters, PosOrder *order, PosOrderLine *line);

typedef struct {
  char *item;
  char *warehouse;
  PosQuantity on_hand; /* change */
  PosQuantity reserved;
} PosStockEffect;

/* §3.6: stock movements between two states of one order, by item and warehouse, none of them
 * empty.  @before: (nullable): for a new order.
 * Returns: (transfer full) (element-type PosStockEffect). */
GPtrArray *pos_order_commit_effects (const PosPricing *pricing, PosOrder *before, PosOrder *after);

typedef struct {
  char *item;
  char *warehouse;
  char *serial;
  gint64 pieces; /* change */
} PosSerialEffect;

/* The same of pieces with a serial number.  Returns: (transfer full) (element-type
 * PosSerialEffect). */
GPtrArray *pos_order_commit_serials (const PosPricing *pricing, PosOrder *before, PosOrder *after);

G_END_DECLS
