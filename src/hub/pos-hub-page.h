/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hub-page.h — what headquarters tells a hub, and when it counts.
 * Layer: hub.  Thread: inside a write transaction.
 * Rules:  headquarters' version of a record counts from the moment when it contains what registers
 *         of this store sent about it, or when headquarters decided against that; until then it is
 *         set aside.  A page and its cursor are one transaction.
 * Source: docs/protocol.md "A hub in the store". */
#pragma once
#include "base/pos-json.h"
#include "db/pos-db-statement.h"

G_BEGIN_DECLS

typedef struct {
  json_t *json;
  gint64 now;
  gint64 at;   /* what time it is at headquarters; 0: it does not say */
  char *store; /* whose hub this is */
  gboolean more;
  const char *cursor;  /* in @json */
  const char *revoked; /* in @json (nullable): the list for the proxy in front of the hub */
} PosHubPage;

/* Reads the head and keeps the text.  Errors: POS_VALUE_ERROR. */
PosHubPage *pos_hub_page_parse (const char *text, gssize length, GError **error);
void pos_hub_page_free (PosHubPage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosHubPage, pos_hub_page_free)

/* A PosDbFunc with a PosHubPage. */
gboolean pos_hub_page_apply (PosDbTxn *txn, gpointer page, GError **error);

G_END_DECLS
