/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-join.c — finds what a change started from, and checks what two changes make together. */
#include "hq/pos-hq-join.h"
#include "hq/pos-hq-keep.h"
#include "hq/pos-hq-merge-book.h"
#include "hq/pos-hq-order-check.h"
#include "hq/pos-hq-order-table.h"
#include "hq/pos-hq-returns.h"
#include "model/pos-saying.h"
#include "pricing/pos-ledger.h"
#include "wire/pos-wire-calls.h"

#include <string.h>

/* By what the register says that it started from.  @base: (out): %NULL when that is @current, or
 * when nobody here knows it.  @known: (out). */
static gboolean
find_by_hash (PosDbTxn *txn,
              const PosHqDue *due,
              PosOrder *current,
              PosOrder **base,
              gboolean *known,
              GError **error)
{
  PosTransaction *sent = due->transaction;
  g_autofree char *hash = pos_transaction_hash_order (current);

  *known = !strcmp (hash, sent->base_hash);
  if (*known)
    return TRUE;
  if (!pos_hq_order_table_find_version (txn, &current->id, sent->base_hash, base, error) ||
      (!*base && !pos_hq_transaction_table_find_sent (txn, due, sent->base_hash, base, error)))
    return FALSE;
  if (!*base && sent->base)
    *base = pos_wire_parse (POS_TYPE_ORDER, sent->base, -1, NULL);
  if (!*base && !pos_hq_returns_find_base (txn, due, base, error))
    return FALSE;
  *known = *base != NULL;
  return TRUE;
}

/* The same of a change that does not say it: by the number of the revision, which is all there is;
 * one that headquarters has not come to is not known. */
static gboolean
find_by_number (PosDbTxn *txn,
                const PosHqDue *due,
                PosOrder *current,
                PosOrder **base,
                gboolean *known,
                GError **error)
{
  PosTransaction *sent = due->transaction;
  gboolean rebased;

  *known = sent->base_revision <= current->revision;
  if (!*known)
    return TRUE;
  if (!pos_hq_transaction_table_get_base (txn, due, base, &rebased, error))
    return FALSE;
  if (sent->base_revision == current->revision && !rebased) {
    g_clear_object (base);
    return TRUE;
  }
  return *base ||
         pos_hq_order_table_get_version (txn, &current->id, sent->base_revision, base, error);
}

gboolean
pos_hq_join_find_base (PosDbTxn *txn,
                       const PosHqDue *due,
                       PosOrder *current,
                       PosOrder **base,
                       gboolean *lost,
                       GError **error)
{
  PosTransaction *sent = due->transaction;
  gboolean known;

  *base = NULL;
  *lost = FALSE;
  if (!current || sent->base_revision == 0)
    return TRUE;
  if (!(sent->base_hash ? find_by_hash (txn, due, current, base, &known, error)
                        : find_by_number (txn, due, current, base, &known, error)))
    return FALSE;
  *lost = !known;
  return TRUE;
}

/* What is wrong with a merged order, if anything is.  Returns: (transfer full) (nullable). */
static char *
find_fault (PosOrder *merged, const GError *unreadable)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  if (!merged)
    return pos_saying_write ("unreadable-together", "why", unreadable->message, NULL);
  if (pos_ledger_check (merged, faults))
    return NULL;
  return pos_saying_write ("wrong-together", "why", faults->pdata[0], NULL);
}

/* The same where a person says that the register is right: why that cannot be. */
static char *
find_fault_of_choice (PosOrder *merged, const GError *unreadable, const PosHqVersions *versions)
{
  g_autofree char *fault = find_fault (merged, unreadable);

  if (merged && !pos_hq_merge_keeps_what_left (merged, versions))
    return pos_saying_write ("register-undoes-leaving", NULL);
  return fault ? pos_saying_write ("register-apart", NULL) : NULL;
}

gboolean
pos_hq_join (PosDbTxn *txn,
             const PosHqAcceptance *acceptance,
             PosOrder *base,
             PosHqMergeWinner winner,
             char **reason,
             json_t **contradictions,
             GError **error)
{
  g_autoptr (GError) unreadable = NULL;
  PosHqAcceptance joined = *acceptance;
  g_autoptr (PosOrder) merged = pos_hq_merge (
      base, acceptance->current, acceptance->order, winner, contradictions, &unreadable);

  *reason = NULL;
  if (winner == POS_HQ_MERGE_NOBODY && json_array_size (*contradictions) > 0)
    *reason = pos_saying_write ("changed-twice", NULL);
  else if (winner == POS_HQ_MERGE_NOBODY)
    *reason = find_fault (merged, unreadable);
  else
    *reason = find_fault_of_choice (
        merged, unreadable, &(PosHqVersions){base, acceptance->current, acceptance->order});
  if (*reason)
    return TRUE;
  joined.order = merged;
  return pos_hq_accept_order (txn, &joined, error) &&
         (!joined.hub || pos_hq_order_table_note_made (txn, merged, error));
}

gboolean
pos_hq_join_whole (PosDbTxn *txn, const PosHqAcceptance *acceptance, char **reason, GError **error)
{
  PosOrder *order = acceptance->order;

  if (!pos_hq_order_find_fault (txn, order, acceptance->current, reason, error))
    return FALSE;
  if (*reason)
    return TRUE;
  if (acceptance->current)
    order->revision = acceptance->current->revision + 1;
  return pos_hq_accept_order (txn, acceptance, error);
}

char *
pos_hq_join_find_fault_of_keeping (PosOrder *base, PosOrder *current, PosOrder *sent)
{
  return pos_hq_keep_is_possible (base ? base : current, current, sent)
             ? NULL
             : pos_saying_write ("quote-takes-no-money", NULL);
}

gboolean
pos_hq_join_try (PosDbTxn *txn,
                 const PosHqDue *due,
                 PosOrder *order,
                 PosOrder *current,
                 char **ours,
                 char **theirs,
                 GError **error)
{
  g_autoptr (PosOrder) base = NULL;
  g_autoptr (PosOrder) merged = NULL;
  g_autoptr (json_t) contradictions = NULL;
  g_autoptr (GError) unreadable = NULL;
  gboolean lost;

  *ours = *theirs = NULL;
  if (!pos_hq_join_find_base (txn, due, current, &base, &lost, error))
    return FALSE;
  if (current)
    *theirs = pos_hq_join_find_fault_of_keeping (base, current, order);
  if (!base)
    return pos_hq_order_find_fault (txn, order, current, ours, error);
  merged = pos_hq_merge (base, current, order, POS_HQ_MERGE_REGISTER, &contradictions, &unreadable);
  *ours = find_fault_of_choice (merged, unreadable, &(PosHqVersions){base, current, order});
  return TRUE;
}
