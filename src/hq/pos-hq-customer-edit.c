/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-customer-edit.c — SQL of the changes, and which of them count. */
#include "hq/pos-hq-customer-edit.h"
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "hq/pos-hq-accept.h"
#include "hq/pos-hq-address-table.h"
#include "hq/pos-hq-feed.h"

#include <string.h>

static const char KEEP[] =
    "INSERT INTO customer_edit (customer, address, field, at, source, register, worker, before, "
    "  after, counted) "
    "VALUES (:customer, :address, :field, :at, :source, :register, :worker, :before, :after, "
    "  :counted) ON CONFLICT DO NOTHING";
static const char HAS_LATER[] =
    "SELECT 1 FROM customer_edit WHERE customer = :customer AND address = :address "
    "AND field = :field AND (at, source) > (:at, :source) LIMIT 1";
static const char LIST[] =
    "SELECT at, register, worker, address, field, before, after, counted FROM customer_edit "
    "WHERE customer = :customer ORDER BY at DESC, source DESC, address, field LIMIT 1000";

/* Who says something, and when. */
typedef struct {
  const char *customer;
  gint64 at;
  const char *source;
  PosTransaction *sent; /* (nullable): a register's */
} Speaker;

static void
bind_member (PosDbStatement *statement, const Speaker *speaker, PosMemberEdit *edit)
{
  pos_db_bind_text (statement, ":customer", speaker->customer);
  pos_db_bind_text (statement, ":address", edit->address ? edit->address : "");
  pos_db_bind_text (statement, ":field", edit->field);
  pos_db_bind_int64 (statement, ":at", speaker->at);
  pos_db_bind_text (statement, ":source", speaker->source);
}

static gboolean
keep (PosDbTxn *txn, const Speaker *speaker, PosMemberEdit *edit, gboolean counted, GError **error)
{
  g_autoptr (PosDbStatement) insert = pos_db_txn_prepare (txn, KEEP);

  bind_member (insert, speaker, edit);
  pos_db_bind_text (insert, ":register", speaker->sent ? speaker->sent->register_id : NULL);
  pos_db_bind_text (insert, ":worker", speaker->sent ? speaker->sent->worker : NULL);
  pos_db_bind_text (insert, ":before", edit->before);
  pos_db_bind_text (insert, ":after", edit->after);
  pos_db_bind_int64 (insert, ":counted", counted);
  return pos_db_run (insert, error);
}

/* --- What registers say --- */

PosCustomer *
pos_hq_customer_edit_read (PosCustomerEdit *edit, GError **error)
{
  g_autoptr (PosCustomer) customer = pos_customer_edit_read_customer (edit, error);

  if (!customer)
    return NULL;
  if (g_strcmp0 (customer->id, edit->id) != 0) {
    pos_set_error (
        error, POS_VALUE_ERROR, POS_VALUE_ERROR_RANGE, NULL, "“customer” is somebody else");
    return NULL;
  }
  POS_LIST_FOREACH (PosMemberEdit, member, edit->edits)
  if (!pos_member_edit_is_known (member)) {
    pos_set_error (error,
                   POS_VALUE_ERROR,
                   POS_VALUE_ERROR_RANGE,
                   NULL,
                   "A register does not make “%.40s” of a customer “%.40s”",
                   member->field,
                   pos_text_or (member->after, ""));
    return NULL;
  }
  return g_steal_pointer (&customer);
}

/* @counts: (out): it started from what counts here, or nobody said something later. */
static gboolean
find_out (PosDbTxn *txn,
          const Speaker *speaker,
          PosMemberEdit *edit,
          PosCustomer *known,
          gboolean *counts,
          GError **error)
{
  g_autoptr (PosDbStatement) find = pos_db_txn_prepare (txn, HAS_LATER);
  g_autofree char *now = pos_member_edit_look (edit, known, counts);
  gboolean has_later;

  bind_member (find, speaker, edit);
  if (!pos_db_step (find, &has_later, error))
    return FALSE;
  *counts = *counts && (!has_later || !g_strcmp0 (now, edit->before));
  return TRUE;
}

/* An address that is taken away is gone also where nobody has heard of it yet. */
static gboolean
take_member (
    PosDbTxn *txn, const Speaker *speaker, PosMemberEdit *edit, PosCustomer *known, GError **error)
{
  gboolean removes = edit->address && !strcmp (edit->field, POS_CUSTOMER_REMOVED);
  gboolean counts;

  if (!find_out (txn, speaker, edit, known, &counts, error) ||
      !keep (txn, speaker, edit, counts || removes, error))
    return FALSE;
  if (counts || removes)
    pos_member_edit_apply (edit, known);
  return !removes || pos_hq_address_table_remove (txn, speaker->customer, edit->address, error);
}

gboolean
pos_hq_customer_edit_take (PosDbTxn *txn,
                           PosTransaction *sent,
                           PosCustomerEdit *edit,
                           PosCustomer *customer,
                           gboolean hub,
                           GError **error)
{
  g_autofree char *source = pos_id_dup_text (&sent->id);
  const Speaker speaker = {edit->id, sent->at, source, sent};
  gpointer found;

  if (!pos_hq_accept_customer (txn, customer, hub, error) ||
      !pos_hq_feed_get (txn, POS_TYPE_CUSTOMER, edit->id, &found, error))
    return FALSE;
  g_autoptr (PosCustomer) known = found;
  POS_LIST_FOREACH (PosMemberEdit, member, edit->edits)
  if (!take_member (txn, &speaker, member, known, error))
    return FALSE;
  known->updated_at = MAX (known->updated_at, sent->at);
  return pos_hq_feed_put_record (txn, known, 0, error);
}

/* --- What headquarters says --- */

gboolean
pos_hq_customer_edit_note (PosDbTxn *txn, PosCustomer *customer, gint64 now, GError **error)
{
  const Speaker speaker = {customer->id, now, "", NULL};
  g_autoptr (PosList) edits = pos_list_new (POS_TYPE_MEMBER_EDIT);
  gpointer found;

  if (!pos_hq_feed_get (txn, POS_TYPE_CUSTOMER, customer->id, &found, error))
    return FALSE;
  g_autoptr (PosCustomer) known = found;
  if (!known)
    return TRUE;
  pos_customer_edit_compare (known, customer, edits);
  POS_LIST_FOREACH (PosMemberEdit, edit, edits)
  if (!keep (txn, &speaker, edit, TRUE, error))
    return FALSE;
  return TRUE;
}

/* --- To be read --- */

static json_t *
text (const char *value)
{
  return value && *value ? json_string (value) : json_null ();
}

static json_t *
row_to_json (PosDbStatement *row)
{
  static const char *const names[] = {"register", "worker", "address", "field", "before", "after"};
  g_autofree char *at = pos_instant_to_text (pos_db_column_int64 (row, 0));
  json_t *json = json_object ();

  json_object_set_new (json, "at", json_string (at));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    json_object_set_new (json, names[i], text (pos_db_column_text (row, (int)i + 1)));
  json_object_set_new (json, "counted", json_boolean (pos_db_column_int64 (row, 7)));
  return json;
}

char *
pos_hq_customer_edit_to_text (PosDbTxn *txn, const char *customer, GError **error)
{
  g_autoptr (PosDbStatement) list = pos_db_txn_prepare (txn, LIST);
  g_autoptr (json_t) json = json_object ();
  json_t *edits = json_array ();
  gboolean has_row;

  json_object_set_new (json, "edits", edits);
  pos_db_bind_text (list, ":customer", customer);
  for (;;) {
    if (!pos_db_step (list, &has_row, error))
      return NULL;
    if (!has_row)
      return pos_json_to_text (json);
    json_array_append_new (edits, row_to_json (list));
  }
}
