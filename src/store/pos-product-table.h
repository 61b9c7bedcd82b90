/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-product-table.h — what is sold, its barcodes, and finding it while somebody types.
 * Layer: store.  Thread: inside a transaction.
 * Rules:  search folds case and accents, takes words as beginnings, and never ranks by score. */
#pragma once
#include "db/pos-db-statement.h"
#include "model/pos-product.h"
#include "store/pos-damage.h"

G_BEGIN_DECLS

gboolean pos_product_table_put (PosDbTxn *txn, PosProduct *product, GError **error);
gboolean pos_product_table_remove (PosDbTxn *txn, const char *id, GError **error);
gboolean
pos_product_table_get (PosDbTxn *txn, const char *id, PosProduct **product, GError **error);
/* @code: an item number or a barcode. */
gboolean
pos_product_table_find_code (PosDbTxn *txn, const char *code, PosProduct **product, GError **error);

/**
 * pos_product_table_search:
 * @text: empty: everything, in the order in which it came
 * @categories: (nullable): only these; without @text in their order
 * @after: (nullable): cursor of the page before
 * @next: (out) (nullable) (transfer full): cursor of the next page; %NULL on the last one
 *
 * Exact item number or barcode first, then names that begin with @text, then products of which
 * every word occurs.  Returns: (transfer full) (element-type PosProduct).
 */
GPtrArray *pos_product_table_search (PosDbTxn *txn,
                                     const char *text,
                                     const char *const *categories,
                                     guint limit,
                                     const char *after,
                                     char **next,
                                     GError **error);

/* The variants of @master and itself, by id.
 * Returns: (transfer full) (element-type PosProduct): %NULL when the disk fails. */
GPtrArray *pos_product_table_list_variants (PosDbTxn *txn, const char *master, GError **error);

/* Of every product that has one of @barcodes, that barcode and then its id.
 * Returns: (transfer full): %NULL when the disk fails. */
GPtrArray *
pos_product_table_list_barcodes (PosDbTxn *txn, const char *const *barcodes, GError **error);

/* Those of @ids that cannot be shipped, each once for every time it is asked after.
 * Returns: (transfer full). */
GStrv pos_product_table_list_carry_only (PosDbTxn *txn, const char *const *ids, GError **error);
/* Those of @ids that are blocked for sale, likewise. */
GStrv pos_product_table_list_blocked (PosDbTxn *txn, const char *const *ids, GError **error);
/* Categories in use, sorted.  Returns: (transfer full). */
GStrv pos_product_table_list_categories (PosDbTxn *txn, GError **error);

/* Whether the rows are as they were written, and found by what they say. */
gboolean pos_product_table_look (PosDbTxn *txn, PosDamage *damage, GError **error);
/* Away with those that are not; the ways to find them are made anew. */
gboolean pos_product_table_mend (PosDbTxn *txn, PosDamage *damage, GError **error);

G_END_DECLS
