/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-found-product.c — see the header. */
#include "register/pos-found-product.h"

#include "base/pos-error.h"
#include "base/pos-search-text.h"
#include "pricing/pos-availability.h"
#include "register/pos-item.h"
#include "register/pos-live-stock.h"

#include <string.h>

struct _PosFoundProduct {
  GObject parent_instance;

  PosProduct *product;
  GPtrArray *stock; /* PosStock */
};

G_DEFINE_FINAL_TYPE (PosFoundProduct, pos_found_product, G_TYPE_OBJECT)

static void
pos_found_product_finalize (GObject *object)
{
  PosFoundProduct *self = POS_FOUND_PRODUCT (object);

  g_object_unref (self->product);
  g_ptr_array_unref (self->stock);
  G_OBJECT_CLASS (pos_found_product_parent_class)->finalize (object);
}

static void
pos_found_product_class_init (PosFoundProductClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pos_found_product_finalize;
}

static void
pos_found_product_init (PosFoundProduct *self)
{
}

PosFoundProduct *
pos_found_product_new (PosProduct *product, GPtrArray *stock)
{
  PosFoundProduct *self = g_object_new (POS_TYPE_FOUND_PRODUCT, NULL);

  self->product = product;
  self->stock = stock;
  return self;
}

PosFoundProduct *
pos_found_product_look_up (PosRegister *reg, const char *code, GError **error)
{
  g_autoptr (PosProduct) product = pos_item_find (reg, code, error);
  GPtrArray *stock = product ? pos_live_stock_list (reg, product->id, error) : NULL;

  return stock ? pos_found_product_new (g_steal_pointer (&product), stock) : NULL;
}

PosProduct *
pos_found_product_get_product (PosFoundProduct *self)
{
  g_return_val_if_fail (POS_IS_FOUND_PRODUCT (self), NULL);
  return self->product;
}

GPtrArray *
pos_found_product_get_stock (PosFoundProduct *self)
{
  g_return_val_if_fail (POS_IS_FOUND_PRODUCT (self), NULL);
  return self->stock;
}

gboolean
pos_found_product_get_price (PosFoundProduct *self, PosRegister *reg, PosPricePer *price)
{
  PosPricing pricing = pos_register_get_pricing (reg);
  PosPriceFound found;

  if (!pos_pricing_find_prices (&pricing, self->product, &found, NULL))
    return FALSE;
  *price = found.asked;
  return TRUE;
}

PosQuantity
pos_found_product_get_available (PosFoundProduct *self, PosRegister *reg, PosStock *stock)
{
  return pos_availability_count (pos_register_get_config (reg), self->product, stock);
}

void
pos_found_product_sum (PosFoundProduct *self,
                       PosRegister *reg,
                       PosQuantity *here,
                       PosQuantity *elsewhere)
{
  const char *warehouse = pos_register_get_store_record (reg)->warehouse;

  here->micro = elsewhere->micro = 0;
  for (guint i = 0; i < self->stock->len; i++) {
    PosStock *place = self->stock->pdata[i];
    PosQuantity *sum = g_strcmp0 (place->warehouse, warehouse) == 0 ? here : elsewhere;
    sum->micro += pos_found_product_get_available (self, reg, place).micro;
  }
}

gint64
pos_found_product_get_age (PosFoundProduct *self)
{
  gint64 age = 0;

  for (guint i = 0; i < self->stock->len; i++) {
    gint64 as_of = ((PosStock *)self->stock->pdata[i])->as_of;
    if (as_of != 0 && (age == 0 || as_of < age))
      age = as_of;
  }
  return age;
}

gboolean
pos_found_product_check (PosFoundProduct *self,
                         PosRegister *reg,
                         PosQuantity quantity,
                         GError **error)
{
  PosPricing pricing = pos_register_get_pricing (reg);
  PosUnitPrice price;

  return pos_item_check (self->product, quantity, error) &&
         pos_pricing_find_price (&pricing, self->product, &price, error);
}

PosQuantity
pos_found_product_get_step (PosFoundProduct *self)
{
  return self->product->multiple.micro > 0 ? self->product->multiple : pos_quantity_whole (1);
}

PosQuantity
pos_found_product_get_usual (PosFoundProduct *self)
{
  PosQuantity usual = self->product->default_quantity;

  return usual.micro > 0 ? usual : pos_found_product_get_least (self);
}

PosQuantity
pos_found_product_get_least (PosFoundProduct *self)
{
  gint64 step = pos_found_product_get_step (self).micro;
  gint64 minimum = self->product->minimum.micro;

  /* The first multiple that is enough. */
  return (PosQuantity){minimum > 0 ? (minimum + step - 1) / step * step : step};
}

const char *
pos_found_product_find_category (PosRegister *self, const char *text, GError **error)
{
  GPtrArray *categories = pos_config_list (pos_register_get_config (self), POS_TYPE_CATEGORY);
  g_autofree char *folded = pos_search_fold (text);

  for (guint i = 0; i < categories->len; i++) {
    PosCategory *category = categories->pdata[i];
    const char *name =
        pos_l10n_get (category->name, pos_register_get_store_record (self)->language);
    g_autofree char *called = pos_search_fold (name);
    if (!strcmp (category->id, text) || !strcmp (called, folded))
      return category->id;
  }
  pos_set_error (error,
                 POS_ORDER_ERROR,
                 POS_ORDER_ERROR_NOT_FOUND,
                 g_variant_new_parsed ("{'category': <%s>, 'reason': <'category'>}", text),
                 "There is no category “%.40s”",
                 text);
  return NULL;
}
