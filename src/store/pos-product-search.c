/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-product-search.c — codes, then beginnings of names, then words; a cursor says how far. */
#include "base/pos-json.h"
#include "base/pos-search-text.h"
#include "store/pos-cursor.h"
#include "store/pos-product-rows.h"
#include "store/pos-product-table.h"

#include <string.h>

#define IN_CATEGORY                                                                                \
  " AND (:categories IS NULL OR p.category IN (SELECT value FROM json_each (:categories))) "

static const char BY_CODE[] =
    "FROM product p WHERE p.ordinal > :ordinal AND p.ordinal IN ("
    "  SELECT ordinal FROM product WHERE id = :code "
    "  UNION SELECT product FROM product_barcode WHERE barcode = :code)" IN_CATEGORY
    "ORDER BY p.ordinal";
/* A product whose names begin so in several languages stands where the first of them stands. */
static const char BY_NAME[] =
    "FROM product_name n CROSS JOIN product p ON p.ordinal = n.product "
    "WHERE n.key >= :from AND n.key < :high AND (n.key, n.product) > (:name, "
    ":ordinal)" IN_CATEGORY
    "AND NOT EXISTS (SELECT 1 FROM product_name m WHERE m.product = n.product "
    "  AND m.key >= :low AND m.key < n.key) "
    "ORDER BY n.key, n.product";
/* In rowid order: sorting by score costs a thousand times as much on common beginnings. */
static const char BY_WORDS[] =
    "FROM product_search s CROSS JOIN product p ON p.ordinal = s.rowid "
    "WHERE s.product_search MATCH :query AND s.rowid > :ordinal" IN_CATEGORY "ORDER BY s.rowid";
static const char BY_ORDINAL[] = "FROM product p WHERE p.ordinal > :ordinal ORDER BY p.ordinal";
static const char BY_CATEGORY[] =
    "FROM product p WHERE p.category = :category AND p.ordinal > :ordinal "
    "ORDER BY p.category, p.ordinal";

/* How far a page came: "c" codes, "n" names, "w" words, "a" all. */
typedef struct {
  char stage;
  gint64 ordinal;
  char *name; /* of "n" the name, of "a" the category that is being listed */
} Place;

typedef struct {
  PosDbTxn *txn;
  const char *text;
  char *folded;
  const char *const *categories; /* %NULL: all */
  char *category_list;           /* the same as JSON */
  guint limit;
  Place place;
  GPtrArray *found;
} Search;

static gboolean
place_read (Place *place, const char *after, gboolean all, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (after ? after : "", ":", 3);

  *place = (Place){.stage = all ? 'a' : 'c'};
  if (!parts[0])
    return TRUE;
  if (g_strv_length (parts) != 3 || strlen (parts[0]) != 1 ||
      !strchr (all ? "a" : "cnw", *parts[0]))
    return pos_cursor_refuse (error);
  if (!pos_cursor_read_number (parts[1], &place->ordinal, error))
    return FALSE;
  place->stage = *parts[0];
  place->name = g_strdup (parts[2]);
  return TRUE;
}

static const char *
stage_sql (Search *self)
{
  switch (self->place.stage) {
  case 'c':
    return pos_record_table_get_select (&pos_product_rows, "p.ordinal, '', ", BY_CODE);
  case 'n':
    return pos_record_table_get_select (&pos_product_rows, "p.ordinal, n.key, ", BY_NAME);
  case 'w':
    return pos_record_table_get_select (&pos_product_rows, "p.ordinal, '', ", BY_WORDS);
  default:
    return pos_record_table_get_select (
        &pos_product_rows, "p.ordinal, p.category, ", self->categories ? BY_CATEGORY : BY_ORDINAL);
  }
}

static void
stage_bind (Search *self, PosDbStatement *rows)
{
  char stage = self->place.stage;

  if (stage != 'a')
    pos_db_bind_text (rows, ":categories", self->category_list);
  else if (self->categories)
    pos_db_bind_text (rows, ":category", self->place.name);
  if (stage == 'c')
    pos_db_bind_text (rows, ":code", self->text);
  pos_db_bind_int64 (rows, ":ordinal", self->place.ordinal);
  if (stage == 'n') {
    g_autofree char *high = pos_search_prefix_end (self->folded);
    pos_db_bind_text (rows, ":low", self->folded);
    pos_db_bind_text (rows, ":from", self->place.name ? self->place.name : self->folded);
    pos_db_bind_text (rows, ":high", high);
    pos_db_bind_text (rows, ":name", self->place.name ? self->place.name : "");
  }
  if (stage == 'w') {
    g_autofree char *query = pos_search_query (self->folded);
    pos_db_bind_text (rows, ":query", query);
  }
}

static gboolean
has_code (Search *self, PosProduct *product)
{
  return g_strcmp0 (product->id, self->text) == 0 ||
         (product->barcodes &&
          g_strv_contains ((const char *const *)product->barcodes, self->text));
}

static gboolean
name_begins (Search *self, PosProduct *product)
{
  for (guint i = 0; i < pos_l10n_get_size (product->name); i++) {
    const char *language;
    g_autofree char *name = pos_search_fold (pos_l10n_get_nth (product->name, i, &language));
    if (g_str_has_prefix (name, self->folded))
      return TRUE;
  }
  return FALSE;
}

/* Whether an earlier stage has shown it. */
static gboolean
was_shown (Search *self, PosProduct *product)
{
  switch (self->place.stage) {
  case 'n':
    return has_code (self, product);
  case 'w':
    return has_code (self, product) || name_begins (self, product);
  default:
    return FALSE;
  }
}

/* Rows come as they are asked for, without sorting, so reading stops early instead of a LIMIT.
 * @full: (out): the page is full, and the place stands behind its last product. */
static gboolean
run_stage (Search *self, gboolean *full, GError **error)
{
  g_autoptr (PosDbStatement) rows = pos_db_txn_prepare (self->txn, stage_sql (self));
  gboolean has_row;

  *full = FALSE;
  stage_bind (self, rows);
  for (;;) {
    if (!pos_db_step (rows, &has_row, error))
      return FALSE;
    if (!has_row)
      return TRUE;
    if (self->found->len == self->limit) {
      *full = TRUE;
      return TRUE;
    }
    g_autoptr (PosProduct) product = pos_record_table_read (&pos_product_rows, rows, 2, 0, error);
    if (!product)
      return FALSE;
    self->place.ordinal = pos_db_column_int64 (rows, 0);
    g_free (self->place.name);
    self->place.name = g_strdup (pos_db_column_text (rows, 1));
    if (!was_shown (self, product))
      g_ptr_array_add (self->found, g_steal_pointer (&product));
  }
}

/* Without words, categories are listed one after the other. */
static gboolean
next_category (Search *self)
{
  const char *const *at = self->categories;

  while (at && *at && !g_str_equal (*at, self->place.name))
    at++;
  if (!at || !*at || !at[1])
    return FALSE;
  g_free (self->place.name);
  self->place = (Place){.stage = 'a', .name = g_strdup (at[1])};
  return TRUE;
}

static gboolean
next_stage (Search *self)
{
  char stage = self->place.stage;

  if (stage == 'a')
    return next_category (self);
  /* Nothing but punctuation was typed: codes were all. */
  if ((stage != 'c' && stage != 'n') || !*self->folded)
    return FALSE;
  g_free (self->place.name);
  self->place = (Place){.stage = stage == 'c' ? 'n' : 'w'};
  return TRUE;
}

static char *
make_category_list (const char *const *categories)
{
  g_autoptr (json_t) list = NULL;

  if (!categories || !*categories)
    return NULL;
  list = json_array ();
  for (const char *const *at = categories; *at; at++)
    json_array_append_new (list, json_string (*at));
  return pos_json_to_text (list);
}

GPtrArray *
pos_product_table_search (PosDbTxn *txn,
                          const char *text,
                          const char *const *categories,
                          guint limit,
                          const char *after,
                          char **next,
                          GError **error)
{
  g_autofree char *stripped = g_strstrip (pos_search_plain_digits (text));
  g_autofree char *folded = pos_search_fold (stripped);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *list = make_category_list (categories);
  Search self = {.txn = txn,
                 .text = stripped,
                 .folded = folded,
                 .categories = list ? categories : NULL,
                 .category_list = list,
                 .limit = MAX (limit, 1),
                 .found = found};
  gboolean full = FALSE, ok;

  *next = NULL;
  if (!place_read (&self.place, after, !*stripped, error))
    return NULL;
  if (self.categories && self.place.stage == 'a' && !self.place.name)
    self.place.name = g_strdup (*categories);
  do
    ok = run_stage (&self, &full, error);
  while (ok && !full && next_stage (&self));
  if (ok && full)
    *next = g_strdup_printf ("%c:%" G_GINT64_FORMAT ":%s",
                             self.place.stage,
                             self.place.ordinal,
                             self.place.name ? self.place.name : "");
  g_free (self.place.name);
  return ok ? g_steal_pointer (&found) : NULL;
}
