/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hub-account.h — what a customer has on account in orders that are on their way to
 * headquarters: headquarters is asked about all others, and this hub adds these.
 * Layer: hub.  Thread: as said below.
 * Source: register.md M-22. */
#pragma once
#include "db/pos-db-statement.h"

G_BEGIN_DECLS

typedef struct {
  GBytes *asked; /* the register's question */

  /* Results; overwritten when the transaction runs again. */
  GBytes *question; /* as headquarters is asked it; %NULL: as the register asks it */
  gint64 open;      /* of the orders on their way */
  guint32 currency;
} PosHubAccount;

void pos_hub_account_clear (PosHubAccount *self);
/* A PosDbFunc with a PosHubAccount. */
gboolean pos_hub_account_read (PosDbTxn *txn, gpointer account, GError **error);
/* Headquarters' answer with what is on its way; as it is when it cannot be read.
 * Returns: (transfer full). */
char *pos_hub_account_add (const PosHubAccount *self, const char *answer, gssize length);

G_END_DECLS
