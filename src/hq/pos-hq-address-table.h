/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-address-table.h — which addresses and loyalty cards a customer had and has not any more.
 * Layer: hq.  Thread: inside a transaction.
 * Rules:  a register sends a customer with all the addresses and cards that it knows; those that
 *         are gone here it only has not heard of, those that were never here it adds. */
#pragma once
#include "db/pos-db-statement.h"

G_BEGIN_DECLS

/* What stands on a card is kept behind this, so that it is the id of no address. */
#define POS_HQ_CARD "card "

/* @before, @after: (nullable): the customer's record, as it was and as it is from now on. */
gboolean pos_hq_address_table_follow (
    PosDbTxn *txn, const char *customer, const char *before, const char *after, GError **error);

/* A register took @address, an id, away, be it that it was never here. */
gboolean pos_hq_address_table_remove (PosDbTxn *txn,
                                      const char *customer,
                                      const char *address,
                                      GError **error);

/* @address: an id, or POS_HQ_CARD and what stands on the card. */
gboolean pos_hq_address_table_is_gone (
    PosDbTxn *txn, const char *customer, const char *address, gboolean *gone, GError **error);

G_END_DECLS
