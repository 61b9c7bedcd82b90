/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-config-table.h — the chain's setup, one row per record, as JSON; and, beside it, in which
 * pick-up times orders have places (PosTakenSlot), which is read one by one.
 * Layer: store.  Thread: inside a transaction. */
#pragma once
#include "db/pos-db-statement.h"
#include "model/pos-config.h"
#include "store/pos-damage.h"

G_BEGIN_DECLS

gboolean pos_config_table_put (PosDbTxn *txn, gpointer record, gint64 version, GError **error);
gboolean pos_config_table_remove (PosDbTxn *txn, const char *kind, const char *id, GError **error);
/* @id: (nullable).  @record: (out) (transfer full): %NULL when there is none of @type. */
gboolean
pos_config_table_get (PosDbTxn *txn, GType type, const char *id, gpointer *record, GError **error);
/* Adds the setup to @config. */
gboolean pos_config_table_load (PosDbTxn *txn, PosConfig *config, GError **error);

/* Whether the rows are as they were sent; and away with those that are not. */
gboolean pos_config_table_look (PosDbTxn *txn, PosDamage *damage, GError **error);
gboolean pos_config_table_mend (PosDbTxn *txn, PosDamage *damage, GError **error);

G_END_DECLS
