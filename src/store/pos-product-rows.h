/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-product-rows.h — what the product table, its search and the look for damage share; private to
 * src/store. */
#pragma once
#include "model/pos-product.h"
#include "store/pos-record-sql.h"

extern PosRecordTable pos_product_rows;

/* Folded words under which it is found. */
char *pos_product_dup_words (PosProduct *product);
gboolean pos_product_learn_words (PosDbTxn *txn, gint64 ordinal, const char *words, GError **error);
/* Bar codes and beginnings of names. */
gboolean
pos_product_learn_keys (PosDbTxn *txn, PosProduct *product, gint64 ordinal, GError **error);
