/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-coupons.c — one row for each order and code; the rows' order says who came first. */
#include "hq/pos-hq-coupons.h"
#include "base/pos-json.h"
#include "hq/pos-hq-feed.h"
#include "model/pos-discount.h"
#include "model/pos-saying.h"

static const char DROP_OTHERS[] = "DELETE FROM coupon_use WHERE order_id = :order "
                                  "AND code NOT IN (SELECT value FROM json_each (:codes))";
static const char ADD[] =
    "INSERT INTO coupon_use (order_id, code, customer, store) "
    "VALUES (:order, :code, :customer, :store) ON CONFLICT (order_id, code) DO UPDATE SET "
    "customer = excluded.customer, store = excluded.store";
static const char COUNT_OTHERS[] =
    "SELECT (SELECT count (*) FROM coupon_use WHERE order_id = :order "
    "  AND code NOT IN (SELECT value FROM json_each (:codes))), "
    "(SELECT count (*) FROM json_each (:codes) WHERE value NOT IN "
    "  (SELECT code FROM coupon_use WHERE order_id = :order))";
static const char COUNT_EARLIER[] =
    "SELECT count (*), coalesce (sum (customer = :customer), 0), coalesce (sum (store = :store), "
    "0) FROM coupon_use WHERE code = :code AND order_id <> :order AND sequence < "
    "  coalesce ((SELECT sequence FROM coupon_use WHERE order_id = :order AND code = :code), "
    "            9223372036854775807)";

/* --- What an order uses --- */

static gboolean
has_codes (PosOrder *order)
{
  return order->coupons && pos_order_uses_coupons (order);
}

static char *
fold (const char *code)
{
  return g_ascii_strup (code, -1);
}

/* @sql holds the codes of @order against the rows. */
static PosDbStatement *
prepare_codes (PosDbTxn *txn, const char *sql, PosOrder *order)
{
  PosDbStatement *statement = pos_db_txn_prepare (txn, sql);
  g_autoptr (json_t) codes = json_array ();
  g_autofree char *text = NULL;

  for (GStrv code = has_codes (order) ? order->coupons : NULL; code && *code; code++) {
    g_autofree char *folded = fold (*code);
    json_array_append_new (codes, json_string (folded));
  }
  text = pos_json_to_text (codes);
  pos_db_bind_id (statement, ":order", &order->id);
  pos_db_bind_text (statement, ":codes", text);
  return statement;
}

static gboolean
drop_others (PosDbTxn *txn, PosOrder *order, GError **error)
{
  g_autoptr (PosDbStatement) drop = prepare_codes (txn, DROP_OTHERS, order);

  return pos_db_run (drop, error);
}

static PosDbStatement *
prepare (PosDbTxn *txn, const char *sql, PosOrder *order, const char *code)
{
  PosDbStatement *statement = pos_db_txn_prepare (txn, sql);
  g_autofree char *folded = fold (code);

  pos_db_bind_id (statement, ":order", &order->id);
  pos_db_bind_text (statement, ":code", folded);
  pos_db_bind_text (statement, ":customer", order->customer);
  pos_db_bind_text (statement, ":store", order->home_store);
  return statement;
}

static gboolean
add (PosDbTxn *txn, PosOrder *order, const char *code, GError **error)
{
  g_autoptr (PosDbStatement) statement = prepare (txn, ADD, order, code);

  return pos_db_run (statement, error);
}

/* --- Whether it was there to be used --- */

static PosCouponCode *
find_limits (GPtrArray *coupons, const char *code)
{
  PosCouponCode *found = NULL;

  for (guint i = 0; !found && i < coupons->len; i++)
    found = pos_coupon_find_code (coupons->pdata[i], code);
  return found;
}

static char *
write_fault (const char *saying, PosCouponCode *limits, gint64 limit)
{
  g_autofree char *times = g_strdup_printf ("%" G_GINT64_FORMAT, limit);

  return pos_saying_write (saying, "coupon", limits->code, "limit", times, NULL);
}

static char *
describe (PosCouponCode *limits, gint64 all, gint64 customer, gint64 store)
{
  if (limits->limit > 0 && all >= limits->limit)
    return write_fault ("coupon-used-up", limits, limits->limit);
  if (limits->limit_per_customer > 0 && customer >= limits->limit_per_customer)
    return write_fault ("coupon-used-up-customer", limits, limits->limit_per_customer);
  if (limits->limit_per_store > 0 && store >= limits->limit_per_store)
    return write_fault ("coupon-used-up-store", limits, limits->limit_per_store);
  return NULL;
}

static gboolean
judge (PosDbTxn *txn, PosOrder *order, PosCouponCode *limits, char **over, GError **error)
{
  g_autoptr (PosDbStatement) count = prepare (txn, COUNT_EARLIER, order, limits->code);
  gboolean has_row;

  if (!pos_db_step (count, &has_row, error))
    return FALSE;
  *over = describe (limits,
                    pos_db_column_int64 (count, 0),
                    order->customer ? pos_db_column_int64 (count, 1) : 0,
                    pos_db_column_int64 (count, 2));
  return TRUE;
}

gboolean
pos_hq_coupons_find_fault (PosDbTxn *txn, PosOrder *order, char **fault, GError **error)
{
  g_autoptr (GPtrArray) coupons = NULL;

  if (!has_codes (order))
    return TRUE;
  coupons = pos_hq_feed_list (txn, POS_TYPE_COUPON, error);
  if (!coupons)
    return FALSE;
  for (GStrv code = order->coupons; *code && !*fault; code++) {
    PosCouponCode *limits = find_limits (coupons, *code);

    if (limits && !judge (txn, order, limits, fault, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
pos_hq_coupons_follow (PosDbTxn *txn, PosOrder *order, char **over, GError **error)
{
  *over = NULL;
  if (!drop_others (txn, order, error))
    return FALSE;
  for (GStrv code = has_codes (order) ? order->coupons : NULL; code && *code; code++)
    if (!add (txn, order, *code, error))
      return FALSE;
  return pos_hq_coupons_find_fault (txn, order, over, error);
}

gboolean
pos_hq_coupons_agree (PosDbTxn *txn, PosOrder *order, gboolean *agree, GError **error)
{
  g_autoptr (PosDbStatement) count = prepare_codes (txn, COUNT_OTHERS, order);
  gboolean has_row;

  if (!pos_db_step (count, &has_row, error))
    return FALSE;
  *agree = pos_db_column_int64 (count, 0) == 0 && pos_db_column_int64 (count, 1) == 0;
  return TRUE;
}
