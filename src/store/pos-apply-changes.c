/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-apply-changes.c — what the change feed brings, without trampling on what was not sent yet. */
#include "base/pos-secret.h"
#include "store/pos-commit.h"
#include "store/pos-config-table.h"
#include "store/pos-customer-table.h"
#include "store/pos-order-table.h"
#include "store/pos-outbox-table.h"
#include "store/pos-product-table.h"
#include "store/pos-setting-table.h"

#include <string.h>

/* What rests on this device can only be tried with its key. */
static void
seal_secret (PosLocalStore *store, PosWorker *worker)
{
  g_autofree char *sealed =
      pos_secret_seal (worker->secret_hash, pos_local_store_get_pepper (store));

  pos_text_set (&worker->secret_hash, sealed);
}

static gboolean
apply_config (PosDbTxn *txn, PosLocalStore *store, PosChange *change, GError **error)
{
  if (change->record && POS_IS_WORKER (change->record))
    seal_secret (store, change->record);
  return change->record ? pos_config_table_put (txn, change->record, change->seq, error)
                        : pos_config_table_remove (txn, change->kind->nick, change->id, error);
}

static gboolean
apply_product (PosDbTxn *txn, PosChange *change, GError **error)
{
  return change->record ? pos_product_table_put (txn, change->record, error)
                        : pos_product_table_remove (txn, change->id, error);
}

static gboolean
apply_stock (PosDbTxn *txn, PosChange *change, const PosStockTold *told, GError **error)
{
  g_auto (GStrv) key = NULL;

  if (change->record)
    return pos_stock_table_put (txn, change->record, told, error);
  key = g_strsplit (change->id, "/", 2);
  return g_strv_length (key) != 2 || pos_stock_table_remove (txn, key[0], key[1], told, error);
}

/* Where the feed stood before a record was passed over, by the record. */
static char *
held_key (const char *record_id)
{
  return g_strconcat ("feed.held/", record_id, NULL);
}

static gboolean
hold (PosDbTxn *txn, const char *record_id, GError **error)
{
  g_autofree char *key = held_key (record_id), *held = NULL, *cursor = NULL;

  return pos_setting_table_get (txn, key, &held, error) &&
         pos_setting_table_get (txn, POS_SETTING_CURSOR, &cursor, error) &&
         (held || pos_setting_table_set (txn, key, cursor ? cursor : "", error));
}

gboolean
pos_local_store_follow_again (PosDbTxn *txn, const char *record_id, GError **error)
{
  g_autofree char *key = held_key (record_id), *held = NULL;
  gboolean pending;

  if (!pos_setting_table_get (txn, key, &held, error))
    return FALSE;
  if (!held)
    return TRUE;
  if (!pos_outbox_table_has_pending (txn, record_id, &pending, error))
    return FALSE;
  return pending || (pos_setting_table_set (txn, key, NULL, error) &&
                     pos_setting_table_set (txn, POS_SETTING_CURSOR, *held ? held : NULL, error));
}

/* @pending: (out): this register has something to say about the record first. */
static gboolean
is_pending (
    PosDbTxn *txn, PosChange *change, GPtrArray *conflicts, gboolean *pending, GError **error)
{
  if (!pos_outbox_table_has_pending (txn, change->id, pending, error))
    return FALSE;
  if (*pending && conflicts)
    g_ptr_array_add (conflicts, g_strdup (change->id));
  return !*pending || hold (txn, change->id, error);
}

static gboolean
apply_customer (PosDbTxn *txn, PosChange *change, GPtrArray *conflicts, GError **error)
{
  gboolean pending;

  if (!is_pending (txn, change, conflicts, &pending, error))
    return FALSE;
  if (pending)
    return TRUE;
  return change->record ? pos_customer_table_put (txn, change->record, error)
                        : pos_customer_table_remove (txn, change->id, error);
}

static gboolean
apply_order (
    PosDbTxn *txn, PosLocalStore *store, PosChange *change, GPtrArray *conflicts, GError **error)
{
  PosOrder *order = change->record;
  gboolean pending;
  gint64 revision;

  /* Orders are never deleted: receipts and the journal speak of them. */
  if (!order)
    return TRUE;
  if (!is_pending (txn, change, conflicts, &pending, error) ||
      !pos_order_table_get_revision (txn, &order->id, &revision, error))
    return FALSE;
  /* An older version that was on its way while ours was accepted. */
  if (pending || order->revision < revision)
    return TRUE;
  return pos_order_table_save (txn, store, order, error);
}

/* What every change of a page is applied with. */
typedef struct {
  PosLocalStore *store;
  const PosStockTold *told;
  GPtrArray *conflicts;
} Page;

static gboolean
apply_change (PosDbTxn *txn, const Page *page, PosChange *change, GError **error)
{
  switch (change->kind->kind_class) {
  case POS_KIND_CONFIG:
    return apply_config (txn, page->store, change, error);
  case POS_KIND_PRODUCT:
    return apply_product (txn, change, error);
  case POS_KIND_CUSTOMER:
    return apply_customer (txn, change, page->conflicts, error);
  case POS_KIND_STOCK:
    return apply_stock (txn, change, page->told, error);
  case POS_KIND_ORDER:
    return apply_order (txn, page->store, change, page->conflicts, error);
  default:
    g_assert_not_reached ();
  }
}

gboolean
pos_local_store_apply_changes (PosDbTxn *txn,
                               PosLocalStore *store,
                               GPtrArray *changes,
                               const PosStockTold *told,
                               const char *cursor,
                               GPtrArray *conflicts,
                               GError **error)
{
  const Page page = {store, told, conflicts};

  if (conflicts)
    g_ptr_array_set_size (conflicts, 0);
  for (guint i = 0; i < changes->len; i++)
    if (!apply_change (txn, &page, changes->pdata[i], error))
      return FALSE;
  return !cursor || pos_setting_table_set (txn, POS_SETTING_CURSOR, cursor, error);
}
