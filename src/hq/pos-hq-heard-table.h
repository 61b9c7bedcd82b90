/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-heard-table.h — when each device was last heard, and what it said is in force there.
 * Layer: hq.  Thread: inside a transaction.  Source: customer-orders.md §2. */
#pragma once
#include "db/pos-db-statement.h"

G_BEGIN_DECLS

typedef struct {
  PosId device;
  gint64 at;
  char *cursor;   /* (nullable): how far it has followed the feed */
  char *in_force; /* (nullable): canonical JSON, checked; see pos_hq_hearing_note() */
} PosHqHeard;

void pos_hq_heard_free (PosHqHeard *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosHqHeard, pos_hq_heard_free)

/* Of PosHqHeard, by their device.  Returns: (transfer full). */
GHashTable *pos_hq_heard_set_new (void);

gboolean pos_hq_heard_table_set (PosDbTxn *txn, const PosHqHeard *heard, GError **error);

/* The same for a register of @store that its hub heard; nothing when headquarters itself heard it
 * later, or knows no such register.  @now: what is later than that is wrong. */
gboolean pos_hq_heard_table_set_behind (
    PosDbTxn *txn, const PosHqHeard *heard, const char *store, gint64 now, GError **error);

/* So many registers fit into a request that a proxy lets through, whatever is in force there. */
#define POS_HQ_HEARD_PAGE 24

/* The first POS_HQ_HEARD_PAGE registers heard later than @after, as their hub tells headquarters:
 * {"registers": [{"device", "heard_at", "set_up", "in_force"}…]}; those that have all that the hub
 * has are at @cursor.
 * @latest: (out): when the last of them was; @n_heard: (out): how many; @text: (out) (transfer
 * full): %NULL for none. */
gboolean pos_hq_heard_table_list_behind (PosDbTxn *txn,
                                         const char *cursor,
                                         gint64 after,
                                         gint64 *latest,
                                         guint *n_heard,
                                         char **text,
                                         GError **error);

/* {"registers": […]}: every register of the set-up, and every hub.
 * Returns: (transfer full). */
char *pos_hq_heard_table_to_text (PosDbTxn *txn, GError **error);

G_END_DECLS
