/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-creation-table.h — what registers asked to create while a customer waited.
 * Layer: hq.  Thread: inside a transaction. */
#pragma once
#include "db/pos-db-statement.h"

G_BEGIN_DECLS

typedef enum {
  POS_HQ_CREATION_PROVISIONAL, /* the register has not said yet that it kept the order */
  POS_HQ_CREATION_CONFIRMED,
  POS_HQ_CREATION_WITHDRAWN,
} PosHqCreationState;

typedef struct {
  PosId order;
  char *register_id;
  gint64 attempt;
  char *hash;
  char *body; /* (nullable): as it was created, while provisional */
  PosHqCreationState state;
  gint64 at;
} PosHqCreation;

void pos_hq_creation_free (PosHqCreation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosHqCreation, pos_hq_creation_free)

/* @creation: (out) (transfer full): %NULL when nobody asked for @order. */
gboolean pos_hq_creation_table_get (PosDbTxn *txn,
                                    const PosId *order,
                                    PosHqCreation **creation,
                                    GError **error);
/* Replaces the one of the same order. */
gboolean pos_hq_creation_table_put (PosDbTxn *txn, const PosHqCreation *creation, GError **error);

G_END_DECLS
