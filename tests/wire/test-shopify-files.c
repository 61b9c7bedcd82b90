/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-shopify-files.c — real exports, where they are at hand; skipped by name elsewhere. */
#include "model/pos-product.h"
#include "wire/pos-shopify.h"

static char *
find_file (const char *name)
{
  const char *given = g_getenv ("POS_REAL_DATA");
  g_autofree char *beside = g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "data", NULL);
  g_autofree char *path = g_build_filename (given ? given : beside, "shopify", name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS) ? g_steal_pointer (&path) : NULL;
}

typedef struct {
  const char *file;
  guint products, stock;
  const char *item; /* one of them, to the cent */
  gint64 price;
} Case;

static const Case cases[] = {
    {"apparel.csv", 22, 22, "classic-varsity-top-medium", 60000000},
    {"home-and-garden.csv", 21, 21, "clay-plant-pot-large", 15990000},
    {"jewelery.csv", 23, 23, "leather-anchor-gold", 69990000},
};

static void
test_file (gconstpointer data)
{
  const Case *c = data;
  const PosShopifyOptions options = {"W1", "STD", pos_currency_from_code ("EUR")};
  g_autofree char *path = find_file (c->file);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PosBundle) bundle = NULL;
  PosProduct *found = NULL;
  guint products = 0;
  gsize length;

  if (!path) {
    g_autofree char *reason = g_strconcat (c->file, " is not here", NULL);
    g_test_skip (reason);
    return;
  }
  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bundle = pos_shopify_read (text, length, &options, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < bundle->refusals->len; i++) {
    PosRefusal *refusal = bundle->refusals->pdata[i];
    g_test_message ("line %u, %s: %s", refusal->index, refusal->id, refusal->reason);
  }
  for (guint i = 0; i < bundle->records->len; i++) {
    PosProduct *product = bundle->records->pdata[i];
    if (!POS_IS_PRODUCT (product))
      continue;
    products++;
    g_assert_null (product->barcodes);
    g_assert_null (strchr (pos_l10n_get (product->description, "en"), '<'));
    if (!g_strcmp0 (product->id, c->item))
      found = product;
  }
  g_assert_cmpuint (bundle->refusals->len, ==, 0);
  g_assert_cmpuint (products, ==, c->products);
  g_assert_cmpuint (bundle->records->len - products, ==, c->stock);
  g_assert_nonnull (found);
  g_assert_cmpint (found->unit_price.micro, ==, c->price);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/wire/shopify-files/", cases[i].file, NULL);
    g_test_add_data_func (path, &cases[i], test_file);
  }
  return g_test_run ();
}
