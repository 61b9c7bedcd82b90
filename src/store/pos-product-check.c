/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-product-check.c — products as they were sent, and found by what they say. */
#include "base/pos-search-text.h"
#include "store/pos-product-rows.h"
#include "store/pos-product-table.h"

static const char ALL[] = "FROM product ORDER BY ordinal";
#define BEFORE "ordinal, words, proof, id, "
#define N_BEFORE 4
static const char WORDS[] = "SELECT term, doc FROM product_word";
static const char NAMES[] = "SELECT key, product FROM product_name";
static const char BARCODES[] = "SELECT barcode, product FROM product_barcode";
static const char REMOVE[] = "DELETE FROM product WHERE id = :id";
static const char FORGET_BARCODES[] = "DELETE FROM product_barcode";
static const char FORGET_NAMES[] = "DELETE FROM product_name";
static const char FORGET_WORDS[] =
    "INSERT INTO product_search (product_search) VALUES ('delete-all')";
static const char SET_WORDS[] = "UPDATE product SET words = :words WHERE ordinal = :ordinal";

/* What the products say, as sums. */
typedef struct {
  guint64 words;
  guint64 names;
  guint64 barcodes;
} Found;

static gint64
read_ordinal (PosDbStatement *row)
{
  return pos_db_column_int64 (row, 0);
}

static guint64
weigh_names (PosProduct *product, gint64 ordinal)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint64 sum = 0;

  for (guint i = 0; i < pos_l10n_get_size (product->name); i++) {
    const char *language;
    char *name = pos_search_fold (pos_l10n_get_nth (product->name, i, &language));
    guint64 weight = *name ? pos_damage_weigh_word (name, ordinal) : 0;
    if (g_hash_table_add (seen, name))
      sum += weight;
  }
  return sum;
}

static guint64
weigh_barcodes (PosProduct *product, gint64 ordinal)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint64 sum = 0;

  for (GStrv barcode = product->barcodes; barcode && *barcode; barcode++)
    if (g_hash_table_add (seen, *barcode))
      sum += pos_damage_weigh_word (*barcode, ordinal);
  return sum;
}

/* @found: what it says is added.  Returns: whether its words are those of the row. */
static gboolean
read_words (PosDbStatement *row, PosProduct *product, Found *found)
{
  g_autofree char *words = pos_product_dup_words (product);
  gint64 ordinal = read_ordinal (row);

  found->words += pos_damage_weigh_words (words, ordinal);
  found->names += weigh_names (product, ordinal);
  found->barcodes += weigh_barcodes (product, ordinal);
  return !g_strcmp0 (words, pos_db_column_text (row, 1));
}

static gboolean
look_at_rows (PosDbTxn *txn, PosDamage *damage, Found *found, GError **error)
{
  g_autoptr (PosDbStatement) all =
      pos_db_txn_prepare (txn, pos_record_table_get_select (&pos_product_rows, BEFORE, ALL));
  gboolean has_row;

  while (pos_db_step (all, &has_row, error)) {
    g_autoptr (PosProduct) product = NULL;
    gpointer record;

    if (!has_row)
      return TRUE;
    if (!pos_damage_read (&pos_product_rows, all, N_BEFORE, &record, error))
      return FALSE;
    product = record;
    guint64 proof = (guint64)pos_db_column_int64 (all, 2);
    gboolean fits = product && (pos_db_column_is_null (all, 2) || proof == pos_proof_of (product));
    pos_damage_count (damage, fits, proof, "product", pos_db_column_text (all, 3));
    if (fits && !read_words (all, product, found)) {
      damage->lost = TRUE;
      pos_damage_say (damage, "product: %s is found by other words than it says", product->id);
    }
  }
  return FALSE;
}

static gboolean
hold (PosDbTxn *txn,
      PosDamage *damage,
      const char *select,
      guint64 said,
      const char *what,
      GError **error)
{
  guint64 sum;

  if (!pos_damage_sum_words (txn, select, &sum, error))
    return FALSE;
  /* Of one that is damaged nobody knows by what it was found. */
  if (sum != said && damage->rows->len == 0) {
    damage->lost = TRUE;
    pos_damage_say (damage, "product: %s find others than they should", what);
  }
  return TRUE;
}

gboolean
pos_product_table_look (PosDbTxn *txn, PosDamage *damage, GError **error)
{
  Found found = {0};

  return look_at_rows (txn, damage, &found, error) &&
         pos_damage_hold_sum (damage, txn, "product", error) &&
         hold (txn, damage, BARCODES, found.barcodes, "bar codes", error) &&
         hold (txn, damage, NAMES, found.names, "names", error) &&
         hold (txn, damage, WORDS, found.words, "words", error);
}

static gboolean
learn (PosDbTxn *txn, PosDbStatement *row, PosProduct *product, GError **error)
{
  g_autoptr (PosDbStatement) set = pos_db_txn_prepare (txn, SET_WORDS);
  g_autofree char *words = pos_product_dup_words (product);
  gint64 ordinal = read_ordinal (row);

  pos_db_bind_text (set, ":words", words);
  pos_db_bind_int64 (set, ":ordinal", ordinal);
  return pos_db_run (set, error) && pos_product_learn_keys (txn, product, ordinal, error) &&
         pos_product_learn_words (txn, ordinal, words, error);
}

/* The ways to find them are made anew. */
static gboolean
learn_all (PosDbTxn *txn, GError **error)
{
  g_autoptr (PosDbStatement) all =
      pos_db_txn_prepare (txn, pos_record_table_get_select (&pos_product_rows, BEFORE, ALL));
  gboolean has_row;

  while (pos_db_step (all, &has_row, error)) {
    g_autoptr (PosProduct) product = NULL;
    gpointer record;

    if (!has_row)
      return TRUE;
    if (!pos_damage_read (&pos_product_rows, all, N_BEFORE, &record, error))
      return FALSE;
    product = record;
    if (product && !learn (txn, all, product, error))
      return FALSE;
  }
  return FALSE;
}

gboolean
pos_product_table_mend (PosDbTxn *txn, PosDamage *damage, GError **error)
{
  if (!pos_damage_is_any (damage))
    return TRUE;
  pos_db_txn_touch (txn, "product");
  return pos_db_txn_run (txn, FORGET_BARCODES, error) &&
         pos_db_txn_run (txn, FORGET_NAMES, error) && pos_db_txn_run (txn, FORGET_WORDS, error) &&
         pos_damage_remove_rows (damage, txn, REMOVE, "product", error) && learn_all (txn, error);
}
