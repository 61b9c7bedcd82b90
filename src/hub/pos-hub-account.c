/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hub-account.c — see the header. */
#include "hub/pos-hub-account.h"
#include "base/pos-json.h"
#include "base/pos-money.h"
#include "hq/pos-hq-feed.h"

#include <string.h>

/* Orders of which headquarters has not heard all; the register that asks knows more of its own. */
static const char ON_THEIR_WAY[] =
    "SELECT DISTINCT record FROM register_transaction WHERE forward = 'waiting' "
    "AND kind IN ('order', 'hand-over') AND body ->> '$.customer' = :customer "
    "AND record NOT IN (SELECT value FROM json_each (:except))";
static const char SUM[] = "SELECT coalesce (sum (amount_minor), 0) FROM account_use "
                          "WHERE customer = :customer "
                          "AND order_id IN (SELECT value FROM json_each (:orders))";

void
pos_hub_account_clear (PosHubAccount *self)
{
  g_clear_pointer (&self->asked, g_bytes_unref);
  g_clear_pointer (&self->question, g_bytes_unref);
}

/* Returns: (transfer full) (nullable): a JSON list. */
static json_t *
list_orders (PosDbTxn *txn, const char *customer, const char *except, GError **error)
{
  g_autoptr (PosDbStatement) list = pos_db_txn_prepare (txn, ON_THEIR_WAY);
  g_autoptr (json_t) orders = json_array ();
  gboolean has_row;

  pos_db_bind_text (list, ":customer", customer);
  pos_db_bind_text (list, ":except", except);
  for (;;) {
    if (!pos_db_step (list, &has_row, error))
      return NULL;
    if (!has_row)
      return g_steal_pointer (&orders);
    json_array_append_new (orders, json_string (pos_db_column_text (list, 0)));
  }
}

static gboolean
sum (PosDbTxn *txn, const char *customer, const char *orders, gint64 *open, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, SUM);
  gboolean has_row;

  pos_db_bind_text (select, ":customer", customer);
  pos_db_bind_text (select, ":orders", orders);
  if (!pos_db_step (select, &has_row, error))
    return FALSE;
  *open = pos_db_column_int64 (select, 0);
  return TRUE;
}

/* What cannot be read is headquarters' to refuse. */
gboolean
pos_hub_account_read (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHubAccount *self = data;
  gsize size;
  const char *asked = g_bytes_get_data (self->asked, &size);
  g_autoptr (json_t) question = pos_json_parse (asked ? asked : "", (gssize)size, NULL);
  json_t *except = json_object_get (question, "except");
  const char *customer = json_string_value (json_object_get (question, "customer"));
  g_autofree char *known = json_is_array (except) ? pos_json_to_text (except) : NULL;
  g_autofree char *ours = NULL;
  g_autoptr (json_t) orders = NULL;

  g_clear_pointer (&self->question, g_bytes_unref);
  self->open = 0;
  if (!customer || !known)
    return TRUE;
  orders = list_orders (txn, customer, known, error);
  ours = orders ? pos_json_to_text (orders) : NULL;
  if (!orders || !sum (txn, customer, ours, &self->open, error) ||
      !pos_hq_feed_get_currency (txn, &self->currency, error))
    return FALSE;
  json_array_extend (except, orders);
  g_autofree char *text = pos_json_to_text (question);
  self->question = g_bytes_new (text, strlen (text));
  return TRUE;
}

char *
pos_hub_account_add (const PosHubAccount *self, const char *answer, gssize length)
{
  g_autoptr (json_t) json = pos_json_parse (answer, length, NULL);
  const char *text = json_string_value (json_object_get (json, "open"));
  gint64 theirs;

  if (!text || !pos_minor_parse (text, self->currency, &theirs, NULL))
    return g_strndup (answer, (gsize)length);
  g_autofree char *both = pos_minor_to_text (theirs + self->open, self->currency);
  json_object_set_new (json, "open", json_string (both));
  return pos_json_to_text (json);
}
