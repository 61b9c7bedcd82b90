/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-stock-setup.h — how a chain tells its people how much there is.
 * Layer: model.  Part of pos-setup.h, which includes it.
 * Source: customer-orders.md §2.6, §2.10, §4.11. */
#pragma once
#include "base/pos-record.h"

G_BEGIN_DECLS

/* "Inventory availability calculation mode". */
typedef enum {
  POS_AVAILABILITY_CHANNEL,   /* what headquarters told last, and what moved here since */
  POS_AVAILABILITY_REAL_TIME, /* it is asked whenever somebody looks */
} PosAvailabilityMode;

#define POS_TYPE_STOCK_LEVEL (pos_stock_level_get_type ())
POS_DECLARE_RECORD (PosStockLevel, stock_level, STOCK_LEVEL)

/* Of what is available: more than @above, up to where the next level begins. */
struct _PosStockLevel {
  PosRecord parent_instance;

  char *id;
  PosL10n *name; /* "Few left" */
  PosQuantity above;
  gboolean otherwise; /* for what no other level is for: "Out of stock" */
};

G_END_DECLS
