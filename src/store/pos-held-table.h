/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-held-table.h — records of the feed that were passed over for now, and how they come again.
 * Layer: store.  Thread: inside a transaction.
 * Rules:  headquarters' version of a record counts from the moment when headquarters has worked on
 *         what this register said about it; until then it is passed over, and afterwards the feed
 *         is followed once more from before the first that was.  What only a later version of this
 *         program knows is passed over until that runs, and then all of the feed is heard again.
 * Source: docs/protocol.md "Changes". */
#pragma once
#include "db/pos-db-statement.h"

G_BEGIN_DECLS

/* @record_id was passed over on the page that comes after the stored cursor. */
gboolean pos_held_table_add (PosDbTxn *txn, const char *record_id, GError **error);
/* Those that are not in @open (a set of ids) any more are forgotten, and the stored cursor goes
 * back to where they were passed over. */
gboolean pos_held_table_release (PosDbTxn *txn, GHashTable *open, GError **error);

/* Something of a kind was passed over that this program does not know. */
gboolean pos_held_table_add_kind (PosDbTxn *txn, const char *kind, GError **error);
/* So was something of a kind that it knows, which it could not use as it is. */
gboolean pos_held_table_add_unused (PosDbTxn *txn, const char *kind, GError **error);
/* Where an earlier version did so with a kind that this one knows, the stored cursor goes back to
 * the beginning, once. */
gboolean pos_held_table_release_kinds (PosDbTxn *txn, GError **error);

G_END_DECLS
