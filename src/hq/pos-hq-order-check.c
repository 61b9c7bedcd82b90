/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-order-check.c — references that must exist, sums that must hold, history that must stay.
 */
#include "hq/pos-hq-order-check.h"
#include "hq/pos-hq-feed.h"
#include "model/pos-saying.h"
#include "pricing/pos-ledger.h"

static gboolean
find_missing (PosDbTxn *txn, const char *kind, const char *id, char **fault, GError **error)
{
  gboolean there = TRUE;

  if (id && *id && !pos_hq_feed_has (txn, kind, id, &there, error))
    return FALSE;
  if (!there)
    *fault = pos_saying_write ("unknown-record", "kind", kind, "id", id, NULL);
  return TRUE;
}

static gboolean
find_missing_of_line (PosDbTxn *txn, PosOrderLine *line, char **fault, GError **error)
{
  return find_missing (txn, "warehouse", line->location, fault, error) &&
         (*fault || find_missing (txn, "store", line->store, fault, error)) &&
         (*fault || find_missing (txn, "delivery-mode", line->mode, fault, error));
}

static gboolean
find_missing_of_lines (PosDbTxn *txn, PosOrder *order, char **fault, GError **error)
{
  for (guint i = 0; !*fault && i < pos_list_size (order->lines); i++) {
    PosOrderLine *line = pos_list_peek (order->lines, i);
    if (pos_order_line_is_active (line) && !find_missing_of_line (txn, line, fault, error))
      return FALSE;
  }
  return TRUE;
}

/* The same identities that `posctl check` holds an order against. */
static char *
find_ledger_fault (PosOrder *order)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  return pos_ledger_check (order, faults) ? NULL : g_strdup (faults->pdata[0]);
}

/* Amounts that other orders and what is on account are added to (decision 66). */
static gboolean
find_other_currency (PosDbTxn *txn, PosOrder *order, char **fault, GError **error)
{
  char code[4], chain[4];
  guint32 currency;

  if (!pos_hq_feed_get_currency (txn, &currency, error))
    return FALSE;
  if (currency == 0 || order->currency == currency)
    return TRUE;
  pos_currency_to_code (order->currency, code);
  pos_currency_to_code (currency, chain);
  *fault = order->currency == 0
               ? pos_saying_write ("no-currency", NULL)
               : pos_saying_write ("other-currency", "currency", code, "chain", chain, NULL);
  return TRUE;
}

/* The ledger is only ever added to. */
static char *
find_rewritten_entry (PosOrder *order, PosOrder *current)
{
  guint known = current ? pos_list_size (current->ledger) : 0;

  if (pos_list_size (order->ledger) < known)
    return pos_saying_write ("ledger-short", NULL);
  for (guint i = 0; i < known; i++) {
    g_autofree char *entry = g_strdup_printf ("%u", i + 1);

    if (!pos_record_equal (
            pos_list_peek (order->ledger, i), pos_list_peek (current->ledger, i), TRUE))
      return pos_saying_write ("ledger-changed", "entry", entry, NULL);
  }
  return NULL;
}

gboolean
pos_hq_order_find_fault (
    PosDbTxn *txn, PosOrder *order, PosOrder *current, char **fault, GError **error)
{
  *fault = NULL;
  if (!find_missing (txn, "store", order->home_store, fault, error))
    return FALSE;
  if (!*fault && !find_other_currency (txn, order, fault, error))
    return FALSE;
  if (!*fault && !find_missing (txn, "customer", order->customer, fault, error))
    return FALSE;
  if (!*fault && !find_missing_of_lines (txn, order, fault, error))
    return FALSE;
  if (!*fault)
    *fault = find_ledger_fault (order);
  if (!*fault)
    *fault = find_rewritten_entry (order, current);
  return TRUE;
}
