/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-customer-table.h — customers, found by name, e-mail, phone, number or address.
 * Layer: store.  Thread: inside a transaction.
 * Rules:  phone numbers are compared by their digits, without trunk or country prefix. */
#pragma once
#include "db/pos-db-statement.h"
#include "model/pos-party.h"
#include "model/pos-tax-use.h"
#include "store/pos-damage.h"

G_BEGIN_DECLS

gboolean pos_customer_table_put (PosDbTxn *txn, PosCustomer *customer, GError **error);
gboolean pos_customer_table_remove (PosDbTxn *txn, const char *id, GError **error);
gboolean
pos_customer_table_get (PosDbTxn *txn, const char *id, PosCustomer **customer, GError **error);

/* Empty @text lists everybody by name.  @after, @next: as in pos_product_table_search().
 * Returns: (transfer full) (element-type PosCustomer). */
GPtrArray *pos_customer_table_search (
    PosDbTxn *txn, const char *text, guint limit, const char *after, char **next, GError **error);

/* Which tax groups customers and their addresses name.
 * Returns: (transfer full) (element-type PosTaxUse). */
GPtrArray *pos_customer_table_list_tax_uses (PosDbTxn *txn, GError **error);

/* Whether the rows are as they were written, and found by what they say. */
gboolean pos_customer_table_look (PosDbTxn *txn, PosDamage *damage, GError **error);
/* Away with those that are not, but for what the outbox still holds; the ways to find them are made
 * anew. */
gboolean pos_customer_table_mend (PosDbTxn *txn, PosDamage *damage, GError **error);

/* Who has the loyalty card with that @number (as of pos_card_number_read()).
 * Returns: (transfer full) (element-type PosCustomer). */
GPtrArray *pos_customer_table_find_card (PosDbTxn *txn, const char *number, GError **error);

G_END_DECLS
