/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-stock.c — effects of lines, added up per item and warehouse, then written once. */
#include "hq/pos-hq-stock.h"
#include "hq/pos-hq-feed.h"
#include "model/pos-product.h"

#include <string.h>

typedef struct {
  gint64 on_hand;
  gint64 reserved;
} Effect;

static gboolean
takes_part (PosOrder *order)
{
  return order && order->type != POS_ORDER_TYPE_QUOTE && order->status != POS_ORDER_STATUS_CART &&
         order->status != POS_ORDER_STATUS_VOIDED;
}

/* What left the shelf: picked and packed quantities are already out. */
static gint64
get_gone (PosOrderLine *line)
{
  if (!pos_order_line_is_deferred (line))
    return pos_order_line_get_quantity (line).micro;
  return line->picked.micro + line->packed.micro + line->invoiced.micro;
}

static void
add_line (GHashTable *effects, PosOrderLine *line, const char *home, gint64 sign)
{
  const char *warehouse = pos_text_or (line->location, home);
  gint64 gone = get_gone (line);
  gint64 promised = pos_order_line_is_deferred (line)
                        ? pos_order_line_get_quantity (line).micro - line->rejected.micro - gone
                        : 0;
  char *key;
  Effect *effect;

  if (line->voided || !warehouse || !line->item)
    return;
  key = g_strconcat (line->item, "/", warehouse, NULL);
  effect = g_hash_table_lookup (effects, key);
  if (!effect) {
    effect = g_new0 (Effect, 1);
    g_hash_table_insert (effects, key, effect);
  } else {
    g_free (key);
  }
  effect->on_hand -= sign * gone;
  effect->reserved += sign * MAX (promised, 0);
}

/* The warehouse of carry-out lines that name none. */
static gboolean
find_home (PosDbTxn *txn, PosOrder *order, char **home, GError **error)
{
  gpointer found = NULL;

  if (order->home_store && !pos_hq_feed_get (txn, POS_TYPE_STORE, order->home_store, &found, error))
    return FALSE;
  g_autoptr (PosStore) store = found;
  *home = store ? g_strdup (store->warehouse) : NULL;
  return TRUE;
}

static gboolean
add_order (PosDbTxn *txn, GHashTable *effects, PosOrder *order, gint64 sign, GError **error)
{
  g_autofree char *home = NULL;

  if (!takes_part (order))
    return TRUE;
  if (!find_home (txn, order, &home, error))
    return FALSE;
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  add_line (effects, line, home, sign);
  return TRUE;
}

static gboolean
move (PosDbTxn *txn, const char *key, const Effect *effect, gint64 now, GError **error)
{
  const char *slash = strrchr (key, '/');
  gpointer found;

  if (effect->on_hand == 0 && effect->reserved == 0)
    return TRUE;
  if (!pos_hq_feed_get (txn, POS_TYPE_STOCK, key, &found, error))
    return FALSE;
  g_autoptr (PosStock) stock = found ? found : g_object_new (POS_TYPE_STOCK, NULL);
  if (!found) {
    g_autofree char *item = g_strndup (key, (gsize)(slash - key));
    pos_text_set (&stock->item, item);
    pos_text_set (&stock->warehouse, slash + 1);
  }
  stock->on_hand.micro += effect->on_hand;
  stock->reserved.micro += effect->reserved;
  stock->as_of = now;
  return pos_hq_feed_put_record (txn, stock, 0, error);
}

gboolean
pos_hq_stock_follow (PosDbTxn *txn, PosOrder *before, PosOrder *after, gint64 now, GError **error)
{
  g_autoptr (GHashTable) effects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer key, effect;

  if (!add_order (txn, effects, before, -1, error) || !add_order (txn, effects, after, 1, error))
    return FALSE;
  g_hash_table_iter_init (&iter, effects);
  while (g_hash_table_iter_next (&iter, &key, &effect))
    if (!move (txn, key, effect, now, error))
      return FALSE;
  return TRUE;
}
