/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-store-counts.c — counting rows: quick enough for a progress page, not for a list. */
#include "store/pos-store-counts.h"

static const char COUNT[] = "SELECT (SELECT count(*) FROM config WHERE kind = 'store'),"
                            "  (SELECT count(*) FROM config WHERE kind = 'worker'),"
                            "  (SELECT count(*) FROM product),"
                            "  (SELECT count(*) FROM customer)";

gboolean
pos_store_counts_read (PosDbTxn *txn, PosStoreCounts *counts, GError **error)
{
  g_autoptr (PosDbStatement) count = pos_db_txn_prepare (txn, COUNT);
  gboolean has_row;

  if (!pos_db_step (count, &has_row, error))
    return FALSE;
  *counts = (PosStoreCounts){
      .stores = pos_db_column_int64 (count, 0),
      .workers = pos_db_column_int64 (count, 1),
      .products = pos_db_column_int64 (count, 2),
      .customers = pos_db_column_int64 (count, 3),
  };
  return TRUE;
}
