/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-apply-changes.c — what the change feed brings, without trampling on what was not sent yet. */
#include "base/pos-badge.h"
#include "base/pos-error.h"
#include "base/pos-secret.h"
#include "model/pos-layout.h"
#include "store/pos-commit.h"
#include "store/pos-config-table.h"
#include "store/pos-customer-table.h"
#include "store/pos-held-table.h"
#include "store/pos-let-go.h"
#include "store/pos-order-table.h"
#include "store/pos-outbox-table.h"
#include "store/pos-product-table.h"
#include "store/pos-setting-table.h"
#include "store/pos-store-cart-table.h"
#include "store/pos-suspended-table.h"

#include <string.h>

/* What rests on this device can only be tried with its key. */
static void
seal_secret (PosLocalStore *store, PosWorker *worker)
{
  g_autofree char *sealed =
      pos_secret_seal (worker->secret_hash, pos_local_store_get_pepper (store));

  g_autofree char *badge = pos_badge_seal (worker->badge_hash, pos_local_store_get_pepper (store));

  pos_text_set (&worker->secret_hash, sealed);
  pos_text_set (&worker->badge_hash, badge);
}

/* register.md §2.5: a version that cannot be published, of an older headquarters, does not put one
 * out that works.  Without one it is taken, so that whoever looks at the set-up is told.
 * @kept: (out): the version that is here stays. */
static gboolean
keep_layout (PosDbTxn *txn, PosLayoutBundle *told, gboolean *kept, GError **error)
{
  g_autoptr (GError) fault = NULL, damage = NULL;
  gpointer found = NULL;

  *kept = FALSE;
  if (pos_layout_bundle_holds (told, POS_LAYOUT_UNPUBLISHED, &fault))
    return TRUE;
  /* A failure of the database is remembered by the transaction. */
  pos_config_table_get (txn, POS_TYPE_LAYOUT_BUNDLE, told->id, &found, &damage);
  g_autoptr (PosLayoutBundle) here = found;
  if (!here || !pos_layout_bundle_holds (here, POS_LAYOUT_UNUSABLE, NULL))
    return TRUE;
  *kept = TRUE;
  g_message ("Version %" G_GINT64_FORMAT " of the layout %s is not taken, version %" G_GINT64_FORMAT
             " stays: %s",
             told->version,
             told->id,
             here->version,
             fault->message);
  return pos_held_table_add_unused (txn, "layout", error);
}

static gboolean
apply_config (PosDbTxn *txn, PosLocalStore *store, PosChange *change, GError **error)
{
  gboolean kept = FALSE;

  if (change->record && POS_IS_WORKER (change->record))
    seal_secret (store, change->record);
  if (change->record && POS_IS_LAYOUT_BUNDLE (change->record) &&
      !keep_layout (txn, change->record, &kept, error))
    return FALSE;
  if (kept)
    return TRUE;
  return change->record ? pos_config_table_put (txn, change->record, change->seq, error)
                        : pos_config_table_remove (txn, change->kind->nick, change->id, error);
}

static gboolean
apply_product (PosDbTxn *txn, PosChange *change, GError **error)
{
  return change->record ? pos_product_table_put (txn, change->record, error)
                        : pos_product_table_remove (txn, change->id, error);
}

/* What every change of a page is applied with. */
typedef struct {
  PosLocalStore *store;
  const PosOutboxTold *told;     /* (nullable) */
  const PosStockTold *contained; /* (nullable): the same, of stock */
  GPtrArray *conflicts;          /* (nullable) */
  GHashTable *open; /* ids of records that this register has the last word on for now */
} Page;

static gboolean
apply_stock (PosDbTxn *txn, const Page *page, PosChange *change, GError **error)
{
  g_auto (GStrv) key = NULL;

  if (change->record)
    return pos_stock_table_put (txn, change->record, page->contained, error);
  key = g_strsplit (change->id, "/", 2);
  return g_strv_length (key) != 2 ||
         pos_stock_table_remove (txn, key[0], key[1], page->contained, error);
}

/* @open: (out): what this register says about the record comes first. */
static gboolean
pass_over (PosDbTxn *txn, const Page *page, PosChange *change, gboolean *open, GError **error)
{
  *open = g_hash_table_contains (page->open, change->id);
  if (*open && page->conflicts)
    g_ptr_array_add (page->conflicts, g_strdup (change->id));
  return !*open || pos_held_table_add (txn, change->id, error);
}

static gboolean
apply_customer (PosDbTxn *txn, const Page *page, PosChange *change, GError **error)
{
  gboolean open;

  if (!pass_over (txn, page, change, &open, error))
    return FALSE;
  if (open)
    return TRUE;
  return change->record ? pos_customer_table_put (txn, change->record, error)
                        : pos_customer_table_remove (txn, change->id, error);
}

static gboolean
is_failure (int status)
{
  return status == POS_ORDER_STATUS_SYNC_FAILED || status == POS_ORDER_STATUS_SYNC_EDIT;
}

/* What headquarters says about @theirs is true of @ours as well. */
static gboolean
tell (PosDbTxn *txn, PosLocalStore *store, PosOrder *ours, PosOrder *theirs, GError **error)
{
  gboolean fails = is_failure (theirs->status) &&
                   (is_failure (ours->status) || ours->status == POS_ORDER_STATUS_PENDING_SYNC);

  if (!g_strcmp0 (ours->sync_message, theirs->sync_message) &&
      (!fails || ours->status == theirs->status))
    return TRUE;
  pos_text_set (&ours->sync_message, theirs->sync_message);
  if (fails)
    ours->status = theirs->status;
  return pos_order_table_save (txn, store, ours, error);
}

/* Whoever is not headquarters does not know better than the copy here. */
static gboolean
is_outdated (const Page *page, PosOrder *ours, PosOrder *theirs)
{
  return page->told ? pos_transaction_forgets_money (ours, theirs)
                    : theirs->revision < ours->revision;
}

/* @ours: (out): %NULL also when it is damaged: then headquarters' version mends it. */
static gboolean
read_ours (PosDbTxn *txn, PosLocalStore *store, const PosId *id, PosOrder **ours, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (pos_order_table_get (txn, store, id, ours, &failure) ||
      g_error_matches (failure, POS_DB_ERROR, POS_DB_ERROR_CORRUPT))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
apply_order (PosDbTxn *txn, const Page *page, PosChange *change, GError **error)
{
  PosOrder *theirs = change->record;
  g_autoptr (PosOrder) ours = NULL;
  gboolean open;

  /* Orders are never deleted: receipts and the journal speak of them. */
  if (!theirs)
    return TRUE;
  if (!pass_over (txn, page, change, &open, error) ||
      !read_ours (txn, page->store, &theirs->id, &ours, error))
    return FALSE;
  if (open)
    return !ours || tell (txn, page->store, ours, theirs, error);
  if (ours && is_outdated (page, ours, theirs))
    return TRUE;
  return (!ours || pos_let_go_replaced (txn, page->store, ours, theirs, error)) &&
         pos_order_table_save (txn, page->store, theirs, error);
}

/* Where it ended, be it that headquarters keeps it no longer, it waits nowhere. */
static gboolean
apply_cart (PosDbTxn *txn, const Page *page, PosChange *change, GError **error)
{
  PosStoreCart *cart = change->record;
  gboolean open;
  PosId id;

  if (!pass_over (txn, page, change, &open, error))
    return FALSE;
  if (open)
    return TRUE;
  if ((!cart || cart->ended_at) && pos_id_parse (change->id, &id, NULL) &&
      !pos_suspended_table_end (txn, &id, error))
    return FALSE;
  return cart ? pos_store_cart_table_put (txn, cart, error)
              : pos_store_cart_table_remove (txn, change->id, error);
}

static gboolean
apply_change (PosDbTxn *txn, const Page *page, PosChange *change, GError **error)
{
  if (!change->kind)
    return pos_held_table_add_kind (txn, change->unknown_kind, error);
  switch (change->kind->kind_class) {
  case POS_KIND_CONFIG:
  case POS_KIND_SLOT:
    return apply_config (txn, page->store, change, error);
  case POS_KIND_PRODUCT:
    return apply_product (txn, change, error);
  case POS_KIND_CUSTOMER:
    return apply_customer (txn, page, change, error);
  case POS_KIND_STOCK:
    return apply_stock (txn, page, change, error);
  case POS_KIND_ORDER:
    return apply_order (txn, page, change, error);
  case POS_KIND_CART:
    return apply_cart (txn, page, change, error);
  case POS_KIND_INVOICE: /* what is open changes elsewhere: it is asked when somebody pays */
    return TRUE;
  default:
    g_assert_not_reached ();
  }
}

gboolean
pos_local_store_apply_changes (PosDbTxn *txn,
                               PosLocalStore *store,
                               GPtrArray *changes,
                               const PosOutboxTold *told,
                               const char *cursor,
                               GPtrArray *conflicts,
                               GError **error)
{
  g_autoptr (GHashTable) open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const PosStockTold contained =
      told ? (PosStockTold){told->sequence, told->waiting, told->missing} : (PosStockTold){0};
  const Page page = {store, told, told ? &contained : NULL, conflicts, open};

  if (conflicts)
    g_ptr_array_set_size (conflicts, 0);
  if (!pos_outbox_table_list_open (txn, told, open, error))
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    if (!apply_change (txn, &page, changes->pdata[i], error))
      return FALSE;
  if (told && told->whole && !pos_stock_table_forget_told (txn, &contained, error))
    return FALSE;
  return (!cursor || pos_setting_table_set_cursor (txn, cursor, error)) &&
         (!told ||
          (pos_held_table_release (txn, open, error) && pos_held_table_release_kinds (txn, error)));
}
