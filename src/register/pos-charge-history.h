/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-charge-history.h — who added, changed or removed which charge, when and why.
 * Layer: register.  Thread: main; reads the disk.
 * Rules:  from the orders that are known here, so of other stores as far as they told; what was
 *         never saved is in no order, and in the journal only.
 * Source: customer-orders.md §4.7 "Charge override history". */
#pragma once
#include "model/pos-order.h"
#include "register/pos-register.h"

G_BEGIN_DECLS

typedef struct {
  PosDate from; /* days of this store; none: any */
  PosDate until;
  const char *store;  /* (nullable): where it was done */
  const char *worker; /* (nullable): who did it, or approved it */
  const char *code;   /* (nullable) */
} PosChargeHistoryQuery;

typedef struct {
  PosChargeStep *step;
  PosOrder *order;
} PosChargeHistoryEntry;

/* What it all came to, in the chain's currency. */
typedef struct {
  gint64 raised;
  gint64 lowered; /* not positive */
} PosChargeHistorySums;

/* Newest first.  Returns: (transfer full) (element-type PosChargeHistoryEntry): %NULL when the
 * disk fails. */
GPtrArray *
pos_charge_history_list (PosRegister *self, const PosChargeHistoryQuery *query, GError **error);
void pos_charge_history_sum (GPtrArray *entries, PosChargeHistorySums *sums);
/* What people call the order. */
const char *pos_charge_history_name_order (const PosChargeHistoryEntry *entry);
/* All of it as a table, for a spreadsheet (RFC 4180).  Returns: (transfer full). */
char *pos_charge_history_to_csv (GPtrArray *entries);
/* "Charge added" …; to be translated. */
const char *pos_charge_history_name_kind (int kind);

G_END_DECLS
