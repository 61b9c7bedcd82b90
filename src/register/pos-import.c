/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-import.c — a file of records becomes rows, all in one transaction. */
#include "register/pos-import.h"
#include "base/pos-error.h"
#include "pricing/pos-tax.h"
#include "store/pos-commit.h"
#include "store/pos-customer-table.h"
#include "store/pos-order-table.h"
#include "store/pos-product-table.h"
#include "wire/pos-bundle.h"
#include "wire/pos-shopify.h"

#include <string.h>

typedef struct {
  PosLocalStore *store;
  PosConfig *config;
  GPtrArray *changes;
} Import;

void
pos_import_report_clear (PosImportReport *report)
{
  g_clear_pointer (&report->refusals, g_ptr_array_unref);
  g_clear_pointer (&report->guessed, g_free);
}

static gboolean
write_changes (PosDbTxn *txn, gpointer data, GError **error)
{
  Import *import = data;

  return pos_local_store_apply_changes (
      txn, import->store, import->changes, NULL, NULL, NULL, error);
}

typedef struct {
  const char *id;
  gboolean customer;
  gboolean found;
} Look;

static gboolean
look_up (PosDbTxn *txn, gpointer data, GError **error)
{
  Look *look = data;
  g_autoptr (PosProduct) product = NULL;
  g_autoptr (PosCustomer) customer = NULL;
  gboolean read = look->customer ? pos_customer_table_get (txn, look->id, &customer, error)
                                 : pos_product_table_get (txn, look->id, &product, error);

  look->found = product || customer;
  return read;
}

/* A reference may lead to what was imported before. */
static gboolean
exists (const char *kind, const char *id, gpointer data)
{
  Import *import = data;
  const PosKind *known = pos_kind_find (kind);

  if (known && known->kind_class == POS_KIND_CONFIG)
    return pos_config_get (import->config, known->get_type (), id) != NULL;
  Look look = {.id = id, .customer = known && known->kind_class == POS_KIND_CUSTOMER};
  return pos_db_read_sync (pos_local_store_get_db (import->store), look_up, &look, NULL, NULL) &&
         look.found;
}

static gpointer
find_setting (GType type, const char *id, gpointer data)
{
  Import *import = data;
  gpointer found = pos_config_get (import->config, type, id);

  return found ? g_object_ref (found) : NULL;
}

static GPtrArray *
list_settings (GType type, gpointer data)
{
  Import *import = data;
  GPtrArray *known = pos_config_list (import->config, type);
  GPtrArray *found = g_ptr_array_new_full (known->len, g_object_unref);

  for (guint i = 0; i < known->len; i++)
    g_ptr_array_add (found, g_object_ref (known->pdata[i]));
  return found;
}

typedef struct {
  const char *mode;
  GPtrArray *names;
} Users;

static gboolean
read_users (PosDbTxn *txn, gpointer data, GError **error)
{
  Users *users = data;

  g_clear_pointer (&users->names, g_ptr_array_unref);
  users->names = pos_order_table_list_by_mode (txn, users->mode, error);
  return users->names != NULL;
}

/* A database that cannot be read says so when the bundle is written. */
static GPtrArray *
list_orders (const char *mode, gpointer data)
{
  Import *import = data;
  Users users = {mode, NULL};

  pos_db_read_sync (pos_local_store_get_db (import->store), read_users, &users, NULL, NULL);
  return users.names ? users.names : g_ptr_array_new_with_free_func (g_free);
}

typedef struct {
  const char *const *barcodes;
  GPtrArray *owners;
} Scanned;

static gboolean
read_owners (PosDbTxn *txn, gpointer data, GError **error)
{
  Scanned *scanned = data;

  g_clear_pointer (&scanned->owners, g_ptr_array_unref);
  scanned->owners = pos_product_table_list_barcodes (txn, scanned->barcodes, error);
  return scanned->owners != NULL;
}

static GPtrArray *
list_barcodes (const char *const *barcodes, gpointer data)
{
  Import *import = data;
  Scanned scanned = {barcodes, NULL};

  pos_db_read_sync (pos_local_store_get_db (import->store), read_owners, &scanned, NULL, NULL);
  return scanned.owners ? scanned.owners : g_ptr_array_new_with_free_func (g_free);
}

static void
tell_refusals (PosBundle *bundle, PosImportReport *report, const char *place)
{
  for (guint i = 0; i < bundle->refusals->len; i++) {
    PosRefusal *refusal = bundle->refusals->pdata[i];
    g_ptr_array_add (report->refusals,
                     g_strdup_printf ("%s %u: %s%s%s: %s",
                                      place,
                                      refusal->index,
                                      refusal->kind,
                                      *refusal->id ? " " : "",
                                      refusal->id,
                                      refusal->reason));
  }
}

/* A file that does not say how old its stock is, is as old as its import. */
static void
date_stock (PosLocalStore *store, gpointer record)
{
  PosStock *stock = POS_IS_STOCK (record) ? record : NULL;

  if (stock && !pos_stock_is_counted (stock))
    stock->as_of = pos_context_get_now (pos_local_store_get_context (store));
}

static gboolean
take (PosLocalStore *store,
      PosBundle *bundle,
      const char *place,
      PosImportReport *report,
      GError **error)
{
  g_autoptr (PosConfig) config = pos_local_store_load_config (store, error);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify)pos_change_free);
  Import import = {store, config, changes};
  const PosBundleWorld world = {find_setting, list_orders, list_settings, list_barcodes};

  report->refusals = g_ptr_array_new_with_free_func (g_free);
  report->taken = 0;
  if (!config)
    return FALSE;
  if (!pos_bundle_judge (bundle, exists, &world, &import, error))
    return FALSE;
  tell_refusals (bundle, report, place);
  for (guint i = 0; i < bundle->records->len; i++) {
    gpointer record = bundle->records->pdata[i];
    g_autofree char *key = pos_kind_dup_key (record);
    const PosKind *kind = pos_kind_of_type (G_OBJECT_TYPE (record));

    date_stock (store, record);
    g_ptr_array_add (changes, pos_change_new (0, kind, key, record));
  }
  report->taken = changes->len;
  return pos_db_write_sync (pos_local_store_get_db (store), write_changes, &import, error);
}

gboolean
pos_import_bundle (
    PosLocalStore *store, const char *text, gssize length, PosImportReport *report, GError **error)
{
  g_autoptr (PosBundle) bundle = pos_bundle_parse (text, length, error);

  return bundle && take (store, bundle, "record", report, error);
}

/* --- Shopify --- */

/* All taxes together of what is of @item_group where @tax_group holds. */
static gint64
sum_rates (PosConfig *config, PosTaxRate *of, PosDate today)
{
  g_autoptr (GPtrArray) codes =
      pos_tax_find_codes (config, of->tax_group, of->item_tax_group, today);
  gint64 sum = 0;

  for (guint i = 0; i < codes->len; i++) {
    PosTaxRate *code = codes->pdata[i];
    sum += code->exempt ? 0 : pos_tax_get_rate (code).micro;
  }
  return sum;
}

/* An export does not say how its products are taxed: most are by the highest tax there is.
 * Returns: (nullable): why. */
static char *
guess_tax_group (PosConfig *config, PosDate today, PosShopifyOptions *options)
{
  GPtrArray *rates = pos_config_list (config, POS_TYPE_TAX_RATE);
  PosTaxRate *highest = NULL;
  gint64 most = -1;
  g_autofree char *percent = NULL;

  for (guint i = 0; i < rates->len; i++) {
    PosTaxRate *rate = rates->pdata[i];
    gint64 sum = sum_rates (config, rate, today);
    if (sum <= most)
      continue;
    most = sum;
    highest = rate;
  }
  if (!highest)
    return g_strdup ("There are no tax rates yet: the products are of no item tax group");
  options->item_tax_group = highest->item_tax_group;
  percent = pos_micro_to_text (most * 100, 0);
  return g_strdup_printf ("What is taxable is of the item tax group %s, which has the highest tax "
                          "today: %s %% where the tax group %s holds; --tax-group names another",
                          highest->item_tax_group,
                          percent,
                          highest->tax_group);
}

static gboolean
check_tax_group (PosConfig *config, const char *wanted, GError **error)
{
  GPtrArray *rates = pos_config_list (config, POS_TYPE_TAX_RATE);

  for (guint i = 0; i < rates->len; i++)
    if (!g_strcmp0 (((PosTaxRate *)rates->pdata[i])->item_tax_group, wanted))
      return TRUE;
  return pos_set_error (error,
                        POS_VALUE_ERROR,
                        POS_VALUE_ERROR_PARSE,
                        NULL,
                        "No tax rate is for the item tax group %s",
                        wanted);
}

/* A product of an export says its type in words: that is a category, perhaps a new one. */
static void
bring_categories (PosConfig *config, PosBundle *bundle)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = bundle->records->len; i-- > 0;) {
    PosProduct *product = bundle->records->pdata[i];
    const char *name = POS_IS_PRODUCT (product) ? pos_text_or (product->category, "") : "";
    g_autoptr (PosL10n) text = pos_l10n_new (name);
    PosCategory *category;

    if (!*name || pos_config_get (config, POS_TYPE_CATEGORY, name) ||
        !g_hash_table_add (seen, product->category))
      continue;
    category = g_object_new (POS_TYPE_CATEGORY, NULL);
    pos_text_set (&category->id, name);
    pos_l10n_set (&category->name, text);
    g_ptr_array_add (bundle->records, category);
    g_array_append_val (bundle->places, g_array_index (bundle->places, guint, i));
  }
}

gboolean
pos_import_shopify (PosLocalStore *store,
                    const char *text,
                    gsize length,
                    const PosImportChoices *choices,
                    PosImportReport *report,
                    GError **error)
{
  g_autoptr (PosConfig) config = pos_local_store_load_config (store, error);
  g_autoptr (PosBundle) bundle = NULL;
  PosShopifyOptions options = {.warehouse = choices->warehouse,
                               .item_tax_group = choices->item_tax_group};

  if (!config)
    return FALSE;
  options.currency = pos_config_get_parameters (config)->currency;
  if (!options.item_tax_group)
    report->guessed = guess_tax_group (
        config,
        pos_date_at (pos_context_get_now (pos_local_store_get_context (store)), NULL),
        &options);
  else if (!check_tax_group (config, options.item_tax_group, error))
    return FALSE;
  bundle = pos_shopify_read (text, length, &options, error);
  if (!bundle)
    return FALSE;
  bring_categories (config, bundle);
  return take (store, bundle, "line", report, error);
}

static gboolean
count (PosDbTxn *txn, gpointer data, GError **error)
{
  return pos_store_counts_read (txn, data, error);
}

gboolean
pos_import_count (PosLocalStore *store, PosStoreCounts *counts, GError **error)
{
  return pos_db_read_sync (pos_local_store_get_db (store), count, counts, NULL, error);
}

gboolean
pos_import_is_empty (PosLocalStore *store, gboolean *empty, GError **error)
{
  g_autoptr (PosConfig) config = pos_local_store_load_config (store, error);

  if (!config)
    return FALSE;
  *empty = pos_config_list (config, POS_TYPE_STORE)->len == 0;
  return TRUE;
}
