/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-check-in.h — a customer waits outside for an order that is ready.
 * Layer: model.
 * Rules:  one for each order and store; headquarters tells the stores, and takes it back when
 *         nothing waits for the customer any more, or somebody has dealt with it.
 * Source: customer-orders.md §6.7 "Customer check-in". */
#pragma once
#include "base/pos-record.h"

G_BEGIN_DECLS

#define POS_TYPE_CHECK_IN (pos_check_in_get_type ())
POS_DECLARE_RECORD (PosCheckIn, check_in, CHECK_IN)

struct _PosCheckIn {
  PosRecord parent_instance;

  char *id; /* pos_check_in_name() */
  PosId order;
  char *number; /* what the customer calls the order */
  char *store;
  char *customer_name;
  char *parking;  /* as the customer wrote it */
  char *vehicle;  /* likewise */
  gint64 at;      /* waits since then */
  gint64 changes; /* how often he put it right */
};

/* "S2/0190f0a0-…" */
char *pos_check_in_name (const char *store, const PosId *order);

G_END_DECLS
