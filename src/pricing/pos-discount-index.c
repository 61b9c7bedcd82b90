/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-discount-index.c — product or category → lines of discounts. */
#include "pricing/pos-discount-index.h"

/* Categories are at most so deep; a circle ends here too. */
#define MAX_DEPTH 16

typedef struct {
  GHashTable *included; /* product → GArray of PosDiscountMatch */
  GHashTable *excluded; /* product → GHashTable of records */
} Index;

static void
index_free (gpointer data)
{
  Index *self = data;

  g_hash_table_unref (self->included);
  g_hash_table_unref (self->excluded);
  g_free (self);
}

static void
exclude (Index *self, gpointer record, const char *product)
{
  GHashTable *records = g_hash_table_lookup (self->excluded, product);

  if (!records) {
    records = g_hash_table_new (NULL, NULL);
    g_hash_table_insert (self->excluded, g_strdup (product), records);
  }
  g_hash_table_add (records, record);
}

static void
include (Index *self, gpointer record, PosDiscountLine *line)
{
  GArray *matches = g_hash_table_lookup (self->included, line->product);
  PosDiscountMatch match = {record, line};

  if (!matches) {
    matches = g_array_new (FALSE, FALSE, sizeof (PosDiscountMatch));
    g_hash_table_insert (self->included, g_strdup (line->product), matches);
  }
  g_array_append_val (matches, match);
}

static void
add_lines (Index *self, gpointer record, PosList *lines)
{
  POS_LIST_FOREACH (PosDiscountLine, line, lines)
  if (line->excluded)
    exclude (self, record, line->product);
  else
    include (self, record, line);
}

static PosList *
get_lines (gpointer record)
{
  return POS_IS_DISCOUNT (record) ? POS_DISCOUNT (record)->lines
                                  : POS_PRICE_ADJUSTMENT (record)->lines;
}

static Index *
index_new (PosConfig *config, GType type)
{
  GPtrArray *records = pos_config_list (config, type);
  Index *self = g_new0 (Index, 1);

  self->included =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
  self->excluded =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_hash_table_unref);
  for (guint i = 0; i < records->len; i++)
    add_lines (self, records->pdata[i], get_lines (records->pdata[i]));
  return self;
}

static gpointer
make_discounts (PosConfig *config)
{
  return index_new (config, POS_TYPE_DISCOUNT);
}

static gpointer
make_adjustments (PosConfig *config)
{
  return index_new (config, POS_TYPE_PRICE_ADJUSTMENT);
}

static Index *
get_index (PosConfig *config, GType type)
{
  return type == POS_TYPE_DISCOUNT
             ? pos_config_get_index (config, "discounts", make_discounts, index_free)
             : pos_config_get_index (config, "price-adjustments", make_adjustments, index_free);
}

gboolean
pos_discount_index_is_empty (PosConfig *config, GType type)
{
  return g_hash_table_size (get_index (config, type)->included) == 0;
}

/* What the product goes by, the nearest first.  Returns: how many. */
static guint
list_keys (PosConfig *config, const PosDiscountProduct *product, const char *keys[MAX_DEPTH + 3])
{
  guint n = 0;
  const char *category = product->category;

  if (product->item)
    keys[n++] = product->item;
  if (product->variant_of)
    keys[n++] = product->variant_of;
  for (guint depth = 0; category && depth < MAX_DEPTH; depth++) {
    PosCategory *found = pos_config_get (config, POS_TYPE_CATEGORY, category);
    keys[n++] = category;
    category = found ? found->parent : NULL;
  }
  keys[n++] = "*";
  return n;
}

static gboolean
is_excluded (Index *self, gpointer record, const char *const *keys, guint n_keys)
{
  for (guint i = 0; i < n_keys; i++) {
    GHashTable *records = g_hash_table_lookup (self->excluded, keys[i]);
    if (records && g_hash_table_contains (records, record))
      return TRUE;
  }
  return FALSE;
}

void
pos_discount_index_find (PosConfig *config,
                         GType type,
                         const PosDiscountProduct *product,
                         GArray *matches)
{
  Index *self = get_index (config, type);
  const char *keys[MAX_DEPTH + 3];
  guint n_keys = list_keys (config, product, keys);

  for (guint i = 0; i < n_keys; i++) {
    GArray *found = g_hash_table_lookup (self->included, keys[i]);

    for (guint k = 0; found && k < found->len; k++) {
      PosDiscountMatch *match = &g_array_index (found, PosDiscountMatch, k);
      if (match->line->unit && g_strcmp0 (match->line->unit, product->unit) != 0)
        continue;
      if (!is_excluded (self, match->record, keys, n_keys))
        g_array_append_val (matches, *match);
    }
  }
}

void
pos_discount_index_get_bars (PosConfig *config,
                             const char *category,
                             gboolean *no_offer,
                             gboolean *no_manual_discount,
                             gboolean *no_tender_discount)
{
  for (guint depth = 0; category && depth < MAX_DEPTH; depth++) {
    PosCategory *found = pos_config_get (config, POS_TYPE_CATEGORY, category);

    if (!found)
      return;
    *no_offer |= found->no_offer || found->no_discount;
    *no_manual_discount |= found->no_manual_discount || found->no_discount;
    *no_tender_discount |= found->no_tender_discount || found->no_discount;
    category = found->parent;
  }
}
