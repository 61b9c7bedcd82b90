/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-saying.h — what headquarters says about an order: a code, and values.
 * Layer: model.  Thread: any.  Pure.
 * Shape:  it travels and is kept as an English sentence, which anybody can read and which older
 *         programs know: `reason` of a transaction, `sync_message` of an order.  Both ends have the
 *         table of the sentences, so that each is read back into the code and the values that it
 *         was made of, and said in another language.
 * Rules:  a sentence that is not in the table is a text of somebody's own, shown as it is; what a
 *         sentence says is never changed once it was released, it gets another code. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  const char *code;   /* static; %NULL: no sentence of the table */
  char *text;         /* the sentence */
  GHashTable *values; /* name → text */
} PosSaying;

void pos_saying_free (PosSaying *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosSaying, pos_saying_free)

/* The sentence of @code, which must be in the table, with pairs of a place's name and its text,
 * then %NULL.  Returns: (transfer full). */
char *pos_saying_write (const char *code, ...) G_GNUC_NULL_TERMINATED;

/* @first and @second, either of them (nullable), as one text.  Returns: (transfer full) (nullable):
 * nothing is said. */
char *pos_saying_join (const char *first, const char *second);

/* What @text (nullable) says.  Returns: (transfer full) (element-type PosSaying). */
GPtrArray *pos_saying_read (const char *text);

G_END_DECLS
