/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-cart.c — one record of the feed for each time something is put aside. */
#include "hq/pos-hq-cart.h"
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "hq/pos-hq-call.h"
#include "hq/pos-hq-cart-table.h"
#include "hq/pos-hq-feed.h"
#include "model/pos-saying.h"
#include "wire/pos-protocol.h"
#include "wire/pos-wire-calls.h"

#define KIND "suspended-cart"
#define BATCH 200

static const char NOTE_DUE[] = "INSERT INTO cart_due (id, due_at) VALUES (:id, :due) "
                               "ON CONFLICT (id) DO UPDATE SET due_at = excluded.due_at";
static const char DUE[] =
    "SELECT id FROM cart_due WHERE due_at <= :now ORDER BY due_at LIMIT :limit";
static const char IS_KEPT[] =
    "SELECT 1 FROM feed WHERE kind = 'suspended-cart' AND id = :id AND body IS NOT NULL";
/* Whoever has not heard that it is over by then does not show it any more either. */
static const char *const forget[] = {
    "DELETE FROM feed WHERE kind = 'suspended-cart' AND id = :id",
    "DELETE FROM order_place WHERE order_id = :id",
    "DELETE FROM cart_due WHERE id = :id",
};

static gboolean
get (PosDbTxn *txn, const PosId *id, PosStoreCart **cart, GError **error)
{
  g_autofree char *name = pos_id_dup_text (id);
  gpointer found;

  if (!pos_hq_feed_get (txn, POS_TYPE_STORE_CART, name, &found, error))
    return FALSE;
  *cart = found;
  return TRUE;
}

static gboolean
put (PosDbTxn *txn, PosStoreCart *cart, GError **error)
{
  return pos_hq_feed_put_record (txn, cart, 0, error) &&
         pos_hq_feed_add_place (txn, &cart->id, cart->store, error);
}

/* A hub hears from headquarters when it is over. */
static gboolean
note_due (PosDbTxn *txn, const PosId *id, gboolean hub, gint64 due, GError **error)
{
  g_autoptr (PosDbStatement) note = pos_db_txn_prepare (txn, NOTE_DUE);
  g_autofree char *name = pos_id_dup_text (id);

  if (hub)
    return TRUE;
  pos_db_bind_text (note, ":id", name);
  pos_db_bind_int64 (note, ":due", due);
  return pos_db_run (note, error);
}

/* --- It waits no more --- */

/* What was in it is told no more. */
static void
empty (PosStoreCart *cart, gint64 ended_at)
{
  cart->ended_at = ended_at;
  pos_text_set (&cart->order, NULL);
  pos_text_set (&cart->local, NULL);
}

/* Who took it up says so later. */
static gboolean
close_known (PosDbTxn *txn, PosStoreCart *cart, gboolean hub, gint64 now, GError **error)
{
  empty (cart, now);
  return put (txn, cart, error) &&
         note_due (txn, &cart->id, hub, now + POS_CART_ENDED_DAYS * G_TIME_SPAN_DAY, error);
}

static gboolean
close_one (PosDbTxn *txn, const char *name, gboolean hub, gint64 now, GError **error)
{
  g_autoptr (PosStoreCart) cart = NULL;
  PosId id;

  return pos_id_parse (name, &id, error) && get (txn, &id, &cart, error) &&
         close_known (txn, cart, hub, now, error);
}

/* @names: (nullable) (transfer full): not without an error. */
static gboolean
close_all (PosDbTxn *txn, GPtrArray *names, gboolean hub, gint64 now, GError **error)
{
  g_autoptr (GPtrArray) list = names;

  for (guint i = 0; list && i < list->len; i++)
    if (!close_one (txn, list->pdata[i], hub, now, error))
      return FALSE;
  return list != NULL;
}

gboolean
pos_hq_cart_settle (PosDbTxn *txn, const PosId *order, gboolean hub, gint64 now, GError **error)
{
  return close_all (txn, pos_hq_cart_table_list_waiting (txn, order, error), hub, now, error);
}

/* --- What registers say --- */

static void
end (PosStoreCart *cart, const char *register_id, PosStoreCart *said)
{
  pos_text_set (&cart->claimed_by, register_id);
  pos_text_set (&cart->claimed_worker, said->claimed_worker);
  cart->claimed_at = cart->claimed_at ? cart->claimed_at : said->ended_at;
  cart->voided = said->voided;
  empty (cart, said->ended_at);
}

/* What is heard late is over as it comes. */
static gboolean
begin (PosDbTxn *txn,
       PosTransaction *sent,
       PosStoreCart *said,
       gboolean hub,
       gint64 now,
       GError **error)
{
  gboolean past;

  if (!close_all (txn, pos_hq_cart_table_list_older (txn, sent, said, error), hub, now, error) ||
      !pos_hq_cart_table_is_past (txn, sent, said, &past, error))
    return FALSE;
  if (past)
    empty (said, now);
  return TRUE;
}

gboolean
pos_hq_cart_take (PosDbTxn *txn,
                  PosTransaction *sent,
                  PosStoreCart *said,
                  gboolean hub,
                  gint64 now,
                  char **reason,
                  GError **error)
{
  g_autoptr (PosStoreCart) known = NULL;
  gboolean ends = said->ended_at != 0;

  *reason = NULL;
  if (!get (txn, &said->id, &known, error))
    return FALSE;
  pos_text_set (&said->store, sent->store);
  pos_text_set (&said->register_id, ends ? said->register_id : sent->register_id);
  if (known && !ends)
    return TRUE;
  if (known && known->claimed_by && g_strcmp0 (known->claimed_by, sent->register_id) != 0) {
    /* Two have it, unless one threw it away: then nobody else is given it, be it that the other one
     * never heard that he has it. */
    if (said->voided)
      return TRUE;
    *reason = pos_saying_write (
        "cart-taken-twice", "register", sent->register_id, "other", known->claimed_by, NULL);
    return known->ended_at || close_known (txn, known, hub, now, error);
  }
  if (known && known->ended_at && known->claimed_by)
    return TRUE;
  if (ends)
    end (known ? known : said, sent->register_id, said);
  else if (!begin (txn, sent, said, hub, now, error))
    return FALSE;
  return put (txn, known ? known : said, error) &&
         note_due (txn,
                   &said->id,
                   hub,
                   now + (said->ended_at ? POS_CART_ENDED_DAYS : POS_CART_DAYS) * G_TIME_SPAN_DAY,
                   error);
}

gboolean
pos_hq_cart_import (PosDbTxn *txn, PosStoreCart *cart, gint64 now, GError **error)
{
  return put (txn, cart, error) &&
         note_due (txn, &cart->id, FALSE, now + POS_CART_DAYS * G_TIME_SPAN_DAY, error);
}

/* --- Claims --- */

static void
take_hold (PosStoreCart *cart, const PosHqCartClaim *claim)
{
  cart->claim = claim->release ? POS_ID_NONE : claim->claim;
  pos_text_set (&cart->claimed_by, claim->release ? NULL : claim->device->register_id);
  pos_text_set (&cart->claimed_worker, claim->release ? NULL : claim->worker_name);
  cart->claimed_at = claim->release ? 0 : claim->now;
}

gboolean
pos_hq_cart_claim (PosDbTxn *txn, const PosHqCartClaim *claim, PosStoreCart **cart, GError **error)
{
  g_autoptr (PosStoreCart) known = NULL;
  gboolean mine, here;

  *cart = NULL;
  if (!get (txn, &claim->cart, &known, error))
    return FALSE;
  here = known && g_strcmp0 (known->store, claim->device->store) == 0;
  if (!here)
    return TRUE;
  mine = pos_store_cart_is_open_to (known, claim->device->register_id);
  /* A release that comes late ends nothing but what it is about. */
  if (mine && (!claim->release || pos_id_equal (&known->claim, &claim->claim))) {
    take_hold (known, claim);
    if (!put (txn, known, error))
      return FALSE;
  }
  if (!mine)
    pos_text_set (&known->order, NULL);
  *cart = g_steal_pointer (&known);
  return TRUE;
}

gboolean
pos_hq_cart_step (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqCall *call = data;
  PosHqCartClaim claim = {.device = call->device, .now = call->now};
  g_autoptr (PosStoreCart) cart = NULL;
  const char *id, *asked;

  if (!pos_json_get_text (call->input, "id", "", &id, error) ||
      !pos_json_get_text (call->input, "claim", "", &asked, error) ||
      !pos_id_parse (asked, &claim.claim, error) ||
      !pos_json_get_text (call->input, "worker_name", NULL, &claim.worker_name, error) ||
      !pos_json_get_flag (call->input, "release", FALSE, &claim.release, error) ||
      !pos_id_parse (id, &claim.cart, error) || !pos_hq_cart_claim (txn, &claim, &cart, error))
    return FALSE;
  if (!cart)
    return pos_set_error (error,
                          POS_SYNC_ERROR,
                          POS_SYNC_ERROR_NOT_FOUND,
                          NULL,
                          "No such transaction is suspended in this store");
  pos_hq_call_set_answer (call, pos_wire_to_text (cart));
  return TRUE;
}

/* --- Forgetting --- */

static GPtrArray *
list_due (PosDbTxn *txn, gint64 now, GError **error)
{
  g_autoptr (PosDbStatement) list = pos_db_txn_prepare (txn, DUE);

  pos_db_bind_int64 (list, ":now", now);
  pos_db_bind_int64 (list, ":limit", BATCH);
  return pos_db_read_texts (list, error);
}

static gboolean
is_kept (PosDbTxn *txn, const char *id, gboolean *kept, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, IS_KEPT);

  pos_db_bind_text (select, ":id", id);
  return pos_db_step (select, kept, error);
}

static gboolean
forget_all (PosDbTxn *txn, const char *id, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (forget); i++) {
    g_autoptr (PosDbStatement) statement = pos_db_txn_prepare (txn, forget[i]);
    pos_db_bind_text (statement, ":id", id);
    if (!pos_db_run (statement, error))
      return FALSE;
  }
  return TRUE;
}

/* First everybody hears that it is over; later nothing of it is left. */
static gboolean
forget_one (PosDbTxn *txn, const char *name, gint64 now, GError **error)
{
  gboolean kept;
  PosId id;

  if (!is_kept (txn, name, &kept, error))
    return FALSE;
  if (!kept)
    return forget_all (txn, name, error);
  return pos_id_parse (name, &id, error) && pos_hq_feed_put (txn, KIND, name, NULL, error) &&
         note_due (txn, &id, FALSE, now + POS_CART_DAYS * G_TIME_SPAN_DAY, error);
}

gboolean
pos_hq_cart_forget (PosDbTxn *txn, gint64 now, GError **error)
{
  g_autoptr (GPtrArray) due = list_due (txn, now, error);

  for (guint i = 0; due && i < due->len; i++)
    if (!forget_one (txn, due->pdata[i], now, error))
      return FALSE;
  return due != NULL;
}
