/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-variants.c — see the header. */
#include "register/pos-variants.h"

#include "pricing/pos-availability.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"

static void
variant_free (gpointer data)
{
  PosVariant *variant = data;

  g_object_unref (variant->product);
  g_free (variant);
}

static PosVariant *
variant_new (PosRegister *self, PosProduct *product, PosStock *stock)
{
  PosVariant *variant = g_new0 (PosVariant, 1);

  variant->product = g_object_ref (product);
  variant->counted = stock != NULL;
  if (!stock)
    return variant;
  variant->on_hand = stock->on_hand;
  variant->reserved = stock->reserved;
  variant->ordered = stock->ordered;
  variant->available = pos_availability_count (self->config, product, stock);
  return variant;
}

static GPtrArray *
list_products (PosRegister *self, PosProduct *product, GError **error)
{
  return pos_quick_list_variants (
      self, product->variant_of ? product->variant_of : product->id, error);
}

GPtrArray *
pos_variants_list (PosRegister *self, PosProduct *product, const char *warehouse, GError **error)
{
  g_autoptr (GPtrArray) products = list_products (self, product, error);
  g_autoptr (GPtrArray) variants = g_ptr_array_new_with_free_func (variant_free);

  if (!products)
    return NULL;
  for (guint i = 0; i < products->len; i++) {
    PosProduct *each = products->pdata[i];
    g_autoptr (GError) failure = NULL;
    g_autoptr (PosStock) stock = pos_quick_get_stock (self, each->id, warehouse, &failure);

    if (failure) {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
    g_ptr_array_add (variants, variant_new (self, each, stock));
  }
  return g_steal_pointer (&variants);
}

gboolean
pos_variants_has_more (PosRegister *self, PosProduct *product)
{
  g_autoptr (GPtrArray) products = list_products (self, product, NULL);

  return products && products->len > 1;
}
