/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-data-check.c — see the header. */
#include "store/pos-data-check.h"
#include "base/pos-error.h"
#include "store/pos-config-table.h"
#include "store/pos-coupon-table.h"
#include "store/pos-customer-table.h"
#include "store/pos-order-mend.h"
#include "store/pos-order-rows.h"
#include "store/pos-order-table.h"
#include "store/pos-product-table.h"
#include "store/pos-setting-table.h"
#include "store/pos-stock-table.h"
#include "store/pos-store-cart-table.h"

#include <string.h>

enum { CONFIG, PRODUCT, CUSTOMER, STOCK, MOVES, LOCKOUT, CARTS, N_TABLES };

typedef struct {
  PosDamage of[N_TABLES];
} Damage;

static void
damage_init (Damage *self, GPtrArray *faults)
{
  for (int i = 0; i < N_TABLES; i++)
    pos_damage_init (&self->of[i], faults);
}

static void
damage_clear (Damage *self)
{
  for (int i = 0; i < N_TABLES; i++)
    pos_damage_clear (&self->of[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Damage, damage_clear)

static gboolean
look_at_config (PosDbTxn *txn, gpointer damage, GError **error)
{
  return pos_config_table_look (txn, &((Damage *)damage)->of[CONFIG], error);
}

static gboolean
look_at_products (PosDbTxn *txn, gpointer damage, GError **error)
{
  return pos_product_table_look (txn, &((Damage *)damage)->of[PRODUCT], error);
}

static gboolean
look_at_customers (PosDbTxn *txn, gpointer damage, GError **error)
{
  return pos_customer_table_look (txn, &((Damage *)damage)->of[CUSTOMER], error);
}

static gboolean
look_at_stock (PosDbTxn *txn, gpointer data, GError **error)
{
  PosDamage *of = ((Damage *)data)->of;

  return pos_stock_table_look (txn, &of[STOCK], &of[MOVES], error) &&
         pos_lockout_table_look (txn, &of[LOCKOUT], error);
}

static gboolean
look_at_carts (PosDbTxn *txn, gpointer damage, GError **error)
{
  return pos_store_cart_table_look (txn, &((Damage *)damage)->of[CARTS], error);
}

/* Each in a transaction of its own: what cannot be read does not hide the rest. */
static const struct {
  const char *what;
  PosDbFunc look;
  int table;
} looks[] = {
    {"the set-up", look_at_config, CONFIG},
    {"products", look_at_products, PRODUCT},
    {"customers", look_at_customers, CUSTOMER},
    {"stock", look_at_stock, STOCK},
    {"suspended transactions of the store", look_at_carts, CARTS},
};

static gboolean
look (PosLocalStore *store, Damage *damage, GError **error)
{
  PosDb *db = pos_local_store_get_db (store);

  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++) {
    g_autoptr (GError) failure = NULL;

    if (pos_db_read_sync (db, looks[i].look, damage, NULL, &failure))
      continue;
    if (failure->domain != POS_DB_ERROR) {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
    damage->of[looks[i].table].lost = TRUE;
    pos_damage_say (&damage->of[looks[i].table],
                    "database: %s cannot be read: %s",
                    looks[i].what,
                    failure->message);
  }
  return TRUE;
}

gboolean
pos_data_check_sync (PosLocalStore *store, GPtrArray *faults, GError **error)
{
  g_auto (Damage) damage = {0};

  damage_init (&damage, faults);
  return look (store, &damage, error);
}

gboolean
pos_data_check_is_of_index (const char *line)
{
  return strstr (line, " missing from index ") || strstr (line, " in index ") ||
         strstr (line, "non-unique entry in index");
}

/* --- Mending --- */

typedef struct {
  PosLocalStore *store;
  GPtrArray *report;
  Damage damage;
  gboolean reindex;
  gboolean again; /* headquarters has to send its feed again */
} Mend;

static void say (Mend *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
say (Mend *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (self->report, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static void
say_removed (Mend *self, const PosDamage *damage, const char *what)
{
  if (damage->rows->len > 0)
    say (self, "%s: %u taken away", what, damage->rows->len);
  if (damage->lost || damage->rows->len > 0)
    say (self, "%s: the ways to find them are made anew", what);
  self->again = self->again || damage->rows->len > 0 || damage->torn;
}

static gboolean
mend_data (PosDbTxn *txn, Mend *self, GError **error)
{
  PosDamage *of = self->damage.of;

  if (!pos_config_table_mend (txn, &of[CONFIG], error) ||
      !pos_product_table_mend (txn, &of[PRODUCT], error) ||
      !pos_customer_table_mend (txn, &of[CUSTOMER], error) ||
      !pos_stock_table_mend (txn, &of[STOCK], &of[MOVES], error) ||
      !pos_lockout_table_mend (txn, &of[LOCKOUT], error) ||
      !pos_store_cart_table_mend (txn, &of[CARTS], error))
    return FALSE;
  say_removed (self, &of[CONFIG], "Set-up");
  say_removed (self, &of[PRODUCT], "Products");
  say_removed (self, &of[CUSTOMER], "Customers");
  say_removed (self, &of[CARTS], "Suspended transactions of the store");
  if (of[MOVES].lost)
    say (self, "Stock: what was added up of its movements is left out");
  if (of[STOCK].torn || of[MOVES].torn) {
    say (self, "Stock: all of headquarters' figures taken away");
    self->again = TRUE;
  }
  if (of[LOCKOUT].torn)
    say (self, "Lock-outs: wrong secrets are counted from nothing again");
  return TRUE;
}

/* An order that is damaged comes from what was not sent, else with the feed. */
static gboolean
mend_order (PosDbTxn *txn, Mend *self, const PosId *id, GError **error)
{
  g_autoptr (PosOrder) order = NULL;
  g_autoptr (GError) failure = NULL;
  g_autofree char *name = pos_id_dup_text (id);

  if (pos_order_table_get (txn, self->store, id, &order, &failure))
    return !order ||
           (pos_order_keys_write (txn, order, error) && pos_coupon_table_write (txn, order, error));
  if (!g_error_matches (failure, POS_DB_ERROR, POS_DB_ERROR_CORRUPT)) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  if (!pos_order_mend_from_outbox (txn, self->store, id, &order, error))
    return FALSE;
  if (order)
    say (self, "Order %s: as it was in its last message", name);
  self->again = self->again || !order;
  return TRUE;
}

static gboolean
list_orders (PosDbTxn *txn, GArray *ids, GError **error)
{
  g_autoptr (PosDbStatement) orders = pos_db_txn_prepare (txn, "SELECT id FROM sales_order");
  gboolean has_row;

  while (pos_db_step (orders, &has_row, error)) {
    if (!has_row)
      return TRUE;
    PosId id = pos_db_column_id (orders, 0);
    g_array_append_val (ids, id);
  }
  return FALSE;
}

static gboolean
mend_orders (PosDbTxn *txn, Mend *self, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (PosId));

  if (!list_orders (txn, ids, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!mend_order (txn, self, &g_array_index (ids, PosId, i), error))
      return FALSE;
  return pos_order_keys_mend (txn, error) && pos_coupon_table_mend (txn, error);
}

/* First of all: everything else finds its rows by them. */
static gboolean
mend_indexes (PosDbTxn *txn, Mend *self, GError **error)
{
  if (!self->reindex)
    return TRUE;
  say (self, "The indexes are made anew from the rows");
  return pos_db_txn_run (txn, "REINDEX", error);
}

static gboolean
find_broken_indexes (Mend *self, GError **error)
{
  g_auto (GStrv) damage = pos_db_check_sync (pos_local_store_get_db (self->store), NULL, error);

  for (guint i = 0; damage && damage[i]; i++)
    self->reindex |= pos_data_check_is_of_index (damage[i]);
  return damage != NULL;
}

static gboolean
mend (PosDbTxn *txn, gpointer data, GError **error)
{
  Mend *self = data;
  gboolean whole;
  g_autofree char *cursor = NULL;

  if (!mend_indexes (txn, self, error) || !mend_data (txn, self, error) ||
      !mend_orders (txn, self, error) ||
      !pos_setting_table_get_cursor (txn, &cursor, &whole, error))
    return FALSE;
  if (!self->again && whole)
    return TRUE;
  say (self,
       "All of headquarters' feed is asked for again, with the next look at it; what came "
       "from a file has to be imported again");
  return pos_setting_table_set_cursor (txn, NULL, error);
}

gboolean
pos_data_mend_sync (PosLocalStore *store, GPtrArray *report, GError **error)
{
  /* Sentences that a check has told already. */
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  Mend self = {.store = store, .report = report};
  gboolean mended;

  damage_init (&self.damage, found);
  mended = pos_order_mend_keep_aside (store, error) && find_broken_indexes (&self, error) &&
           look (store, &self.damage, error) &&
           pos_db_write_sync (pos_local_store_get_db (store), mend, &self, error);
  damage_clear (&self.damage);
  return mended;
}
