/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-invoice-table.c — one entry for each reference; what is open stands beside them, and is
 * read and written in the one transaction, so that two who pay at once cannot both pay it. */
#include "hq/pos-hq-invoice-table.h"
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "hq/pos-hq-ledger.h"
#include "model/pos-saying.h"
#include "wire/pos-wire-calls.h"

#define TAKEN                                                                                      \
  "(SELECT coalesce (sum (e.amount_minor), 0) FROM invoice_entry e WHERE e.invoice = :id)"
static const char PUT[] =
    "INSERT INTO invoice (id, customer, number, due, open_minor, body) "
    "VALUES (:id, :customer, :number, :due, :owed - " TAKEN ", :body) "
    "ON CONFLICT (id) DO UPDATE SET customer = excluded.customer, number = excluded.number, "
    "  due = excluded.due, open_minor = excluded.open_minor, body = excluded.body";
static const char FIND[] = "SELECT body, open_minor FROM invoice WHERE id = :id";
/* Without a number, what is open; what somebody names, also to hear that it is paid. */
static const char LIST[] = "SELECT body, open_minor FROM invoice WHERE customer = :customer "
                           "AND CASE WHEN :number IS NULL "
                           "  THEN open_minor > 0 OR id IN (SELECT value FROM json_each (:held)) "
                           "  ELSE id = :number OR lower (number) = lower (:number) END "
                           "ORDER BY due IS NULL, due, number, id LIMIT :limit";
/* Amounts are what is taken, so below nothing where it is given back. */
static const PosHqLedger ledger = {
    .find = "SELECT e.kind, e.invoice, e.amount_minor, e.amount_minor + (SELECT coalesce (sum "
            "  (r.amount_minor), 0) FROM invoice_entry r WHERE r.original = :reference), "
            "  e.order_id FROM invoice_entry e WHERE e.reference = :reference",
    .add = "INSERT INTO invoice_entry "
           "  (reference, kind, invoice, amount_minor, original, order_id, register, at) "
           "VALUES (:reference, :kind, :subject, :amount, :original, :order, :register, :at) "
           "ON CONFLICT (reference) DO UPDATE SET kind = excluded.kind, "
           "  invoice = excluded.invoice, amount_minor = excluded.amount_minor, "
           "  order_id = excluded.order_id",
    .orders = TRUE,
    .change = "UPDATE invoice SET open_minor = open_minor - :amount WHERE id = :subject",
};
static const char BOOK[] = "UPDATE invoice_entry SET order_id = :order, "
                           "  amount_minor = amount_minor + :missing WHERE reference = :reference";

/* Of takes of :register that are neither paid nor waiting to be: what was not given back. */
#define HELD                                                                                       \
  "(SELECT t.reference, t.invoice, t.register, t.amount_minor + "                                  \
  "  (SELECT coalesce (sum (b.amount_minor), 0) FROM invoice_entry b "                             \
  "    WHERE b.original = t.reference) AS rest "                                                   \
  "  FROM invoice_entry t WHERE t.kind = 'take' AND t.order_id IS NULL "                           \
  "  AND t.register = :register AND NOT EXISTS (SELECT 1 FROM register_transaction r, "            \
  "    json_each (r.body, '$.payments') p WHERE r.register = :register AND r.kind = 'order' "      \
  "    AND replace (p.value ->> '$.id', '-', '') = lower (hex (t.reference))))"
static const char OPEN_AGAIN[] =
    "UPDATE invoice SET open_minor = open_minor + "
    "  (SELECT coalesce (sum (h.rest), 0) FROM " HELD " h WHERE h.invoice = invoice.id) "
    "WHERE id IN (SELECT h.invoice FROM " HELD " h)";
static const char GIVE_ALL_BACK[] =
    "INSERT INTO invoice_entry (reference, kind, invoice, amount_minor, original, register, at) "
    "SELECT randomblob (16), 'give-back', h.invoice, -h.rest, h.reference, h.register, :at "
    "FROM " HELD " h WHERE h.rest > 0";

/* --- Invoices --- */

gboolean
pos_hq_invoice_table_put (PosDbTxn *txn, PosInvoice *invoice, GError **error)
{
  g_autoptr (PosDbStatement) put = pos_db_txn_prepare (txn, PUT);
  g_autofree char *body = pos_wire_to_text (invoice);
  g_autofree char *due = invoice->due.julian ? pos_date_to_text (invoice->due) : NULL;

  pos_db_bind_text (put, ":id", invoice->id);
  pos_db_bind_text (put, ":customer", invoice->customer);
  pos_db_bind_text (put, ":number", pos_invoice_get_number (invoice));
  pos_db_bind_text (put, ":due", due);
  pos_db_bind_int64 (put, ":owed", invoice->amount - invoice->paid);
  pos_db_bind_text (put, ":body", body);
  return pos_db_run (put, error);
}

/* @row: body and what is open.  Returns: (transfer full): %NULL with @error. */
static PosInvoice *
read_invoice (PosDbStatement *row, GError **error)
{
  PosInvoice *invoice = pos_wire_parse (POS_TYPE_INVOICE, pos_db_column_text (row, 0), -1, error);

  if (invoice)
    invoice->open = pos_db_column_int64 (row, 1);
  return invoice;
}

/* @invoice: (out) (transfer full): %NULL where there is none. */
static gboolean
find_invoice (PosDbTxn *txn, const char *id, PosInvoice **invoice, GError **error)
{
  g_autoptr (PosDbStatement) find = pos_db_txn_prepare (txn, FIND);
  gboolean has_row;

  *invoice = NULL;
  pos_db_bind_text (find, ":id", id);
  if (!pos_db_step (find, &has_row, error))
    return FALSE;
  if (has_row)
    *invoice = read_invoice (find, error);
  return !has_row || *invoice;
}

/* --- Answers --- */

static gboolean
decline (PosInvoiceAnswer *answer, const char *reason)
{
  answer->approved = FALSE;
  pos_text_set (&answer->reason, reason);
  return TRUE;
}

/* What was done once is told as often as somebody asks. */
static gboolean
approve (PosDbTxn *txn, const char *id, gint64 amount, PosInvoiceAnswer *answer, GError **error)
{
  g_autoptr (PosInvoice) invoice = NULL;

  answer->approved = TRUE;
  answer->amount = ABS (amount);
  if (!find_invoice (txn, id, &invoice, error))
    return FALSE;
  if (invoice)
    pos_list_append (answer->invoices, invoice);
  return TRUE;
}

static gboolean
enter (PosDbTxn *txn, const PosHqNewEntry *entry, PosInvoiceAnswer *answer, GError **error)
{
  return pos_hq_ledger_add (txn, &ledger, entry, error) &&
         approve (txn, entry->subject, entry->amount, answer, error);
}

/* Returns: (transfer full): JSON. */
static char *
dup_list (GStrv ids)
{
  g_autoptr (json_t) list = json_array ();

  for (GStrv id = ids; id && *id; id++)
    json_array_append_new (list, json_string (*id));
  return pos_json_to_text (list);
}

static gboolean
list (PosDbTxn *txn, const PosInvoiceQuestion *question, PosInvoiceAnswer *answer, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, LIST);
  g_autofree char *held = dup_list (question->held);
  gboolean has_row;

  answer->approved = TRUE;
  pos_db_bind_text (select, ":customer", question->customer);
  pos_db_bind_text (select, ":number", question->number);
  pos_db_bind_text (select, ":held", held);
  pos_db_bind_int64 (select, ":limit", POS_INVOICE_LIST_MAXIMUM + 1);
  for (;;) {
    g_autoptr (PosInvoice) invoice = NULL;

    if (!pos_db_step (select, &has_row, error))
      return FALSE;
    answer->more = has_row && pos_list_size (answer->invoices) == POS_INVOICE_LIST_MAXIMUM;
    if (!has_row || answer->more)
      return TRUE;
    invoice = read_invoice (select, error);
    if (!invoice)
      return FALSE;
    pos_list_append (answer->invoices, invoice);
  }
}

static gboolean
take (PosDbTxn *txn,
      const PosInvoiceQuestion *question,
      PosHqNewEntry entry,
      PosInvoiceAnswer *answer,
      GError **error)
{
  g_autoptr (PosInvoice) invoice = NULL;

  if (!find_invoice (txn, question->invoice, &invoice, error))
    return FALSE;
  if (!invoice)
    return decline (answer, "unknown-invoice");
  if (question->amount > invoice->open)
    return decline (answer, "open");
  entry.kind = "take";
  entry.subject = question->invoice;
  entry.amount = question->amount;
  return enter (txn, &entry, answer, error);
}

static gboolean
give_back (PosDbTxn *txn,
           const PosInvoiceQuestion *question,
           PosHqNewEntry entry,
           PosInvoiceAnswer *answer,
           GError **error)
{
  g_auto (PosHqEntry) original = {0};

  if (!pos_hq_ledger_find (txn, &ledger, &question->original, &original, error))
    return FALSE;
  if (g_strcmp0 (original.kind, "take") != 0)
    return decline (answer, original.kind ? "given-back" : "unknown-payment");
  if (!pos_id_is_none (&original.order))
    return decline (answer, "booked");
  if (question->amount > original.left)
    return decline (answer, "given-back");
  entry.kind = "give-back";
  entry.subject = original.subject;
  entry.amount = -question->amount;
  entry.original = &question->original;
  return enter (txn, &entry, answer, error);
}

/* From now on it never came, even if it is only late. */
static gboolean
bury (PosDbTxn *txn, PosHqNewEntry entry, PosInvoiceAnswer *answer, GError **error)
{
  entry.kind = "never";
  return decline (answer, "never-came") && pos_hq_ledger_add (txn, &ledger, &entry, error);
}

static gboolean
check_question (const PosInvoiceQuestion *question, GError **error)
{
  gboolean named = question->action == POS_INVOICE_ASK_LIST
                       ? question->customer != NULL
                       : !pos_id_is_none (&question->reference);
  gboolean moves =
      question->action == POS_INVOICE_ASK_TAKE || question->action == POS_INVOICE_ASK_GIVE_BACK;

  if (named && (!moves || question->amount > 0) &&
      (question->action != POS_INVOICE_ASK_TAKE || question->invoice))
    return TRUE;
  return pos_set_error (error,
                        POS_SYNC_ERROR,
                        POS_SYNC_ERROR_REJECTED,
                        NULL,
                        "The question names no customer, no invoice, no reference or no amount");
}

static gboolean
answer_question (PosDbTxn *txn,
                 const PosInvoiceQuestion *question,
                 const PosHqNewEntry *entry,
                 PosInvoiceAnswer *answer,
                 GError **error)
{
  g_auto (PosHqEntry) known = {0};

  if (question->action == POS_INVOICE_ASK_LIST)
    return list (txn, question, answer, error);
  if (!pos_hq_ledger_find (txn, &ledger, &question->reference, &known, error))
    return FALSE;
  if (known.kind)
    return known.subject ? approve (txn, known.subject, known.amount, answer, error)
                         : decline (answer, "never-came");
  switch ((PosInvoiceAsk)question->action) {
  case POS_INVOICE_ASK_TAKE:
    return take (txn, question, *entry, answer, error);
  case POS_INVOICE_ASK_GIVE_BACK:
    return give_back (txn, question, *entry, answer, error);
  case POS_INVOICE_ASK_LIST:
  case POS_INVOICE_ASK_QUERY:
  default:
    return bury (txn, *entry, answer, error);
  }
}

gboolean
pos_hq_invoice_table_answer (PosDbTxn *txn,
                             const PosInvoiceQuestion *question,
                             const char *register_id,
                             gint64 now,
                             PosInvoiceAnswer **answer,
                             GError **error)
{
  g_autoptr (PosInvoiceAnswer) told = g_object_new (POS_TYPE_INVOICE_ANSWER, NULL);
  const PosHqNewEntry entry = {
      .reference = &question->reference, .register_id = register_id, .at = now};

  told->currency = question->currency;
  if (!check_question (question, error) || !answer_question (txn, question, &entry, told, error))
    return FALSE;
  *answer = g_steal_pointer (&told);
  return TRUE;
}

/* --- What a sale paid --- */

static gboolean
is_paid_here (PosOrder *order, PosPayment *payment)
{
  return order->type == POS_ORDER_TYPE_SALE && pos_payment_is_of_invoice (payment) &&
         payment->state == POS_PAYMENT_STATE_POSTED;
}

/* Headquarters was restored from a copy, and never heard of it. */
static gboolean
make_up (PosDbTxn *txn, PosOrder *order, PosPayment *payment, gint64 now, GError **error)
{
  const PosHqNewEntry entry = {.reference = &payment->id,
                               .kind = "take",
                               .subject = payment->token,
                               .amount = ABS (payment->amount),
                               .order = &order->id,
                               .register_id = order->register_id,
                               .at = now};

  return pos_hq_ledger_add (txn, &ledger, &entry, error);
}

/* The register has the money, also where it, restored from a copy, had forgotten that it gave
 * something back. */
static gboolean
book (PosDbTxn *txn, PosOrder *order, PosPayment *payment, gint64 now, GError **error)
{
  g_autoptr (PosDbStatement) book = NULL;
  g_auto (PosHqEntry) known = {0};

  if (!pos_hq_ledger_find (txn, &ledger, &payment->id, &known, error))
    return FALSE;
  if (g_strcmp0 (known.kind, "take") != 0)
    return make_up (txn, order, payment, now, error);
  gint64 missing = ABS (payment->amount) - known.left;
  book = pos_db_txn_prepare (txn, BOOK);
  pos_db_bind_id (book, ":order", &order->id);
  pos_db_bind_id (book, ":reference", &payment->id);
  pos_db_bind_int64 (book, ":missing", missing);
  return pos_db_run (book, error) &&
         pos_hq_ledger_change (txn, &ledger, known.subject, missing, error);
}

static gboolean
judge (PosDbTxn *txn, PosPayment *payment, char **over, GError **error)
{
  g_autoptr (PosInvoice) invoice = NULL;

  if (!find_invoice (txn, payment->token, &invoice, error))
    return FALSE;
  if (invoice && invoice->open < 0 && !*over)
    *over =
        pos_saying_write ("invoice-overpaid", "invoice", pos_invoice_get_number (invoice), NULL);
  return TRUE;
}

gboolean
pos_hq_invoice_table_follow (
    PosDbTxn *txn, PosOrder *order, gint64 now, char **over, GError **error)
{
  *over = NULL;
  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  {
    if (is_paid_here (order, payment) &&
        (!book (txn, order, payment, now, error) || !judge (txn, payment, over, error)))
      return FALSE;
  }
  return TRUE;
}

gboolean
pos_hq_invoice_table_agrees (PosDbTxn *txn, PosOrder *order, gboolean *agrees, GError **error)
{
  *agrees = TRUE;
  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  {
    g_auto (PosHqEntry) known = {0};

    if (!is_paid_here (order, payment))
      continue;
    if (!pos_hq_ledger_find (txn, &ledger, &payment->id, &known, error))
      return FALSE;
    *agrees = *agrees && known.left == ABS (payment->amount) &&
              !g_strcmp0 (known.subject, payment->token) && pos_id_equal (&known.order, &order->id);
  }
  return TRUE;
}

gboolean
pos_hq_invoice_table_release (PosDbTxn *txn, const char *register_id, gint64 now, GError **error)
{
  g_autoptr (PosDbStatement) open = pos_db_txn_prepare (txn, OPEN_AGAIN);
  g_autoptr (PosDbStatement) back = pos_db_txn_prepare (txn, GIVE_ALL_BACK);

  pos_db_bind_text (open, ":register", register_id);
  pos_db_bind_text (back, ":register", register_id);
  pos_db_bind_int64 (back, ":at", now);
  return pos_db_run (open, error) && pos_db_run (back, error);
}
