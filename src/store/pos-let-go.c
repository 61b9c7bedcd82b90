/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-let-go.c — see the header. */
#include "store/pos-let-go.h"
#include "base/pos-json.h"
#include "store/pos-intent-table.h"

PosPayIntent *
pos_let_go_new (PosContext *context, PosOrder *order, PosPayment *reservation)
{
  PosPayIntent *intent = g_object_new (POS_TYPE_PAY_INTENT, NULL);
  g_autoptr (json_t) what = json_pack ("{s:s?}", "authorization_id", reservation->authorization);
  g_autofree char *text = pos_json_to_text (what);

  intent->id = pos_context_mint_id (context);
  intent->payment_id = reservation->id;
  intent->order_id = order->id;
  intent->amount = reservation->amount - reservation->used;
  intent->currency = order->currency;
  intent->created_at = pos_context_get_now (context);
  pos_text_set (&intent->kind, POS_LET_GO);
  pos_text_set (&intent->tender, reservation->tender);
  pos_text_set (&intent->result, text);
  return intent;
}

static gboolean
note (PosDbTxn *txn, PosContext *context, PosOrder *order, PosPayment *reservation, GError **error)
{
  g_autoptr (PosPayIntent) asked = NULL;
  g_autoptr (PosPayIntent) told = NULL;

  /* Of another register: that is its own to tell. */
  if (!pos_intent_table_get (txn, &reservation->id, &asked, error))
    return FALSE;
  if (!asked)
    return TRUE;
  told = pos_let_go_new (context, order, reservation);
  pos_db_txn_touch (txn, POS_LET_GO);
  return pos_intent_table_begin (txn, told, error);
}

gboolean
pos_let_go_replaced (
    PosDbTxn *txn, PosLocalStore *store, PosOrder *ours, PosOrder *theirs, GError **error)
{
  POS_LIST_FOREACH (PosPayment, payment, theirs->payments)
  {
    PosPayment *had = pos_order_find_payment (ours, &payment->id);

    /* What others let go they told the card themselves. */
    if (payment->unneeded && !pos_payment_is_reserved (payment) &&
        (!had || pos_payment_is_reserved (had)) &&
        !note (txn, pos_local_store_get_context (store), theirs, payment, error))
      return FALSE;
  }
  return TRUE;
}
