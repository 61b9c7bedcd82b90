/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-receipt-table.c — stored receipts. */
#include "store/pos-receipt-table.h"

#include "base/pos-error.h"
#include "base/pos-json.h"
#include "store/pos-proof.h"

static PosRecordTable receipts = {
    .name = "receipt", .get_type = pos_stored_receipt_get_type, .own = pos_proof_own};

static const char BY_NUMBER[] = "FROM receipt WHERE number = :number";
static const char OF_ORDER[] = "FROM receipt WHERE order_id = :order ORDER BY at, serial "
                               "LIMIT :limit";
static const char PROVEN[] = "FROM receipt WHERE order_id IS :order ORDER BY number";
static const char LAST[] = "FROM receipt WHERE \"register\" = :register AND sequence = :sequence "
                           "AND order_id IS NULL "
                           "ORDER BY serial DESC LIMIT 1";
static const char ALL[] = "FROM receipt ORDER BY number";
static const char COUNT_COPY[] = "UPDATE receipt SET copies = copies + 1 WHERE number = :number";
static const char COPIES[] = "SELECT copies FROM receipt WHERE number = :number";

/* The document says its own number, which stands first: a long receipt is not read for it. */
static gboolean
write_number (PosStoredReceipt *receipt, const char *number, GError **error)
{
  const char *document = pos_text_or (receipt->document, "{}");
  g_autoptr (json_t) value = json_string (number);
  g_autofree char *quoted = pos_json_to_text (value);
  g_autofree char *text = NULL;

  if (document[0] != '{')
    return pos_set_error (
        error, POS_VALUE_ERROR, POS_VALUE_ERROR_PARSE, NULL, "A receipt's document is an object");
  text =
      g_strdup_printf ("{\"number\":%s%s%s", quoted, document[1] == '}' ? "" : ",", document + 1);
  pos_text_set (&receipt->document, text);
  pos_text_set (&receipt->number, number);
  return TRUE;
}

static void
forget_copies (gpointer record)
{
  ((PosStoredReceipt *)record)->copies = 0;
}

gboolean
pos_receipt_table_put (PosDbTxn *txn, PosStoredReceipt *receipt, GError **error)
{
  g_autoptr (PosDbStatement) insert =
      pos_db_txn_prepare (txn, pos_record_table_get_write (&receipts));

  pos_record_table_bind (&receipts, insert, receipt);
  pos_proof_bind (insert, receipt, forget_copies);
  return pos_db_run (insert, error);
}

gboolean
pos_receipt_table_append (PosDbTxn *txn,
                          const PosNumberForm *form,
                          PosStoredReceipt *receipt,
                          GError **error)
{
  g_autofree char *number = NULL;

  g_autofree char *sequence =
      pos_number_name_sequence (form, pos_text_or (receipt->sequence, "receipt"));

  pos_text_set (&receipt->sequence, sequence);
  pos_text_set (&receipt->register_id, pos_text_or (form->register_id, ""));
  if (!pos_number_table_take (txn, form, receipt->sequence, &receipt->serial, &number, error) ||
      !write_number (receipt, number, error))
    return FALSE;
  pos_db_txn_touch (txn, "receipt");
  return pos_receipt_table_put (txn, receipt, error);
}

gboolean
pos_receipt_table_get (PosDbTxn *txn,
                       const char *number,
                       PosStoredReceipt **receipt,
                       GError **error)
{
  g_autoptr (PosDbStatement) get =
      pos_db_txn_prepare (txn, pos_record_table_get_select (&receipts, "", BY_NUMBER));

  pos_db_bind_text (get, ":number", number);
  return pos_record_table_read_one (&receipts, get, (gpointer *)receipt, error);
}

gboolean
pos_receipt_table_get_last (PosDbTxn *txn,
                            const char *register_id,
                            const char *sequence,
                            PosStoredReceipt **receipt,
                            GError **error)
{
  g_autoptr (PosDbStatement) get =
      pos_db_txn_prepare (txn, pos_record_table_get_select (&receipts, "", LAST));

  pos_db_bind_text (get, ":register", register_id);
  pos_db_bind_text (get, ":sequence", sequence);
  return pos_record_table_read_one (&receipts, get, (gpointer *)receipt, error);
}

GPtrArray *
pos_receipt_table_list (PosDbTxn *txn, const PosId *order, guint limit, GError **error)
{
  g_autoptr (PosDbStatement) list =
      pos_db_txn_prepare (txn, pos_record_table_get_select (&receipts, "", OF_ORDER));

  pos_db_bind_id (list, ":order", order);
  pos_db_bind_int64 (list, ":limit", limit);
  return pos_record_table_read_all (&receipts, list, error);
}

gboolean
pos_receipt_table_count_copy (PosDbTxn *txn, const char *number, gint64 *copies, GError **error)
{
  g_autoptr (PosDbStatement) count = pos_db_txn_prepare (txn, COUNT_COPY);
  g_autoptr (PosDbStatement) get = pos_db_txn_prepare (txn, COPIES);
  gboolean has_row;

  pos_db_bind_text (count, ":number", number);
  pos_db_bind_text (get, ":number", number);
  if (!pos_db_run (count, error) || !pos_db_step (get, &has_row, error))
    return FALSE;
  if (!has_row)
    return pos_set_error (
        error, POS_DB_ERROR, POS_DB_ERROR_NOT_FOUND, NULL, "There is no receipt %s", number);
  *copies = pos_db_column_int64 (get, 0);
  return TRUE;
}

GPtrArray *
pos_receipt_table_list_proven (PosDbTxn *txn, const PosId *order, GError **error)
{
  g_autoptr (PosDbStatement) list =
      pos_db_txn_prepare (txn, pos_record_table_get_select (&receipts, "proof, ", PROVEN));
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean has_row;

  pos_db_bind_id (list, ":order", order);
  for (;;) {
    if (!pos_db_step (list, &has_row, error))
      return NULL;
    if (!has_row)
      return g_steal_pointer (&found);
    g_autoptr (PosRecord) receipt = pos_record_table_read (&receipts, list, 1, 0, error);
    if (!receipt)
      return NULL;
    if (pos_proof_fits (list, 0, receipt, forget_copies))
      g_ptr_array_add (found, g_steal_pointer (&receipt));
  }
}

gboolean
pos_receipt_table_check (PosDbTxn *txn, GPtrArray *faults, GError **error)
{
  const PosProofTable proven = {
      &receipts,
      pos_record_table_get_select (&receipts, "proof, number, ", ALL),
      forget_copies,
      "receipt",
  };

  return pos_proof_check (txn, &proven, faults, error);
}
