/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-feed.h — every record's latest content, in the order in which registers hear of it.
 * Layer: hq.  Thread: inside a transaction. */
#pragma once
#include "db/pos-db-statement.h"
#include "wire/pos-change.h"

G_BEGIN_DECLS

/* Adds 1 and answers the new value. */
gboolean pos_hq_counter_next (PosDbTxn *txn, const char *name, gint64 *value, GError **error);

/* It goes on after @value, if it is not further already. */
gboolean pos_hq_counter_raise (PosDbTxn *txn, const char *name, gint64 value, GError **error);

/* @body: (nullable): canonical JSON; %NULL: deleted.  Equal content is no change. */
gboolean
pos_hq_feed_put (PosDbTxn *txn, const char *kind, const char *id, const char *body, GError **error);
/* The same for a record with a kind of its own.  @currency: of records that name none. */
/* All records of @kind, also those that were deleted, stand at the end of the feed again.  @count:
 * how many.  No hub hears anew what it has: it is asked itself. */
gboolean pos_hq_feed_send_again (PosDbTxn *txn, const char *kind, gint64 *count, GError **error);
gboolean pos_hq_feed_put_record (PosDbTxn *txn, gpointer record, guint32 currency, GError **error);

/* @record: (out) (transfer full): %NULL when there is none. */
gboolean
pos_hq_feed_get (PosDbTxn *txn, GType type, const char *id, gpointer *record, GError **error);
gboolean
pos_hq_feed_has (PosDbTxn *txn, const char *kind, const char *id, gboolean *there, GError **error);

/* Every record of @type.  Returns: (transfer full): %NULL with @error. */
GPtrArray *pos_hq_feed_list (PosDbTxn *txn, GType type, GError **error);
/* Barcode, product, barcode, product … of all that have one of @barcodes.
 * Returns: (transfer full) (element-type utf8): %NULL with @error. */
GPtrArray *pos_hq_feed_list_barcodes (PosDbTxn *txn, const char *const *barcodes, GError **error);
/* The chain's currency: of the parameters, 0 while there are none. */
gboolean pos_hq_feed_get_currency (PosDbTxn *txn, guint32 *currency, GError **error);

/* Says that @store has to hear of the order. */
gboolean
pos_hq_feed_add_place (PosDbTxn *txn, const PosId *order, const char *store, GError **error);

typedef struct {
  const char *store; /* whose register asks */
  gint64 after;
  gint64 limit;
} PosHqFeedQuery;

/* Appends the changes to @text (pos_change_page_open()).
 * @last: (out): the sequence number up to which the page reaches
 * @head: (out): the last one that there is */
gboolean pos_hq_feed_write_page (PosDbTxn *txn,
                                 const PosHqFeedQuery *query,
                                 GString *text,
                                 gint64 *last,
                                 gint64 *head,
                                 GError **error);

G_END_DECLS
