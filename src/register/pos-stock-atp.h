/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-stock-atp.h — how much of a product can be promised in one place, by date, as known here.
 * Layer: register.  Thread: main; reads the disk.
 * Rules:  orders that are known here say when they leave; what is reserved besides, for orders of
 *         other stores, counts from today.
 * Source: customer-orders.md §4.11; docs/decisions.md, 158. */
#pragma once
#include "model/pos-product.h"
#include "pricing/pos-atp.h"
#include "register/pos-register.h"

G_BEGIN_DECLS

typedef struct {
  gboolean counted; /* somebody told how many there are; else there is nothing to promise */
  PosQuantity on_hand;
  PosQuantity kept_back;
  gint64 as_of;
  GArray *days; /* PosAtpDay, the first one today; none where nobody counted */
} PosStockAtp;

/* @warehouse: %NULL: this store's.  Returns: (transfer full): %NULL when the disk fails. */
PosStockAtp *
pos_stock_atp_find (PosRegister *self, PosProduct *product, const char *warehouse, GError **error);
void pos_stock_atp_free (PosStockAtp *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosStockAtp, pos_stock_atp_free)

G_END_DECLS
