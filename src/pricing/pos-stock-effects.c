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

static PosStockEffect *
find_effect (GPtrArray *effects, const char *item, const char *warehouse)
{
  PosStockEffect *effect;

  for (guint i = 0; i < effects->len; i++) {
    effect = g_ptr_array_index (effects, i);
    if (!g_strcmp0 (effect->item, item) && !g_strcmp0 (effect->warehouse, warehouse))
      return effect;
  }
  effect = g_new0 (PosStockEffect, 1);
  effect->item = g_strdup (item);
  effect->warehouse = g_strdup (warehouse);
  g_ptr_array_add (effects, effect);
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

static const char *
get_warehouse (const PosPricing *pricing, PosOrderLine *line)
{
  return pos_text_or (line->location, pricing->store->warehouse);
}

static void
add_line (const PosPricing *pricing,
          GPtrArray *effects,
          PosOrder *before,
          PosOrderLine *old,
          PosOrder *after,
          PosOrderLine *line)
{
  PosOrderLine *named = line ? line : old;
  PosStockEffect *effect;

  if (old) {
    effect = find_effect (effects, old->item, get_warehouse (pricing, old));
    effect->reserved.micro -= get_reserved (pricing, before, old);
  }
  effect = find_effect (effects, named->item, get_warehouse (pricing, named));
  effect->reserved.micro += get_reserved (pricing, after, line);
  effect->on_hand.micro += get_out (before, old) - get_out (after, line);
}

GPtrArray *
pos_order_commit_effects (const PosPricing *pricing, PosOrder *before, PosOrder *after)
{
  GPtrArray *effects = g_ptr_array_new_with_free_func (effect_free);

  POS_LIST_FOREACH (PosOrderLine, line, after->lines)
  {
    PosOrderLine *old = before ? pos_order_find_line (before, &line->id) : NULL;

    add_line (pricing, effects, before, old, after, line);
  }
  for (guint i = 0; before && i < pos_list_size (before->lines); i++) {
    PosOrderLine *old = pos_list_peek (before->lines, i);

    if (!pos_order_find_line (after, &old->id))
      add_line (pricing, effects, before, old, after, NULL);
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
