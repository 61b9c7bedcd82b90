/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-products.c — products can be scanned, named in four languages, weighed and paid. */
#include "demo-chain.h"
#include "model/pos-product.h"

#include <string.h>

static GPtrArray *records;
static GPtrArray *products;
static const char *const languages[] = {"en", "nl", "de", "ar"};

static gboolean
is_ean13 (const char *code)
{
  int sum = 0;

  if (strlen (code) != 13 || strspn (code, "0123456789") != 13)
    return FALSE;
  for (int i = 0; i < 13; i++)
    sum += (code[i] - '0') * (i % 2 ? 3 : 1);
  return sum % 10 == 0;
}

static void
test_barcodes (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < products->len; i++) {
    PosProduct *product = products->pdata[i];

    g_assert_cmpuint (g_strv_length (product->barcodes), ==, 1);
    g_assert_true (is_ean13 (product->barcodes[0]));
    /* 20 to 29 are for use inside a company. */
    g_assert_cmpint (product->barcodes[0][0], ==, '2');
    g_assert_true (g_hash_table_add (seen, product->barcodes[0]));
  }
}

static void
test_names_differ (void)
{
  for (gsize l = 0; l < G_N_ELEMENTS (languages); l++) {
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

    for (guint i = 0; i < products->len; i++) {
      const char *name = pos_l10n_get (((PosProduct *)products->pdata[i])->name, languages[l]);
      if (!g_hash_table_add (seen, (gpointer)name))
        g_error ("two products are called %s", name);
    }
  }
}

static void
test_prices_and_weights (void)
{
  for (guint i = 0; i < products->len; i++) {
    PosProduct *product = products->pdata[i];

    g_assert_true (product->unit_price.micro > 0 || product->zero_price);
    g_assert_cmpint (product->unit_price.micro % 10000, ==, 0);
    g_assert_cmpint (product->weight_grams > 0, ==, strcmp (product->category, "digital") != 0);
  }
}

static void
test_pictured_products (void)
{
  static const struct {
    const char *item, *name;
    gint64 price;
  } wanted[] = {
      {"400110", "Sofa Haarlem 3-seat, oat", 124900},
      {"400214", "Dining chair Vester, black oak", 11900},
      {"400201", "Dining table Vester 180, oak", 64900},
      {"430551", "LED floor lamp Arc, brass", 14900},
      {"440203", "Wool throw 130×170, moss", 5995},
      {"410022", "Linen cushion 50×50, sand", 1795},
      {"420117", "Oak side table Ø45", 12900},
      {"450318", "Ceramic vase 28 cm, chalk", 3450},
      {"460042", "Scented candle Cedar, 220 g", 1295},
      {"430118", "Table lamp Mori, sand", 8300},
      {"470220", "Rug Fjord 200×300, grey", 34900},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++) {
    PosProduct *product = demo_chain_find (records, POS_TYPE_PRODUCT, wanted[i].item);
    g_assert_cmpstr (pos_l10n_get (product->name, "en"), ==, wanted[i].name);
    g_assert_cmpint (product->unit_price.micro, ==, wanted[i].price * 10000);
  }
}

/* Picture 04: fourteen sofas and 52 chairs in Tilburg, one and two in Utrecht; 05: three tables in
 * Amersfoort, none here. */
static void
test_pictured_stock (void)
{
  static const struct {
    const char *key;
    gint64 units;
  } wanted[] = {
      {"400110/W9", 14},
      {"400214/W9", 52},
      {"400110/W1", 1},
      {"400214/W1", 2},
      {"400201/W2", 3},
      {"400201/W1", 0},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++) {
    PosStock *stock = demo_chain_find (records, POS_TYPE_STOCK, wanted[i].key);
    g_assert_nonnull (stock);
    g_assert_cmpint (stock->on_hand.micro, ==, wanted[i].units * POS_SCALE);
  }
}

/* The sofa is too heavy for a parcel, the throw is not. */
static void
test_parcel_limit (void)
{
  PosDeliveryMode *parcel = demo_chain_find (records, POS_TYPE_DELIVERY_MODE, "PARCEL");
  PosProduct *sofa = demo_chain_find (records, POS_TYPE_PRODUCT, "400110");
  PosProduct *throw = demo_chain_find (records, POS_TYPE_PRODUCT, "440203");

  g_assert_cmpint (parcel->max_weight_grams, ==, 30000);
  g_assert_cmpint (sofa->weight_grams, >, parcel->max_weight_grams);
  g_assert_cmpint (throw->weight_grams, <, parcel->max_weight_grams);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  records = demo_chain_load ();
  products = demo_chain_filter (records, POS_TYPE_PRODUCT);
  g_test_add_func ("/demo/products/bar-codes-are-valid-and-our-own", test_barcodes);
  g_test_add_func ("/demo/products/names-differ-in-every-language", test_names_differ);
  g_test_add_func ("/demo/products/prices-and-weights", test_prices_and_weights);
  g_test_add_func ("/demo/products/those-of-the-pictures", test_pictured_products);
  g_test_add_func ("/demo/products/stock-of-the-pictures", test_pictured_stock);
  g_test_add_func ("/demo/products/parcels-have-a-limit", test_parcel_limit);
  int status = g_test_run ();
  g_ptr_array_unref (products);
  g_ptr_array_unref (records);
  return status;
}
