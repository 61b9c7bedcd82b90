/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-search.c — products, customers and orders are found by what people type. */
#include "base/pos-json.h"
#include "base/pos-search-text.h"
#include "store-fixture.h"
#include "store/pos-config-table.h"
#include "store/pos-customer-table.h"
#include "store/pos-order-table.h"
#include "store/pos-product-table.h"

#include <string.h>

typedef struct {
  Fixture *fixture;
  const char *text;
  const char *category; /* several with commas */
  const char *expected; /* ids, comma-separated */
  guint limit;
} Lookup;

static void
add_product (PosDbTxn *txn,
             const char *id,
             const char *name,
             const char *dutch,
             const char *category,
             const char *barcode)
{
  g_autoptr (PosProduct) product = g_object_new (POS_TYPE_PRODUCT, NULL);
  g_autoptr (PosL10n) english = pos_l10n_new (name);
  const char *const barcodes[] = {barcode, NULL};

  pos_text_set (&product->id, id);
  product->name = dutch ? pos_l10n_with (english, "nl", dutch) : pos_l10n_ref (english);
  pos_text_set (&product->category, category);
  product->barcodes = barcode ? g_strdupv ((char **)barcodes) : NULL;
  g_assert_true (pos_product_table_put (txn, product, NULL));
}

static gboolean
add_products (PosDbTxn *txn, gpointer data, GError **error)
{
  add_product (txn, "100", "Table lamp", NULL, "lamps", "8710000000017");
  add_product (txn, "200", "Oak table", "Eiken tafel", "tables", NULL);
  add_product (txn, "300", "Table oak", "Tafel eiken", "tables", "8710000000024");
  add_product (txn, "400", "Crème brûlée set", NULL, "kitchen", NULL);
  add_product (txn, "500", "Chair 200", NULL, "chairs", "200");
  add_product (txn, "600", "Tablecloth", NULL, "kitchen", NULL);
  return TRUE;
}

static char *
join_ids (GPtrArray *records, GString *ids)
{
  for (guint i = 0; i < records->len; i++) {
    g_autofree char *id = pos_kind_dup_key (records->pdata[i]);
    g_string_append_printf (ids, "%s%s", ids->len ? "," : "", id);
  }
  return ids->str;
}

static gboolean
look_up_products (PosDbTxn *txn, gpointer data, GError **error)
{
  Lookup *lookup = data;
  g_autoptr (GString) ids = g_string_new (NULL);
  g_auto (GStrv) categories = lookup->category ? g_strsplit (lookup->category, ",", -1) : NULL;
  g_autofree char *after = NULL;

  do {
    g_autofree char *next = NULL;
    g_autoptr (GPtrArray) found = pos_product_table_search (
        txn, lookup->text, (const char *const *)categories, lookup->limit, after, &next, error);
    if (!found)
      return FALSE;
    g_assert_cmpuint (found->len, <=, lookup->limit);
    join_ids (found, ids);
    g_free (after);
    after = g_steal_pointer (&next);
  } while (after);
  g_assert_cmpstr (ids->str, ==, lookup->expected);
  return TRUE;
}

static void
products_are_found (Fixture *self, gconstpointer data)
{
  const Lookup lookups[] = {
      {self, "200", NULL, "200,500", 0},
      {self, "8710000000024", NULL, "300", 0},
      {self, "tab", NULL, "100,300,600,200", 0},
      {self, "TÁBLE", NULL, "100,300,600,200", 0},
      {self, "oak tab", NULL, "200,300", 0},
      {self, "tafel", NULL, "300,200", 0},
      {self, "creme brulee", NULL, "400", 0},
      {self, "set brul", NULL, "400", 0},
      {self, "tab", "tables", "300,200", 0},
      {self, "", NULL, "100,200,300,400,500,600", 0},
      {self, "", "kitchen", "400,600", 0},
      {self, "", "tables,kitchen", "200,300,400,600", 0},
      {self, "tab", "tables,kitchen", "300,600,200", 0},
      {self, "200", "chairs,tables", "200,500", 0},
      {self, "", "beds,chairs,sofas", "500", 0},
      {self, "nothing", NULL, "", 0},
      {self, "'); DROP TABLE product; --", NULL, "", 0},
      {self, "\"*", NULL, "", 0},
      {self, "kitchen", NULL, "400,600", 0},
  };

  fixture_write (self, add_products, self);
  /* Pages of every size give the same list. */
  for (guint limit = 1; limit <= 7; limit++)
    for (guint i = 0; i < G_N_ELEMENTS (lookups); i++) {
      Lookup lookup = lookups[i];
      lookup.limit = limit;
      fixture_read (self, look_up_products, &lookup);
    }
}

static gboolean
change_products (PosDbTxn *txn, gpointer data, GError **error)
{
  add_product (txn, "100", "Desk light", NULL, "lamps", NULL);
  return pos_product_table_remove (txn, "600", error);
}

static void
what_changed_is_found_as_it_is_now (Fixture *self, gconstpointer data)
{
  Lookup lookups[] = {{self, "tab", NULL, "300,200", 5},
                      {self, "light", NULL, "100", 5},
                      {self, "8710000000017", NULL, "", 5}};

  fixture_write (self, add_products, self);
  fixture_write (self, change_products, self);
  for (guint i = 0; i < G_N_ELEMENTS (lookups); i++)
    fixture_read (self, look_up_products, &lookups[i]);
}

static void
add_customer (PosDbTxn *txn,
              const char *id,
              const char *name,
              const char *email,
              const char *phone,
              const char *city)
{
  g_autoptr (PosCustomer) customer = g_object_new (POS_TYPE_CUSTOMER, NULL);
  g_autoptr (PosAddress) address = g_object_new (POS_TYPE_ADDRESS, NULL);
  g_autofree char *number = g_strdup_printf ("D-100%s", id + 1);

  pos_text_set (&customer->id, id);
  pos_text_set (&customer->number, number);
  pos_text_set (&customer->name, name);
  pos_text_set (&customer->email, email);
  pos_text_set (&customer->phone, phone);
  pos_text_set (&address->id, "A");
  pos_text_set (&address->city, city);
  pos_list_append (customer->addresses, address);
  g_assert_true (pos_customer_table_put (txn, customer, NULL));
}

static gboolean
add_customers (PosDbTxn *txn, gpointer data, GError **error)
{
  add_customer (txn, "C1", "Zoë van der Berg", "zoe@example.org", "+31 6 1234 5678", "Utrecht");
  add_customer (txn, "C2", "Bert Berg", "bert@example.org", "06-87654321", "Berg en Dal");
  add_customer (txn, "C3", "Aoife O'Neill", NULL, "01 555 0134", "Dublin");
  return TRUE;
}

static gboolean
look_up_customers (PosDbTxn *txn, gpointer data, GError **error)
{
  Lookup *lookup = data;
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autofree char *after = NULL;

  do {
    g_autofree char *next = NULL;
    g_autoptr (GPtrArray) found =
        pos_customer_table_search (txn, lookup->text, lookup->limit, after, &next, error);
    if (!found)
      return FALSE;
    join_ids (found, ids);
    g_free (after);
    after = g_steal_pointer (&next);
  } while (after);
  g_assert_cmpstr (ids->str, ==, lookup->expected);
  return TRUE;
}

static void
customers_are_found (Fixture *self, gconstpointer data)
{
  const Lookup lookups[] = {
      {self, "berg", NULL, "C1,C2", 0},
      {self, "zoe berg", NULL, "C1", 0},
      {self, "C2", NULL, "C2", 0},
      {self, "ZOE@example.org", NULL, "C1", 0},
      {self, "0612345678", NULL, "C1", 0},
      {self, "+31 6 8765 4321", NULL, "C2", 0},
      {self, "5550134", NULL, "C3", 0},
      {self, "oneill", NULL, "C3", 0},
      {self, "dublin", NULL, "C3", 0},
      {self, "", NULL, "C3,C2,C1", 0},
      {self, "nobody", NULL, "", 0},
      {self, "0699999999", NULL, "", 0},
  };

  fixture_write (self, add_customers, self);
  for (guint limit = 1; limit <= 4; limit++)
    for (guint i = 0; i < G_N_ELEMENTS (lookups); i++) {
      Lookup lookup = lookups[i];
      lookup.limit = limit;
      fixture_read (self, look_up_customers, &lookup);
    }
}

static void
folding_is_what_people_expect (Fixture *self, gconstpointer data)
{
  static const char *const vectors[][2] = {
      {"Œuf & Crème brûlée", "oeuf creme brulee"},
      {"O'Neill", "oneill"},
      {"Müller-Lüdenscheidt", "muller ludenscheidt"},
      {"GROẞE Straße", "grosse strasse"},
      {"IJsselmeer", "ijsselmeer"},
      {"ĲSSEL", "ijssel"},
      {"İSTANBUL Iğdır", "istanbul igdir"},
      {"Straße 5", "strasse 5"},
      {"ÅNGSTRÖM", "angstrom"},
      {"  a--b ", "a b"},
      {"Łódź", "lodz"},
      {"東京", "東京"},
      {"مدرسة", "مدرسه"},
      {"مُدَرِّسَةٌ", "مدرسه"},
      {"أحمد إبراهيم آل ٱلنور", "احمد ابراهيم ال النور"},
      {"مصطفى علي", "مصطفي علي"},
      {"مصطفی علی", "مصطفي علي"},
      {"کتاب", "كتاب"},
      {"محـــمد ـ ـ علي", "محمد علي"},
      {"مسؤول", "مسوول"},
      {"ﻻ", "لا"},
      {"شارع ٤٢", "شارع 42"},
      {"کوچه ۱۷", "كوچه 17"},
      {"", ""},
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *folded = pos_search_fold (vectors[i][0]);
    g_assert_cmpstr (folded, ==, vectors[i][1]);
  }
}

static void
add_at (PosDbTxn *txn, const char *id, const char *postcode)
{
  g_autoptr (PosCustomer) customer = g_object_new (POS_TYPE_CUSTOMER, NULL);
  g_autoptr (PosAddress) address = g_object_new (POS_TYPE_ADDRESS, NULL);

  pos_text_set (&customer->id, id);
  pos_text_set (&customer->name, "Ann");
  pos_text_set (&address->id, "A");
  pos_text_set (&address->postcode, postcode);
  pos_list_append (customer->addresses, address);
  g_assert_true (pos_customer_table_put (txn, customer, NULL));
}

static gboolean
add_postcodes (PosDbTxn *txn, gpointer data, GError **error)
{
  add_at (txn, "NL", "3511 NP");
  add_at (txn, "GB", "SW1A 1AA");
  add_at (txn, "CA", "k1a0b1");
  add_at (txn, "SE", "114 55");
  add_at (txn, "PL", "00-950");
  add_at (txn, "DE", "50667");
  return TRUE;
}

/* However it was written, and however it is typed. */
static void
postcodes_are_found_with_their_blank_and_without (Fixture *self, gconstpointer data)
{
  const Lookup lookups[] = {
      {self, "3511np", NULL, "NL", 9},
      {self, "3511 NP", NULL, "NL", 9},
      {self, "3511n", NULL, "NL", 9},
      {self, "ann 3511np", NULL, "NL", 9},
      {self, "ann 3511 np", NULL, "NL", 9},
      {self, "3511nx", NULL, "", 9},
      {self, "SW1A1AA", NULL, "GB", 9},
      {self, "sw1a 1aa", NULL, "GB", 9},
      {self, "K1A 0B1", NULL, "CA", 9},
      {self, "ann k1a 0b1", NULL, "CA", 9},
      {self, "k1a0b1 ann", NULL, "CA", 9},
      {self, "ann 11455", NULL, "SE", 9},
      {self, "11455", NULL, "SE", 9},
      {self, "ann 00950", NULL, "PL", 9},
      {self, "ann 50 667", NULL, "DE", 9},
      {self, "ann 50667", NULL, "DE", 9},
      {self, "ann 50668", NULL, "", 9},
  };
  static const struct {
    const char *known, *text;
    gboolean found;
  } vectors[] = {
      {"3511 NP Utrecht", "3511np", TRUE},
      {"3511NP Utrecht", "utrecht 3511 np", TRUE},
      {"3511 NP Utrecht", "3511nq", FALSE},
      {"SW1A 1AA London", "sw1a1aa lon", TRUE},
      {"Piet Jansen", "jan pie", TRUE},
      {"Piet Jansen", "jansens", FALSE},
      {"Piet Jansen", "", TRUE},
  };

  fixture_write (self, add_postcodes, self);
  for (guint i = 0; i < G_N_ELEMENTS (lookups); i++) {
    Lookup lookup = lookups[i];
    fixture_read (self, look_up_customers, &lookup);
  }
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *folded = pos_search_fold (vectors[i].known);
    g_assert_cmpint (pos_search_has_words (folded, vectors[i].text), ==, vectors[i].found);
  }
}

/* Orders: ten of them, each with something of its own. */

#define DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

static gboolean
add_orders (PosDbTxn *txn, gpointer data, GError **error)
{
  Fixture *self = data;
  g_autoptr (PosStore) store = g_object_new (POS_TYPE_STORE, NULL);

  pos_text_set (&store->id, "S1");
  pos_text_set (&store->warehouse, "W1");
  pos_text_set (&store->time_zone, "Europe/Amsterdam");
  if (!pos_config_table_put (txn, store, 1, error) || !add_customers (txn, NULL, error))
    return FALSE;
  for (guint i = 0; i < 10; i++) {
    g_autoptr (PosOrder) order = order_new (self->context, i + 1);
    g_autofree char *number = g_strdup_printf ("SO-%03u", i);
    g_autofree char *reference = g_strdup_printf ("REF%u", i);
    PosOrderLine *line = pos_list_peek (order->lines, 0);

    order->created_at = (20000 + i) * DAY + DAY / 2;
    order->committed_at = order->created_at + DAY;
    POS_LIST_FOREACH (PosLedgerEntry, entry, order->ledger)
    entry->at = order->committed_at;
    order->status = i < 5 ? POS_ORDER_STATUS_OPEN : POS_ORDER_STATUS_INVOICED;
    order->type = i % 2 ? POS_ORDER_TYPE_SALES_ORDER : POS_ORDER_TYPE_SALE;
    /* 29 May 2025 of an order, 6 September of a line. */
    order->requested_date.julian = i == 3 ? 739400 : 0;
    line->date.julian = i == 6 ? 739500 : 0;
    pos_text_set (&order->number, number);
    pos_text_set (&order->reference, reference);
    pos_text_set (&order->receipt, i == 4 ? "R-4" : NULL);
    pos_text_set (&order->home_store, i == 7 ? "S2" : "S1");
    pos_text_set (&order->worker, i == 6 ? "tom" : "mia");
    if (i >= 8) {
      pos_text_set (&order->customer, "C2");
      pos_text_set (&order->customer_name, "Bert Berg");
    }
    if (i == 2)
      order->holds = g_strsplit ("fraud", ",", -1);
    order->do_not_process = i == 1;
    pos_text_set (&line->item, i == 5 ? "999" : "400110");
    pos_text_set (&line->mode, i == 1 ? "express" : "normal");
    line->intent = i == 0 ? POS_INTENT_NONE : (int)line->intent;
    if (!pos_order_table_save (txn, self->store, order, error))
      return FALSE;
  }
  return TRUE;
}

/* The last digit of each number found, in the order found. */
static char *
search (Fixture *self, const char *json, gint64 limit)
{
  GString *digits = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (json_t) parsed = pos_json_parse (json, -1, NULL);
  g_autoptr (PosOrderFilter) filter =
      pos_record_new_from_json (POS_TYPE_ORDER_FILTER, parsed, 0, &error);
  g_assert_no_error (error);

  filter->limit = limit;
  for (;;) {
    g_autoptr (PosOrderPage) page =
        pos_local_store_search_orders_sync (self->store, filter, &error);
    g_assert_no_error (error);
    for (guint i = 0; i < page->summaries->len; i++) {
      PosOrderSummary *summary = page->summaries->pdata[i];
      g_string_append_c (digits, summary->number[5]);
    }
    if (!page->next)
      return g_string_free (digits, FALSE);
    pos_text_set (&filter->after, page->next);
  }
}

/* Each vector: a filter, and which orders it finds, however many of them at a time. */
static void
assert_found (Fixture *self, const char *const vectors[][2], gsize n)
{
  fixture_write (self, add_orders, self);
  for (gsize i = 0; i < n; i++)
    for (gint64 limit = 1; limit <= 10; limit += 3) {
      g_autofree char *found = search (self, vectors[i][0], limit);
      if (strcmp (found, vectors[i][1]) != 0)
        g_error ("%s: “%s” instead of “%s”", vectors[i][0], found, vectors[i][1]);
    }
}

static void
every_filter_filters (Fixture *self, gconstpointer data)
{
  static const char *const vectors[][2] = {
      {"{}", "9876543210"},
      {"{\"text\": \"so-003\"}", "3"},
      {"{\"text\": \"ref7\"}", "7"},
      {"{\"text\": \"R-4\"}", "4"},
      {"{\"text\": \"bert\"}", "98"},
      {"{\"text\": \"zoe ber\"}", "76543210"},
      {"{\"text\": \"nobody\"}", ""},
      {"{\"customer\": \"C2\"}", "98"},
      {"{\"customer_name\": \"van berg\"}", "76543210"},
      {"{\"email\": \"BERT@example.org\"}", "98"},
      {"{\"phone\": \"06 8765 4321\"}", "98"},
      {"{\"phone\": \"hello\"}", ""},
      {"{\"number\": \"SO-001\"}", "1"},
      {"{\"reference\": \"REF9\"}", "9"},
      {"{\"receipt\": \"r-4\"}", "4"},
      {"{\"number\": \"SO-001\", \"receipt\": \"R-4\"}", ""},
      {"{\"types\": [\"sale\"]}", "86420"},
      {"{\"types\": [\"sale\", \"sales-order\"]}", "9876543210"},
      {"{\"statuses\": [\"open\"]}", "43210"},
      {"{\"intents\": [\"carry-out\"]}", "0"},
      {"{\"intents\": [\"ship\"], \"types\": [\"sale\"]}", "8642"},
      {"{\"modes\": [\"express\"]}", "1"},
      {"{\"store\": \"S2\"}", "7"},
      {"{\"fulfilling_store\": \"S1\"}", "987654321"},
      {"{\"fulfilling_store\": \"S2\"}", ""},
      {"{\"worker\": \"tom\"}", "6"},
      {"{\"item\": \"999\"}", "5"},
      {"{\"created_from\": \"2024-10-12\"}", "98"},
      {"{\"created_until\": \"2024-10-05\"}", "10"},
      {"{\"created_from\": \"2024-10-06\", \"created_until\": \"2024-10-07\"}", "32"},
      {"{\"receipt_from\": \"2024-10-13\"}", "98"},
      {"{\"receipt_until\": \"2024-10-06\"}", "10"},
      {"{\"receipt_from\": \"2024-10-07\", \"receipt_until\": \"2024-10-08\"}", "32"},
      {"{\"requested_from\": \"2025-01-01\"}", "63"},
      {"{\"requested_until\": \"2025-05-29\"}", "3"},
      {"{\"requested_from\": \"2025-06-01\", \"requested_until\": \"2025-09-06\"}", "6"},
      {"{\"requested_from\": \"2025-09-07\"}", ""},
      {"{\"total_from\": \"900.00\"}", "98"},
      {"{\"total_until\": \"100.00\"}", "0"},
      {"{\"on_hold\": true}", "2"},
      {"{\"view\": \"to-fulfill\", \"here\": \"S1\"}", "4321"},
      {"{\"view\": \"to-pick-up\", \"here\": \"S1\"}", "4321"},
      {"{\"view\": \"to-ship\", \"here\": \"S1\"}", "4321"},
      {"{\"view\": \"to-ship\", \"here\": \"S2\"}", ""},
      {"{\"view\": \"to-fulfill\", \"here\": \"S1\", \"text\": \"zoe\", \"item\": \"999\"}", ""},
      {"{\"customer\": \"D-1002\"}", "98"},
      {"{\"customer\": \"d-1002\"}", "98"},
      {"{\"text\": \" d-1002\"}", "98"},
      {"{\"text\": \"d-1002\", \"customer\": \"C1\"}", ""},
      {"{\"not_on_hold\": true, \"statuses\": [\"open\"]}", "4310"},
      {"{\"holds\": [\"do-not-process\"]}", "1"},
      {"{\"holds\": \"on-hold\"}", "2"},
      {"{\"holds\": [\"none\"], \"statuses\": [\"open\"]}", "430"},
      {"{\"text\": \"bert@\", \"email\": \"zoe@\"}", ""},
      {"{\"text\": \"06 8765\", \"phone\": \"06 1234\"}", ""},
      {"{\"text\": \"so-003\", \"number\": \"SO-003\"}", "3"},
      {"{\"text\": \"so-003\", \"number\": \"SO-004\"}", ""},
      {"{\"total_from\": \"200.00\", \"total_until\": \"300.00\"}", "21"},
  };

  assert_found (self, vectors, G_N_ELEMENTS (vectors));
}

/* §6.2: several values of one filter: any of them; several filters: all of them. */
static void
any_of_several_values_will_do (Fixture *self, gconstpointer data)
{
  static const char *const vectors[][2] = {
      {"{\"customer\": [\"C2\"]}", "98"},
      {"{\"customer\": [\"nobody\", \"D-1002\"]}", "98"},
      {"{\"customer\": [\"C1\", \"d-1002\"]}", "9876543210"},
      {"{\"customer\": []}", "9876543210"},
      {"{\"customer_name\": [\"nobody\", \"bert\"]}", "98"},
      {"{\"customer_name\": [\"van berg\", \"bert\"]}", "9876543210"},
      {"{\"customer_name\": [\"zoe bert\", \"bert zoe\"]}", ""},
      {"{\"customer_name\": [\"bert\", \"zoe\"], \"text\": \"berg\", \"item\": \"999\"}", "5"},
      {"{\"email\": [\"nobody@\", \"bert@\"]}", "98"},
      {"{\"email\": [\"zoe@\", \"bert@\"]}", "9876543210"},
      {"{\"phone\": [\"06 8765 4321\", \"hello\"]}", "98"},
      {"{\"phone\": [\"06 8765\", \"06 1234\"]}", "9876543210"},
      {"{\"phone\": [\"06 8765\", \"06 1234\"], \"email\": \"zoe@\"}", "76543210"},
      {"{\"number\": [\"SO-001\", \"so-007\"]}", "71"},
      {"{\"reference\": [\"REF9\", \"REF0\", \"REF\"]}", "90"},
      {"{\"receipt\": [\"r-4\", \"r-5\"]}", "4"},
      {"{\"number\": [\"SO-001\", \"SO-004\"], \"receipt\": [\"r-4\", \"r-5\"]}", "4"},
      {"{\"types\": \"sale\"}", "86420"},
      {"{\"statuses\": \"open\"}", "43210"},
      {"{\"statuses\": [\"open\", \"invoiced\"]}", "9876543210"},
      {"{\"intents\": [\"carry-out\", \"electronic\"]}", "0"},
      {"{\"modes\": [\"express\", \"normal\"], \"item\": \"999\"}", "5"},
      {"{\"line_statuses\": [\"pending\", \"packed\"]}", ""},
      {"{\"store\": [\"S2\", \"S3\"]}", "7"},
      {"{\"store\": [\"S2\", \"S1\"]}", "9876543210"},
      {"{\"fulfilling_store\": [\"S2\", \"S1\"]}", "987654321"},
      {"{\"fulfilling_store\": [\"S2\", \"S3\"]}", ""},
      {"{\"worker\": [\"tom\", \"sam\"]}", "6"},
      {"{\"worker\": [\"tom\", \"mia\"], \"store\": \"S2\"}", "7"},
      {"{\"item\": [\"999\", \"998\"]}", "5"},
      {"{\"item\": [\"999\", \"400110\"], \"modes\": \"express\"}", "1"},
      {"{\"holds\": [\"on-hold\", \"do-not-process\"]}", "21"},
  };

  assert_found (self, vectors, G_N_ELEMENTS (vectors));
}

static void
a_summary_says_what_the_order_says (Fixture *self, gconstpointer data)
{
  g_autoptr (PosOrderFilter) filter = g_object_new (POS_TYPE_ORDER_FILTER, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PosOrderPage) page = NULL;

  fixture_write (self, add_orders, self);
  page = pos_local_store_search_orders_sync (self->store, filter, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (page->summaries->len, ==, 10);
  for (guint i = 0; i < page->summaries->len; i++) {
    PosOrderSummary *summary = page->summaries->pdata[i];
    g_autoptr (PosOrder) order = NULL;
    g_autoptr (PosOrderSummary) expected = NULL;
    pos_local_store_get_order_sync (self->store, &summary->id, &order, &error);
    g_assert_no_error (error);
    expected = pos_order_summarize (order);
    expected->local = TRUE;
    g_assert_true (pos_record_equal (summary, expected, FALSE));
  }
}

#define TEST(name)                                                                                 \
  g_test_add ("/store/search/" #name, Fixture, NULL, fixture_set_up, name, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (products_are_found);
  TEST (what_changed_is_found_as_it_is_now);
  TEST (customers_are_found);
  TEST (folding_is_what_people_expect);
  TEST (postcodes_are_found_with_their_blank_and_without);
  TEST (every_filter_filters);
  TEST (any_of_several_values_will_do);
  TEST (a_summary_says_what_the_order_says);
  return g_test_run ();
}
