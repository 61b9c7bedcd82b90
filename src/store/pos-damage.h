/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-damage.h — what a look at a table whose rows come and go found.
 * Layer: store.  Thread: inside a transaction.
 * Source: docs/database.md "Looking for damage". */
#pragma once
#include "store/pos-proof.h"

G_BEGIN_DECLS

typedef struct {
  GPtrArray *faults; /* (unowned) (element-type utf8): sentences are added */
  GPtrArray *rows;   /* (element-type utf8): keys of rows that are not as they were written */
  guint64 sum;       /* of all rows, as they say */
  guint64 kept;      /* … without @rows */
  gboolean torn;     /* the sum is another one: rows are missing, or too many */
  gboolean lost;     /* what is found by keys is not what the rows say */
} PosDamage;

void pos_damage_init (PosDamage *self, GPtrArray *faults);
void pos_damage_clear (PosDamage *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PosDamage, pos_damage_clear)
gboolean pos_damage_is_any (const PosDamage *self);

void pos_damage_say (PosDamage *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* @fits: whether the row is as it was written; @key names it where @what is. */
void
pos_damage_count (PosDamage *self, gboolean fits, guint64 proof, const char *what, const char *key);
gboolean pos_damage_hold_sum (PosDamage *self, PosDbTxn *txn, const char *table, GError **error);

/* … of which nobody can tell which row it is.  @wrong: what is wrong with "something in it". */
gboolean pos_damage_hold_figures (
    PosDamage *self, PosDbTxn *txn, const char *table, const char *wrong, GError **error);

/* @record: (out) (transfer full): the row of @table behind @n_before other columns; %NULL when it
 * is too damaged to be read. */
gboolean pos_damage_read (
    PosRecordTable *table, PosDbStatement *row, int n_before, gpointer *record, GError **error);
/* Takes away the rows that are not as they were written.  @remove: by :id. */
gboolean pos_damage_remove_rows (
    PosDamage *self, PosDbTxn *txn, const char *remove, const char *table, GError **error);

/* A word under which @ordinal is found, as a number: words are held against each other as sums. */
guint64 pos_damage_weigh_word (const char *word, gint64 ordinal);
/* … every word of @words, each once. */
guint64 pos_damage_weigh_words (const char *words, gint64 ordinal);
/* @select: words and the rows they lead to.  What is too damaged to be read sums up to something
 * else.  @sum: (out). */
gboolean pos_damage_sum_words (PosDbTxn *txn, const char *select, guint64 *sum, GError **error);

G_END_DECLS
