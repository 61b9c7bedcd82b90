/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-stock-effects.c — stock movements between two states of an order (§3.6). */
#include "base/pos-error.h"
#include "model/pos-line-serials.h"
#include "model/pos-line-steps.h"
#include "pricing/pos-commitment.h"

static void
effect_free (gpointer data)
{
  PosStockEffect *effect = data;

  g_free (effect->item);
  g_free (effect->warehouse);
  g_free (effect);
}

static const char *
get_warehouse (const PosPricing *pricing, PosOrderLine *line)
{
  return pos_text_or (line->location, pricing->store->warehouse);
}

/* What goes where is looked for by line, so a long order must not look through all it has. */
typedef struct {
  const PosPricing *pricing;
  GPtrArray *list;
  GHashTable *places; /* the members of @list, by item and warehouse */
} Effects;

static guint
effect_hash (gconstpointer key)
{
  const PosStockEffect *effect = key;

  return g_str_hash (pos_text_or (effect->item, "")) * 31 +
         g_str_hash (pos_text_or (effect->warehouse, ""));
}

static gboolean
effect_equal (gconstpointer a, gconstpointer b)
{
  const PosStockEffect *one = a, *other = b;

  return !g_strcmp0 (one->item, other->item) && !g_strcmp0 (one->warehouse, other->warehouse);
}

static PosStockEffect *
find_effect (Effects *self, PosOrderLine *line)
{
  PosStockEffect place = {
      .item = line->item,
      .warehouse = (char *)get_warehouse (self->pricing, line),
  };
  PosStockEffect *effect = g_hash_table_lookup (self->places, &place);

  if (effect)
    return effect;
  effect = g_new0 (PosStockEffect, 1);
  effect->item = g_strdup (place.item);
  effect->warehouse = g_strdup (place.warehouse);
  g_ptr_array_add (self->list, effect);
  g_hash_table_add (self->places, effect);
  return effect;
}

/* Whether the order moves stock at all: carts, quotes and thrown away carts do not. */
static gboolean
moves_stock (PosOrder *order)
{
  return order && order->type != POS_ORDER_TYPE_QUOTE && order->status != POS_ORDER_STATUS_CART &&
         order->status != POS_ORDER_STATUS_VOIDED;
}

/* What goes by e-mail lies on no shelf (decision 159). */
PosQuantity
pos_stock_get_gone (PosOrder *order, PosOrderLine *line)
{
  if (!moves_stock (order) || line->intent == POS_INTENT_ELECTRONIC)
    return (PosQuantity){0};
  return (PosQuantity){line->invoiced.micro + line->picked.micro + line->packed.micro};
}

PosQuantity
pos_stock_get_promised (PosParameters *parameters, PosOrder *order, PosOrderLine *line)
{
  if (!moves_stock (order) || order->unreserved || !pos_order_line_is_active (line) ||
      !pos_order_line_is_deferred (line) || line->intent == POS_INTENT_ELECTRONIC ||
      (parameters && parameters->no_reservation))
    return (PosQuantity){0};
  return pos_order_line_get_untouched (line);
}

/* What came back and is blocked lies on no shelf. */
static gint64
get_out (PosOrder *order, PosOrderLine *line)
{
  return line && !line->blocked ? pos_stock_get_gone (order, line).micro : 0;
}

static gint64
get_reserved (const PosPricing *pricing, PosOrder *order, PosOrderLine *line)
{
  PosParameters *parameters = pos_config_get_parameters (pricing->config);

  return line ? pos_stock_get_promised (parameters, order, line).micro : 0;
}

static void
add_line (Effects *self, PosOrder *before, PosOrderLine *old, PosOrder *after, PosOrderLine *line)
{
  PosStockEffect *effect;

  if (old) {
    effect = find_effect (self, old);
    effect->reserved.micro -= get_reserved (self->pricing, before, old);
  }
  effect = find_effect (self, line ? line : old);
  effect->reserved.micro += get_reserved (self->pricing, after, line);
  effect->on_hand.micro += get_out (before, old) - get_out (after, line);
}

GPtrArray *
pos_order_commit_effects (const PosPricing *pricing, PosOrder *before, PosOrder *after)
{
  GPtrArray *effects = g_ptr_array_new_with_free_func (effect_free);
  g_autoptr (GHashTable) places = g_hash_table_new (effect_hash, effect_equal);
  Effects self = {pricing, effects, places};

  POS_LIST_FOREACH (PosOrderLine, line, after->lines)
  {
    PosOrderLine *old = before ? pos_order_find_line (before, &line->id) : NULL;

    add_line (&self, before, old, after, line);
  }
  for (guint i = 0; before && i < pos_list_size (before->lines); i++) {
    PosOrderLine *old = pos_list_peek (before->lines, i);

    if (!pos_order_find_line (after, &old->id))
      add_line (&self, before, old, after, NULL);
  }
  for (guint i = effects->len; i > 0; i--) {
    PosStockEffect *effect = g_ptr_array_index (effects, i - 1);

    if (effect->on_hand.micro == 0 && effect->reserved.micro == 0)
      g_ptr_array_remove_index (effects, i - 1);
  }
  return effects;
}

/* --- Serial numbers --- */

static void
serial_free (gpointer data)
{
  PosSerialEffect *effect = data;

  g_free (effect->item);
  g_free (effect->warehouse);
  g_free (effect->serial);
  g_free (effect);
}

static void
move_piece (
    GPtrArray *effects, const char *item, const char *warehouse, const char *serial, gint64 pieces)
{
  PosSerialEffect *effect;

  for (guint i = 0; i < effects->len; i++) {
    effect = effects->pdata[i];
    if (!g_strcmp0 (effect->item, item) && !g_strcmp0 (effect->warehouse, warehouse) &&
        !g_strcmp0 (effect->serial, serial)) {
      effect->pieces += pieces;
      return;
    }
  }
  effect = g_new0 (PosSerialEffect, 1);
  effect->item = g_strdup (item);
  effect->warehouse = g_strdup (warehouse);
  effect->serial = g_strdup (serial);
  effect->pieces = pieces;
  g_ptr_array_add (effects, effect);
}

/* @order took @line's pieces from where they lay, @sign 1, or takes that back. */
static void
add_serials (
    const PosPricing *pricing, GPtrArray *effects, PosOrder *order, PosOrderLine *line, gint64 sign)
{
  gint64 out = get_out (order, line);
  guint n = (guint)(ABS (out) / POS_SCALE);

  for (guint i = 0; i < n; i++) {
    const char *serial = pos_line_serials_get (line, i);
    if (serial)
      move_piece (
          effects, line->item, get_warehouse (pricing, line), serial, out > 0 ? -sign : sign);
  }
}

GPtrArray *
pos_order_commit_serials (const PosPricing *pricing, PosOrder *before, PosOrder *after)
{
  GPtrArray *effects = g_ptr_array_new_with_free_func (serial_free);

  if (before)
    POS_LIST_FOREACH (PosOrderLine, line, before->lines)
  add_serials (pricing, effects, before, line, -1);
  POS_LIST_FOREACH (PosOrderLine, line, after->lines)
  add_serials (pricing, effects, after, line, 1);
  for (guint i = effects->len; i > 0; i--)
    if (((PosSerialEffect *)effects->pdata[i - 1])->pieces == 0)
      g_ptr_array_remove_index (effects, i - 1);
  return effects;
}
