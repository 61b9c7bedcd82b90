/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-check-counts.c — see the header. */
#include "hq/pos-hq-check-counts.h"
#include "hq/pos-hq-account-table.h"
#include "hq/pos-hq-coupons.h"
#include "hq/pos-hq-gift-table.h"
#include "hq/pos-hq-invoice-table.h"
#include "hq/pos-hq-slots.h"

static void
expect (GPtrArray *faults, gboolean agrees, const char *what, const char *id, const char *why)
{
  if (!agrees)
    g_ptr_array_add (faults, g_strdup_printf ("%s: %s %s", what, id, why));
}

gboolean
pos_hq_check_counted (
    PosDbTxn *txn, PosOrder *order, const char *body, GPtrArray *faults, GError **error)
{
  g_autofree char *id = pos_id_dup_text (&order->id);
  gboolean places, codes, account, gifts, invoices;

  if (!pos_hq_slots_agree (txn, order, &places, error) ||
      !pos_hq_coupons_agree (txn, order, &codes, error) ||
      !pos_hq_account_table_agrees (txn, id, body, &account, error) ||
      !pos_hq_gift_table_agrees (txn, order, &gifts, error) ||
      !pos_hq_invoice_table_agrees (txn, order, &invoices, error))
    return FALSE;
  expect (faults, places, "slot", id, "has other places than it asks for");
  expect (faults, codes, "coupon", id, "is counted for other coupons than it uses");
  expect (faults, account, "account", id, "is counted for less than it has on account");
  expect (faults, gifts, "gift card", id, "sold more than stands on the cards");
  expect (faults, invoices, "invoice", id, "took of invoices what is not paid there");
  return TRUE;
}
