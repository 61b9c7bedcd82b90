/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-import.c — every record that holds together goes into the feed. */
#include "hq/pos-hq-import.h"
#include "base/pos-json.h"
#include "hq/pos-hq-cart.h"
#include "hq/pos-hq-customer-edit.h"
#include "hq/pos-hq-feed.h"
#include "hq/pos-hq-invoice-table.h"
#include "hq/pos-hq-order-table.h"
#include "hq/pos-hq-stock.h"
#include "model/pos-product.h"
#include "pricing/pos-terms.h"

static gboolean
exists (const char *kind, const char *id, gpointer txn)
{
  g_autoptr (GError) error = NULL;
  gboolean there;

  /* A fault here is remembered by the transaction; the next step fails with it. */
  return pos_hq_feed_has (txn, kind, id, &there, &error) && there;
}

/* Faults are remembered by the transaction here too. */
static gpointer
find_setting (GType type, const char *id, gpointer txn)
{
  g_autoptr (GError) error = NULL;
  gpointer found = NULL;

  return pos_hq_feed_get (txn, type, id, &found, &error) ? found : NULL;
}

static GPtrArray *
list_settings (GType type, gpointer txn)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *found = pos_hq_feed_list (txn, type, &error);

  return found ? found : g_ptr_array_new_with_free_func (g_object_unref);
}

static GPtrArray *
list_orders (const char *mode, gpointer txn)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *names = pos_hq_order_table_list_by_mode (txn, mode, &error);

  return names ? names : g_ptr_array_new_with_free_func (g_free);
}

static GPtrArray *
list_barcodes (const char *const *barcodes, gpointer txn)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *owners = pos_hq_feed_list_barcodes (txn, barcodes, &error);

  return owners ? owners : g_ptr_array_new_with_free_func (g_free);
}

static char *
report (PosBundle *bundle)
{
  g_autoptr (json_t) json = json_object ();
  json_t *refused = json_array ();

  for (guint i = 0; i < bundle->refusals->len; i++) {
    PosRefusal *refusal = bundle->refusals->pdata[i];
    json_t *item = json_object ();
    json_object_set_new (item, "kind", json_string (refusal->kind));
    json_object_set_new (item, "id", json_string (refusal->id));
    json_object_set_new (item, "index", json_integer (refusal->index));
    json_object_set_new (item, "reason", json_string (refusal->reason));
    json_array_append_new (refused, item);
  }
  json_object_set_new (json, "taken", json_integer (bundle->records->len));
  json_object_set_new (json, "refused", refused);
  return pos_json_to_text (json);
}

/* §2.5: an order of another channel that names no terms gets those of the chain. */
static gboolean
put_order (PosDbTxn *txn, PosOrder *order, GError **error)
{
  gpointer found;

  if (!pos_hq_feed_get (txn, POS_TYPE_PARAMETERS, "company", &found, error))
    return FALSE;
  g_autoptr (PosParameters) parameters = found;
  if (parameters && order->type == POS_ORDER_TYPE_SALES_ORDER)
    pos_terms_put (parameters, order);
  return pos_hq_order_table_put (txn, order, error);
}

static gboolean
put_records (PosDbTxn *txn, PosHqImport *import, GError **error)
{
  PosBundle *bundle = import->bundle;

  for (guint i = 0; i < bundle->records->len; i++) {
    gpointer record = bundle->records->pdata[i];
    PosStock *stock = POS_IS_STOCK (record) ? record : NULL;

    if (stock && !pos_stock_is_counted (stock))
      stock->as_of = import->now;
    gboolean put;
    if (POS_IS_ORDER (record))
      put = put_order (txn, record, error);
    else if (POS_IS_STORE_CART (record))
      put = pos_hq_cart_import (txn, record, import->now, error);
    else if (POS_IS_INVOICE (record))
      put = pos_hq_invoice_table_put (txn, record, error);
    else
      put = (!POS_IS_CUSTOMER (record) ||
             pos_hq_customer_edit_note (txn, record, import->now, error)) &&
            pos_hq_feed_put_record (txn, record, bundle->currency, error);
    if (!put)
      return FALSE;
  }
  return TRUE;
}

gboolean
pos_hq_import (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqImport *import = data;
  PosBundle *bundle = import->bundle;
  const PosBundleWorld world = {find_setting, list_orders, list_settings, list_barcodes};
  gpointer found;

  if (!pos_bundle_judge (bundle, exists, &world, txn, error) ||
      !pos_hq_feed_get (txn, POS_TYPE_PARAMETERS, "company", &found, error))
    return FALSE;
  g_autoptr (PosParameters) before = found;
  if (!put_records (txn, import, error) ||
      !pos_hq_stock_follow_setting (txn, before, import->now, error))
    return FALSE;
  import->taken = bundle->records->len;
  g_free (import->answer);
  import->answer = report (bundle);
  return TRUE;
}
