/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-cart-table.c — the open cart: its JSON, and beside it the fields that JSON leaves out. */
#include "store/pos-cart-table.h"
#include "base/pos-error.h"

#include "store/pos-cart-body.h"
#include "store/pos-setting-table.h"
#include "wire/pos-protocol.h"

/* What is paid has to get to headquarters; the other half is for ledger and payments. */
#define MOST_BYTES (POS_LIMIT_TRANSACTION / 2)

/* Whose transaction is open, so that one that is gone is missed. */
#define SETTING_OPEN "cart.open"

static const char SAVE[] =
    "INSERT INTO cart (place, order_id, body, local, state, content_hash) "
    "VALUES ('open', :order, :body, :local, :state, :hash) "
    "ON CONFLICT (place) DO UPDATE SET order_id = excluded.order_id, body = excluded.body, "
    "  local = excluded.local, state = excluded.state, content_hash = excluded.content_hash";
static const char LOAD[] = "SELECT body, local, state, content_hash FROM cart WHERE place = 'open'";
static const char CLEAR[] = "DELETE FROM cart";

static gboolean
note_open (PosDbTxn *txn, const PosId *id, GError **error)
{
  g_autofree char *noted = NULL;
  char text[POS_ID_TEXT_SIZE];

  pos_id_to_text (id, text);
  if (!pos_setting_table_get (txn, SETTING_OPEN, &noted, error))
    return FALSE;
  return !g_strcmp0 (noted, text) || pos_setting_table_set (txn, SETTING_OPEN, text, error);
}

gboolean
pos_cart_table_save (
    PosDbTxn *txn, PosLocalStore *store, PosOrder *order, const char *state, GError **error)
{
  g_autoptr (PosDbStatement) save = pos_db_txn_prepare (txn, SAVE);

  if (pos_cart_body_bind (save, store, order, state) > MOST_BYTES)
    return pos_set_error (error,
                          POS_VALUE_ERROR,
                          POS_VALUE_ERROR_RANGE,
                          g_variant_new_parsed ("{'reason': <'cart-full'>}"),
                          "The transaction would say more than headquarters takes of an order");
  return pos_db_run (save, error) && note_open (txn, &order->id, error);
}

gboolean
pos_cart_table_load (
    PosDbTxn *txn, PosLocalStore *store, PosOrder **order, char **state, GError **error)
{
  g_autoptr (PosDbStatement) load = pos_db_txn_prepare (txn, LOAD);
  gboolean has_row;

  *order = NULL;
  if (state)
    *state = NULL;
  if (!pos_db_step (load, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  *order = pos_cart_body_read (load, store, error);
  if (!*order)
    return FALSE;
  if (state)
    *state = g_strdup (pos_db_column_text (load, 2));
  return TRUE;
}

gboolean
pos_cart_table_clear (PosDbTxn *txn, GError **error)
{
  return pos_db_txn_run (txn, CLEAR, error) &&
         pos_setting_table_set (txn, SETTING_OPEN, NULL, error);
}

gboolean
pos_cart_table_check (PosDbTxn *txn, PosOrder *order, GPtrArray *faults, GError **error)
{
  g_autofree char *noted = NULL;
  char text[POS_ID_TEXT_SIZE];

  if (!pos_setting_table_get (txn, SETTING_OPEN, &noted, error))
    return FALSE;
  if (order)
    pos_id_to_text (&order->id, text);
  if (g_strcmp0 (noted, order ? text : NULL) != 0)
    g_ptr_array_add (faults,
                     g_strdup (noted ? "cart: the open transaction is missing"
                                     : "cart: there is a transaction that nobody opened"));
  return TRUE;
}
