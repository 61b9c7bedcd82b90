/* SPDX-License-Identifier: GPL-3.0-or-later
 * ui-pieces.h — gives a product of the demo chain serial numbers, or batches. */
#pragma once
#include "store/pos-product-table.h"
#include "store/pos-stock-table.h"
#include "ui-shell.h"

typedef struct {
  const char *item;
  const char *serials[13]; /* of the pieces in each warehouse; ends with %NULL; none: batches */
} UiPieces;

static inline gboolean
ui_pieces_write (PosDbTxn *txn, gpointer data, GError **error)
{
  const UiPieces *pieces = data;
  g_autoptr (PosProduct) product = NULL;
  g_autoptr (GPtrArray) levels = NULL;

  if (!pos_product_table_get (txn, pieces->item, &product, error))
    return FALSE;
  product->serialized = pieces->serials[0] != NULL;
  product->batch_tracked = !product->serialized;
  if (!pos_product_table_put (txn, product, error))
    return FALSE;
  levels = pos_stock_table_list (txn, pieces->item, error);
  for (guint i = 0; levels && i < levels->len; i++) {
    PosStock *level = levels->pdata[i];
    level->serials = product->serialized ? g_strdupv ((char **)pieces->serials) : NULL;
    if (!pos_stock_table_put (txn, level, NULL, error))
      return FALSE;
  }
  return levels != NULL;
}

static inline void
ui_pieces_number (UiShell *ui, UiPieces pieces)
{
  g_autoptr (GError) error = NULL;

  pos_db_write_sync (pos_local_store_get_db (ui->store), ui_pieces_write, &pieces, &error);
  g_assert_no_error (error);
}

/* Several pieces of such a product are one line. */
static inline void
ui_pieces_keep_together (UiShell *ui)
{
  PosConfig *config = pos_register_get_config (ui->reg);

  pos_config_get_parameters (config)->serials_together = TRUE;
}
