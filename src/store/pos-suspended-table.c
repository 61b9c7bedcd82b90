/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-suspended-table.c — rows like that of the open cart, with who put them aside and when. */
#include "store/pos-suspended-table.h"

#include "store/pos-cart-body.h"
#include "store/pos-proof.h"

static const char ADD[] =
    "INSERT INTO suspended_cart "
    "(order_id, suspended_at, worker, body, local, state, content_hash, suspension) "
    "VALUES (:order, :at, :worker, :body, :local, :state, :hash, :suspension)";
/* Ids are time-ordered; what was suspended again stands where it was put aside last. */
static const char LIST[] =
    "SELECT body, local, state, content_hash, suspended_at, worker, suspension "
    "FROM suspended_cart ORDER BY suspended_at, order_id";
static const char FIND[] = "SELECT order_id FROM suspended_cart WHERE suspension = :suspension";
static const char REMOVE[] = "DELETE FROM suspended_cart WHERE order_id = :order";

#define SUMMED                                                                                     \
  "SELECT hex (order_id) || suspended_at || hex (content_hash) || coalesce (worker, '') "          \
  "|| coalesce (hex (suspension), '') "                                                            \
  "FROM suspended_cart"
static const char SUM[] = SUMMED;
static const char SUM_OF[] = SUMMED " WHERE order_id = :order";

/* Noted, so that one that is gone is missed.  @sign: 1 it came, −1 it goes. */
static gboolean
note (PosDbTxn *txn, const PosId *id, int sign, GError **error)
{
  g_autoptr (PosDbStatement) summed = pos_db_txn_prepare (txn, SUM_OF);
  guint64 sum = 0;

  pos_db_bind_id (summed, ":order", id);
  return pos_proof_sum_texts (summed, &sum, error) &&
         pos_proof_add (txn, "suspended_cart", sign > 0 ? sum : -sum, error);
}

gboolean
pos_suspended_table_check (PosDbTxn *txn, GPtrArray *faults, GError **error)
{
  g_autoptr (PosDbStatement) summed = pos_db_txn_prepare (txn, SUM);
  guint64 sum = 0;

  return pos_proof_sum_texts (summed, &sum, error) &&
         pos_proof_check_sum (txn,
                              "suspended_cart",
                              sum,
                              "suspended cart: one is missing, or is one too many",
                              faults,
                              error);
}

void
pos_suspended_cart_free (PosSuspendedCart *self)
{
  g_object_unref (self->order);
  g_free (self->worker);
  g_free (self->receipt);
  g_free (self->register_id);
  g_free (self);
}

gboolean
pos_suspended_table_add (PosDbTxn *txn,
                         PosLocalStore *store,
                         PosOrder *order,
                         gint64 at,
                         const char *worker,
                         const PosId *suspension,
                         GError **error)
{
  g_autoptr (PosDbStatement) add = pos_db_txn_prepare (txn, ADD);

  pos_cart_body_bind (add, store, order, NULL);
  pos_db_bind_int64 (add, ":at", at);
  pos_db_bind_text (add, ":worker", worker);
  pos_db_bind_id (add, ":suspension", suspension);
  return pos_db_run (add, error) && note (txn, &order->id, 1, error);
}

static PosSuspendedCart *
read_row (PosDbStatement *row, PosLocalStore *store, GError **error)
{
  PosOrder *order = pos_cart_body_read (row, store, error);
  PosSuspendedCart *cart;

  if (!order)
    return NULL;
  cart = g_new0 (PosSuspendedCart, 1);
  cart->order = order;
  cart->at = pos_db_column_int64 (row, 4);
  cart->worker = g_strdup (pos_db_column_text (row, 5));
  if (!pos_db_column_is_null (row, 6))
    cart->suspension = pos_db_column_id (row, 6);
  return cart;
}

gboolean
pos_suspended_table_list (PosDbTxn *txn, PosLocalStore *store, GPtrArray *carts, GError **error)
{
  g_autoptr (PosDbStatement) list = pos_db_txn_prepare (txn, LIST);
  gboolean has_row;

  while (pos_db_step (list, &has_row, error)) {
    PosSuspendedCart *cart;

    if (!has_row)
      return TRUE;
    cart = read_row (list, store, error);
    if (!cart)
      return FALSE;
    g_ptr_array_add (carts, cart);
  }
  return FALSE;
}

gboolean
pos_suspended_table_remove (PosDbTxn *txn, const PosId *id, GError **error)
{
  g_autoptr (PosDbStatement) remove = pos_db_txn_prepare (txn, REMOVE);

  pos_db_bind_id (remove, ":order", id);
  return note (txn, id, -1, error) && pos_db_run (remove, error);
}

gboolean
pos_suspended_table_end (PosDbTxn *txn, const PosId *suspension, GError **error)
{
  g_autoptr (PosDbStatement) find = pos_db_txn_prepare (txn, FIND);
  gboolean has_row;

  pos_db_bind_id (find, ":suspension", suspension);
  if (!pos_db_step (find, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  PosId id = pos_db_column_id (find, 0);
  return pos_suspended_table_remove (txn, &id, error);
}
