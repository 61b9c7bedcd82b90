/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-bundle-products.c — quantities and units by which nothing could be sold: customer-orders.md
 * L4, register.md T-18. */
#include "wire/pos-bundle-private.h"

/* A product that could never be sold as it is said. */
static char *
find_quantity_fault (PosProduct *product)
{
  PosQuantity usual = product->default_quantity;

  if (product->maximum.micro > 0 && product->maximum.micro < product->minimum.micro)
    return g_strdup ("“maximum” is less than “minimum”");
  if (usual.micro > 0 && !pos_product_is_sold_in (product, usual))
    return g_strdup ("“default_quantity” is none that may be sold");
  return NULL;
}

/* Of one name for two quantities nobody could say which is meant. */
static char *
find_unit_fault (PosProduct *product)
{
  for (guint i = 0; i < pos_list_size (product->units); i++) {
    PosProductUnit *unit = pos_list_peek (product->units, i);
    if (!g_strcmp0 (unit->unit, product->unit))
      return g_strdup_printf ("“units” has “%s”, which is the product's own", unit->unit);
  }
  return NULL;
}

char *
pos_bundle_find_product_fault (PosProduct *product)
{
  char *fault = find_quantity_fault (product);

  return fault ? fault : find_unit_fault (product);
}
