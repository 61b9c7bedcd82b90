/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-synchronize.c — one transaction at a time: checked, then made into an order or kept with
 * the reason why not. */
#include "hq/pos-hq-synchronize.h"
#include "base/pos-error.h"
#include "hq/pos-hq-claim-table.h"
#include "hq/pos-hq-feed.h"
#include "hq/pos-hq-order-check.h"
#include "hq/pos-hq-order-table.h"
#include "hq/pos-hq-stock.h"
#include "hq/pos-hq-transaction-table.h"
#include "pricing/pos-commitment.h"
#include "wire/pos-protocol.h"

#include <string.h>

#define BATCH 50

/* What became of a transaction.  A GError is only for faults of the database. */
typedef enum {
  DONE,
  FAILED,
  CONFLICT,
} Outcome;

typedef struct {
  Outcome outcome;
  char *reason;
} Verdict;

static void
judge (Verdict *verdict, Outcome outcome, char *reason)
{
  g_free (verdict->reason);
  verdict->outcome = outcome;
  verdict->reason = reason;
}

/* Customers: headquarters' version stays when it is newer; the number is headquarters' own. */
static gboolean
synchronize_customer (PosDbTxn *txn, PosTransaction *sent, Verdict *verdict, GError **error)
{
  g_autoptr (GError) unreadable = NULL;
  g_autoptr (PosCustomer) customer = pos_transaction_read_body (sent, &unreadable);
  gpointer found;
  gint64 next;

  if (!customer) {
    judge (verdict, FAILED, g_strdup (unreadable->message));
    return TRUE;
  }
  if (!pos_hq_feed_get (txn, POS_TYPE_CUSTOMER, customer->id, &found, error))
    return FALSE;
  g_autoptr (PosCustomer) known = found;
  if (known && known->updated_at > customer->updated_at)
    return TRUE;
  if (known && known->number) {
    pos_text_set (&customer->number, known->number);
  } else if (!customer->number) {
    if (!pos_hq_counter_next (txn, "customer", &next, error))
      return FALSE;
    g_autofree char *number = g_strdup_printf ("C-%06" G_GINT64_FORMAT, 100000 + next);
    pos_text_set (&customer->number, number);
  }
  customer->pending = FALSE;
  return pos_hq_feed_put_record (txn, customer, 0, error);
}

/* The order of the transaction joins the sales orders. */
static gboolean
accept_order (PosDbTxn *txn,
              PosTransaction *sent,
              PosOrder *order,
              PosOrder *current,
              gint64 now,
              GError **error)
{
  g_autofree char *number = NULL;

  if (current && current->number)
    pos_text_set (&order->number, current->number);
  if (!order->number && !pos_hq_order_take_number (txn, order, &number, error))
    return FALSE;
  if (number)
    pos_text_set (&order->number, number);
  if (order->status == POS_ORDER_STATUS_PENDING_SYNC ||
      order->status == POS_ORDER_STATUS_SYNC_FAILED)
    order->status = pos_commitment_derive_status (order);
  pos_text_set (&order->sync_message, NULL);
  return pos_hq_claim_table_drop (txn, &order->id, sent->register_id, error) &&
         pos_hq_stock_follow (txn, current, order, now, error) &&
         pos_hq_order_table_put (txn, order, error);
}

/* Everybody concerned sees why: on headquarters' version, or on the register's when there is no
 * other. */
static gboolean
explain (PosDbTxn *txn, PosOrder *order, PosOrder *current, const Verdict *verdict, GError **error)
{
  PosOrder *shown = current ? current : order;

  if (shown->status == POS_ORDER_STATUS_PENDING_SYNC)
    shown->status = POS_ORDER_STATUS_SYNC_FAILED;
  pos_text_set (&shown->sync_message, verdict->reason);
  return pos_hq_order_announce (txn, shown, error);
}

static gboolean
synchronize_order (
    PosDbTxn *txn, PosTransaction *sent, gint64 now, Verdict *verdict, GError **error)
{
  g_autoptr (GError) unreadable = NULL;
  g_autoptr (PosOrder) order = pos_transaction_read_body (sent, &unreadable);
  g_autoptr (PosOrder) current = NULL;
  char *fault = NULL;

  if (!order) {
    judge (verdict, FAILED, g_strdup (unreadable->message));
    return TRUE;
  }
  if (!pos_hq_order_table_get (txn, &order->id, &current, error))
    return FALSE;
  if (current && sent->base_revision != current->revision)
    judge (verdict,
           sent->base_revision < current->revision ? CONFLICT : FAILED,
           g_strdup_printf ("The change started from revision %" G_GINT64_FORMAT
                            ", headquarters has revision %" G_GINT64_FORMAT,
                            sent->base_revision,
                            current->revision));
  else if (!current && sent->base_revision > 0)
    judge (verdict, FAILED, g_strdup ("An earlier revision has not been synchronized"));
  else if (!pos_hq_order_find_fault (txn, order, current, &fault, error))
    return FALSE;
  else if (fault)
    judge (verdict, FAILED, fault);

  return verdict->outcome == DONE ? accept_order (txn, sent, order, current, now, error)
                                  : explain (txn, order, current, verdict, error);
}

static gboolean
mark (PosDbTxn *txn, PosHqSynchronize *job, PosHqDue *due, const Verdict *verdict, GError **error)
{
  static const char *const statuses[] = {"done", "failed", "conflict"};
  gint64 retries = due->retries + (verdict->outcome == FAILED ? 1 : 0);
  gint64 next_at =
      verdict->outcome == FAILED
          ? job->now + pos_protocol_refused_delay ((guint)MIN (retries, 100)) * G_USEC_PER_SEC
          : 0;

  job->synchronized += verdict->outcome == DONE;
  job->failed += verdict->outcome == FAILED;
  job->conflicts += verdict->outcome == CONFLICT;
  return pos_hq_transaction_table_mark (txn,
                                        &due->transaction->id,
                                        statuses[verdict->outcome],
                                        verdict->reason,
                                        retries,
                                        next_at,
                                        error);
}

static gboolean
synchronize_one (PosDbTxn *txn, PosHqSynchronize *job, PosHqDue *due, GError **error)
{
  Verdict verdict = {.outcome = DONE};
  gboolean customer = !strcmp (due->transaction->kind, POS_TRANSACTION_CUSTOMER);
  gboolean worked = customer ? synchronize_customer (txn, due->transaction, &verdict, error)
                             : synchronize_order (txn, due->transaction, job->now, &verdict, error);

  worked = worked && mark (txn, job, due, &verdict, error);
  g_free (verdict.reason);
  return worked;
}

gboolean
pos_hq_synchronize_batch (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqSynchronize *job = data;
  g_autoptr (GPtrArray) due = pos_hq_transaction_table_list_due (
      txn, job->force ? G_MAXINT64 : job->now, job->after, BATCH, error);

  if (!due)
    return FALSE;
  job->synchronized = job->failed = job->conflicts = 0;
  job->last = job->after;
  job->more = due->len == BATCH;
  for (guint i = 0; i < due->len; i++) {
    PosHqDue *item = due->pdata[i];
    if (!synchronize_one (txn, job, item, error))
      return FALSE;
    job->last = item->arrival;
  }
  return TRUE;
}
