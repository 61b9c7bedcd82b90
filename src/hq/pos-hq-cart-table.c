/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-cart-table.c — SQL of one cart's records. */
#include "hq/pos-hq-cart-table.h"
#include "base/pos-json-canonical.h"

#include <string.h>

static const char ADD[] = "INSERT INTO cart_record (id, cart) VALUES (:id, :cart) "
                          "ON CONFLICT (id) DO UPDATE SET cart = excluded.cart";
static const char REMOVE[] = "DELETE FROM cart_record WHERE id = :id";
#define OF_CART                                                                                    \
  "FROM cart_record c JOIN feed f ON f.kind = 'suspended-cart' AND f.id = c.id "                   \
  "WHERE c.cart = :cart AND f.body IS NOT NULL "
#define WAITS "AND json_extract (f.body, '$.ended_at') IS NULL "
/* The register that said @sent put it aside, and said so earlier or later. */
#define BEGUN                                                                                      \
  "AND c.id <> :id AND EXISTS (SELECT 1 FROM register_transaction t "                              \
  "  JOIN register_transaction e ON e.record = c.id AND e.kind = t.kind "                          \
  "  AND e.register = t.register WHERE t.id = :sent "                                              \
  "  AND json_extract (f.body, '$.register') = t.register "                                        \
  "  AND json_extract (e.body, '$.ended_at') IS NULL AND (e.device, e.sequence) "
static const char WAITING[] = "SELECT c.id " OF_CART WAITS;
static const char OLDER[] =
    "SELECT c.id " OF_CART WAITS "AND coalesce (json_extract (f.body, '$.claimed_by'), :register) "
    "  = :register " BEGUN "< (t.device, t.sequence))";
static const char IS_PAST[] =
    "SELECT EXISTS (SELECT 1 " OF_CART BEGUN "> (t.device, t.sequence))) "
    "OR EXISTS (SELECT 1 FROM register_transaction WHERE record = :cart AND kind = 'order')";

gboolean
pos_hq_cart_table_follow (PosDbTxn *txn, const char *id, const char *body, GError **error)
{
  PosJsonSlice whole = {body, body ? strlen (body) : 0};
  g_autofree char *cart =
      body ? pos_json_slice_dup_text (pos_json_slice_member (whole, "cart")) : NULL;
  g_autoptr (PosDbStatement) statement = pos_db_txn_prepare (txn, cart ? ADD : REMOVE);

  pos_db_bind_text (statement, ":id", id);
  if (cart)
    pos_db_bind_text (statement, ":cart", cart);
  return pos_db_run (statement, error);
}

static void
bind_id (PosDbStatement *statement, const char *name, const PosId *id)
{
  g_autofree char *text = pos_id_dup_text (id);

  pos_db_bind_text (statement, name, text);
}

/* @sent: whose register is asked about. */
static void
bind_said (PosDbStatement *select, PosTransaction *sent, PosStoreCart *said)
{
  bind_id (select, ":cart", &said->cart);
  bind_id (select, ":id", &said->id);
  pos_db_bind_id (select, ":sent", &sent->id);
}

GPtrArray *
pos_hq_cart_table_list_waiting (PosDbTxn *txn, const PosId *cart, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, WAITING);

  bind_id (select, ":cart", cart);
  return pos_db_read_texts (select, error);
}

GPtrArray *
pos_hq_cart_table_list_older (PosDbTxn *txn,
                              PosTransaction *sent,
                              PosStoreCart *said,
                              GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, OLDER);

  bind_said (select, sent, said);
  pos_db_bind_text (select, ":register", sent->register_id);
  return pos_db_read_texts (select, error);
}

gboolean
pos_hq_cart_table_is_past (
    PosDbTxn *txn, PosTransaction *sent, PosStoreCart *said, gboolean *past, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, IS_PAST);
  gboolean has_row;

  bind_said (select, sent, said);
  if (!pos_db_step (select, &has_row, error))
    return FALSE;
  *past = pos_db_column_int64 (select, 0) != 0;
  return TRUE;
}
