/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-store-cart-table.c — records as JSON, each with its proof. */
#include "store/pos-store-cart-table.h"
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "store/pos-cart-local.h"

static const char PUT[] =
    "INSERT INTO store_cart (id, body, proof) VALUES (:id, :body, :proof) "
    "ON CONFLICT (id) DO UPDATE SET body = excluded.body, proof = excluded.proof";
static const char PROOF[] = "SELECT proof FROM store_cart WHERE id = :id";
static const char REMOVE[] = "DELETE FROM store_cart WHERE id = :id";
static const char ALL[] = "SELECT id, body, proof FROM store_cart ORDER BY id";

/* --- What is in it --- */

void
pos_store_cart_pack (PosStoreCart *self, PosOrder *order)
{
  g_autoptr (json_t) local_json = pos_cart_local_to_json (order);
  g_autofree char *body = pos_record_to_text (order, 0);
  g_autofree char *local = pos_json_to_text (local_json);

  self->cart = order->id;
  pos_text_set (&self->order, body);
  pos_text_set (&self->local, local);
}

PosOrder *
pos_store_cart_unpack (PosStoreCart *self, GError **error)
{
  g_autoptr (PosOrder) order = g_object_new (POS_TYPE_ORDER, NULL);
  g_autoptr (json_t) json = pos_json_parse (self->order ? self->order : "", -1, error);
  g_autoptr (json_t) local =
      json ? pos_json_parse (self->local ? self->local : "{}", -1, error) : NULL;

  if (!local || !pos_record_read_json (order, json, 0, error))
    return NULL;
  if (pos_id_equal (&order->id, &self->cart) && pos_cart_local_read (order, local))
    return g_steal_pointer (&order);
  pos_set_error (error,
                 POS_VALUE_ERROR,
                 POS_VALUE_ERROR_PARSE,
                 NULL,
                 "The suspended transaction is not what its record says");
  return NULL;
}

/* --- Rows --- */

static guint64
prove (const char *id, const char *body)
{
  g_autofree char *text = g_strconcat (id, "\n", body, NULL);

  return pos_proof_number (text);
}

/* What the row adds to the sum of all; 0 when there is none. */
static gboolean
get_proof (PosDbTxn *txn, const char *id, guint64 *proof, GError **error)
{
  g_autoptr (PosDbStatement) get = pos_db_txn_prepare (txn, PROOF);
  gboolean has_row;

  pos_db_bind_text (get, ":id", id);
  if (!pos_db_step (get, &has_row, error))
    return FALSE;
  *proof = has_row ? (guint64)pos_db_column_int64 (get, 0) : 0;
  return TRUE;
}

gboolean
pos_store_cart_table_put (PosDbTxn *txn, PosStoreCart *cart, GError **error)
{
  g_autoptr (PosDbStatement) put = pos_db_txn_prepare (txn, PUT);
  g_autofree char *id = pos_id_dup_text (&cart->id), *body = pos_record_to_text (cart, 0);
  guint64 proof = prove (id, body), old;

  if (!get_proof (txn, id, &old, error))
    return FALSE;
  pos_db_bind_text (put, ":id", id);
  pos_db_bind_text (put, ":body", body);
  pos_db_bind_int64 (put, ":proof", (gint64)proof);
  return pos_db_run (put, error) && pos_proof_add (txn, "store_cart", proof - old, error);
}

gboolean
pos_store_cart_table_remove (PosDbTxn *txn, const char *id, GError **error)
{
  g_autoptr (PosDbStatement) remove = pos_db_txn_prepare (txn, REMOVE);
  guint64 old;

  if (!get_proof (txn, id, &old, error))
    return FALSE;
  pos_db_bind_text (remove, ":id", id);
  return pos_db_run (remove, error) && pos_proof_add (txn, "store_cart", -old, error);
}

static PosStoreCart *
read_body (const char *body, GError **error)
{
  g_autoptr (json_t) json = pos_json_parse (body, -1, error);

  return json ? pos_record_new_from_json (POS_TYPE_STORE_CART, json, 0, error) : NULL;
}

gboolean
pos_store_cart_table_list (PosDbTxn *txn, GPtrArray *carts, GError **error)
{
  g_autoptr (PosDbStatement) all = pos_db_txn_prepare (txn, ALL);
  gboolean has_row;

  while (pos_db_step (all, &has_row, error)) {
    g_autoptr (GError) unreadable = NULL;
    PosStoreCart *cart;

    if (!has_row)
      return TRUE;
    cart = read_body (pos_db_column_word (all, 1), &unreadable);
    if (cart)
      g_ptr_array_add (carts, cart);
    else /* a look for damage says so, and has it sent again */
      g_warning ("A suspended transaction cannot be read: %s", unreadable->message);
  }
  return FALSE;
}

/* --- Damage --- */

gboolean
pos_store_cart_table_look (PosDbTxn *txn, PosDamage *damage, GError **error)
{
  g_autoptr (PosDbStatement) all = pos_db_txn_prepare (txn, ALL);
  gboolean has_row;

  while (pos_db_step (all, &has_row, error)) {
    if (!has_row)
      return pos_damage_hold_sum (damage, txn, "store_cart", error);
    const char *id = pos_db_column_word (all, 0);
    guint64 proof = (guint64)pos_db_column_int64 (all, 2);
    pos_damage_count (
        damage, proof == prove (id, pos_db_column_word (all, 1)), proof, "store_cart", id);
  }
  return FALSE;
}

gboolean
pos_store_cart_table_mend (PosDbTxn *txn, PosDamage *damage, GError **error)
{
  return !pos_damage_is_any (damage) ||
         pos_damage_remove_rows (damage, txn, REMOVE, "store_cart", error);
}
