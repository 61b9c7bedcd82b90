/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-synchronize.c — one transaction at a time: checked, then made into an order or kept with
 * the reason why not. */
#include "hq/pos-hq-synchronize.h"
#include "hq/pos-hq-accept.h"
#include "hq/pos-hq-cart.h"
#include "hq/pos-hq-check-in.h"
#include "hq/pos-hq-create.h"
#include "hq/pos-hq-customer-edit.h"
#include "hq/pos-hq-feed.h"
#include "hq/pos-hq-join.h"
#include "hq/pos-hq-message.h"
#include "hq/pos-hq-order-check.h"
#include "hq/pos-hq-order-table.h"
#include "hq/pos-hq-reminder.h"
#include "hq/pos-hq-returns.h"
#include "hq/pos-hq-setting-table.h"
#include "hq/pos-hq-transaction-table.h"
#include "model/pos-saying.h"
#include "model/pos-setup.h"
#include "pricing/pos-ledger.h"
#include "wire/pos-protocol.h"

#include <string.h>

#define BATCH 50
/* Tries, over 81 minutes, before a person is asked about what only somebody else can tell. */
#define PATIENCE 4

/* What became of a transaction.  A GError is only for faults of the database. */
typedef enum {
  DONE,
  FAILED,
  CONFLICT,
} Outcome;

typedef struct {
  Outcome outcome;
  char *reason;
  char *contradictions; /* (nullable): JSON */
  gboolean rebased;
} Verdict;

static void
verdict_clear (Verdict *self)
{
  g_free (self->reason);
  g_free (self->contradictions);
}

static void
judge (Verdict *verdict, Outcome outcome, char *reason)
{
  g_free (verdict->reason);
  verdict->outcome = outcome;
  verdict->reason = reason;
}

static gboolean
synchronize_customer (
    PosDbTxn *txn, PosHqSynchronize *job, PosTransaction *sent, Verdict *verdict, GError **error)
{
  g_autoptr (GError) unreadable = NULL;
  g_autoptr (PosCustomer) customer = pos_transaction_read_body (sent, &unreadable);

  if (customer)
    return pos_hq_accept_customer (txn, customer, job->hub, error);
  judge (verdict, FAILED, g_strdup (unreadable->message));
  return TRUE;
}

/* What headquarters made of it is at a hub already when it comes there again. */
static gboolean
synchronize_customer_edit (
    PosDbTxn *txn, PosHqSynchronize *job, PosHqDue *due, Verdict *verdict, GError **error)
{
  PosTransaction *sent = due->transaction;
  g_autoptr (GError) unreadable = NULL;
  g_autoptr (PosCustomerEdit) edit = pos_transaction_read_body (sent, &unreadable);
  g_autoptr (PosCustomer) customer = edit ? pos_hq_customer_edit_read (edit, &unreadable) : NULL;
  gboolean contained = FALSE;

  if (!customer) {
    judge (verdict, FAILED, g_strdup (unreadable->message));
    return TRUE;
  }
  if (job->hub && !pos_hq_transaction_table_is_contained (txn, due, &contained, error))
    return FALSE;
  return contained || pos_hq_customer_edit_take (txn, sent, edit, customer, job->hub, error);
}

static gboolean
synchronize_withdrawal (
    PosDbTxn *txn, PosTransaction *sent, gint64 now, Verdict *verdict, GError **error)
{
  g_autoptr (GError) unreadable = NULL;
  g_autoptr (PosWithdrawal) withdrawal = pos_transaction_read_body (sent, &unreadable);
  char *reason = NULL;

  if (!withdrawal) {
    judge (verdict, FAILED, g_strdup (unreadable->message));
    return TRUE;
  }
  if (!pos_hq_create_withdraw (txn, withdrawal, sent->register_id, now, &reason, error))
    return FALSE;
  if (reason)
    judge (verdict, CONFLICT, reason);
  return TRUE;
}

static gboolean
synchronize_letter (
    PosDbTxn *txn, PosTransaction *sent, gint64 now, Verdict *verdict, GError **error)
{
  g_autoptr (GError) unreadable = NULL;
  g_autoptr (PosLetter) letter = pos_transaction_read_body (sent, &unreadable);

  if (letter)
    return pos_hq_message_send (txn, letter, sent->store, now, error);
  judge (verdict, FAILED, g_strdup (unreadable->message));
  return TRUE;
}

static gboolean
synchronize_check_in (PosDbTxn *txn, PosTransaction *sent, Verdict *verdict, GError **error)
{
  g_autoptr (GError) unreadable = NULL;
  g_autoptr (PosCheckIn) check_in = pos_transaction_read_body (sent, &unreadable);

  if (check_in)
    return pos_hq_check_in_end (txn, check_in, error);
  judge (verdict, FAILED, g_strdup (unreadable->message));
  return TRUE;
}

static gboolean
synchronize_cart (
    PosDbTxn *txn, PosHqSynchronize *job, PosTransaction *sent, Verdict *verdict, GError **error)
{
  g_autoptr (GError) unreadable = NULL;
  g_autoptr (PosStoreCart) cart = pos_transaction_read_body (sent, &unreadable);
  char *reason = NULL;

  if (!cart) {
    judge (verdict, FAILED, g_strdup (unreadable->message));
    return TRUE;
  }
  if (!pos_hq_cart_take (txn, sent, cart, job->hub, job->now, &reason, error))
    return FALSE;
  if (reason)
    judge (verdict, CONFLICT, reason);
  return TRUE;
}

static gboolean
adds_up (PosOrder *order)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  return pos_ledger_check (order, faults);
}

/* Everybody concerned sees why: on headquarters' version, or on the register's when there is no
 * other.  Of one that does not add up nobody hears but the store that sent it: to every other
 * register it would be damage. */
static gboolean
explain (PosDbTxn *txn, const PosHqAcceptance *acceptance, const Verdict *verdict, GError **error)
{
  PosOrder *shown = acceptance->current ? acceptance->current : acceptance->order;

  if (shown->status == POS_ORDER_STATUS_PENDING_SYNC && !acceptance->hub)
    shown->status = POS_ORDER_STATUS_SYNC_FAILED;
  pos_text_set (&shown->sync_message, verdict->reason);
  return acceptance->current || adds_up (shown) ? pos_hq_order_announce (txn, shown, error)
                                                : pos_hq_feed_put_record (txn, shown, 0, error);
}

/* One of the two counts as a whole: all in which they differ is to be read, also afterwards. */
static void
note_choices (const PosHqAcceptance *acceptance, Verdict *verdict)
{
  g_autoptr (json_t) choices = pos_hq_merge_compare (acceptance->current, acceptance->order);

  verdict->contradictions = pos_json_to_text (choices);
}

static void
judge_revision (PosTransaction *sent,
                const PosHqAcceptance *acceptance,
                PosOrder *current,
                Verdict *verdict)
{
  if (!current || sent->base_revision == current->revision)
    return;
  note_choices (acceptance, verdict);
  g_autofree char *base = g_strdup_printf ("%" G_GINT64_FORMAT, sent->base_revision);
  g_autofree char *theirs = g_strdup_printf ("%" G_GINT64_FORMAT, current->revision);
  judge (verdict,
         CONFLICT,
         pos_saying_write ("other-revision", "base", base, "current", theirs, NULL));
}

/* Nobody here knows what it started from, or the order that goods came with: headquarters is an old
 * copy, say, and whoever said it has not said it again yet.  A hub waits for headquarters.
 * @missing: (transfer full): what is */
static gboolean
wait_for_others (PosDbTxn *txn,
                 const PosHqAcceptance *acceptance,
                 const PosHqDue *due,
                 char *missing,
                 Verdict *verdict,
                 GError **error)
{
  gboolean is_decided = due->retries >= PATIENCE && !acceptance->hub;

  judge (verdict, is_decided ? CONFLICT : FAILED, missing);
  if (is_decided && acceptance->current)
    note_choices (acceptance, verdict);
  return explain (txn, acceptance, verdict, error);
}

/* A correction puts the order on the chain's hold: somebody looks before it is fulfilled. */
static gboolean
hold (PosDbTxn *txn, PosOrder *order, GError **error)
{
  gpointer found;

  if (!pos_hq_feed_get (txn, POS_TYPE_PARAMETERS, "company", &found, error))
    return FALSE;
  g_autoptr (PosParameters) parameters = found;
  if (!parameters || !parameters->sync_hold_code || !*parameters->sync_hold_code ||
      pos_order_has_hold (order, parameters->sync_hold_code))
    return TRUE;
  pos_order_add_hold (order, parameters->sync_hold_code);
  return TRUE;
}

/* Others changed the order since the register looked: its change is carried over where it
 * contradicts nothing; else both stay, and a person decides. */
static gboolean
join_order (PosDbTxn *txn,
            const PosHqAcceptance *acceptance,
            PosOrder *base,
            Verdict *verdict,
            GError **error)
{
  g_autoptr (json_t) contradictions = NULL;
  char *reason;

  if (!pos_hq_join (txn, acceptance, base, POS_HQ_MERGE_NOBODY, &reason, &contradictions, error))
    return FALSE;
  verdict->rebased = TRUE;
  if (!reason)
    return TRUE;
  verdict->contradictions = pos_json_to_text (contradictions);
  judge (verdict, CONFLICT, reason);
  return explain (txn, acceptance, verdict, error);
}

/* @order joins the sales orders if it can.  @history: (nullable): what it has to continue. */
static gboolean
try_order (PosDbTxn *txn,
           const PosHqDue *due,
           const PosHqAcceptance *acceptance,
           PosOrder *history,
           Verdict *verdict,
           GError **error)
{
  PosTransaction *sent = due->transaction;
  char *fault = NULL;
  char *missing = NULL;

  judge_revision (sent, acceptance, history, verdict);
  if (verdict->outcome == DONE && !acceptance->hub &&
      !pos_hq_order_find_fault (txn, acceptance->order, history, &fault, error))
    return FALSE;
  if (fault)
    judge (verdict, FAILED, fault);
  if (verdict->outcome != DONE)
    return explain (txn, acceptance, verdict, error);
  if (!history && !acceptance->hub &&
      !pos_hq_returns_find_fault (txn, acceptance->order, &missing, error))
    return FALSE;
  if (missing)
    return wait_for_others (txn, acceptance, due, missing, verdict, error);
  return pos_hq_accept_order (txn, acceptance, error) &&
         (sent->base_revision > 0 || pos_hq_create_confirm (txn, &acceptance->order->id, error));
}

/* The register has kept what headquarters created, and others went on from there. */
static gboolean
settle_same (PosDbTxn *txn, PosOrder *order, PosOrder *current, gint64 now, GError **error)
{
  if (!current->receipt)
    pos_text_set (&current->receipt, order->receipt);
  if (!current->return_receipt)
    pos_text_set (&current->return_receipt, order->return_receipt);
  return pos_hq_accept_effects (txn, NULL, order, now, error) &&
         pos_hq_order_table_put (txn, current, error) &&
         pos_hq_create_confirm (txn, &order->id, error);
}

/* A store that changes an order, or takes back what came with it, hears from now on what becomes of
 * it, wherever it is delivered. */
static gboolean
add_places (PosDbTxn *txn, PosOrder *order, const char *store, GError **error)
{
  if (!pos_hq_feed_add_place (txn, &order->id, store, error))
    return FALSE;
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    if (!pos_id_is_none (&line->original_order) &&
        !pos_hq_feed_add_place (txn, &line->original_order, store, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
synchronize_order (
    PosDbTxn *txn, PosHqSynchronize *job, PosHqDue *due, Verdict *verdict, GError **error)
{
  PosTransaction *sent = due->transaction;
  g_autoptr (PosOrder) base = NULL;
  g_autoptr (GError) unreadable = NULL;
  g_autoptr (PosOrder) order = pos_transaction_read_body (sent, &unreadable);
  g_autoptr (PosOrder) current = NULL;
  PosHqAsked asked = POS_HQ_ASKED_NOTHING;
  gboolean contained = FALSE, lost;

  if (!order) {
    judge (verdict, FAILED, g_strdup (unreadable->message));
    return TRUE;
  }
  if (!add_places (txn, order, sent->store, error) ||
      (sent->base_revision == 0 &&
       !pos_hq_cart_settle (txn, &order->id, job->hub, job->now, error)) ||
      !pos_hq_order_table_get (txn, &order->id, &current, error) ||
      (job->hub && current && !pos_hq_transaction_table_is_contained (txn, due, &contained, error)))
    return FALSE;
  if (contained)
    return TRUE;
  if (sent->base_revision == 0 &&
      !pos_hq_create_compare (txn, order, current, sent->register_id, &asked, error))
    return FALSE;
  if (asked == POS_HQ_ASKED_SAME)
    return settle_same (txn, order, current, job->now, error);

  const PosHqAcceptance acceptance = {.order = order,
                                      .current = current,
                                      .register_id = sent->register_id,
                                      .unheard = asked == POS_HQ_ASKED_REPLACE,
                                      .hub = job->hub,
                                      .arrival = due->arrival,
                                      .now = job->now};
  PosOrder *history = acceptance.unheard ? NULL : current;
  if ((due->corrected && !hold (txn, order, error)) ||
      !pos_hq_join_find_base (txn, due, history, &base, &lost, error))
    return FALSE;
  /* A hub need not have heard of an order that a register found at headquarters. */
  if (lost || (!history && sent->base_revision > 0 && !job->hub))
    return wait_for_others (
        txn, &acceptance, due, pos_saying_write ("earlier-missing", NULL), verdict, error);
  if (base)
    return join_order (txn, &acceptance, base, verdict, error);
  return try_order (txn, due, &acceptance, history, verdict, error);
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
                                        &(PosHqMark){.status = statuses[verdict->outcome],
                                                     .reason = verdict->reason,
                                                     .retries = retries,
                                                     .next_at = next_at,
                                                     .contradictions = verdict->contradictions,
                                                     .rebased = verdict->rebased},
                                        error);
}

static gboolean
work_on (PosDbTxn *txn, PosHqSynchronize *job, PosHqDue *due, Verdict *verdict, GError **error)
{
  PosTransaction *sent = due->transaction;

  if (!strcmp (sent->kind, POS_TRANSACTION_CUSTOMER))
    return synchronize_customer (txn, job, sent, verdict, error);
  if (!strcmp (sent->kind, POS_TRANSACTION_CUSTOMER_EDIT))
    return synchronize_customer_edit (txn, job, due, verdict, error);
  /* What a register asked for in real time was asked of headquarters. */
  if (!strcmp (sent->kind, POS_TRANSACTION_WITHDRAWAL))
    return job->hub || synchronize_withdrawal (txn, sent, job->now, verdict, error);
  /* One letter is enough: it is headquarters' mailer that sends it. */
  if (!strcmp (sent->kind, POS_TRANSACTION_LETTER))
    return job->hub || synchronize_letter (txn, sent, job->now, verdict, error);
  if (!strcmp (sent->kind, POS_TRANSACTION_CHECK_IN))
    return job->hub || synchronize_check_in (txn, sent, verdict, error);
  if (!strcmp (sent->kind, POS_TRANSACTION_CART))
    return synchronize_cart (txn, job, sent, verdict, error);
  return synchronize_order (txn, job, due, verdict, error);
}

/* What follows one that is not settled started from it, and waits; everything else goes on. */
static gboolean
synchronize_one (PosDbTxn *txn, PosHqSynchronize *job, PosHqDue *due, GError **error)
{
  Verdict verdict = {.outcome = DONE};
  gboolean follows, worked;

  if (!pos_hq_transaction_table_follows (txn, due, &follows, error))
    return FALSE;
  if (follows)
    return TRUE;
  worked = work_on (txn, job, due, &verdict, error) && mark (txn, job, due, &verdict, error);
  verdict_clear (&verdict);
  return worked;
}

gboolean
pos_hq_synchronize_batch (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqSynchronize *job = data;
  g_autoptr (GPtrArray) due = pos_hq_transaction_table_list_due (
      txn, job->force ? G_MAXINT64 : job->now, job->after, BATCH, error);

  if (!due || !pos_hq_is_hub (txn, &job->hub, error))
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
  return job->more || job->hub ||
         (pos_hq_reminder_write (txn, job->now, error) &&
          pos_hq_cart_forget (txn, job->now, error));
}
