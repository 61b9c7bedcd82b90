/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-stock.c — effects of lines, added up per item and warehouse, then written once. */
#include "hq/pos-hq-stock.h"
#include "hq/pos-hq-feed.h"
#include "hq/pos-hq-order-table.h"
#include "model/pos-line-serials.h"
#include "model/pos-product.h"
#include "pricing/pos-commitment.h"

#include <string.h>

typedef struct {
  gint64 on_hand;
  gint64 reserved;
  gint64 blocked;
  GHashTable *serials; /* number → pieces that went: of products that have them */
} Effect;

static void
effect_free (gpointer data)
{
  Effect *effect = data;

  g_hash_table_unref (effect->serials);
  g_free (effect);
}

/* An order, or what it was, by the settings that counted for it. */
typedef struct {
  PosOrder *order;           /* (nullable) */
  PosParameters *parameters; /* (nullable) */
  gint64 sign;
} Side;

/* @gone: how much of @line went, or came. */
static void
add_serials (GHashTable *serials, PosOrderLine *line, gint64 gone)
{
  guint n = (guint)(ABS (gone) / POS_SCALE);

  for (guint i = 0; i < n; i++) {
    const char *serial = pos_line_serials_get (line, i);
    int went;

    if (!serial)
      continue;
    went = GPOINTER_TO_INT (g_hash_table_lookup (serials, serial)) + (gone > 0 ? 1 : -1);
    if (went == 0)
      g_hash_table_remove (serials, serial);
    else
      g_hash_table_insert (serials, g_strdup (serial), GINT_TO_POINTER (went));
  }
}

static void
add_line (GHashTable *effects, const Side *side, PosOrderLine *line, const char *home)
{
  const char *warehouse = pos_text_or (line->location, home);
  gint64 gone = side->sign * pos_stock_get_gone (side->order, line).micro;
  gint64 promised = side->sign * pos_stock_get_promised (side->parameters, side->order, line).micro;
  char *key;
  Effect *effect;

  if (!warehouse || !line->item)
    return;
  key = g_strconcat (line->item, "/", warehouse, NULL);
  effect = g_hash_table_lookup (effects, key);
  if (!effect) {
    effect = g_new0 (Effect, 1);
    effect->serials = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    g_hash_table_insert (effects, key, effect);
  } else {
    g_free (key);
  }
  /* R13: what came back and may not be sold is neither on hand nor among the numbers there. */
  if (line->blocked) {
    effect->blocked -= gone;
    return;
  }
  effect->on_hand -= gone;
  effect->reserved += promised;
  add_serials (effect->serials, line, gone);
}

/* Takes away the numbers that went, and adds those that came. */
static void
move_serials (PosStock *stock, GHashTable *serials)
{
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer serial, went;

  if (g_hash_table_size (serials) == 0)
    return;
  for (GStrv known = stock->serials; known && *known; known++)
    if (GPOINTER_TO_INT (g_hash_table_lookup (serials, *known)) <= 0)
      g_strv_builder_add (kept, *known);
  g_hash_table_iter_init (&iter, serials);
  while (g_hash_table_iter_next (&iter, &serial, &went))
    if (GPOINTER_TO_INT (went) < 0 &&
        !(stock->serials && g_strv_contains ((const char *const *)stock->serials, serial)))
      g_strv_builder_add (kept, serial);
  g_strfreev (stock->serials);
  stock->serials = g_strv_builder_end (kept);
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
add_order (PosDbTxn *txn, GHashTable *effects, const Side *side, GError **error)
{
  g_autofree char *home = NULL;

  if (!side->order)
    return TRUE;
  if (!find_home (txn, side->order, &home, error))
    return FALSE;
  POS_LIST_FOREACH (PosOrderLine, line, side->order->lines)
  add_line (effects, side, line, home);
  return TRUE;
}

static gboolean
move (PosDbTxn *txn, const char *key, const Effect *effect, gint64 now, GError **error)
{
  const char *slash = strrchr (key, '/');
  gpointer found;

  if (effect->on_hand == 0 && effect->reserved == 0 && effect->blocked == 0 &&
      g_hash_table_size (effect->serials) == 0)
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
  stock->blocked.micro += effect->blocked;
  move_serials (stock, effect->serials);
  /* What orders make of a place is no count of it. */
  if (pos_stock_is_counted (stock))
    stock->as_of = now;
  return pos_hq_feed_put_record (txn, stock, 0, error);
}

static gboolean
follow (PosDbTxn *txn, const Side *before, const Side *after, gint64 now, GError **error)
{
  g_autoptr (GHashTable) effects =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, effect_free);
  GHashTableIter iter;
  gpointer key, effect;

  if (!add_order (txn, effects, before, error) || !add_order (txn, effects, after, error))
    return FALSE;
  g_hash_table_iter_init (&iter, effects);
  while (g_hash_table_iter_next (&iter, &key, &effect))
    if (!move (txn, key, effect, now, error))
      return FALSE;
  return TRUE;
}

gboolean
pos_hq_stock_follow (PosDbTxn *txn, PosOrder *before, PosOrder *after, gint64 now, GError **error)
{
  gpointer found;

  if (!pos_hq_feed_get (txn, POS_TYPE_PARAMETERS, "company", &found, error))
    return FALSE;
  g_autoptr (PosParameters) parameters = found;
  return follow (txn, &(Side){before, parameters, -1}, &(Side){after, parameters, 1}, now, error);
}

gboolean
pos_hq_stock_follow_setting (PosDbTxn *txn, PosParameters *before, gint64 now, GError **error)
{
  g_autoptr (GPtrArray) orders = NULL;
  gpointer found;

  if (!pos_hq_feed_get (txn, POS_TYPE_PARAMETERS, "company", &found, error))
    return FALSE;
  g_autoptr (PosParameters) after = found;
  if (!before || !after || before->no_reservation == after->no_reservation)
    return TRUE;
  orders = pos_hq_order_table_list_open (txn, error);
  for (guint i = 0; orders && i < orders->len; i++)
    if (!follow (txn,
                 &(Side){orders->pdata[i], before, -1},
                 &(Side){orders->pdata[i], after, 1},
                 now,
                 error))
      return FALSE;
  return orders != NULL;
}
