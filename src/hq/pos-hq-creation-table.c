/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-creation-table.c — SQL of creations. */
#include "hq/pos-hq-creation-table.h"

static const char GET[] = "SELECT register, attempt, hash, body, state, at FROM order_creation "
                          "WHERE order_id = :order";
static const char PUT[] =
    "INSERT INTO order_creation (order_id, register, attempt, hash, body, state, at) "
    "VALUES (:order, :register, :attempt, :hash, :body, :state, :at) "
    "ON CONFLICT (order_id) DO UPDATE SET register = excluded.register, "
    "  attempt = excluded.attempt, hash = excluded.hash, body = excluded.body, "
    "  state = excluded.state, at = excluded.at";
static const char *const states[] = {"provisional", "confirmed", "withdrawn", NULL};

void
pos_hq_creation_free (PosHqCreation *self)
{
  g_free (self->register_id);
  g_free (self->hash);
  g_free (self->body);
  g_free (self);
}

static PosHqCreationState
read_state (const char *text)
{
  for (guint i = 0; states[i]; i++)
    if (g_str_equal (states[i], text))
      return (PosHqCreationState)i;
  g_assert_not_reached (); /* the column's own check */
}

gboolean
pos_hq_creation_table_get (PosDbTxn *txn,
                           const PosId *order,
                           PosHqCreation **creation,
                           GError **error)
{
  g_autoptr (PosDbStatement) get = pos_db_txn_prepare (txn, GET);
  gboolean has_row;

  *creation = NULL;
  pos_db_bind_id (get, ":order", order);
  if (!pos_db_step (get, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  *creation = g_new0 (PosHqCreation, 1);
  (*creation)->order = *order;
  (*creation)->register_id = g_strdup (pos_db_column_text (get, 0));
  (*creation)->attempt = pos_db_column_int64 (get, 1);
  (*creation)->hash = g_strdup (pos_db_column_text (get, 2));
  (*creation)->body = g_strdup (pos_db_column_text (get, 3));
  (*creation)->state = read_state (pos_db_column_text (get, 4));
  (*creation)->at = pos_db_column_int64 (get, 5);
  return TRUE;
}

gboolean
pos_hq_creation_table_put (PosDbTxn *txn, const PosHqCreation *creation, GError **error)
{
  g_autoptr (PosDbStatement) put = pos_db_txn_prepare (txn, PUT);

  pos_db_bind_id (put, ":order", &creation->order);
  pos_db_bind_text (put, ":register", creation->register_id);
  pos_db_bind_int64 (put, ":attempt", creation->attempt);
  pos_db_bind_text (put, ":hash", creation->hash);
  pos_db_bind_text (put, ":body", creation->body);
  pos_db_bind_text (put, ":state", states[creation->state]);
  pos_db_bind_int64 (put, ":at", creation->at);
  return pos_db_run (put, error);
}
