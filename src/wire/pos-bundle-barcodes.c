/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-bundle-barcodes.c — a barcode that would mean two products: a scan would sell one of them,
 * and nobody would hear of the other's price. */
#include "model/pos-product.h"
#include "wire/pos-bundle-private.h"

struct _PosBundleBarcodes {
  GPtrArray *standing; /* barcode, product, barcode, product … before the bundle came */
  GHashTable *had;     /* "barcode\nproduct" of them */
};

static char *
key_of (const char *barcode, const char *product)
{
  return g_strconcat (barcode, "\n", product, NULL);
}

static gboolean
had_it (PosBundleBarcodes *self, const char *barcode, const char *product)
{
  g_autofree char *key = key_of (barcode, product);

  return g_hash_table_contains (self->had, key);
}

static GHashTable *
list_wanted (PosBundle *bundle)
{
  GHashTable *wanted = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < bundle->records->len; i++) {
    PosProduct *product = bundle->records->pdata[i];
    for (GStrv code = POS_IS_PRODUCT (product) ? product->barcodes : NULL; code && *code; code++)
      g_hash_table_add (wanted, *code);
  }
  return wanted;
}

PosBundleBarcodes *
pos_bundle_barcodes_new (PosBundle *bundle, const PosBundleWorld *world, gpointer data)
{
  PosBundleBarcodes *self = g_new0 (PosBundleBarcodes, 1);
  g_autoptr (GHashTable) wanted = list_wanted (bundle);
  g_autofree gpointer *codes = g_hash_table_get_keys_as_array (wanted, NULL);

  self->had = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->standing = g_hash_table_size (wanted) > 0
                       ? world->list_barcodes ((const char *const *)codes, data)
                       : g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i + 1 < self->standing->len; i += 2)
    g_hash_table_add (self->had, key_of (self->standing->pdata[i], self->standing->pdata[i + 1]));
  return self;
}

void
pos_bundle_barcodes_free (PosBundleBarcodes *self)
{
  g_ptr_array_unref (self->standing);
  g_hash_table_unref (self->had);
  g_free (self);
}

static void
give (GHashTable *owners, const char *barcode, const char *product)
{
  if (!g_hash_table_contains (owners, barcode))
    g_hash_table_insert (owners, g_strdup (barcode), g_strdup (product));
}

/* Those who had it before come before those who get it now. */
static void
give_brought (PosBundleBarcodes *self, PosBundle *bundle, GHashTable *owners, gboolean had)
{
  for (guint i = 0; i < bundle->records->len; i++) {
    PosProduct *product = bundle->records->pdata[i];
    for (GStrv code = POS_IS_PRODUCT (product) ? product->barcodes : NULL; code && *code; code++)
      if (had_it (self, *code, product->id) == had)
        give (owners, *code, product->id);
  }
}

GHashTable *
pos_bundle_barcodes_list_owners (PosBundleBarcodes *self, PosBundle *bundle)
{
  g_autoptr (GHashTable) brought = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTable *owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < bundle->records->len; i++)
    if (POS_IS_PRODUCT (bundle->records->pdata[i]))
      g_hash_table_add (brought, ((PosProduct *)bundle->records->pdata[i])->id);
  /* What the bundle replaces has its barcodes no more: one may move. */
  for (guint i = 0; i + 1 < self->standing->len; i += 2)
    if (!g_hash_table_contains (brought, self->standing->pdata[i + 1]))
      give (owners, self->standing->pdata[i], self->standing->pdata[i + 1]);
  give_brought (self, bundle, owners, TRUE);
  give_brought (self, bundle, owners, FALSE);
  return owners;
}

/* What was so before is no fault of the bundle: the set-up check names it. */
char *
pos_bundle_barcodes_find_fault (PosBundleBarcodes *self, GHashTable *owners, PosProduct *product)
{
  for (GStrv code = product->barcodes; code && *code; code++) {
    const char *owner = g_hash_table_lookup (owners, *code);

    if (owner && g_strcmp0 (owner, product->id) != 0 && !had_it (self, *code, product->id))
      return g_strdup_printf (
          "“barcodes” has “%s”, which is a barcode of the product “%s”", *code, owner);
  }
  return NULL;
}
