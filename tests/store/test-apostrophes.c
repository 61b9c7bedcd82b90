/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-apostrophes.c — what stands behind an apostrophe is found by itself, also what was filed
 * before it was. */
#include "base/pos-search-text.h"
#include "pos-raw-database.h"
#include "store-fixture.h"
#include "store/pos-customer-table.h"
#include "store/pos-order-search.h"
#include "store/pos-product-table.h"

/* "Étoile" is what people remember of "L'Étoile", and "Brien" of "O'Brien". */
static void
what_stands_behind_an_apostrophe_is_a_word (Fixture *self, gconstpointer data)
{
  static const char *const vectors[][2] = {
      {"Renée L'Étoile", "renee letoile etoile"},
      {"Renée L’ÉTOILE", "renee letoile etoile"},
      {"d'Or, l'Étoile d'Or", "dor letoile dor etoile or"},
      {"O'Brien", "obrien brien"},
      {"Men's", "mens"},
      {"foto's", "fotos"},
      {"'s-Hertogenbosch", "s hertogenbosch"},
      {"rock'n'roll", "rocknroll nroll roll"},
      {"dell'Università", "delluniversita universita"},
      {"Diyarbakır'ın", "diyarbakirin in"},
      {"L`Étoile", "l etoile etoile"},
      {"القرآن 'كريم'", "القران كريم"},
      {"5'6", "56"},
      {"'", ""},
  };
  static const char *const found[][2] = {
      {"Renée L'Étoile", "étoile"},
      {"Renée L'Étoile", "l'étoile"},
      {"Renée L'Étoile", "letoile"},
      {"Renée L'Étoile", "L’Étoile"},
      {"Renée L'Étoile", "etoi ren"},
      {"O'Brien", "brien"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *words = pos_search_words (vectors[i][0]);
    g_assert_cmpstr (words, ==, vectors[i][1]);
  }
  for (guint i = 0; i < G_N_ELEMENTS (found); i++) {
    g_autofree char *words = pos_search_words (found[i][0]);
    g_assert_true (pos_search_has_words (words, found[i][1]));
  }
}

static gboolean
put_product (PosDbTxn *txn, const char *id, const char *name, GError **error)
{
  g_autoptr (PosProduct) product = g_object_new (POS_TYPE_PRODUCT, NULL);
  g_autoptr (PosL10n) own = pos_l10n_new (name);
  g_autoptr (PosL10n) all = pos_l10n_with (own, "it", "Tavolo dell'ingresso");

  pos_text_set (&product->id, id);
  pos_l10n_set (&product->name, all);
  return pos_product_table_put (txn, product, error);
}

static gboolean
put_customer (PosDbTxn *txn, const char *id, const char *name, const char *city, GError **error)
{
  g_autoptr (PosCustomer) customer = g_object_new (POS_TYPE_CUSTOMER, NULL);
  g_autoptr (PosAddress) address = g_object_new (POS_TYPE_ADDRESS, NULL);

  pos_text_set (&customer->id, id);
  pos_text_set (&customer->name, name);
  pos_text_set (&address->id, "A");
  pos_text_set (&address->city, city);
  pos_list_append (customer->addresses, address);
  return pos_customer_table_put (txn, customer, error);
}

static gboolean
put_records (PosDbTxn *txn, gpointer data, GError **error)
{
  return put_product (txn, "P1", "Table d'appoint", error) &&
         put_customer (txn, "C1", "Renée L'Étoile", "L’Haÿ-les-Roses", error) &&
         put_customer (txn, "C2", "Anna Groß", NULL, error);
}

static void
file (Fixture *self)
{
  g_autoptr (PosOrder) order = order_new (self->context, 1);

  fixture_write (self, put_records, NULL);
  pos_text_set (&order->number, "SO-901");
  pos_text_set (&order->customer_name, "Sinéad O’Brien");
  g_assert_true (commit_order (self->store, order, NULL, NULL));
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
      {"étoile", 0, 1},
      {"L'Étoile", 0, 1},
      {"letoile", 0, 1},
      {"renée étoile", 0, 1},
      {"hay", 0, 1},
      {"L'Haÿ", 0, 1},
      {"appoint", 1, 0},
      {"d'appoint", 1, 0},
      {"table app", 1, 0},
      {"ingresso", 1, 0},
      {"gross", 0, 1},
      {"toile", 0, 0},
  };

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    fixture_read (self, search_records, (gpointer)&searches[i]);
  check_orders (self, "brien", 1);
  check_orders (self, "O'Brien", 1);
  check_orders (self, "obrien sinead", 1);
  check_orders (self, "rien", 0);
}

static void
a_name_is_found_behind_its_apostrophe (Fixture *self, gconstpointer data)
{
  file (self);
  check_all (self);
  assert_sound (self->store);
}

/* As registers filed it before. */
static const char UNFOLD[] =
    "INSERT INTO product_search (product_search, rowid, words) "
    "  SELECT 'delete', ordinal, words FROM product;"
    "UPDATE product SET words = replace (replace (words, ' appoint', ''), ' ingresso', '');"
    "INSERT INTO product_search (rowid, words) SELECT ordinal, words FROM product;"
    "INSERT INTO customer_search (customer_search, rowid, words) "
    "  SELECT 'delete', ordinal, words FROM customer;"
    "UPDATE customer SET words = replace (replace (words, ' etoile', ''), ' hay', '');"
    "INSERT INTO customer_search (rowid, words) SELECT ordinal, words FROM customer;"
    "DELETE FROM order_key WHERE key = 'brien';"
    "PRAGMA user_version = 18;";

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
}

#define TEST(name)                                                                                 \
  g_test_add ("/store/apostrophes/" #name, Fixture, NULL, fixture_set_up, name, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (what_stands_behind_an_apostrophe_is_a_word);
  TEST (a_name_is_found_behind_its_apostrophe);
  TEST (what_was_filed_before_is_filed_anew);
  return g_test_run ();
}
