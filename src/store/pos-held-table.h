/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-held-table.h — records of the feed that were passed over for now, and how they come again.
 * Layer: store.  Thread: inside a transaction.
 * Rules:  headquarters' version of a record counts from the moment when headquarters has worked on
 *         what this register said about it; until then it is passed over, and afterwards the feed
 * is followed once more from before the first that was. Source: docs/protocol.md "Changes". */
#pragma once
#include "db/pos-db-statement.h"

G_BEGIN_DECLS

/* @record_id was passed over on the page that comes after the stored cursor. */
gboolean pos_held_table_add (PosDbTxn *txn, const char *record_id, GError **error);
/* Those that are not in @open (a set of ids) any more are forgotten, and the stored cursor goes
 * back to where they were passed over. */
gboolean pos_held_table_release (PosDbTxn *txn, GHashTable *open, GError **error);

G_END_DECLS
