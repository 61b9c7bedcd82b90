/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-check-in-key.h — what proves that a link of a letter was written here.
 * Layer: hq.  Thread: inside a transaction. */
#pragma once
#include "base/pos-context.h"
#include "db/pos-db-statement.h"

G_BEGIN_DECLS

/* Letters of a proof: 128 bits. */
#define POS_HQ_PROOF_LENGTH 32

/* Once for each headquarters. */
gboolean pos_hq_check_in_key_make (PosDbTxn *txn, PosContext *context, GError **error);
/* @key: (out) (transfer full) (nullable). */
gboolean pos_hq_check_in_key_get (PosDbTxn *txn, char **key, GError **error);
/* @key: (nullable).  Returns: (transfer full) (nullable): the proof of @name. */
char *pos_hq_check_in_key_prove (const char *key, const char *name);
/* As long to tell whether the last letter is wrong as the first; both are of that length. */
gboolean pos_hq_check_in_key_is_same (const char *a, const char *b);

G_END_DECLS
