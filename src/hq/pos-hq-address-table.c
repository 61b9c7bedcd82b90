/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-address-table.c — see the header. */
#include "hq/pos-hq-address-table.h"

/* Cards beside the ids of addresses, which have no blank. */
#define IDS_OF(body)                                                                               \
  "SELECT value ->> '$.id' AS id FROM json_each (" body ", '$.addresses') "                        \
  "UNION ALL SELECT '" POS_HQ_CARD "' || value FROM json_each (" body ", '$.cards')"

static const char FORGET[] = "DELETE FROM address_gone WHERE customer = :customer "
                             "AND address IN (" IDS_OF (":after") ")";
static const char REMEMBER[] =
    "INSERT INTO address_gone (customer, address) "
    "SELECT :customer, id FROM (" IDS_OF (":before") ") WHERE id IS NOT NULL "
                                                     "AND id NOT IN (SELECT id FROM (" IDS_OF (
                                                         ":after") ") WHERE id IS NOT NULL) "
                                                                   "ON CONFLICT DO NOTHING";
static const char REMOVE[] = "INSERT INTO address_gone (customer, address) "
                             "VALUES (:customer, :address) ON CONFLICT DO NOTHING";
static const char IS_GONE[] =
    "SELECT 1 FROM address_gone WHERE customer = :customer AND address = :address";

gboolean
pos_hq_address_table_follow (
    PosDbTxn *txn, const char *customer, const char *before, const char *after, GError **error)
{
  g_autoptr (PosDbStatement) forget = pos_db_txn_prepare (txn, FORGET);
  g_autoptr (PosDbStatement) remember = pos_db_txn_prepare (txn, REMEMBER);

  pos_db_bind_text (forget, ":customer", customer);
  pos_db_bind_text (forget, ":after", after);
  pos_db_bind_text (remember, ":customer", customer);
  pos_db_bind_text (remember, ":before", before);
  pos_db_bind_text (remember, ":after", after);
  return pos_db_run (forget, error) && (!before || pos_db_run (remember, error));
}

gboolean
pos_hq_address_table_remove (PosDbTxn *txn,
                             const char *customer,
                             const char *address,
                             GError **error)
{
  g_autoptr (PosDbStatement) remove = pos_db_txn_prepare (txn, REMOVE);

  pos_db_bind_text (remove, ":customer", customer);
  pos_db_bind_text (remove, ":address", address);
  return pos_db_run (remove, error);
}

gboolean
pos_hq_address_table_is_gone (
    PosDbTxn *txn, const char *customer, const char *address, gboolean *gone, GError **error)
{
  g_autoptr (PosDbStatement) find = pos_db_txn_prepare (txn, IS_GONE);

  pos_db_bind_text (find, ":customer", customer);
  pos_db_bind_text (find, ":address", address);
  return pos_db_step (find, gone, error);
}
