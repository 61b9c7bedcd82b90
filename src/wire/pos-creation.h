/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-creation.h — a register asks headquarters to create an order while the customer waits.
 * Layer: wire.  Thread: any, one at a time.
 * Rules:  the order's own id and the number of the attempt say which question it is: the same one
 *         twice gets the same answer, a later one replaces an earlier one, and an earlier one that
 *         comes late is refused.  The created order is provisional until the register's own
 *         transaction confirms or withdraws it.
 * Source: docs/protocol.md "Synchronous creation"; customer-orders.md §8.1 (S1), S3, S5. */
#pragma once
#include "wire/pos-transaction.h"

G_BEGIN_DECLS

#define POS_TYPE_CREATION (pos_creation_get_type ())
POS_DECLARE_RECORD (PosCreation, creation, CREATION)

struct _PosCreation {
  PosRecord parent_instance;

  PosId order;
  gint64 attempt; /* 1, 2, 3 … of this order */
  gint64 at;
  char *worker;
  char *body;     /* canonical JSON: the order as the register is about to save it */
  char *customer; /* (nullable): canonical JSON: its customer, when headquarters may not have it */
  char *hash;     /* of the body */
};

/* @customer: (nullable). */
PosCreation *pos_creation_new (gpointer order, gpointer customer, gint64 attempt);
/* Reads one and checks its hash.  Errors: POS_VALUE_ERROR. */
PosCreation *pos_creation_parse (const char *text, gssize length, GError **error);

#define POS_TYPE_CREATED (pos_created_get_type ())
POS_DECLARE_RECORD (PosCreated, created, CREATED)

/* The answer. */
struct _PosCreated {
  PosRecord parent_instance;

  PosId order;
  gint64 attempt;
  int result;   /* PosAckResult */
  char *number; /* the order's, when it was created */
  char *reason; /* why not */
};

PosCreated *pos_created_new (PosCreation *creation, PosAckResult result, const char *reason);

G_END_DECLS
