/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-arabic.c — letters and digits that people use for each other find each other, also what was
 * filed before they did. */
#include "pos-raw-database.h"
#include "store-fixture.h"
#include "store/pos-customer-table.h"
#include "store/pos-order-search.h"
#include "store/pos-product-table.h"

static gboolean
put_product (PosDbTxn *txn, GError **error)
{
  g_autoptr (PosProduct) product = g_object_new (POS_TYPE_PRODUCT, NULL);
  g_autoptr (PosL10n) name = pos_l10n_new ("كُرسيّ المدرسة رقم ٤٢");

  pos_text_set (&product->id, "P1");
  pos_text_set (&product->category, "chairs");
  pos_l10n_set (&product->name, name);
  product->barcodes = g_strsplit ("8710000000017", ",", -1);
  return pos_product_table_put (txn, product, error);
}

static gboolean
put_customer (PosDbTxn *txn, GError **error)
{
  g_autoptr (PosCustomer) customer = g_object_new (POS_TYPE_CUSTOMER, NULL);
  g_autoptr (PosAddress) address = g_object_new (POS_TYPE_ADDRESS, NULL);
  g_autoptr (PosAddress) silent = g_object_new (POS_TYPE_ADDRESS, NULL);

  pos_text_set (&customer->id, "C1");
  pos_text_set (&customer->number, "K100");
  pos_text_set (&customer->name, "مصطفى علي");
  pos_text_set (&customer->phone, "٠٥٠ ١٢٣ ٤٥٦٧");
  pos_text_set (&silent->id, "A");
  pos_list_append (customer->addresses, silent);
  pos_text_set (&address->id, "B");
  pos_text_set (&address->city, "تهران");
  pos_text_set (&address->phone, "۰۲۱-۷۶۵۴۳۲۱");
  pos_list_append (customer->addresses, address);
  return pos_customer_table_put (txn, customer, error);
}

static gboolean
put_records (PosDbTxn *txn, gpointer data, GError **error)
{
  return put_product (txn, error) && put_customer (txn, error);
}

/* Of which one that has nothing of it. */
static void
file (Fixture *self)
{
  g_autoptr (PosOrder) order = order_new (self->context, 1), other = order_new (self->context, 2);

  fixture_write (self, put_records, NULL);
  pos_text_set (&order->number, "SO-901");
  pos_text_set (&order->customer_name, "فاطمة");
  g_assert_true (commit_order (self->store, order, NULL, NULL));
  pos_text_set (&other->number, "SO-902");
  g_assert_true (commit_order (self->store, other, NULL, NULL));
}

typedef struct {
  const char *text;
  guint n_products, n_customers;
} Search;

static gboolean
search_records (PosDbTxn *txn, gpointer data, GError **error)
{
  const Search *search = data;
  g_autofree char *next = NULL, *next_customers = NULL;
  g_autoptr (GPtrArray) products =
      pos_product_table_search (txn, search->text, NULL, 9, NULL, &next, error);
  g_autoptr (GPtrArray) customers =
      pos_customer_table_search (txn, search->text, 9, NULL, &next_customers, error);

  g_test_message ("%s", search->text);
  g_assert_cmpuint (products->len, ==, search->n_products);
  g_assert_cmpuint (customers->len, ==, search->n_customers);
  return TRUE;
}

static void
check_orders (Fixture *self, const char *text, guint n)
{
  g_autoptr (PosOrderFilter) filter = g_object_new (POS_TYPE_ORDER_FILTER, NULL);
  g_autoptr (GError) error = NULL;

  filter->limit = 9;
  pos_text_set (&filter->text, text);
  g_autoptr (PosOrderPage) page = pos_local_store_search_orders_sync (self->store, filter, &error);
  g_assert_no_error (error);
  g_test_message ("%s", text);
  g_assert_cmpuint (page->summaries->len, ==, n);
}

static void
check_all (Fixture *self)
{
  static const Search searches[] = {
      {"المدرسة", 1, 0},     {"المدرسه", 1, 0},       {"كرسي", 1, 0},       {"کرسی", 1, 0},
      {"كرسى", 1, 0},        {"كـرسـي المدر", 1, 0},  {"42", 1, 0},         {"٤٢", 1, 0},
      {"۴۲", 1, 0},          {"٨٧١٠٠٠٠٠٠٠٠١٧", 1, 0}, {"المدرسين", 0, 0},   {"مصطفى", 0, 1},
      {"مصطفي علی", 0, 1},   {"K١٠٠", 0, 1},          {"0501234567", 0, 1}, {"٠٥٠١٢٣٤٥٦٧", 0, 1},
      {"021 7654321", 0, 1}, {"۰۲۱۷۶۵۴۳۲۱", 0, 1},    {"0217654322", 0, 0},
  };

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    fixture_read (self, search_records, (gpointer)&searches[i]);
  check_orders (self, "فاطمة", 1);
  check_orders (self, "فاطمه", 1);
  check_orders (self, "so-٩٠١", 1);
  check_orders (self, "SO-٩٠٣", 0);
}

static void
letters_and_digits_find_each_other (Fixture *self, gconstpointer data)
{
  file (self);
  check_all (self);
  assert_sound (self->store);
}

/* As registers filed it before. */
static const char UNFOLD[] =
    "INSERT INTO product_search (product_search, rowid, words) "
    "  SELECT 'delete', ordinal, words FROM product;"
    "UPDATE product SET words = replace (replace (words, 'المدرسه', 'المدرسة'), '42', '٤٢');"
    "INSERT INTO product_search (rowid, words) SELECT ordinal, words FROM product;"
    "UPDATE product_name SET key = replace (replace (key, 'المدرسه', 'المدرسة'), '42', '٤٢');"
    "INSERT INTO customer_search (customer_search, rowid, words) "
    "  SELECT 'delete', ordinal, words FROM customer;"
    "UPDATE customer SET phone_digits = NULL, name_key = 'مصطفى علي', "
    "  words = replace (replace (replace (words, 'مصطفي', 'مصطفى'), '050 123 4567', "
    "    '٠٥٠ ١٢٣ ٤٥٦٧'), '021 7654321', '۰۲۱ ۷۶۵۴۳۲۱');"
    "INSERT INTO customer_search (rowid, words) SELECT ordinal, words FROM customer;"
    "UPDATE order_key SET key = 'فاطمة' WHERE key = 'فاطمه';"
    "INSERT OR IGNORE INTO order_key SELECT 'name', 'ـ', order_id FROM order_key "
    "  WHERE key = 'فاطمة';"
    /* What came since then was not there. */
    "DROP INDEX product_variants;"
    "DROP INDEX sales_order_charge_steps;"
    "ALTER TABLE outbox DROP COLUMN proof;"
    "PRAGMA user_version = 14;";

static void
what_was_filed_before_is_filed_anew (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "register.db", NULL);

  file (self);
  fixture_close (self);
  pos_raw_database_run (path, NULL, UNFOLD);
  fixture_open (self);
  check_all (self);
  assert_sound (self->store);
  g_assert_cmpint (
      fixture_query (self, "SELECT count (*) FROM customer WHERE words GLOB '*[٠-٩]*'"), ==, 0);
}

#define TEST(name)                                                                                 \
  g_test_add ("/store/arabic/" #name, Fixture, NULL, fixture_set_up, name, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (letters_and_digits_find_each_other);
  TEST (what_was_filed_before_is_filed_anew);
  return g_test_run ();
}
