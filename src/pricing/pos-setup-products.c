/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-setup-products.c — what is sold has a price, a tax and a category. */
#include "model/pos-product.h"
#include "pricing/pos-setup-faults.h"

#include <glib/gi18n.h>
#include <string.h>

/* So many are told one by one. */
#define TOLD 100

static gboolean
is_taxed (PosSetupLook *look, const char *group)
{
  GPtrArray *rates = pos_config_list (look->config, POS_TYPE_TAX_RATE);

  for (guint i = 0; i < rates->len; i++)
    if (g_strcmp0 (((PosTaxRate *)rates->pdata[i])->item_tax_group, group) == 0)
      return TRUE;
  return FALSE;
}

static void
check_product (PosSetupLook *look, PosProduct *product)
{
  const char *group = pos_text_or (product->item_tax_group, "");

  look->id = product->id;
  if (product->unit_price.micro <= 0 && !product->zero_price &&
      pos_list_size (product->prices) == 0)
    pos_setup_add (look, "no-price", N_ ("The product “%s” has no price."), product->id);
  if (!*group)
    pos_setup_add (look, "no-tax-group", N_ ("The product “%s” has no tax group."), product->id);
  else if (!is_taxed (look, group))
    pos_setup_add (look,
                   "no-rate",
                   N_ ("The product “%1$s” has the tax group “%2$s”, for which there is no rate."),
                   product->id,
                   group);
  POS_LIST_FOREACH (PosPrice, price, product->prices)
  if (pos_setup_ends_first (price->from, price->until))
    pos_setup_add (look,
                   "ends-first",
                   N_ ("A price of the product “%s” ends before it begins and never holds: change "
                       "its first or its last day."),
                   product->id);
  pos_setup_need (look, POS_TYPE_CATEGORY, product->category);
}

/* A scan finds the first of them, and nobody hears of the other's price. */
static void
check_barcodes (PosSetupLook *look, PosProduct *product, GHashTable *owners)
{
  for (GStrv code = product->barcodes; code && *code; code++) {
    const char *owner = g_hash_table_lookup (owners, *code);

    look->id = product->id;
    if (!owner)
      g_hash_table_insert (owners, *code, product->id);
    else if (strcmp (owner, product->id) != 0)
      pos_setup_add (look,
                     "one-barcode",
                     N_ ("The products “%1$s” and “%2$s” have one barcode, “%3$s”: a scan sells "
                         "the first of them. Take it off the one that it does not mean."),
                     owner,
                     product->id,
                     *code);
  }
}

void
pos_setup_check_products (PosSetupLook *look)
{
  GPtrArray *products = look->facts->products;
  g_autoptr (GHashTable) owners = g_hash_table_new (g_str_hash, g_str_equal);
  guint limit = look->faults->len + TOLD, i = 0;

  look->kind = "product";
  for (; products && i < products->len && look->faults->len < limit; i++) {
    check_barcodes (look, products->pdata[i], owners);
    if (!((PosProduct *)products->pdata[i])->blocked)
      check_product (look, products->pdata[i]);
  }
  look->id = NULL;
  if (products && products->len == 0)
    pos_setup_add (look, "no-product", N_ ("There is nothing to sell."));
  if (products && i < products->len)
    pos_setup_add_notice (look,
                          "more",
                          N_ ("Only the first %u faults of products are told."),
                          look->faults->len - limit + TOLD);
  if (look->facts->more_products)
    pos_setup_add_notice (
        look, "more", N_ ("Only the first %u products were looked at."), products->len);
}
