/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-check.c — see the header. */
#include "hq/pos-hq-check.h"
#include "base/pos-error.h"
#include "base/pos-json-canonical.h"
#include "base/pos-json.h"
#include "db/pos-db-statement.h"
#include "hq/pos-hq-check-counts.h"
#include "hq/pos-hq-transaction-table.h"
#include "pricing/pos-ledger.h"
#include "wire/pos-transaction.h"
#include "wire/pos-wire-calls.h"

#include <string.h>

static const char MESSAGES[] =
    "SELECT register, sequence, kind, hash, body, record, corrected, arrival, proof, "
    "  coalesce (status_again, status), status "
    "FROM register_transaction ORDER BY arrival";
/* What came is counted, what is known to be missing is a list.  A register that got another device
 * goes on with its numbers.  What headquarters has a hub need not have: it may be a new one. */
#define OF_REGISTER                                                                                \
  "FROM register_transaction t JOIN device e ON e.id = t.device WHERE e.register = d.register "
static const char SEQUENCES[] =
    "SELECT d.register, d.received_sequence, "
    "  (SELECT count (*) FROM json_each (iif (json_valid (d.missing), d.missing, '[]')) "
    "    WHERE value > d.upstream_sequence), "
    "  min (d.upstream_sequence, d.received_sequence) + (SELECT count (DISTINCT t.sequence) "
    "    " OF_REGISTER
    "    AND t.sequence <= d.received_sequence AND t.sequence > d.upstream_sequence), "
    "  d.received_sequence <= d.upstream_sequence OR EXISTS (SELECT 1 " OF_REGISTER
    "    AND t.sequence = d.received_sequence AND t.hash = d.received_hash), "
    "  json_valid (d.missing) "
    "FROM device d WHERE d.kind = 'register' ORDER BY d.register, d.id";
static const char ORDERS[] =
    "SELECT o.id, o.number, o.reference, o.receipt, o.type, o.status, o.revision, o.customer, "
    "  o.total_minor, o.body, v.body, o.home_store, o.customer_name, o.created_at, "
    "  EXISTS (SELECT 1 FROM setting WHERE key = 'upstream.store'), "
    "  o.worker, o.created_on, "
    "  coalesce (o.receipt, '') = '' OR EXISTS (SELECT 1 FROM order_receipt r "
    "    WHERE r.order_id = o.id AND r.receipt = upper (o.receipt)), "
    "  NOT EXISTS (SELECT 1 FROM json_each (iif (json_valid (o.body), o.body, '{}'), '$.lines') l "
    "    WHERE l.value ->> '$.item' <> '' AND NOT EXISTS (SELECT 1 FROM order_mark m "
    "      WHERE m.kind = 'item' AND m.mark = l.value ->> '$.item' AND m.order_id = o.id)) "
    "FROM sales_order o LEFT JOIN order_version v ON v.order_id = o.id AND v.revision = o.revision "
    "ORDER BY o.id";
static const char FED[] = "SELECT body FROM feed WHERE kind = 'order' AND id = :id";
static const char CONFIRMED[] = "SELECT 1 FROM register_transaction WHERE record = :record "
                                "AND kind IN ('order', 'hand-over') AND status = 'done' LIMIT 1";
static const char PLACE[] = "SELECT 1 FROM order_place WHERE order_id = :id AND store IS :store";
static const char PAID[] =
    "SELECT t.register, t.sequence, p.value ->> '$.id' "
    "FROM register_transaction t, "
    "  json_each (iif (json_valid (t.body), t.body, 'null'), '$.payments') p "
    "WHERE t.record = :record AND t.kind IN ('order', 'hand-over') AND t.status = 'done' "
    "AND (p.value ->> '$.kind') IN ('tender', 'deposit', 'refund') "
    "AND (p.value ->> '$.state') = 'posted'";
static const char DONE[] =
    "SELECT DISTINCT record FROM register_transaction "
    "WHERE record IS NOT NULL AND kind IN ('order', 'hand-over') AND status = 'done'";
static const char HAS_ORDER[] = "SELECT 1 FROM sales_order WHERE id = :id";
/* The highest number that was given, and the counter behind it.  A hub gives none to orders. */
static const char NUMBERS[] =
    "SELECT c.name, c.value, CASE c.name "
    "  WHEN 'order' THEN (SELECT max (CAST (substr (number, 4) AS INTEGER)) FROM sales_order "
    "    WHERE number GLOB 'SO-[0-9]*') "
    "  WHEN 'quote' THEN (SELECT max (CAST (substr (number, 4) AS INTEGER)) FROM sales_order "
    "    WHERE number GLOB 'QU-[0-9]*') "
    "  WHEN 'arrival' THEN (SELECT max (arrival) FROM register_transaction) "
    "  WHEN 'feed' THEN (SELECT max (seq) FROM feed) END AS given "
    "FROM (SELECT n.name, coalesce (c.value, 0) AS value "
    "  FROM (SELECT 'order' AS name UNION SELECT 'quote' UNION SELECT 'arrival' UNION "
    "        SELECT 'feed') n LEFT JOIN counter c ON c.name = n.name) c "
    "WHERE given > c.value AND (c.name NOT IN ('order', 'quote') OR NOT EXISTS ("
    "  SELECT 1 FROM setting WHERE key = 'upstream.store'))";
static const char FEED[] = "SELECT kind, id, body FROM feed WHERE body IS NOT NULL ORDER BY seq";

/* Gift cards are what their entries say, and none got back more than it paid. */
static const char GIFTS[] =
    "SELECT 'gift card: ' || masked || ' holds ' || balance_minor || ', and its entries say ' || "
    "  entries FROM (SELECT c.masked, c.balance_minor, (SELECT coalesce (sum (e.amount_minor), 0) "
    "    FROM gift_entry e WHERE e.card = c.card) AS entries FROM gift_card c) "
    "  WHERE balance_minor <> entries "
    "UNION ALL SELECT 'gift card: ' || count (*) || ' entries of a card that there is not' "
    "  FROM gift_entry "
    "  WHERE card IS NOT NULL AND card NOT IN (SELECT card FROM gift_card) HAVING count (*) > 0 "
    "UNION ALL SELECT 'gift card: more is back than ' || lower (hex (r.original)) || ' took' "
    "  FROM gift_entry r WHERE r.original IS NOT NULL GROUP BY r.original "
    "  HAVING sum (r.amount_minor) > coalesce ((SELECT -o.amount_minor FROM gift_entry o "
    "    WHERE o.reference = r.original), 0)";

/* Two registers that give the same numbers: a disk that was cloned, say. */
static const char RECEIPTS[] =
    "SELECT 'number: receipt ' || receipt || ' is on ' || count (*) || ' orders' "
    "FROM order_receipt GROUP BY receipt HAVING count (*) > 1";

/* What is open of an invoice is what its entries leave of it, and none gave back more than it took.
 */
static const char INVOICES[] =
    "SELECT 'invoice: ' || number || ' has ' || open_minor || ' open, and its entries say ' || "
    "rest "
    "  FROM (SELECT i.number, i.open_minor, "
    "    CAST (replace (i.body ->> '$.amount', '.', '') AS INTEGER) - "
    "    CAST (replace (coalesce (i.body ->> '$.paid', '0'), '.', '') AS INTEGER) - "
    "    (SELECT coalesce (sum (e.amount_minor), 0) FROM invoice_entry e WHERE e.invoice = i.id) "
    "    AS rest FROM invoice i WHERE json_valid (i.body)) WHERE open_minor <> rest "
    "UNION ALL SELECT 'invoice: ' || number || ' cannot be read' FROM invoice "
    "  WHERE NOT json_valid (body) "
    "UNION ALL SELECT 'invoice: ' || count (*) || ' entries of an invoice that there is not' "
    "  FROM invoice_entry "
    "  WHERE invoice IS NOT NULL AND invoice NOT IN (SELECT id FROM invoice) HAVING count (*) > 0 "
    "UNION ALL SELECT 'invoice: ' || lower (hex (reference)) || ' was paid with ' || "
    "  lower (hex (order_id)) || ', which is no order' FROM invoice_entry "
    "  WHERE order_id IS NOT NULL AND order_id NOT IN (SELECT id FROM sales_order) "
    "UNION ALL SELECT 'invoice: more is back than ' || lower (hex (r.original)) || ' took' "
    "  FROM invoice_entry r WHERE r.original IS NOT NULL GROUP BY r.original "
    "  HAVING -sum (r.amount_minor) > coalesce ((SELECT o.amount_minor FROM invoice_entry o "
    "    WHERE o.reference = r.original), 0)";

/* Whose order is gone, and what is another's. */
static const char STRAYS[] =
    "SELECT 'slot: a place of ' || lower (hex (order_id)) || ', which is no order' FROM slot_place "
    "  WHERE order_id NOT IN (SELECT id FROM sales_order) "
    "UNION ALL SELECT 'coupon: a use by ' || lower (hex (order_id)) || ', which is no order' "
    "  FROM coupon_use WHERE order_id NOT IN (SELECT id FROM sales_order) "
    "UNION ALL SELECT 'version: ' || revision || ' of ' || lower (hex (order_id)) || "
    "  ', which is no order' "
    "  FROM order_version WHERE order_id NOT IN (SELECT id FROM sales_order) "
    "UNION ALL SELECT 'version: ' || revision || ' of ' || lower (hex (order_id)) || "
    "  ' cannot be read, or is not what it says' FROM order_version WHERE NOT CASE "
    "    WHEN json_valid (body) THEN coalesce (body ->> '$.revision' = revision "
    "      AND replace (body ->> '$.id', '-', '') = lower (hex (order_id)), 0) ELSE 0 END "
    "UNION ALL SELECT 'cart: ' || f.id || ' goes to no store' FROM feed f "
    "  WHERE f.kind = 'suspended-cart' AND f.body IS NOT NULL "
    "  AND NOT EXISTS (SELECT 1 FROM order_place p WHERE p.order_id = f.id) "
    "UNION ALL SELECT 'cart: ' || f.id || ' would be kept for ever' FROM feed f "
    "  WHERE f.kind = 'suspended-cart' AND f.body IS NOT NULL "
    "  AND NOT EXISTS (SELECT 1 FROM cart_due d WHERE d.id = f.id) "
    "  AND NOT EXISTS (SELECT 1 FROM setting WHERE key = 'upstream.store') "
    "UNION ALL SELECT 'cart: ' || d.id || ' is to be forgotten, and is not there' FROM cart_due d "
    "  WHERE NOT EXISTS (SELECT 1 FROM feed f WHERE f.kind = 'suspended-cart' AND f.id = d.id)";
/* Numbered one by one, and nobody deletes any. */
static const char GAPS[] =
    "SELECT 'trail: ' || (most - here) || ' of the ' || name || ' are gone' FROM ("
    "  SELECT 'corrections' AS name, count (*) AS here, coalesce (max (id), 0) AS most "
    "    FROM correction "
    "  UNION ALL SELECT 'entries about trust', count (*), coalesce (max (number), 0) FROM audit "
    "  UNION ALL SELECT 'messages to customers', count (*), coalesce (max (number), 0) "
    "    FROM message) WHERE here < most";

static void add_fault (GPtrArray *faults, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
add_fault (GPtrArray *faults, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (faults, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

typedef gboolean (*RowFunc) (PosDbTxn *txn, PosDbStatement *row, GPtrArray *faults, GError **error);

static gboolean
for_each (PosDbTxn *txn, const char *sql, RowFunc look, GPtrArray *faults, GError **error)
{
  g_autoptr (PosDbStatement) rows = pos_db_txn_prepare (txn, sql);
  gboolean has_row;

  for (;;) {
    if (!pos_db_step (rows, &has_row, error))
      return FALSE;
    if (!has_row)
      return TRUE;
    if (!look (txn, rows, faults, error))
      return FALSE;
  }
}

/* --- What registers sent --- */

/* What is as it was sent was read then; what a person corrected is read here. */
static gboolean
is_readable (const char *corrected)
{
  g_autoptr (json_t) json = corrected ? pos_json_parse (corrected, -1, NULL) : NULL;

  return !corrected || json;
}

static char *
dup_id (const char *body)
{
  const PosJsonSlice whole = {body, strlen (body)};

  return pos_json_slice_dup_text (pos_json_slice_member (whole, "id"));
}

static gboolean
is_proven (PosDbTxn *txn, PosDbStatement *row, gboolean *proven, GError **error)
{
  g_autoptr (PosHqDue) due = NULL;

  *proven = TRUE;
  /* Spares reading what has no proof. */
  if (pos_db_column_is_null (row, 8))
    return TRUE;
  if (!pos_hq_transaction_table_get_due (txn, pos_db_column_int64 (row, 7), &due, error))
    return FALSE;
  PosDigest proof = pos_transaction_prove (due->transaction);
  *proven = pos_db_column_proves (row, 8, &proof);
  return TRUE;
}

static gboolean
look_at_message (PosDbTxn *txn, PosDbStatement *row, GPtrArray *faults, GError **error)
{
  const char *register_id = pos_db_column_word (row, 0), *kind = pos_db_column_word (row, 2);
  const char *body = pos_db_column_word (row, 4), *record = pos_db_column_text (row, 5);
  const char *corrected = pos_db_column_text (row, 6);
  gint64 sequence = pos_db_column_int64 (row, 1);
  g_autofree char *hash = pos_transaction_hash_body (body);
  gboolean of_order = !strcmp (kind, "order") || !strcmp (kind, "hand-over"), proven;

  if (!is_proven (txn, row, &proven, error))
    return FALSE;
  if (!proven || strcmp (hash, pos_db_column_word (row, 3)) != 0 || !is_readable (corrected)) {
    add_fault (
        faults, "message: %s %" G_GINT64_FORMAT " is not as it was sent", register_id, sequence);
    return TRUE;
  }
  if (g_strcmp0 (pos_db_column_text (row, 9), pos_db_column_text (row, 10)) != 0)
    add_fault (faults,
               "message: %s %" G_GINT64_FORMAT " is “%s”, and was left “%s”",
               register_id,
               sequence,
               pos_db_column_word (row, 10),
               pos_db_column_word (row, 9));
  g_autofree char *id = of_order ? dup_id (corrected ? corrected : body) : NULL;
  if (of_order && record && g_strcmp0 (id, record) != 0)
    add_fault (faults,
               "message: %s %" G_GINT64_FORMAT " is about another order than it says",
               register_id,
               sequence);
  return TRUE;
}

static gboolean
look_at_sequence (PosDbTxn *txn, PosDbStatement *row, GPtrArray *faults, GError **error)
{
  const char *register_id = pos_db_column_word (row, 0);
  gint64 last = pos_db_column_int64 (row, 1), missing = pos_db_column_int64 (row, 2);
  gint64 count = pos_db_column_int64 (row, 3);

  if (pos_db_column_int64 (row, 5) == 0)
    add_fault (faults, "message: what is missing of %s cannot be read", register_id);
  else if (count + missing != last)
    add_fault (faults,
               "message: of %s's %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT
               " are here, %" G_GINT64_FORMAT " are known to be missing",
               register_id,
               last,
               count,
               missing);
  else if (last > 0 && pos_db_column_int64 (row, 4) == 0)
    add_fault (faults, "message: the last of %s is another one than was acknowledged", register_id);
  return TRUE;
}

static gboolean
is_order (PosDbTxn *txn, const char *text, gboolean *is, GError **error)
{
  g_autoptr (PosDbStatement) find = pos_db_txn_prepare (txn, HAS_ORDER);
  PosId id;

  *is = FALSE;
  if (!pos_id_parse (text, &id, NULL))
    return TRUE;
  pos_db_bind_id (find, ":id", &id);
  return pos_db_step (find, is, error);
}

static gboolean
look_for_order (PosDbTxn *txn, PosDbStatement *row, GPtrArray *faults, GError **error)
{
  const char *record = pos_db_column_word (row, 0);
  gboolean is;

  if (!is_order (txn, record, &is, error))
    return FALSE;
  if (!is)
    add_fault (faults, "order: %s was made of what registers sent, and is not here", record);
  return TRUE;
}

/* --- Orders --- */

static gboolean
is_day (PosDbStatement *row, int column, PosDate day)
{
  g_autofree char *text = pos_date_to_text (day);

  return !g_strcmp0 (pos_db_column_text (row, column), text);
}

/* The columns by which an order is found say what it says. */
static gboolean
columns_agree (PosDbStatement *row, PosOrder *order)
{
  PosId id = pos_db_column_id (row, 0);
  const char *number = pos_db_column_text (row, 1);

  /* A hub lets a number go that headquarters gave to another one. */
  return pos_id_equal (&id, &order->id) && (!number || !g_strcmp0 (number, order->number)) &&
         !g_strcmp0 (pos_db_column_text (row, 2), order->reference) &&
         !g_strcmp0 (pos_db_column_text (row, 3), order->receipt) &&
         !g_strcmp0 (pos_db_column_text (row, 4),
                     pos_order_type_get_nick ((PosOrderType)order->type)) &&
         !g_strcmp0 (pos_db_column_text (row, 5),
                     pos_order_status_get_nick ((PosOrderStatus)order->status)) &&
         pos_db_column_int64 (row, 6) == order->revision &&
         !g_strcmp0 (pos_db_column_text (row, 7), order->customer) &&
         pos_db_column_int64 (row, 8) == order->total &&
         !g_strcmp0 (pos_db_column_text (row, 11), order->home_store) &&
         !g_strcmp0 (pos_db_column_text (row, 12), order->customer_name) &&
         pos_db_column_int64 (row, 13) == order->created_at &&
         !g_strcmp0 (pos_db_column_text (row, 15), order->worker) &&
         is_day (row, 16, pos_date_at (order->created_at, "UTC")) &&
         pos_db_column_int64 (row, 17) != 0 && pos_db_column_int64 (row, 18) != 0;
}

/* What is only asked for in real time is told to nobody, until a message confirms it. */
static gboolean
check_untold (PosDbTxn *txn, PosOrder *order, const char *id, GPtrArray *faults, GError **error)
{
  g_autoptr (PosDbStatement) find = pos_db_txn_prepare (txn, CONFIRMED);
  gboolean has_row;

  pos_db_bind_text (find, ":record", id);
  if (!pos_db_step (find, &has_row, error))
    return FALSE;
  if (has_row && order->status != POS_ORDER_STATUS_VOIDED)
    add_fault (faults, "order: %s is told to no register", id);
  return TRUE;
}

static gboolean
check_place (PosDbTxn *txn, PosOrder *order, const char *id, GPtrArray *faults, GError **error)
{
  g_autoptr (PosDbStatement) find = pos_db_txn_prepare (txn, PLACE);
  gboolean has_row;

  pos_db_bind_text (find, ":id", id);
  pos_db_bind_text (find, ":store", order->home_store);
  if (!pos_db_step (find, &has_row, error))
    return FALSE;
  if (!has_row)
    add_fault (faults, "order: %s is not told to its own store", id);
  return TRUE;
}

/* Mostly to the letter, and reading it again is what takes long. */
static gboolean
says_the_same (PosOrder *order, const char *body, const char *fed_body)
{
  g_autoptr (PosOrder) fed = NULL;

  if (g_strcmp0 (body, fed_body) == 0)
    return TRUE;
  fed = pos_wire_parse (POS_TYPE_ORDER, fed_body, -1, NULL);
  g_autofree char *here = pos_transaction_hash_order (order);
  g_autofree char *there = fed ? pos_transaction_hash_order (fed) : NULL;
  return g_strcmp0 (here, there) == 0;
}

static gboolean
check_fed (PosDbTxn *txn,
           PosOrder *order,
           const char *body,
           const char *id,
           GPtrArray *faults,
           GError **error)
{
  g_autoptr (PosDbStatement) find = pos_db_txn_prepare (txn, FED);
  gboolean has_row;

  pos_db_bind_text (find, ":id", id);
  if (!pos_db_step (find, &has_row, error))
    return FALSE;
  if (!has_row)
    return check_untold (txn, order, id, faults, error);
  if (!says_the_same (order, body, pos_db_column_word (find, 0)))
    add_fault (faults, "order: %s is another one than registers are told", id);
  return !order->home_store || check_place (txn, order, id, faults, error);
}

static gboolean
check_paid (PosDbTxn *txn, PosOrder *order, const char *id, GPtrArray *faults, GError **error)
{
  g_autoptr (PosDbStatement) paid = pos_db_txn_prepare (txn, PAID);
  gboolean has_row;
  PosId payment;

  pos_db_bind_text (paid, ":record", id);
  for (;;) {
    if (!pos_db_step (paid, &has_row, error))
      return FALSE;
    if (!has_row)
      return TRUE;
    if (!pos_id_parse (pos_db_column_word (paid, 2), &payment, NULL) ||
        !pos_order_find_payment (order, &payment))
      add_fault (faults,
                 "order: %s lacks a payment that %s told of in %" G_GINT64_FORMAT,
                 id,
                 pos_db_column_text (paid, 0),
                 pos_db_column_int64 (paid, 1));
  }
}

static void
check_ledger (PosOrder *order, const char *id, GPtrArray *faults)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  if (order->status == POS_ORDER_STATUS_VOIDED)
    return;
  pos_ledger_check (order, found);
  for (guint i = 0; i < found->len; i++)
    add_fault (faults, "order: %s: %s", id, (char *)found->pdata[i]);
}

static gboolean
look_at_order (PosDbTxn *txn, PosDbStatement *row, GPtrArray *faults, GError **error)
{
  const char *body = pos_db_column_word (row, 9);
  PosId key = pos_db_column_id (row, 0);
  g_autofree char *id = pos_id_dup_text (&key);
  g_autoptr (PosOrder) order = pos_wire_parse (POS_TYPE_ORDER, body, -1, NULL);

  if (!order) {
    add_fault (faults, "order: %s cannot be read", id);
    return TRUE;
  }
  if (!columns_agree (row, order))
    add_fault (faults, "order: %s is listed as something else than it is", id);
  if (g_strcmp0 (pos_db_column_text (row, 10), body) != 0)
    add_fault (faults, "order: %s is not its own revision", id);
  check_ledger (order, id, faults);
  /* Headquarters counts for all stores, a hub for none. */
  gboolean counts = pos_db_column_int64 (row, 14) == 0;
  return check_fed (txn, order, body, id, faults, error) &&
         check_paid (txn, order, id, faults, error) &&
         (!counts || pos_hq_check_counted (txn, order, body, faults, error));
}

/* --- Numbers and the feed --- */

static gboolean
look_at_number (PosDbTxn *txn, PosDbStatement *row, GPtrArray *faults, GError **error)
{
  add_fault (faults,
             "number: “%s” counts to %" G_GINT64_FORMAT ", and %" G_GINT64_FORMAT " was given",
             pos_db_column_text (row, 0),
             pos_db_column_int64 (row, 1),
             pos_db_column_int64 (row, 2));
  return TRUE;
}

static gboolean
look_at_fed (PosDbTxn *txn, PosDbStatement *row, GPtrArray *faults, GError **error)
{
  const char *kind = pos_db_column_word (row, 0), *id = pos_db_column_word (row, 1);
  g_autoptr (json_t) json = NULL;
  gboolean seen = FALSE;

  /* Of an order that is here, what is told was held against it. */
  if (!strcmp (kind, "order") && !is_order (txn, id, &seen, error))
    return FALSE;
  if (seen)
    return TRUE;
  json = pos_json_parse (pos_db_column_word (row, 2), -1, NULL);
  if (!json_is_object (json))
    add_fault (faults, "feed: %s %s cannot be read", kind, id);
  return TRUE;
}

/* --- What says itself what is wrong --- */

static gboolean
take_words (PosDbTxn *txn, PosDbStatement *row, GPtrArray *faults, GError **error)
{
  g_ptr_array_add (faults, g_strdup (pos_db_column_word (row, 0)));
  return TRUE;
}

static const struct {
  const char *what, *rows;
  RowFunc look;
} parts[] = {
    {"what registers sent", MESSAGES, look_at_message},
    {"how much they sent", SEQUENCES, look_at_sequence},
    {"what became of it", DONE, look_for_order},
    {"orders", ORDERS, look_at_order},
    {"numbers", NUMBERS, look_at_number},
    {"receipts", RECEIPTS, take_words},
    {"the feed", FEED, look_at_fed},
    {"gift cards", GIFTS, take_words},
    {"invoices", INVOICES, take_words},
    {"what lies beside orders", STRAYS, take_words},
    {"trails", GAPS, take_words},
};

typedef struct {
  guint part;
  GPtrArray *faults;
} Run;

static gboolean
run_part (PosDbTxn *txn, gpointer data, GError **error)
{
  Run *run = data;

  return for_each (txn, parts[run->part].rows, parts[run->part].look, run->faults, error);
}

gboolean
pos_hq_check (PosDb *db, GPtrArray *faults, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    Run run = {i, faults};
    g_autoptr (GError) failure = NULL;

    if (pos_db_read_sync (db, run_part, &run, NULL, &failure))
      continue;
    if (failure->domain != POS_DB_ERROR) {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
    add_fault (faults, "database: %s cannot be read: %s", parts[i].what, failure->message);
  }
  return TRUE;
}
