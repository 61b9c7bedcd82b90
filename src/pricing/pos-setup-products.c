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

/* One that begins on another day is a price to come. */
static gboolean
has_price_left (PosSetupLook *look, PosProduct *product)
{
  PosDate today = look->facts->today;

  POS_LIST_FOREACH (PosPrice, price, product->prices)
  if (price->until.julian == 0 || price->until.julian >= today.julian)
    return TRUE;
  return FALSE;
}

static void
check_price (PosSetupLook *look, PosProduct *product)
{
  if (product->unit_price.micro > 0 || product->zero_price)
    return;
  if (pos_list_size (product->prices) == 0)
    pos_setup_add (look, "no-price", N_ ("The product “%s” has no price."), product->id);
  else if (!has_price_left (look, product))
    pos_setup_add (look,
                   "prices-ended",
                   N_ ("The prices of the product “%s” have ended, and it has no other one."),
                   product->id);
}

/* L4: the least that there is to sell, in whole multiples. */
static PosQuantity
find_least (PosProduct *product)
{
  gint64 step = product->multiple.micro > 0 ? product->multiple.micro
                : product->fractional       ? 1
                                            : POS_SCALE;
  gint64 from = MAX (product->minimum.micro, 1);

  return (PosQuantity){from % step == 0 ? from : from + step - from % step};
}

static gboolean
is_sold_by_default (PosProduct *product)
{
  PosQuantity usual = product->default_quantity;

  return usual.micro <= 0 || (pos_product_is_sold_in (product, usual) &&
                              (product->fractional || usual.micro % POS_SCALE == 0));
}

static void
check_quantities (PosSetupLook *look, PosProduct *product)
{
  if (!pos_product_is_sold_in (product, find_least (product)))
    pos_setup_add (look,
                   "no-quantity",
                   N_ ("No quantity of the product “%s” can be sold: between its minimum and its "
                       "maximum lies none of its multiples."),
                   product->id);
  else if (!is_sold_by_default (product))
    pos_setup_add (look,
                   "default-quantity",
                   N_ ("The product “%s” is not sold in the quantity that is taken where nobody "
                       "says how many: every scan of it is refused."),
                   product->id);
  if (!product->unit || !*product->unit)
    pos_setup_add_notice (look,
                          "no-unit",
                          N_ ("The product “%s” has no unit: nothing says what one of it is."),
                          product->id);
}

/* T-18. */
static void
check_units (PosSetupLook *look, PosProduct *product)
{
  POS_LIST_FOREACH (PosProductUnit, unit, product->units)
  if (unit->factor.micro <= 0)
    pos_setup_add (look,
                   "unit-factor",
                   N_ ("The product “%1$s” is sold by the unit “%2$s”, and nothing says how many "
                       "of its own unit one of those is."),
                   product->id,
                   unit->unit);
}

static void
check_product (PosSetupLook *look, PosProduct *product)
{
  const char *group = pos_text_or (product->item_tax_group, "");

  look->id = product->id;
  check_price (look, product);
  check_quantities (look, product);
  check_units (look, product);
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
