/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-stock-book.c — see the header. */
#include "ui/delivery/pos-stock-book.h"

#include "pricing/pos-availability.h"
#include "register/pos-offer.h"
#include "register/pos-quick.h"

struct _PosStockBook {
  PosRegister *reg;
  GHashTable *items;    /* item → GPtrArray of PosStock */
  GHashTable *products; /* item → PosProduct */
};

PosStockBook *
pos_stock_book_new (PosRegister *reg)
{
  PosStockBook *self = g_new0 (PosStockBook, 1);

  self->reg = g_object_ref (reg);
  self->items =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  self->products = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  return self;
}

void
pos_stock_book_free (PosStockBook *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->items);
  g_hash_table_unref (self->products);
  g_object_unref (self->reg);
  g_free (self);
}

void
pos_stock_book_forget (PosStockBook *self)
{
  g_hash_table_remove_all (self->items);
}

static GPtrArray *
look_up (PosStockBook *self, const char *item)
{
  GPtrArray *stock = g_hash_table_lookup (self->items, item);

  if (!stock) {
    PosProduct *product = pos_quick_find_product (self->reg, item, NULL);

    stock = pos_offer_list_stock (self->reg, item);
    g_hash_table_insert (self->items, g_strdup (item), stock);
    if (product)
      g_hash_table_insert (self->products, g_strdup (item), product);
  }
  return stock;
}

gboolean
pos_stock_book_get_available (PosStockBook *self,
                              PosOrderLine *line,
                              const char *warehouse,
                              PosQuantity *available)
{
  GPtrArray *stock = look_up (self, line->item);

  available->micro = 0;
  for (guint i = 0; i < stock->len; i++) {
    PosStock *place = stock->pdata[i];
    if (g_strcmp0 (place->warehouse, warehouse) == 0)
      *available = pos_availability_count (pos_register_get_config (self->reg),
                                           g_hash_table_lookup (self->products, line->item),
                                           place);
  }
  return stock->len > 0;
}

static PosStockNeed *
find_need (GArray *needs, const char *item)
{
  for (guint i = 0; i < needs->len; i++) {
    PosStockNeed *need = &g_array_index (needs, PosStockNeed, i);
    if (g_strcmp0 (need->line->item, item) == 0)
      return need;
  }
  return NULL;
}

GArray *
pos_stock_book_list_needs (PosStockBook *self, GPtrArray *lines, const char *warehouse)
{
  GArray *needs = g_array_new (FALSE, FALSE, sizeof (PosStockNeed));

  for (guint i = 0; i < lines->len; i++) {
    PosOrderLine *line = lines->pdata[i];
    PosStockNeed *known = find_need (needs, line->item);
    PosStockNeed need = {line, pos_order_line_get_open (line), {0}};

    if (known)
      known->wanted.micro += need.wanted.micro;
    else if (pos_stock_book_get_available (self, line, warehouse, &need.available))
      g_array_append_val (needs, need);
  }
  return needs;
}

PosQuantity
pos_stock_needs_get_missing (GArray *needs)
{
  PosQuantity missing = {0};

  for (guint i = 0; i < needs->len; i++) {
    PosStockNeed *need = &g_array_index (needs, PosStockNeed, i);
    missing.micro += MAX (need->wanted.micro - need->available.micro, 0);
  }
  return missing;
}

gint64
pos_stock_book_get_age (PosStockBook *self)
{
  GHashTableIter iter;
  gpointer value;
  gint64 age = 0;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    GPtrArray *stock = value;
    for (guint i = 0; i < stock->len; i++)
      age = MAX (age, ((PosStock *)stock->pdata[i])->as_of);
  }
  return age;
}
