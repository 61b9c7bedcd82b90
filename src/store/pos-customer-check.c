/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-customer-check.c — customers as they were written, and found by what they say. */
#include "base/pos-search-text.h"
#include "model/pos-customer-edit.h"
#include "store/pos-customer-rows.h"
#include "store/pos-customer-table.h"
#include "wire/pos-transaction.h"

static const char ALL[] = "FROM customer ORDER BY ordinal";
/* Another text: selects are told apart by it. */
static const char EVERYBODY[] = "FROM customer ORDER BY ordinal, id";
#define BEFORE "ordinal, words, proof, id, name_key, email_key, phone_digits, "
#define N_BEFORE 7
static const char WORDS[] = "SELECT term, doc FROM customer_word";
static const char REMOVE[] = "DELETE FROM customer WHERE id = :id";
static const char FORGET_WORDS[] =
    "INSERT INTO customer_search (customer_search) VALUES ('delete-all')";
static const char UNSENT[] = "SELECT body FROM outbox WHERE acked_at IS NULL "
                             "AND kind IN ('customer', 'customer-edit') ORDER BY seq";

static gboolean
keys_fit (PosDbStatement *row, PosCustomer *customer)
{
  g_autofree char *words = pos_customer_dup_words (customer);
  g_autofree char *name = pos_search_fold (customer->name);
  g_autofree char *email = pos_customer_dup_email_key (customer);
  g_autofree char *phones = pos_customer_dup_phones (customer);

  return !g_strcmp0 (pos_db_column_text (row, 1), words) &&
         !g_strcmp0 (pos_db_column_text (row, 4), name) &&
         !g_strcmp0 (pos_db_column_text (row, 5), email) &&
         !g_strcmp0 (pos_db_column_text (row, 6), phones);
}

static gboolean
look_at_rows (PosDbTxn *txn, PosDamage *damage, guint64 *said, GError **error)
{
  g_autoptr (PosDbStatement) all =
      pos_db_txn_prepare (txn, pos_record_table_get_select (&pos_customer_rows, BEFORE, ALL));
  gboolean has_row;

  while (pos_db_step (all, &has_row, error)) {
    g_autoptr (PosCustomer) customer = NULL;
    gpointer record;

    if (!has_row)
      return TRUE;
    if (!pos_damage_read (&pos_customer_rows, all, N_BEFORE, &record, error))
      return FALSE;
    customer = record;
    guint64 proof = (guint64)pos_db_column_int64 (all, 2);
    gboolean fits =
        customer && (pos_db_column_is_null (all, 2) || proof == pos_proof_of (customer));
    pos_damage_count (damage, fits, proof, "customer", pos_db_column_text (all, 3));
    *said += pos_damage_weigh_words (pos_db_column_word (all, 1), pos_db_column_int64 (all, 0));
    if (fits && !keys_fit (all, customer)) {
      damage->lost = TRUE;
      pos_damage_say (damage, "customer: %s is found by something else than it says", customer->id);
    }
  }
  return FALSE;
}

gboolean
pos_customer_table_look (PosDbTxn *txn, PosDamage *damage, GError **error)
{
  guint64 said = 0, found;

  if (!look_at_rows (txn, damage, &said, error) ||
      !pos_damage_hold_sum (damage, txn, "customer", error) ||
      !pos_damage_sum_words (txn, WORDS, &found, error))
    return FALSE;
  if (found != said && !damage->lost) {
    damage->lost = TRUE;
    pos_damage_say (damage, "customer: words find others than they should");
  }
  return TRUE;
}

/* Returns: (transfer full): %NULL when it cannot be read. */
static PosCustomer *
read_customer (PosTransaction *message)
{
  g_autoptr (PosRecord) record = pos_transaction_read_body (message, NULL);

  if (!record || POS_IS_CUSTOMER (record))
    return (PosCustomer *)g_steal_pointer (&record);
  return pos_customer_edit_read_customer (POS_CUSTOMER_EDIT (record), NULL);
}

/* What headquarters was not told yet, it cannot send again. */
static gboolean
put_unsent (PosDbTxn *txn, GError **error)
{
  g_autoptr (PosDbStatement) unsent = pos_db_txn_prepare (txn, UNSENT);
  gboolean has_row;

  while (pos_db_step (unsent, &has_row, error)) {
    if (!has_row)
      return TRUE;
    g_autoptr (PosTransaction) message =
        pos_transaction_parse (pos_db_column_word (unsent, 0), -1, NULL);
    g_autoptr (PosCustomer) customer = message ? read_customer (message) : NULL;
    if (customer && !pos_customer_table_put (txn, customer, error))
      return FALSE;
  }
  return FALSE;
}

/* Keys and words of every row are made anew by writing it again. */
static gboolean
write_again (PosDbTxn *txn, GPtrArray *customers, GError **error)
{
  for (guint i = 0; i < customers->len; i++)
    if (!pos_customer_table_put (txn, customers->pdata[i], error))
      return FALSE;
  return TRUE;
}

gboolean
pos_customer_table_mend (PosDbTxn *txn, PosDamage *damage, GError **error)
{
  g_autoptr (GPtrArray) customers = NULL;

  if (!pos_damage_is_any (damage))
    return TRUE;
  pos_db_txn_touch (txn, "customer");
  if (!pos_damage_remove_rows (damage, txn, REMOVE, "customer", error) ||
      !pos_db_txn_run (txn, FORGET_WORDS, error) ||
      !pos_db_txn_run (txn, "UPDATE customer SET words = ''", error))
    return FALSE;
  g_autoptr (PosDbStatement) all =
      pos_db_txn_prepare (txn, pos_record_table_get_select (&pos_customer_rows, "", EVERYBODY));
  customers = pos_record_table_read_all (&pos_customer_rows, all, error);
  return customers && write_again (txn, customers, error) && put_unsent (txn, error);
}
