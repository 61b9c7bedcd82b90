/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-returns.c — see the header. */
#include "hq/pos-hq-returns.h"
#include "hq/pos-hq-claim-table.h"
#include "hq/pos-hq-order-table.h"
#include "model/pos-saying.h"
#include "pricing/pos-returns.h"
#include "wire/pos-wire-calls.h"

#include <string.h>

/* Every version of an order that was sent or told, the latest first. */
static const char VERSIONS[] =
    "SELECT body FROM order_version WHERE order_id = :id "
    "UNION ALL SELECT body FROM (SELECT body FROM register_transaction WHERE record = :record "
    "  AND kind IN ('order', 'hand-over') AND arrival <> :arrival ORDER BY arrival DESC)";
/* What its device said earlier of other orders, the latest first. */
static const char OTHERS[] =
    "SELECT e.body FROM register_transaction t JOIN register_transaction e "
    "  ON e.device = t.device AND e.sequence < t.sequence AND e.record <> t.record "
    "WHERE t.arrival = :arrival AND e.kind IN ('order', 'hand-over') "
    "  AND instr (e.body, :record) > 0 ORDER BY e.sequence DESC";
/* What was decided against of an order. */
static const char OVERRULED[] =
    "SELECT coalesce (t.corrected, t.body) FROM register_transaction t "
    "JOIN correction c ON c.transaction_id = t.id "
    "WHERE t.record = :record AND c.field = 'conflict' AND c.after = 'headquarters'";

/* What came of a record before it came itself. */
static const char CONCERNING[] =
    "SELECT coalesce (t.corrected, t.body) FROM transaction_concern c "
    "JOIN register_transaction t ON t.arrival = c.arrival WHERE c.record = :record "
    "ORDER BY c.arrival";

/* Whether @order does not know that what @returned brings back was ever handed over. */
static gboolean
is_behind (PosOrder *order, PosOrderLine *returned)
{
  PosOrderLine *line = pos_order_find_line (order, &returned->original_line);

  return line && -returned->ordered.micro > line->invoiced.micro;
}

/* @overruled: (nullable) (element-type PosOrder). */
static gboolean
any_is_ahead (PosOrder *sale, PosOrder *original, GPtrArray *overruled)
{
  POS_LIST_FOREACH (PosOrderLine, returned, sale->lines)
  {
    gboolean ahead =
        !returned->voided && pos_order_line_is_return (returned) && is_behind (original, returned);

    for (guint i = 0; overruled && ahead && i < overruled->len; i++)
      ahead = is_behind (overruled->pdata[i], returned);
    if (ahead)
      return TRUE;
  }
  return FALSE;
}

static gboolean
read_orders (PosDbStatement *select, GPtrArray *orders, GError **error)
{
  gboolean has_row;

  for (;;) {
    if (!pos_db_step (select, &has_row, error))
      return FALSE;
    if (!has_row)
      return TRUE;
    PosOrder *order = pos_wire_parse (POS_TYPE_ORDER, pos_db_column_text (select, 0), -1, error);
    if (!order)
      return FALSE;
    g_ptr_array_add (orders, order);
  }
}

/* Returns: (transfer full) (element-type PosOrder). */
static GPtrArray *
list_overruled (PosDbTxn *txn, const PosId *order, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, OVERRULED);
  g_autoptr (GPtrArray) overruled = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *record = pos_id_dup_text (order);

  pos_db_bind_text (select, ":record", record);
  return read_orders (select, overruled, error) ? g_steal_pointer (&overruled) : NULL;
}

/* What somebody decided against is not heard of any more, and the goods are here all the same.
 * @original: (nullable). */
static gboolean
find_fault (PosDbTxn *txn, PosOrder *original, PosOrder *sale, char **fault, GError **error)
{
  g_autoptr (GPtrArray) overruled = NULL;

  if (!original) {
    *fault = pos_saying_write ("original-missing", NULL);
    return TRUE;
  }
  if (!any_is_ahead (sale, original, NULL))
    return TRUE;
  overruled = list_overruled (txn, &original->id, error);
  if (overruled && any_is_ahead (sale, original, overruled))
    *fault = pos_saying_write ("hand-over-missing", NULL);
  return overruled != NULL;
}

gboolean
pos_hq_returns_find_fault (PosDbTxn *txn, PosOrder *sale, char **fault, GError **error)
{
  g_autoptr (GArray) ids = pos_returns_list_originals (sale);

  for (guint i = 0; i < ids->len && !*fault; i++) {
    g_autoptr (PosOrder) original = NULL;

    if (!pos_hq_order_table_get (txn, &g_array_index (ids, PosId, i), &original, error) ||
        !find_fault (txn, original, sale, fault, error))
      return FALSE;
  }
  return TRUE;
}

/* Whether it changed @original. */
static gboolean
write_into (PosOrder *original, PosOrder *before, PosOrder *sale)
{
  g_autofree char *over = NULL;

  if (!pos_returns_apply (original, before, sale, &over))
    return FALSE;
  if (over) {
    g_autofree char *message = pos_saying_write ("returned-too-much", "item", over, NULL);
    pos_text_set (&original->sync_message, message);
  }
  return TRUE;
}

gboolean
pos_hq_returns_remember (PosDbTxn *txn, gint64 arrival, PosOrder *sale, GError **error)
{
  g_autoptr (GArray) ids = pos_returns_list_originals (sale);

  for (guint i = 0; i < ids->len; i++) {
    const PosId *id = &g_array_index (ids, PosId, i);
    g_autoptr (PosOrder) original = NULL;

    if (!pos_hq_order_table_get (txn, id, &original, error) ||
        (!original && !pos_hq_transaction_table_concern (txn, arrival, id, error)))
      return FALSE;
  }
  return TRUE;
}

gboolean
pos_hq_returns_catch_up (PosDbTxn *txn, PosOrder *original, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, CONCERNING);
  g_autoptr (GPtrArray) sales = g_ptr_array_new_with_free_func (g_object_unref);
  char record[POS_ID_TEXT_SIZE];

  pos_id_to_text (&original->id, record);
  pos_db_bind_text (select, ":record", record);
  if (!read_orders (select, sales, error))
    return FALSE;
  for (guint i = 0; i < sales->len; i++)
    write_into (original, NULL, sales->pdata[i]);
  return TRUE;
}

static gboolean
tell_original (PosDbTxn *txn,
               PosOrder *original,
               PosOrder *before,
               PosOrder *sale,
               GPtrArray *made,
               GError **error)
{
  if (!write_into (original, before, sale))
    return TRUE;
  if (made)
    g_ptr_array_add (made, g_object_ref (original));
  return pos_hq_claim_table_drop (txn, &original->id, sale->register_id, error) &&
         pos_hq_order_table_put (txn, original, error);
}

gboolean
pos_hq_returns_follow (
    PosDbTxn *txn, PosOrder *before, PosOrder *sale, GPtrArray *made, GError **error)
{
  g_autoptr (GArray) ids = pos_returns_list_originals (sale);

  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (PosOrder) original = NULL;

    if (!pos_hq_order_table_get (txn, &g_array_index (ids, PosId, i), &original, error) ||
        (original && !tell_original (txn, original, before, sale, made, error)))
      return FALSE;
  }
  return TRUE;
}

/* @sales: the latest first.  Returns: (nullable): what was said of the sale @at before that. */
static PosOrder *
find_before (GPtrArray *sales, guint at)
{
  PosOrder *sale = sales->pdata[at];

  for (guint i = at + 1; i < sales->len; i++)
    if (pos_id_equal (&((PosOrder *)sales->pdata[i])->id, &sale->id))
      return sales->pdata[i];
  return NULL;
}

/* The latest @n of @sales, written into @version. */
static PosOrder *
write_returns (PosOrder *version, GPtrArray *sales, guint n)
{
  PosOrder *written = pos_record_copy (version);

  for (guint i = n; i-- > 0;)
    pos_returns_apply (written, find_before (sales, i), sales->pdata[i], NULL);
  return written;
}

gboolean
pos_hq_returns_find_base (PosDbTxn *txn, const PosHqDue *due, PosOrder **base, GError **error)
{
  const char *wanted = due->transaction->base_hash;
  g_autoptr (PosDbStatement) others = pos_db_txn_prepare (txn, OTHERS);
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, VERSIONS);
  g_autoptr (GPtrArray) sales = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func (g_object_unref);
  PosId id;

  if (!wanted || !due->record || !pos_id_parse (due->record, &id, NULL))
    return TRUE;
  pos_db_bind_int64 (others, ":arrival", due->arrival);
  pos_db_bind_text (others, ":record", due->record);
  pos_db_bind_id (select, ":id", &id);
  pos_db_bind_text (select, ":record", due->record);
  pos_db_bind_int64 (select, ":arrival", due->arrival);
  if (!read_orders (others, sales, error) ||
      (sales->len > 0 && !read_orders (select, versions, error)))
    return FALSE;
  for (guint v = 0; v < versions->len; v++)
    for (guint n = 1; n <= sales->len; n++) {
      g_autoptr (PosOrder) written = write_returns (versions->pdata[v], sales, n);
      g_autofree char *hash = pos_transaction_hash_order (written);
      if (!strcmp (hash, wanted)) {
        *base = g_steal_pointer (&written);
        return TRUE;
      }
    }
  return TRUE;
}
