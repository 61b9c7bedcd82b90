/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-quick.c — one read transaction per question. */
#include "register/pos-quick.h"
#include "base/pos-error.h"
#include "register/pos-register-private.h"
#include "store/pos-account-table.h"
#include "store/pos-cart-table.h"
#include "store/pos-customer-table.h"
#include "store/pos-order-table.h"
#include "store/pos-product-table.h"
#include "store/pos-receipt-table.h"
#include "store/pos-setting-table.h"
#include "store/pos-stock-table.h"

/* One question: what is asked, and what came back. */
typedef struct {
  PosLocalStore *store;
  const char *text;
  const char *more;
  const char *after;
  guint limit;
  const PosId *id;
  const PosSlotKey *slot;
  gint64 count;
  char *answer;
  gpointer record;
  GPtrArray *list;
} Ask;

static gboolean
read_now (PosRegister *self, PosDbFunc func, Ask *ask, GError **error)
{
  ask->store = self->local_store;
  return pos_db_read_sync (pos_local_store_get_db (self->local_store), func, ask, NULL, error);
}

static gboolean
read_setting (PosDbTxn *txn, gpointer data, GError **error)
{
  Ask *ask = data;

  return pos_setting_table_get (txn, ask->text, &ask->answer, error);
}

char *
pos_quick_dup_setting (PosRegister *self, const char *key)
{
  Ask ask = {.text = key};
  g_autoptr (GError) error = NULL;

  if (!read_now (self, read_setting, &ask, &error))
    g_warning ("Setting %s cannot be read: %s", key, error->message);
  return ask.answer;
}

static gboolean
write_setting (PosDbTxn *txn, gpointer data, GError **error)
{
  Ask *ask = data;

  return pos_setting_table_set (txn, ask->text, ask->more, error);
}

gboolean
pos_quick_set_setting (PosRegister *self, const char *key, const char *value, GError **error)
{
  Ask ask = {.text = key, .more = value};

  return pos_db_write_sync (pos_local_store_get_db (self->local_store), write_setting, &ask, error);
}

static gboolean
read_cart (PosDbTxn *txn, gpointer data, GError **error)
{
  Ask *ask = data;

  return pos_cart_table_load (txn, ask->store, (PosOrder **)&ask->record, NULL, error);
}

gboolean
pos_quick_load_cart (PosRegister *self, PosOrder **order, GError **error)
{
  Ask ask = {0};
  gboolean read = read_now (self, read_cart, &ask, error);

  *order = ask.record;
  return read;
}

static gboolean
read_customer (PosDbTxn *txn, gpointer data, GError **error)
{
  Ask *ask = data;

  return pos_customer_table_get (txn, ask->text, (PosCustomer **)&ask->record, error);
}

PosCustomer *
pos_quick_get_customer (PosRegister *self, const char *id, GError **error)
{
  Ask ask = {.text = id};

  return read_now (self, read_customer, &ask, error) ? ask.record : NULL;
}

PosProduct *
pos_quick_find_product (PosRegister *self, const char *code, GError **error)
{
  PosProduct *product = NULL;

  if (!pos_local_store_find_product_sync (self->local_store, code, &product, error))
    return NULL;
  return product;
}

static gboolean
read_variants (PosDbTxn *txn, gpointer data, GError **error)
{
  Ask *ask = data;

  g_clear_pointer (&ask->list, g_ptr_array_unref);
  ask->list = pos_product_table_list_variants (txn, ask->text, error);
  return ask->list != NULL;
}

GPtrArray *
pos_quick_list_variants (PosRegister *self, const char *master, GError **error)
{
  Ask ask = {.text = master};

  return read_now (self, read_variants, &ask, error) ? ask.list : NULL;
}

GStrv
pos_quick_list_carry_only (PosRegister *self, const char *const *ids, GError **error)
{
  return pos_local_store_list_carry_only_sync (self->local_store, ids, error);
}

GStrv
pos_quick_list_blocked (PosRegister *self, const char *const *ids, GError **error)
{
  return pos_local_store_list_blocked_sync (self->local_store, ids, error);
}

PosOrder *
pos_quick_get_order (PosRegister *self, const PosId *id, GError **error)
{
  PosOrder *order = NULL;

  if (!pos_local_store_get_order_sync (self->local_store, id, &order, error))
    return NULL;
  return order;
}

typedef struct {
  PosOrder *before;
  const char *item, *location;
  GArray *ids;
} Awaiting;

static gboolean
list_awaiting (PosDbTxn *txn, gpointer data, GError **error)
{
  Awaiting *ask = data;

  g_clear_pointer (&ask->ids, g_array_unref);
  ask->ids = pos_order_table_list_awaiting (txn, ask->before, ask->item, ask->location, error);
  return ask->ids != NULL;
}

GArray *
pos_quick_list_awaiting (
    PosRegister *self, PosOrder *before, const char *item, const char *location, GError **error)
{
  Awaiting ask = {before, item, location, NULL};

  if (!pos_db_read_sync (
          pos_local_store_get_db (self->local_store), list_awaiting, &ask, NULL, error))
    g_clear_pointer (&ask.ids, g_array_unref);
  return ask.ids;
}

PosOrder *
pos_quick_need_order (PosRegister *self, const PosId *id, const char *missing, GError **error)
{
  g_autoptr (GError) failure = NULL;
  PosOrder *order = pos_quick_get_order (self, id, &failure);

  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (!order)
    pos_set_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_NOT_FOUND, NULL, "%s", missing);
  return order;
}

static gboolean
find_order (PosDbTxn *txn, gpointer data, GError **error)
{
  Ask *ask = data;
  g_autoptr (GPtrArray) found = pos_order_table_find (txn, ask->text, error);

  if (!found)
    return FALSE;
  ask->count = 0;
  for (guint i = 0; i < found->len; i++)
    ask->count += ((PosOrderSummary *)found->pdata[i])->type != POS_ORDER_TYPE_QUOTE;
  if (found->len == 0 || ask->count > 1)
    return TRUE;
  PosOrderSummary *first = g_ptr_array_index (found, 0);
  return pos_order_table_get (txn, ask->store, &first->id, (PosOrder **)&ask->record, error);
}

PosOrder *
pos_quick_find_order (PosRegister *self, const char *name, GError **error)
{
  Ask ask = {.text = name};
  PosId id;

  if (pos_id_parse (name, &id, NULL)) {
    g_autoptr (GError) failure = NULL;
    ask.record = pos_quick_get_order (self, &id, &failure);
    if (failure) {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  } else if (!read_now (self, find_order, &ask, error)) {
    return NULL;
  }
  /* §6.1: several are listed, and a person says which. */
  if (ask.count > 1)
    pos_set_error (
        error,
        POS_ORDER_ERROR,
        POS_ORDER_ERROR_STATUS,
        g_variant_new_parsed (
            "{'rule': <'several-orders'>, 'order': <%s>, 'next': <%s>}", name, "order.recall"),
        "Several orders are called “%.40s”: look which one is meant",
        name);
  else if (!ask.record)
    pos_set_error (error,
                   POS_ORDER_ERROR,
                   POS_ORDER_ERROR_NOT_FOUND,
                   g_variant_new_parsed ("{'order': <%s>}", name),
                   "No order “%.40s” is known here",
                   name);
  return ask.record;
}

static gboolean
read_stock (PosDbTxn *txn, gpointer data, GError **error)
{
  Ask *ask = data;

  return pos_stock_table_get_counted (txn, ask->text, ask->more, (PosStock **)&ask->record, error);
}

PosStock *
pos_quick_get_stock (PosRegister *self, const char *item, const char *warehouse, GError **error)
{
  Ask ask = {.text = item, .more = warehouse};

  return read_now (self, read_stock, &ask, error) ? ask.record : NULL;
}

typedef struct {
  GPtrArray *effects, *shelves, *found;
} Shelves;

static gboolean
read_shelves (PosDbTxn *txn, gpointer data, GError **error)
{
  Shelves *shelves = data;

  g_ptr_array_set_size (shelves->found, 0);
  for (guint i = 0; i < shelves->effects->len; i++) {
    PosStockEffect *effect = shelves->effects->pdata[i];
    PosStock *stock = NULL;

    if (!pos_stock_table_get_counted (txn, effect->item, effect->warehouse, &stock, error))
      return FALSE;
    g_ptr_array_add (shelves->found, stock);
  }
  return TRUE;
}

static gboolean
read_goods (PosDbTxn *txn, gpointer data, GError **error)
{
  Shelves *shelves = data;

  g_ptr_array_set_size (shelves->found, 0);
  for (guint i = 0; i < shelves->effects->len; i++) {
    PosStockEffect *effect = shelves->effects->pdata[i];
    PosProduct *product = NULL;

    if (shelves->shelves->pdata[i] && !pos_product_table_get (txn, effect->item, &product, error))
      return FALSE;
    g_ptr_array_add (shelves->found, product);
  }
  return TRUE;
}

static void
clear_found (gpointer record)
{
  g_clear_object ((GObject **)&record);
}

/* In one transaction: for a long order many of them cost more than what they read. */
static GPtrArray *
read_for_each (PosRegister *self, PosDbFunc func, GPtrArray *effects, GPtrArray *shelves)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_full (effects->len, clear_found);
  Shelves data = {effects, shelves, found};
  PosDb *db = pos_local_store_get_db (self->local_store);

  if (!pos_db_read_sync (db, func, &data, NULL, NULL))
    g_ptr_array_set_size (found, (gint)effects->len);
  return g_steal_pointer (&found);
}

GPtrArray *
pos_quick_get_shelves (PosRegister *self, GPtrArray *effects)
{
  return read_for_each (self, read_shelves, effects, NULL);
}

GPtrArray *
pos_quick_get_goods (PosRegister *self, GPtrArray *effects, GPtrArray *shelves)
{
  return read_for_each (self, read_goods, effects, shelves);
}

static gboolean
list_stock (PosDbTxn *txn, gpointer data, GError **error)
{
  Ask *ask = data;

  ask->list = pos_stock_table_list (txn, ask->text, error);
  return ask->list != NULL;
}

GPtrArray *
pos_quick_list_stock (PosRegister *self, const char *item, GError **error)
{
  Ask ask = {.text = item};

  return read_now (self, list_stock, &ask, error) ? ask.list : NULL;
}

typedef struct {
  const char *code, *customer, *store;
  const PosId *except;
  PosCouponUses uses;
} Coupon;

static gboolean
count_coupon (PosDbTxn *txn, gpointer data, GError **error)
{
  Coupon *coupon = data;

  return pos_coupon_table_count (
      txn, coupon->code, coupon->except, coupon->customer, coupon->store, &coupon->uses, error);
}

PosCouponUses
pos_quick_count_coupon (PosRegister *self,
                        const char *code,
                        const PosId *except,
                        const char *customer)
{
  Coupon coupon = {code, customer, self->store ? self->store->id : NULL, except, {0}};
  g_autoptr (GError) error = NULL;

  if (!pos_db_read_sync (
          pos_local_store_get_db (self->local_store), count_coupon, &coupon, NULL, &error))
    g_warning ("The uses of a coupon cannot be counted: %s", error->message);
  return coupon.uses;
}

typedef struct {
  const PosAccountQuery *query;
  GPtrArray *orders; /* (nullable): only what was not sent */
  gint64 *sum;
} Account;

static gboolean
sum_account (PosDbTxn *txn, gpointer data, GError **error)
{
  Account *account = data;

  if (account->orders)
    return pos_account_table_sum_unsent (txn, account->query, account->orders, account->sum, error);
  return pos_account_table_sum (txn, account->query, account->sum, error);
}

gboolean
pos_quick_sum_account (PosRegister *self, const PosAccountQuery *query, gint64 *sum, GError **error)
{
  return pos_quick_sum_unsent (self, query, NULL, sum, error);
}

gboolean
pos_quick_sum_unsent (
    PosRegister *self, const PosAccountQuery *query, GPtrArray *orders, gint64 *sum, GError **error)
{
  Account account = {query, orders, sum};

  return pos_db_read_sync (
      pos_local_store_get_db (self->local_store), sum_account, &account, NULL, error);
}

typedef struct {
  const char *item, *warehouse, *serial;
  gboolean there;
} Piece;

static gboolean
find_piece (PosDbTxn *txn, gpointer data, GError **error)
{
  Piece *piece = data;

  return pos_serial_table_has (
      txn, piece->item, piece->warehouse, piece->serial, &piece->there, error);
}

gboolean
pos_quick_has_serial (
    PosRegister *self, const char *item, const char *warehouse, const char *serial, GError **error)
{
  Piece piece = {item, warehouse, serial, FALSE};

  return pos_db_read_sync (
             pos_local_store_get_db (self->local_store), find_piece, &piece, NULL, error) &&
         piece.there;
}

static gboolean
count_slot (PosDbTxn *txn, gpointer data, GError **error)
{
  Ask *ask = data;

  return pos_slot_table_count (txn, ask->slot, ask->id, &ask->count, error);
}

gint64
pos_quick_count_slot (
    PosRegister *self, const char *store, const char *mode, PosDate date, const char *slot)
{
  PosSlotKey key = {store, mode, date, slot};
  Ask ask = {.slot = &key, .id = &self->order->id};
  g_autoptr (GError) error = NULL;

  if (!read_now (self, count_slot, &ask, &error))
    g_warning ("Slots cannot be counted: %s", error->message);
  return ask.count;
}

static gboolean
search_products (PosDbTxn *txn, gpointer data, GError **error)
{
  Ask *ask = data;
  const char *const categories[] = {ask->more, NULL};

  ask->list = pos_product_table_search (
      txn, ask->text, ask->more ? categories : NULL, ask->limit, ask->after, &ask->answer, error);
  return ask->list != NULL;
}

GPtrArray *
pos_quick_search_products (PosRegister *self,
                           const char *text,
                           const char *category,
                           guint limit,
                           const char *after,
                           char **next,
                           GError **error)
{
  Ask ask = {.text = text, .more = category, .limit = limit, .after = after};

  if (!read_now (self, search_products, &ask, error))
    return NULL;
  *next = ask.answer;
  return ask.list;
}

static gboolean
list_tax_uses (PosDbTxn *txn, gpointer data, GError **error)
{
  Ask *ask = data;

  ask->list = pos_customer_table_list_tax_uses (txn, error);
  return ask->list != NULL;
}

GPtrArray *
pos_quick_list_tax_uses (PosRegister *self, GError **error)
{
  Ask ask = {0};

  return read_now (self, list_tax_uses, &ask, error) ? ask.list : NULL;
}

static gboolean
search_customers (PosDbTxn *txn, gpointer data, GError **error)
{
  Ask *ask = data;

  ask->list =
      pos_customer_table_search (txn, ask->text, ask->limit, ask->after, &ask->answer, error);
  return ask->list != NULL;
}

GPtrArray *
pos_quick_search_customers (PosRegister *self,
                            const char *text,
                            guint limit,
                            const char *after,
                            char **next,
                            GError **error)
{
  Ask ask = {.text = text, .limit = limit, .after = after};

  if (!read_now (self, search_customers, &ask, error))
    return NULL;
  *next = ask.answer;
  return ask.list;
}

static gboolean
find_card (PosDbTxn *txn, gpointer data, GError **error)
{
  Ask *ask = data;

  ask->list = pos_customer_table_find_card (txn, ask->text, error);
  return ask->list != NULL;
}

GPtrArray *
pos_quick_find_card (PosRegister *self, const char *number, GError **error)
{
  Ask ask = {.text = number};

  return read_now (self, find_card, &ask, error) ? ask.list : NULL;
}

static gboolean
list_shipping_to (PosDbTxn *txn, gpointer data, GError **error)
{
  Ask *ask = data;

  g_clear_pointer (&ask->list, g_ptr_array_unref);
  ask->list = pos_order_table_list_shipping_to (txn, ask->text, ask->more, error);
  return ask->list != NULL;
}

GPtrArray *
pos_quick_list_shipping_to (PosRegister *self,
                            const char *customer,
                            const char *address,
                            GError **error)
{
  Ask ask = {.text = customer, .more = address};

  return read_now (self, list_shipping_to, &ask, error) ? ask.list : NULL;
}

/* --- Papers --- */

#define MOST_PAPERS 100

static gboolean
list_papers (PosDbTxn *txn, gpointer data, GError **error)
{
  Ask *ask = data;

  ask->list = pos_receipt_table_list (txn, ask->id, ask->limit, error);
  return ask->list != NULL;
}

GPtrArray *
pos_quick_list_papers (PosRegister *self, const PosId *order, GError **error)
{
  Ask ask = {.id = order, .limit = MOST_PAPERS};

  return read_now (self, list_papers, &ask, error) ? ask.list : NULL;
}
