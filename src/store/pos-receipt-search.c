/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-receipt-search.c — see the header. */
#include "store/pos-receipt-search.h"

#include "base/pos-json.h"
#include "base/pos-search-text.h"
#include "store/pos-cursor.h"
#include "store/pos-record-sql.h"

static PosRecordTable receipts = {.name = "receipt", .get_type = pos_stored_receipt_get_type};

/* Sets of orders, each found once by an index; what is not asked is never looked for.  The walk
 * from the newest stays within one index, and only what is shown is read. */

#define OF_TEXT                                                                                    \
  "SELECT order_id FROM order_key WHERE kind IN ('number', 'reference') AND key = :number "        \
  "UNION ALL SELECT order_id FROM order_line WHERE item = :text AND voided = 0 "                   \
  "UNION ALL SELECT n.order_id FROM order_key n WHERE n.kind = 'name' "                            \
  "  AND n.key >= :words ->> 0 AND n.key < (:words ->> 0) || char (1114111) "                      \
  "  AND NOT EXISTS (SELECT 1 FROM json_each (:words) w WHERE NOT EXISTS ("                        \
  "    SELECT 1 FROM order_key k WHERE k.order_id = n.order_id AND k.kind = 'name' "               \
  "    AND k.key >= w.value AND k.key < w.value || char (1114111))) "

#define OF_AMOUNT                                                                                  \
  "SELECT id FROM sales_order WHERE total_minor = :amount "                                        \
  "UNION ALL SELECT order_id FROM order_payment WHERE amount_minor IN (:amount, -:amount) "

static const char FOUND[] =
    "FROM receipt WHERE number IN (SELECT number FROM receipt c "
    "WHERE order_id IS NOT NULL AND at >= :from AND at < :until "
    "AND (:after IS NULL OR (at, serial) < "
    "  (SELECT r.at, r.serial FROM receipt r WHERE r.number = :after)) "
    "AND (:customer IS NULL OR order_id IN "
    "  (SELECT id FROM sales_order WHERE customer = :customer)) "
    "AND (:item IS NULL OR order_id IN "
    "  (SELECT order_id FROM order_line WHERE item = :item AND voided = 0)) "
    "AND (:amount IS NULL OR order_id IN (" OF_AMOUNT ")) "
    "AND (:text IS NULL OR instr (number, :number) > 0 OR order_id IN (" OF_TEXT ")) "
    "AND (:worker IS NULL OR "
    "  (SELECT o.worker FROM sales_order o WHERE o.id = c.order_id) = :worker) "
    "ORDER BY at DESC, serial DESC LIMIT :limit) ORDER BY at DESC, serial DESC";

static char *
dup_words (const char *text)
{
  g_autofree char *folded = pos_search_fold (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autoptr (json_t) list = json_array ();

  for (guint i = 0; words[i]; i++)
    if (*words[i])
      json_array_append_new (list, json_string (words[i]));
  return pos_json_to_text (list);
}

/* There are none older than a receipt that there never was. */
static gboolean
check_after (PosDbTxn *txn, const char *after, GError **error)
{
  g_autoptr (PosDbStatement) select =
      pos_db_txn_prepare (txn, "SELECT 1 FROM receipt WHERE number = :after");
  gboolean row = FALSE;

  pos_db_bind_text (select, ":after", after);
  return pos_db_step (select, &row, error) && (row || pos_cursor_refuse (error));
}

GPtrArray *
pos_receipt_search (PosDbTxn *txn, const PosReceiptQuery *query, GError **error)
{
  g_autoptr (PosDbStatement) list =
      pos_db_txn_prepare (txn, pos_record_table_get_select (&receipts, "", FOUND));
  g_autofree char *number = pos_search_number (query->text);
  g_autofree char *words = dup_words (query->text);
  const char *after = query->after && *query->after ? query->after : NULL;

  if (after && !check_after (txn, after, error))
    return NULL;
  pos_db_bind_text (list, ":text", query->text);
  pos_db_bind_text (list, ":number", number);
  pos_db_bind_text (list, ":words", words);
  pos_db_bind_text (list, ":worker", query->worker);
  pos_db_bind_text (list, ":customer", query->customer);
  pos_db_bind_text (list, ":item", query->item);
  if (query->amount)
    pos_db_bind_int64 (list, ":amount", *query->amount);
  else
    pos_db_bind_null (list, ":amount");
  pos_db_bind_int64 (list, ":from", query->from);
  pos_db_bind_int64 (list, ":until", query->until > 0 ? query->until : G_MAXINT64);
  pos_db_bind_text (list, ":after", after);
  pos_db_bind_int64 (list, ":limit", query->limit);
  return pos_record_table_read_all (&receipts, list, error);
}
