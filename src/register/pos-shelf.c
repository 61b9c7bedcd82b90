/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-shelf.c — see the header. */
#include "register/pos-shelf.h"
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "pricing/pos-availability.h"
#include "pricing/pos-commitment.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"

/* @product: (nullable) */
static gboolean
is_counted_there (PosRegister *self, PosProduct *product, const char *place)
{
  PosWarehouse *warehouse = pos_config_get (self->config, POS_TYPE_WAREHOUSE, place);

  return !(warehouse && warehouse->negative_stock) &&
         !(product && (product->uncounted || product->negative_stock));
}

gboolean
pos_shelf_is_counted (PosRegister *self, const char *item, const char *place)
{
  g_autoptr (PosProduct) product = pos_quick_find_product (self, item, NULL);

  return is_counted_there (self, product, place);
}

static gboolean
check_effect (PosRegister *self, PosStockEffect *effect, PosStock *stock, GError **error)
{
  if (!stock || effect->on_hand.micro >= 0 || stock->on_hand.micro + effect->on_hand.micro >= 0 ||
      !pos_shelf_is_counted (self, effect->item, effect->warehouse))
    return TRUE;
  return pos_set_error (
      error,
      POS_ORDER_ERROR,
      POS_ORDER_ERROR_STOCK,
      g_variant_new_parsed (
          "{'item': <%s>, 'location': <%s>, 'on_hand_micro': <%x>, 'needed_micro': <%x>}",
          effect->item,
          effect->warehouse,
          stock->on_hand.micro,
          -effect->on_hand.micro),
      "There is not enough of %s in %s",
      effect->item,
      effect->warehouse);
}

gboolean
pos_shelf_check (PosRegister *self, GPtrArray *effects, GError **error)
{
  g_autoptr (GPtrArray) shelves = pos_quick_get_shelves (self, effects);

  for (guint i = 0; i < effects->len; i++)
    if (!check_effect (self, effects->pdata[i], shelves->pdata[i], error))
      return FALSE;
  return TRUE;
}

GPtrArray *
pos_shelf_list_leaving (PosRegister *self, PosOrder *order)
{
  PosPricing pricing = pos_register_get_pricing (self);
  g_autoptr (PosOrder) after = pos_record_copy (order);

  POS_LIST_FOREACH (PosOrderLine, line, after->lines)
  {
    gint64 prepared = MIN (line->hand_over.micro, line->picked.micro + line->packed.micro);

    line->invoiced.micro += line->hand_over.micro - prepared;
  }
  return pos_order_commit_effects (&pricing, order, after);
}

gboolean
pos_shelf_check_leaving (PosRegister *self, PosOrder *order, GError **error)
{
  g_autoptr (GPtrArray) effects = pos_shelf_list_leaving (self, order);

  return pos_shelf_check (self, effects, error);
}

static json_t *
name_short (PosStockEffect *effect, gint64 needed, gint64 available)
{
  g_autofree char *wanted = pos_micro_to_text (needed, 0);
  g_autofree char *left = pos_micro_to_text (available, 0);

  return json_pack ("{s:s, s:s, s:s, s:s}",
                    "item",
                    effect->item,
                    "location",
                    effect->warehouse,
                    "needed",
                    wanted,
                    "available",
                    left);
}

json_t *
pos_shelf_list_short (PosRegister *self, GPtrArray *effects)
{
  g_autoptr (GPtrArray) shelves = pos_quick_get_shelves (self, effects);
  g_autoptr (GPtrArray) goods = pos_quick_get_goods (self, effects, shelves);
  g_autoptr (json_t) list = json_array ();

  for (guint i = 0; i < effects->len; i++) {
    PosStockEffect *effect = effects->pdata[i];
    PosStock *stock = shelves->pdata[i];
    PosProduct *product = goods->pdata[i];
    gint64 needed = MAX (effect->reserved.micro, 0) - MIN (effect->on_hand.micro, 0);

    if (!stock || needed == 0)
      continue;
    gint64 available = pos_availability_count (self->config, product, stock).micro;
    if (needed > available && is_counted_there (self, product, effect->warehouse))
      json_array_append_new (list, name_short (effect, needed, available));
  }
  return json_array_size (list) > 0 ? g_steal_pointer (&list) : NULL;
}

/* Names are borrowed. */
static GPtrArray *
list_awaited (PosOrder *order, GPtrArray *lines)
{
  GPtrArray *effects = g_ptr_array_new_with_free_func (g_free);

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (pos_order_line_is_deferred (line) && pos_order_line_get_open (line).micro > 0 && line->item &&
      line->location) {
    PosStockEffect *effect = g_new0 (PosStockEffect, 1);
    *effect = (PosStockEffect){.item = line->item, .warehouse = line->location};
    g_ptr_array_add (effects, effect);
    g_ptr_array_add (lines, line);
  }
  return effects;
}

GHashTable *
pos_shelf_find_short (PosRegister *self, PosOrder *order)
{
  g_return_val_if_fail (POS_IS_REGISTER (self), NULL);
  GHashTable *found = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_autoptr (GPtrArray) effects = list_awaited (order, lines);
  g_autoptr (GPtrArray) shelves = pos_quick_get_shelves (self, effects);

  for (guint i = 0; i < lines->len; i++) {
    PosStockEffect *effect = effects->pdata[i];
    PosStock *stock = shelves->pdata[i];

    if (stock && stock->reserved.micro > MAX (stock->on_hand.micro, 0) &&
        pos_shelf_is_counted (self, effect->item, effect->warehouse))
      g_hash_table_add (found, lines->pdata[i]);
  }
  return found;
}

GHashTable *
pos_shelf_count (PosRegister *self, PosOrder *order)
{
  g_return_val_if_fail (POS_IS_REGISTER (self), NULL);
  GHashTable *counted = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_autoptr (GPtrArray) effects = list_awaited (order, lines);
  g_autoptr (GPtrArray) shelves = pos_quick_get_shelves (self, effects);

  for (guint i = 0; i < lines->len; i++) {
    PosStockEffect *effect = effects->pdata[i];
    PosStock *stock = shelves->pdata[i];
    gint64 here = stock ? MAX (stock->on_hand.micro, 0) : 0;

    if (stock && pos_shelf_is_counted (self, effect->item, effect->warehouse))
      g_hash_table_insert (counted, lines->pdata[i], g_memdup2 (&here, sizeof here));
  }
  return counted;
}
