/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-desk-view.c — counts, the first rows, and what they are about. */
#include "register/pos-desk-view.h"
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "model/pos-customer-edit.h"
#include "register/pos-desk-facts.h"
#include "register/pos-register-private.h"
#include "store/pos-outbox-table.h"
#include "store/pos-setting-table.h"

#include <string.h>

/* Rows that are named; what is behind them is counted. */
#define MAX_ROWS 20
/* Rows that are looked into. */
#define MAX_READ 1000

typedef struct {
  PosOutboxStats stats;
  GPtrArray *rows;
  GPtrArray *done; /* the latest */
  char *cursor;
} Waiting;

static void
waiting_clear (Waiting *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->done, g_ptr_array_unref);
  g_clear_pointer (&self->cursor, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Waiting, waiting_clear)

static gboolean
read_waiting (PosDbTxn *txn, gpointer data, GError **error)
{
  Waiting *waiting = data;

  waiting_clear (waiting);
  if (!pos_outbox_table_stats (txn, &waiting->stats, error) ||
      !pos_setting_table_get_cursor (txn, &waiting->cursor, NULL, error))
    return FALSE;
  waiting->rows = pos_outbox_table_list (txn, 0, MAX_READ, error);
  waiting->done = waiting->rows ? pos_outbox_table_list_done (txn, MAX_ROWS, error) : NULL;
  return waiting->done != NULL;
}

static json_t *
text (const char *value)
{
  return value && *value ? json_string (value) : json_null ();
}

static json_t *
instant (gint64 at)
{
  g_autofree char *written = at ? pos_instant_to_text (at) : NULL;

  return text (written);
}

static json_t *
view_row (PosOutboxItem *row)
{
  return json_pack ("{s:I, s:s, s:s, s:b, s:I, s:o, s:s?}",
                    "seq",
                    (json_int_t)row->seq,
                    "kind",
                    row->kind,
                    "record",
                    row->record_id,
                    "parked",
                    row->parked,
                    "attempts",
                    (json_int_t)row->attempts,
                    "next_at",
                    instant (row->next_at),
                    "reason",
                    row->reason);
}

/* Only the words of "sync/rejected: words". */
static const char *
skip_code (const char *reason)
{
  const char *words = strstr (reason ? reason : "", ": ");

  return words ? words + 2 : reason;
}

/* What headquarters does not take from this register, as it tells its own problems. */
static json_t *
view_refused_row (PosOutboxItem *row)
{
  static const char *const names[] = {"number", "reference", "receipt", "customer_name", "name"};
  g_autoptr (PosTransaction) sent = pos_transaction_parse (row->body, -1, NULL);
  g_autoptr (json_t) body = sent ? pos_json_parse (sent->body, -1, NULL) : NULL;
  g_autofree char *id = pos_id_dup_text (&row->id);
  json_t *problem = json_pack ("{s:s, s:s, s:s, s:s, s:o, s:I, s:o}",
                               "id",
                               id,
                               "kind",
                               row->kind,
                               "record",
                               row->record_id,
                               "status",
                               "refused",
                               "reason",
                               text (skip_code (row->reason)),
                               "retries",
                               (json_int_t)row->attempts,
                               "next_at",
                               instant (row->next_at));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    json_object_set (problem, names[i], json_object_get (body, names[i]));
  return problem;
}

static json_t *
view_refused (GPtrArray *rows)
{
  json_t *list = json_array ();

  for (guint i = 0; i < rows->len && json_array_size (list) < MAX_ROWS; i++) {
    PosOutboxItem *row = rows->pdata[i];
    if (row->parked)
      json_array_append_new (list, view_refused_row (row));
  }
  return list;
}

/* --- By what they are --- */

typedef enum {
  GROUP_SALES,
  GROUP_ORDERS,
  GROUP_HAND_OVERS,
  GROUP_CUSTOMERS,
  GROUP_OTHERS,
  N_GROUPS,
} GroupKind;

static const char *const group_names[N_GROUPS] = {
    "sales", "orders", "hand-overs", "customers", "others"};

typedef struct {
  guint count;
  gint64 total;
  char *first;
  char *last;
} Group;

/* What one message says of one thing. */
typedef struct {
  GroupKind group;
  char *name; /* (nullable): how people call it */
  gint64 total;
} Said;

static void
said_clear (Said *self)
{
  g_clear_pointer (&self->name, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Said, said_clear)

static gboolean
read_order (PosTransaction *sent, Said *said)
{
  g_autoptr (PosOrder) order = pos_transaction_read_body (sent, NULL);
  gboolean hand_over = !strcmp (sent->kind, POS_TRANSACTION_HAND_OVER);
  gboolean sale = order && order->type == POS_ORDER_TYPE_SALE;

  if (!order)
    return FALSE;
  said->group = sale ? GROUP_SALES : hand_over ? GROUP_HAND_OVERS : GROUP_ORDERS;
  said->name = g_strdup (sale ? order->receipt : order->number ? order->number : order->reference);
  said->total = order->total;
  return TRUE;
}

/* %FALSE: it cannot be read. */
static gboolean
read_row (PosOutboxItem *row, Said *said)
{
  g_autoptr (PosTransaction) sent = pos_transaction_parse (row->body, -1, NULL);

  said->group = GROUP_OTHERS;
  if (!sent)
    return FALSE;
  if (!strcmp (sent->kind, POS_TRANSACTION_ORDER) ||
      !strcmp (sent->kind, POS_TRANSACTION_HAND_OVER))
    return read_order (sent, said);
  if (!strcmp (sent->kind, POS_TRANSACTION_CUSTOMER)) {
    g_autoptr (PosCustomer) customer = pos_transaction_read_body (sent, NULL);
    said->group = GROUP_CUSTOMERS;
    said->name = g_strdup (customer ? customer->name : NULL);
  }
  if (!strcmp (sent->kind, POS_TRANSACTION_CUSTOMER_EDIT)) {
    g_autoptr (PosCustomerEdit) edit = pos_transaction_read_body (sent, NULL);
    g_autoptr (PosCustomer) customer = edit ? pos_customer_edit_read_customer (edit, NULL) : NULL;
    said->group = GROUP_CUSTOMERS;
    said->name = g_strdup (customer ? customer->name : NULL);
  }
  return TRUE;
}

static void
count_row (Group *groups, PosOutboxItem *row)
{
  g_auto (Said) said = {0};

  if (!read_row (row, &said))
    return;
  Group *group = &groups[said.group];
  group->count++;
  group->total += said.total;
  if (!said.name)
    return;
  if (!group->first)
    group->first = g_strdup (said.name);
  g_free (group->last);
  group->last = g_steal_pointer (&said.name);
}

static json_t *
view_done (GPtrArray *done)
{
  json_t *list = json_array ();

  for (guint i = 0; i < done->len; i++) {
    PosOutboxItem *row = done->pdata[i];
    g_auto (Said) said = {0};

    read_row (row, &said);
    json_array_append_new (list,
                           json_pack ("{s:I, s:s, s:s, s:s, s:o, s:o}",
                                      "seq",
                                      (json_int_t)row->seq,
                                      "kind",
                                      row->kind,
                                      "record",
                                      row->record_id,
                                      "group",
                                      group_names[said.group],
                                      "name",
                                      text (said.name),
                                      "at",
                                      instant (row->acked_at)));
  }
  return list;
}

static json_t *
view_groups (PosRegister *self, GPtrArray *rows)
{
  Group groups[N_GROUPS] = {0};
  json_t *list = json_array ();

  for (guint i = 0; i < rows->len; i++)
    count_row (groups, rows->pdata[i]);
  for (guint i = 0; i < N_GROUPS; i++) {
    g_autofree char *total = pos_minor_to_text (groups[i].total, pos_register_get_currency (self));
    if (groups[i].count > 0)
      json_array_append_new (list,
                             json_pack ("{s:s, s:i, s:s, s:o, s:o}",
                                        "group",
                                        group_names[i],
                                        "count",
                                        (int)groups[i].count,
                                        "total",
                                        total,
                                        "first",
                                        text (groups[i].first),
                                        "last",
                                        text (groups[i].last)));
    g_free (groups[i].first);
    g_free (groups[i].last);
  }
  return list;
}

/* --- The line --- */

static gboolean
is_online (PosRegister *self)
{
  return self->sync && pos_sync_is_online (self->sync);
}

/* "sync/not-trusted", %NULL when well. */
static char *
dup_failure (PosSync *sync)
{
  const GError *failure = sync ? pos_sync_get_failure (sync) : NULL;

  return failure ? g_strdup_printf ("%s/%s",
                                    pos_error_get_domain_nick (failure),
                                    pos_error_get_code_nick (failure))
                 : NULL;
}

/* Without a line nobody can tell, but what was heard before. */
static json_t *
view_clock (PosRegister *self)
{
  gint64 skew = self->sync ? pos_sync_get_clock_skew (self->sync) : 0;

  return skew == 0 && !is_online (self) ? json_null () : json_integer (skew / G_USEC_PER_SEC);
}

static void
add_line (PosRegister *self, json_t *json)
{
  gint64 last_success_at = 0, next_try_at = 0;
  g_autofree char *last_error = NULL, *failure = dup_failure (self->sync);

  if (self->sync)
    g_object_get (self->sync,
                  "last-success-at",
                  &last_success_at,
                  "next-try-at",
                  &next_try_at,
                  "last-error",
                  &last_error,
                  NULL);
  json_object_set_new (json, "configured", json_boolean (self->sync != NULL));
  json_object_set_new (
      json, "enrolled", json_boolean (self->sync && pos_sync_is_enrolled (self->sync)));
  json_object_set_new (json, "online", json_boolean (is_online (self)));
  json_object_set_new (json, "last_success_at", instant (last_success_at));
  json_object_set_new (json, "next_try_at", instant (next_try_at));
  json_object_set_new (json, "last_error", text (last_error));
  json_object_set_new (json, "failure", text (failure));
  json_object_set_new (json, "clock_skew", view_clock (self));
}

static json_t *
view_rows (GPtrArray *rows)
{
  json_t *list = json_array ();

  for (guint i = 0; i < MIN (rows->len, MAX_ROWS); i++)
    json_array_append_new (list, view_row (rows->pdata[i]));
  return list;
}

json_t *
pos_desk_view_describe (PosRegister *self, GError **error)
{
  g_auto (Waiting) waiting = {0};
  gboolean online = is_online (self);
  json_t *json;

  if (!pos_db_read_sync (
          pos_local_store_get_db (self->local_store), read_waiting, &waiting, NULL, error))
    return NULL;
  json = json_object ();
  add_line (self, json);
  json_object_set_new (json, "pending", json_integer (waiting.stats.count - waiting.stats.parked));
  json_object_set_new (json, "parked", json_integer (waiting.stats.parked));
  json_object_set_new (json, "oldest_at", instant (waiting.stats.oldest_at));
  json_object_set_new (json, "waiting", view_rows (waiting.rows));
  json_object_set_new (json, "problems", view_refused (waiting.rows));
  json_object_set_new (json, "groups", view_groups (self, waiting.rows));
  json_object_set_new (json, "done", view_done (waiting.done));
  json_object_set_new (
      json, "works", pos_desk_facts_view_works (online, self->config, self->store));
  json_object_set_new (
      json, "unavailable", pos_desk_facts_view_unavailable (online, self->config, self->store));
  json_object_set_new (
      json, "versions", pos_desk_facts_view_versions (self->config, waiting.cursor));
  return json;
}
