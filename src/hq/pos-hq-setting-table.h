/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-setting-table.h — what headquarters, or a hub, remembers about itself.
 * Layer: hq.  Thread: inside a transaction. */
#pragma once
#include "db/pos-db-statement.h"

G_BEGIN_DECLS

/* Of a hub: whose it is, who it is to headquarters, how far it has heard. */
#define POS_HQ_SETTING_STORE "upstream.store"
#define POS_HQ_SETTING_TOKEN "upstream.token"
#define POS_HQ_SETTING_CURSOR "upstream.cursor"
/* How many problems of its store wait there for a person. */
#define POS_HQ_SETTING_PROBLEMS "upstream.problems"

/* @value: (out) (transfer full): %NULL when it was never set. */
gboolean pos_hq_setting_table_get (PosDbTxn *txn, const char *key, char **value, GError **error);
gboolean
pos_hq_setting_table_set (PosDbTxn *txn, const char *key, const char *value, GError **error);

/* Whether this is a store's hub, so that headquarters has the last word.  @hub: (out). */
gboolean pos_hq_is_hub (PosDbTxn *txn, gboolean *hub, GError **error);

G_END_DECLS
