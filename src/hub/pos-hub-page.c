/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hub-page.c — what headquarters does not have first, then changes, then how far it has each
 * register. */
#include "hub/pos-hub-page.h"
#include "base/pos-date.h"
#include "base/pos-error.h"
#include "hq/pos-hq-feed.h"
#include "hq/pos-hq-order-table.h"
#include "hq/pos-hq-setting-table.h"
#include "hq/pos-hq-transaction-table.h"
#include "wire/pos-transaction.h"
#include "wire/pos-wire-calls.h"

#include <string.h>

#define CART "suspended-cart"

/* Something is still to be said, and nothing that it builds on was decided against. */
#define IS_OPEN                                                                                    \
  "t.forward IN ('waiting', 'sent') AND NOT EXISTS (SELECT 1 FROM register_transaction e "         \
  "WHERE " POS_HQ_IS_EARLIER " "                                                                   \
  "AND e.forward = 'disputed')"
static const char HELD[] =
    "SELECT EXISTS (SELECT 1 FROM register_transaction t WHERE t.record = :id AND " IS_OPEN ") "
    "OR EXISTS (SELECT 1 FROM transaction_concern c JOIN register_transaction t "
    "  ON t.arrival = c.arrival WHERE c.record = :id AND " IS_OPEN ")";
static const char SET_ASIDE[] = "INSERT INTO set_aside (kind, id, body) VALUES (:kind, :id, :body) "
                                "ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body";
static const char FORGET_ASIDE[] = "DELETE FROM set_aside WHERE kind = :kind AND id = :id";
static const char LIST_ASIDE[] = "SELECT kind, id, body FROM set_aside";

static const char DROP_TOKENS[] = "UPDATE device SET token_hash = NULL WHERE kind = 'register'";
static const char PUT_DEVICE[] =
    "INSERT INTO device (id, register, store, name, token_hash, enrolled_at, received_sequence, "
    "  received_hash, missing, upstream_sequence, upstream_waiting) "
    "VALUES (:id, :register, :store, :name, :token_hash, :now, :sequence, :hash, :missing, "
    "  :sequence, :waiting) "
    "ON CONFLICT (id) DO UPDATE SET token_hash = excluded.token_hash, "
    "upstream_sequence = excluded.upstream_sequence, upstream_waiting = excluded.upstream_waiting";
static const char FORGET_CERTIFICATES[] = "DELETE FROM certificate";
static const char PUT_CERTIFICATES[] =
    "INSERT INTO certificate (fingerprint, serial, device, issued_at, expires_at) "
    "SELECT json_extract (value, '$.fingerprint'), json_extract (value, '$.serial'), :device, "
    ":now, "
    "  json_extract (value, '$.expires') * 1000000 FROM json_each (:certificates)";
/* Headquarters was restored from a copy, or never had it. */
static const char SEND_AGAIN[] =
    "UPDATE register_transaction SET forward = 'waiting', forward_at = 0 WHERE device = :device "
    "AND sequence > :sequence AND forward IN ('sent', 'contained', 'disputed')";
static const char SEND_MISSING[] =
    "UPDATE register_transaction SET forward = 'waiting', forward_at = 0 WHERE device = :device "
    "AND sequence IN (SELECT value FROM json_each (:missing)) "
    "AND forward IN ('sent', 'contained', 'disputed')";
static const char SETTLE[] =
    "UPDATE register_transaction SET forward = CASE "
    "  WHEN sequence IN (SELECT value FROM json_each (:disputed)) THEN 'disputed' "
    "  WHEN sequence IN (SELECT value FROM json_each (:pending)) THEN 'sent' "
    "  ELSE 'contained' END "
    "WHERE device = :device AND sequence <= :sequence AND forward IN ('sent', 'disputed')";
static const char CLOSE[] =
    "UPDATE register_transaction SET status = 'done', status_again = 'done', reason = NULL "
    "WHERE device = :device AND forward = 'contained' AND status IN ('pending', 'failed', "
    "'conflict')";
static const char DISPUTE[] =
    "UPDATE register_transaction SET status = 'conflict', status_again = 'conflict' "
    "WHERE device = :device AND forward = 'disputed' AND status IN ('pending', 'failed', 'done') "
    "AND sequence IN (SELECT value FROM json_each (:conflicts))";

void
pos_hub_page_free (PosHubPage *self)
{
  json_decref (self->json);
  g_free (self->store);
  g_free (self);
}

PosHubPage *
pos_hub_page_parse (const char *text, gssize length, GError **error)
{
  g_autoptr (PosHubPage) self = g_new0 (PosHubPage, 1);
  const char *at;

  self->json = pos_json_parse (text, length, error);
  if (!self->json || !pos_json_get_flag (self->json, "more", FALSE, &self->more, error) ||
      !pos_json_get_text (self->json, "cursor", NULL, &self->cursor, error))
    return NULL;
  if (!self->cursor || !json_is_array (json_object_get (self->json, "changes")) ||
      !json_is_array (json_object_get (self->json, "registers"))) {
    pos_set_error (error,
                   POS_VALUE_ERROR,
                   POS_VALUE_ERROR_MISSING,
                   NULL,
                   "Headquarters does not speak to a hub");
    return NULL;
  }
  at = json_string_value (json_object_get (self->json, "at"));
  if (at && !pos_instant_parse (at, &self->at, error))
    return NULL;
  self->revoked = json_string_value (json_object_get (self->json, "revoked"));
  return g_steal_pointer (&self);
}

/* Records. */

static gboolean
is_held (PosDbTxn *txn, const char *id, gboolean *held, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, HELD);
  gboolean has_row;

  pos_db_bind_text (select, ":id", id);
  if (!pos_db_step (select, &has_row, error))
    return FALSE;
  *held = pos_db_column_int64 (select, 0) != 0;
  return TRUE;
}

static gboolean
set_aside (PosDbTxn *txn, const char *kind, const char *id, const char *body, GError **error)
{
  g_autoptr (PosDbStatement) put = pos_db_txn_prepare (txn, SET_ASIDE);

  pos_db_bind_text (put, ":kind", kind);
  pos_db_bind_text (put, ":id", id);
  pos_db_bind_text (put, ":body", body);
  return pos_db_run (put, error);
}

static gboolean
adopt_order (PosDbTxn *txn, PosHubPage *self, const char *body, GError **error)
{
  g_autoptr (PosOrder) order = body ? pos_wire_parse (POS_TYPE_ORDER, body, -1, error) : NULL;
  g_autoptr (PosOrder) ours = NULL;

  /* Orders are never deleted. */
  if (!order)
    return !body;
  if (!pos_hq_order_table_get (txn, &order->id, &ours, error))
    return FALSE;
  if (ours && pos_transaction_forgets_money (ours, order))
    return TRUE;
  return pos_hq_order_table_take_over_number (txn, order, error) &&
         pos_hq_order_table_put (txn, order, error) &&
         pos_hq_feed_add_place (txn, &order->id, self->store, error);
}

/* Headquarters sends those of this store. */
static gboolean
adopt_cart (PosDbTxn *txn, PosHubPage *self, const char *name, GError **error)
{
  PosId id;

  return pos_id_parse (name, &id, error) && pos_hq_feed_add_place (txn, &id, self->store, error);
}

static gboolean
adopt (PosDbTxn *txn,
       PosHubPage *self,
       const char *kind,
       const char *id,
       const char *body,
       GError **error)
{
  g_autoptr (PosDbStatement) forget = pos_db_txn_prepare (txn, FORGET_ASIDE);

  pos_db_bind_text (forget, ":kind", kind);
  pos_db_bind_text (forget, ":id", id);
  if (!pos_db_run (forget, error))
    return FALSE;
  if (!strcmp (kind, "order"))
    return adopt_order (txn, self, body, error);
  return pos_hq_feed_put (txn, kind, id, body, error) &&
         (strcmp (kind, CART) != 0 || adopt_cart (txn, self, id, error));
}

/* Registers of the store say something about them too. */
static gboolean
is_said_here (const char *kind)
{
  return !strcmp (kind, "order") || !strcmp (kind, "customer") || !strcmp (kind, CART);
}

static gboolean
take_change (PosDbTxn *txn, PosHubPage *self, json_t *change, GError **error)
{
  const char *kind = json_string_value (json_object_get (change, "kind"));
  const char *id = json_string_value (json_object_get (change, "id"));
  json_t *json = json_object_get (change, "body");
  g_autofree char *body = json_is_object (json) ? pos_json_to_text (json) : NULL;
  gboolean held = FALSE;

  if (!kind || !id)
    return pos_set_error (
        error, POS_VALUE_ERROR, POS_VALUE_ERROR_MISSING, NULL, "A change names no record");
  if (is_said_here (kind) && !is_held (txn, id, &held, error))
    return FALSE;
  return held ? set_aside (txn, kind, id, body, error) : adopt (txn, self, kind, id, body, error);
}

static gboolean
take_from_aside (PosDbTxn *txn, PosHubPage *self, GError **error)
{
  g_autoptr (PosDbStatement) list = pos_db_txn_prepare (txn, LIST_ASIDE);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  gboolean has_row, held;

  for (;;) {
    if (!pos_db_step (list, &has_row, error))
      return FALSE;
    if (!has_row)
      break;
    char **row = g_new0 (char *, 4);
    for (int i = 0; i < 3; i++)
      row[i] = g_strdup (pos_db_column_text (list, i));
    g_ptr_array_add (rows, row);
  }
  for (guint i = 0; i < rows->len; i++) {
    char **row = rows->pdata[i];
    if (!is_held (txn, row[1], &held, error) ||
        (!held && !adopt (txn, self, row[0], row[1], row[2], error)))
      return FALSE;
  }
  return TRUE;
}

/* Registers. */

/* The lists of @json by @names, as one; and as text. */
static char *
join_lists (json_t *json, const char *const *names)
{
  g_autoptr (json_t) joined = json_array ();

  for (; *names; names++)
    json_array_extend (joined, json_object_get (json, *names));
  return pos_json_to_text (joined);
}

static gboolean
put_device (PosDbTxn *txn, PosHubPage *self, json_t *json, const PosId *id, GError **error)
{
  static const char *const all[] = {"pending", "failed", "conflicts", "missing", NULL};
  g_autoptr (PosDbStatement) put = pos_db_txn_prepare (txn, PUT_DEVICE);
  static const char *const lost[] = {"missing", NULL};
  g_autofree char *waiting = join_lists (json, all), *missing = join_lists (json, lost);

  pos_db_bind_text (put, ":hash", json_string_value (json_object_get (json, "hash")));
  pos_db_bind_text (put, ":missing", missing);
  pos_db_bind_id (put, ":id", id);
  pos_db_bind_text (put, ":register", json_string_value (json_object_get (json, "register")));
  pos_db_bind_text (put, ":store", self->store);
  pos_db_bind_text (put, ":name", json_string_value (json_object_get (json, "name")));
  pos_db_bind_text (put, ":token_hash", json_string_value (json_object_get (json, "token_hash")));
  pos_db_bind_int64 (put, ":now", self->now);
  pos_db_bind_int64 (put, ":sequence", json_integer_value (json_object_get (json, "sequence")));
  pos_db_bind_text (put, ":waiting", waiting);
  return pos_db_run (put, error);
}

static gboolean
run_for_device (PosDbTxn *txn,
                const char *sql,
                const PosId *device,
                json_t *json,
                const char *const *lists,
                GError **error)
{
  g_autoptr (PosDbStatement) update = pos_db_txn_prepare (txn, sql);

  pos_db_bind_id (update, ":device", device);
  if (strstr (sql, ":sequence"))
    pos_db_bind_int64 (
        update, ":sequence", json_integer_value (json_object_get (json, "sequence")));
  for (; lists && *lists; lists++) {
    const char *const members[] = {*lists, NULL};
    const char *const disputed[] = {"failed", "conflicts", NULL};
    g_autofree char *text = join_lists (json, strcmp (*lists, "disputed") ? members : disputed);
    g_autofree char *name = g_strconcat (":", *lists, NULL);
    pos_db_bind_text (update, name, text);
  }
  return pos_db_run (update, error);
}

static gboolean
put_certificates (
    PosDbTxn *txn, PosHubPage *self, json_t *json, const PosId *device, GError **error)
{
  static const char *const names[] = {"certificates", NULL};
  g_autoptr (PosDbStatement) put = pos_db_txn_prepare (txn, PUT_CERTIFICATES);
  g_autofree char *certificates = join_lists (json, names);

  pos_db_bind_id (put, ":device", device);
  pos_db_bind_int64 (put, ":now", self->now);
  pos_db_bind_text (put, ":certificates", certificates);
  return pos_db_run (put, error);
}

static gboolean
read_device (json_t *json, PosId *device, GError **error)
{
  const char *text = json_string_value (json_object_get (json, "device"));

  return pos_id_parse (text ? text : "", device, error);
}

/* Headquarters does not have it, so none of its versions contains it. */
static gboolean
send_again (PosDbTxn *txn, json_t *json, GError **error)
{
  static const char *const missing[] = {"missing", NULL};
  PosId device;

  return read_device (json, &device, error) &&
         run_for_device (txn, SEND_AGAIN, &device, json, NULL, error) &&
         run_for_device (txn, SEND_MISSING, &device, json, missing, error);
}

static gboolean
take_register (PosDbTxn *txn, PosHubPage *self, json_t *json, GError **error)
{
  static const char *const conflicts[] = {"conflicts", NULL}, *const decided[] = {
                                                                  "disputed", "pending", NULL};
  PosId device;

  return read_device (json, &device, error) && put_device (txn, self, json, &device, error) &&
         put_certificates (txn, self, json, &device, error) &&
         run_for_device (txn, SETTLE, &device, json, decided, error) &&
         run_for_device (txn, CLOSE, &device, json, NULL, error) &&
         run_for_device (txn, DISPUTE, &device, json, conflicts, error);
}

/* For the registers' own pages. */
static gboolean
take_problems (PosDbTxn *txn, PosHubPage *self, GError **error)
{
  json_int_t count = json_integer_value (json_object_get (self->json, "problems"));
  g_autofree char *written = g_strdup_printf ("%" JSON_INTEGER_FORMAT, count);

  return pos_hq_setting_table_set (txn, POS_HQ_SETTING_PROBLEMS, written, error);
}

gboolean
pos_hub_page_apply (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHubPage *self = data;
  json_t *item;
  gsize i;

  json_array_foreach (json_object_get (self->json, "registers"), i, item)
  {
    if (!send_again (txn, item, error))
      return FALSE;
  }
  json_array_foreach (json_object_get (self->json, "changes"), i, item)
  {
    if (!take_change (txn, self, item, error))
      return FALSE;
  }
  /* The last page contains all that the registers' numbers speak of. */
  if (!self->more && (!pos_db_txn_run (txn, DROP_TOKENS, error) ||
                      !pos_db_txn_run (txn, FORGET_CERTIFICATES, error)))
    return FALSE;
  json_array_foreach (json_object_get (self->json, "registers"), i, item)
  {
    if (!self->more && !take_register (txn, self, item, error))
      return FALSE;
  }
  return (self->more || take_from_aside (txn, self, error)) && take_problems (txn, self, error) &&
         pos_hq_setting_table_set (txn, POS_HQ_SETTING_CURSOR, self->cursor, error);
}
