/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-product-table.c — a product's row, and the three trees by which it is found. */
#include "store/pos-product-table.h"

#include "base/pos-json.h"
#include "base/pos-search-text.h"
#include "store/pos-product-rows.h"
#include "store/pos-proof.h"

static const char *const own[] = {"words", "proof", NULL};
PosRecordTable pos_product_rows = {
    .name = "product",
    .get_type = pos_product_get_type,
    .own = own,
    .conflict = "id",
};

static const char BY_ID[] = "FROM product WHERE id = :id";
static const char BY_CODE[] =
    "FROM product WHERE ordinal = coalesce ("
    "  (SELECT ordinal FROM product WHERE id = :code),"
    "  (SELECT min (product) FROM product_barcode WHERE barcode = :code))";
static const char VARIANTS[] = "FROM product WHERE id = :master OR variant_of = :master "
                               "ORDER BY id LIMIT 500";
static const char PLACE[] =
    "SELECT ordinal, words, coalesce (proof, 0) FROM product WHERE id = :id";
static const char REMOVE[] = "DELETE FROM product WHERE ordinal = :ordinal";
static const char REMOVE_BARCODES[] = "DELETE FROM product_barcode WHERE product = :ordinal";
static const char REMOVE_NAMES[] = "DELETE FROM product_name WHERE product = :ordinal";
static const char ADD_BARCODE[] = "INSERT INTO product_barcode (barcode, product) VALUES (:text, "
                                  ":ordinal) ON CONFLICT DO NOTHING";
static const char ADD_NAME[] =
    "INSERT INTO product_name (key, product) VALUES (:text, :ordinal) ON CONFLICT DO NOTHING";
static const char FORGET_WORDS[] =
    "INSERT INTO product_search (product_search, rowid, words) VALUES ('delete', :ordinal, :text)";
static const char LEARN_WORDS[] =
    "INSERT INTO product_search (rowid, words) VALUES (:ordinal, :text)";
#define WANTED                                                                                     \
  "SELECT product.id FROM json_each (:items) AS wanted "                                           \
  "CROSS JOIN product ON product.id = wanted.value WHERE "
static const char CARRY_ONLY[] = WANTED "product.carry_only";
static const char BLOCKED[] = WANTED "product.blocked";
static const char BARCODES[] =
    "SELECT barcode, product.id FROM json_each (:barcodes) AS wanted "
    "CROSS JOIN product_barcode ON barcode = wanted.value "
    "CROSS JOIN product ON product.ordinal = product_barcode.product ORDER BY product.ordinal";
static const char CATEGORIES[] =
    "SELECT DISTINCT category FROM product WHERE category IS NOT NULL ORDER BY category";

static gboolean
run_for (PosDbTxn *txn, const char *sql, gint64 ordinal, const char *text, GError **error)
{
  g_autoptr (PosDbStatement) statement = pos_db_txn_prepare (txn, sql);

  pos_db_bind_int64 (statement, ":ordinal", ordinal);
  if (text)
    pos_db_bind_text (statement, ":text", text);
  return pos_db_run (statement, error);
}

typedef struct {
  gint64 ordinal; /* 0: there is no such product */
  char *words;
  guint64 proof;
} Place;

static void
place_clear (Place *self)
{
  g_clear_pointer (&self->words, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static gboolean
find_place (PosDbTxn *txn, const char *id, Place *place, GError **error)
{
  g_autoptr (PosDbStatement) find = pos_db_txn_prepare (txn, PLACE);
  gboolean has_row;

  place_clear (place);
  *place = (Place){0};
  pos_db_bind_text (find, ":id", id);
  if (!pos_db_step (find, &has_row, error))
    return FALSE;
  if (has_row)
    *place = (Place){
        .ordinal = pos_db_column_int64 (find, 0),
        .words = g_strdup (pos_db_column_text (find, 1)),
        .proof = (guint64)pos_db_column_int64 (find, 2),
    };
  return TRUE;
}

static gboolean
forget_keys (PosDbTxn *txn, gint64 ordinal, GError **error)
{
  return run_for (txn, REMOVE_BARCODES, ordinal, NULL, error) &&
         run_for (txn, REMOVE_NAMES, ordinal, NULL, error);
}

gboolean
pos_product_learn_keys (PosDbTxn *txn, PosProduct *product, gint64 ordinal, GError **error)
{
  for (GStrv barcode = product->barcodes; barcode && *barcode; barcode++)
    if (!run_for (txn, ADD_BARCODE, ordinal, *barcode, error))
      return FALSE;
  for (guint i = 0; i < pos_l10n_get_size (product->name); i++) {
    const char *language;
    g_autofree char *name = pos_search_fold (pos_l10n_get_nth (product->name, i, &language));

    if (*name && !run_for (txn, ADD_NAME, ordinal, name, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
pos_product_learn_words (PosDbTxn *txn, gint64 ordinal, const char *words, GError **error)
{
  return run_for (txn, LEARN_WORDS, ordinal, words, error);
}

static void
append_l10n (GString *text, PosL10n *l10n)
{
  const char *language;

  for (guint i = 0; i < pos_l10n_get_size (l10n); i++)
    g_string_append_printf (text, " %s", pos_l10n_get_nth (l10n, i, &language));
}

char *
pos_product_dup_words (PosProduct *product)
{
  g_autoptr (GString) text = g_string_new (product->id);

  append_l10n (text, product->name);
  append_l10n (text, product->variant);
  for (GStrv barcode = product->barcodes; barcode && *barcode; barcode++)
    g_string_append_printf (text, " %s", *barcode);
  g_string_append_printf (text, " %s", pos_text_or (product->category, ""));
  return pos_search_words (text->str);
}

static gboolean
write_row (PosDbTxn *txn, PosProduct *product, const char *words, guint64 proof, GError **error)
{
  g_autoptr (PosDbStatement) write =
      pos_db_txn_prepare (txn, pos_record_table_get_write (&pos_product_rows));

  pos_db_bind_text (write, ":words", words);
  pos_db_bind_int64 (write, ":proof", (gint64)proof);
  pos_record_table_bind (&pos_product_rows, write, product);
  return pos_db_run (write, error);
}

gboolean
pos_product_table_put (PosDbTxn *txn, PosProduct *product, GError **error)
{
  g_autofree char *words = pos_product_dup_words (product);
  guint64 proof = pos_proof_of (product);
  g_auto (Place) old = {0}, place = {0};

  pos_db_txn_touch (txn, "product");
  if (!find_place (txn, product->id, &old, error) ||
      !write_row (txn, product, words, proof, error) ||
      !pos_proof_add (txn, "product", proof - old.proof, error))
    return FALSE;
  if (old.ordinal != 0 && !forget_keys (txn, old.ordinal, error))
    return FALSE;
  if (old.ordinal == 0 && !find_place (txn, product->id, &place, error))
    return FALSE;
  gint64 ordinal = MAX (old.ordinal, place.ordinal);
  if (!pos_product_learn_keys (txn, product, ordinal, error))
    return FALSE;
  /* Most changes are prices: the words stay. */
  if (g_strcmp0 (words, old.words) == 0)
    return TRUE;
  return (!old.words || run_for (txn, FORGET_WORDS, ordinal, old.words, error)) &&
         pos_product_learn_words (txn, ordinal, words, error);
}

gboolean
pos_product_table_remove (PosDbTxn *txn, const char *id, GError **error)
{
  g_auto (Place) place = {0};

  pos_db_txn_touch (txn, "product");
  if (!find_place (txn, id, &place, error))
    return FALSE;
  return place.ordinal == 0 || (forget_keys (txn, place.ordinal, error) &&
                                run_for (txn, FORGET_WORDS, place.ordinal, place.words, error) &&
                                run_for (txn, REMOVE, place.ordinal, NULL, error) &&
                                pos_proof_add (txn, "product", -place.proof, error));
}

gboolean
pos_product_table_get (PosDbTxn *txn, const char *id, PosProduct **product, GError **error)
{
  g_autoptr (PosDbStatement) get =
      pos_db_txn_prepare (txn, pos_record_table_get_select (&pos_product_rows, "", BY_ID));

  pos_db_bind_text (get, ":id", id);
  return pos_record_table_read_one (&pos_product_rows, get, (gpointer *)product, error);
}

gboolean
pos_product_table_find_code (PosDbTxn *txn, const char *code, PosProduct **product, GError **error)
{
  g_autoptr (PosDbStatement) find =
      pos_db_txn_prepare (txn, pos_record_table_get_select (&pos_product_rows, "", BY_CODE));

  pos_db_bind_text (find, ":code", code);
  return pos_record_table_read_one (&pos_product_rows, find, (gpointer *)product, error);
}

GPtrArray *
pos_product_table_list_variants (PosDbTxn *txn, const char *master, GError **error)
{
  g_autoptr (PosDbStatement) list =
      pos_db_txn_prepare (txn, pos_record_table_get_select (&pos_product_rows, "", VARIANTS));

  pos_db_bind_text (list, ":master", master);
  return pos_record_table_read_all (&pos_product_rows, list, error);
}

GPtrArray *
pos_product_table_list_barcodes (PosDbTxn *txn, const char *const *barcodes, GError **error)
{
  g_autoptr (PosDbStatement) list = pos_db_txn_prepare (txn, BARCODES);

  pos_db_bind_texts (list, ":barcodes", barcodes);
  return pos_db_read_pairs (list, error);
}

/* The first column of every row. */
static GStrv
list_texts (PosDbStatement *list, GError **error)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  gboolean has_row;

  for (;;) {
    if (!pos_db_step (list, &has_row, error))
      return NULL;
    if (!has_row)
      return g_strv_builder_end (texts);
    g_strv_builder_add (texts, pos_db_column_text (list, 0));
  }
}

static GStrv
list_of (PosDbTxn *txn, const char *sql, const char *const *ids, GError **error)
{
  g_autoptr (PosDbStatement) list = pos_db_txn_prepare (txn, sql);

  pos_db_bind_texts (list, ":items", ids);
  return list_texts (list, error);
}

GStrv
pos_product_table_list_carry_only (PosDbTxn *txn, const char *const *ids, GError **error)
{
  return list_of (txn, CARRY_ONLY, ids, error);
}

GStrv
pos_product_table_list_blocked (PosDbTxn *txn, const char *const *ids, GError **error)
{
  return list_of (txn, BLOCKED, ids, error);
}

GStrv
pos_product_table_list_categories (PosDbTxn *txn, GError **error)
{
  g_autoptr (PosDbStatement) list = pos_db_txn_prepare (txn, CATEGORIES);

  return list_texts (list, error);
}
