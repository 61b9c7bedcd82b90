/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-order-search.c — what a filter means, and the page that answers it. */
#include "store/pos-order-search.h"
#include "base/pos-search-text.h"
#include "store/pos-order-rows.h"
#include "store/pos-order-search-private.h"
#include "store/pos-order-table.h"

#include <string.h>

#define DEFAULT_LIMIT 50
#define MAX_LIMIT 1000
/* Of so many that have the name, the newest are found sooner among all orders than by sorting. */
#define COMMON 5000

static PosRecordTable summaries = {.name = "summary", .get_type = pos_order_summary_get_type};

GPtrArray *
pos_order_table_find (PosDbTxn *txn, const char *text, GError **error)
{
  g_autoptr (PosDbStatement) find = pos_db_txn_prepare (
      txn, pos_record_table_get_select (&summaries, "", pos_order_search_exact));
  g_autofree char *key = pos_search_number (text);

  pos_db_bind_text (find, ":key", key);
  pos_db_bind_int64 (find, ":today", 0);
  return pos_record_table_read_all (&summaries, find, error);
}

/* --- Understanding --- */

static gboolean
key_exists (PosDbTxn *txn, const char *key, gboolean *exists, GError **error)
{
  g_autoptr (PosDbStatement) statement = pos_db_txn_prepare (txn, pos_order_search_key_exists);
  gboolean has_row;

  pos_db_bind_text (statement, ":key", key);
  if (!pos_db_step (statement, &has_row, error))
    return FALSE;
  *exists = pos_db_column_int64 (statement, 0) != 0;
  return TRUE;
}

/* Whether only some of the orders of that name are wanted. */
static gboolean
asks_more (PosOrderFilter *filter)
{
  static const char *const harmless[] = {
      "text", "customer_name", "view", "here", "today", "sort", "limit", "after", NULL};

  for (const PosField *field = pos_record_get_fields (filter); field->name; field++)
    if (!pos_record_field_is_empty (filter, field) && !g_strv_contains (harmless, field->name))
      return TRUE;
  return FALSE;
}

/* Three letters may begin the name of every other customer. */
static gboolean
note_common (PosDbTxn *txn, PosOrderSearch *self, GError **error)
{
  g_autoptr (PosDbStatement) statement = NULL;
  gboolean has_row;

  if (!self->words[0] || self->words[1] || self->filter->sort != POS_SORT_NEWEST ||
      asks_more (self->filter))
    return TRUE;
  statement = pos_db_txn_prepare (txn, pos_order_search_count_name);
  pos_db_bind_text (statement, ":word", self->words[0]);
  pos_db_bind_int64 (statement, ":enough", COMMON);
  if (!pos_db_step (statement, &has_row, error))
    return FALSE;
  self->common = pos_db_column_int64 (statement, 0) == COMMON;
  return TRUE;
}

static void
take_words (PosOrderSearch *self, const char *name)
{
  g_autofree char *folded = pos_search_fold (name);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  int at = 0;

  while (at < POS_ORDER_SEARCH_WORDS && self->words[at])
    at++;
  for (guint i = 0; words[i] && at < POS_ORDER_SEARCH_WORDS; i++)
    if (*words[i])
      self->words[at++] = g_strdup (words[i]);
}

/* Free text that is no order's number: by its looks an address, a phone number or a name. */
static void
take_text (PosOrderSearch *self, const char *text)
{
  g_autofree char *phone = pos_search_phone (text);

  if (text && strchr (text, '@') && !self->email) {
    g_autofree char *stripped = g_strstrip (g_strdup (text));
    self->email = g_utf8_casefold (stripped, -1);
  } else if (phone && !self->phone) {
    self->phone = g_steal_pointer (&phone);
  } else {
    take_words (self, text);
  }
}

static gboolean
read_zone (PosDbTxn *txn, PosOrderSearch *self, GError **error)
{
  const char *store = self->filter->here ? self->filter->here : self->filter->store;
  g_autoptr (PosDbStatement) statement = pos_db_txn_prepare (txn, pos_order_search_time_zone);
  gboolean has_row;

  pos_db_bind_text (statement, ":store", store);
  if (!pos_db_step (statement, &has_row, error))
    return FALSE;
  self->zone = g_strdup (has_row ? pos_db_column_text (statement, 0) : NULL);
  return TRUE;
}

static char *
first_key (PosOrderFilter *filter)
{
  if (filter->code)
    return pos_search_number (filter->code);
  if (filter->number)
    return pos_search_number (filter->number);
  return pos_search_number (filter->reference ? filter->reference : filter->receipt);
}

static gboolean
understand (PosDbTxn *txn, PosOrderSearch *self, GError **error)
{
  PosOrderFilter *filter = self->filter;
  g_autofree char *key = pos_search_number (filter->text);
  gboolean exists = FALSE;

  self->email = filter->email ? g_utf8_casefold (filter->email, -1) : NULL;
  /* Not a phone number at all: nobody has it. */
  self->phone = pos_search_phone (filter->phone);
  if (filter->phone && !self->phone)
    self->phone = g_strdup ("x");
  self->key = first_key (filter);
  if (!self->key && key && !key_exists (txn, key, &exists, error))
    return FALSE;
  if (exists)
    self->key = g_steal_pointer (&key);
  else
    take_text (self, filter->text);
  take_words (self, filter->customer_name);
  return note_common (txn, self, error) && read_zone (txn, self, error);
}

static void
clear (PosOrderSearch *self)
{
  g_free (self->key);
  g_free (self->email);
  g_free (self->phone);
  g_free (self->zone);
  for (guint i = 0; i < POS_ORDER_SEARCH_WORDS; i++)
    g_free (self->words[i]);
}

/* --- Answering --- */

static void
fill_page (PosOrderPage *page, GPtrArray *found, guint limit, PosOrderSort sort)
{
  for (guint i = 0; i < MIN (found->len, limit); i++)
    g_ptr_array_add (page->summaries, g_object_ref (found->pdata[i]));
  if (found->len > limit)
    page->next = pos_order_search_dup_cursor (found->pdata[limit - 1], sort);
}

static gboolean
run_search (PosDbTxn *txn, PosOrderSearch *self, PosOrderPage *page, GError **error)
{
  gint64 wanted = self->filter->limit;
  guint limit = wanted > 0 ? (guint)MIN (wanted, MAX_LIMIT) : DEFAULT_LIMIT;
  const char *tail = pos_order_search_choose (self);
  g_autoptr (PosDbStatement) statement =
      pos_db_txn_prepare (txn, pos_record_table_get_select (&summaries, "", tail));
  g_autoptr (GPtrArray) found = NULL;

  /* One more than wanted tells whether there is another page. */
  pos_db_bind_int64 (statement, ":limit", (gint64)limit + 1);
  if (!pos_order_search_bind (self, statement, error))
    return FALSE;
  found = pos_record_table_read_all (&summaries, statement, error);
  if (!found)
    return FALSE;
  fill_page (page, found, limit, self->filter->sort);
  return TRUE;
}

PosOrderPage *
pos_order_table_search (PosDbTxn *txn, PosOrderFilter *filter, GError **error)
{
  g_autoptr (PosOrderPage) page = pos_order_page_new ();
  PosOrderSearch self = {.filter = filter};
  gboolean ok = understand (txn, &self, error) && run_search (txn, &self, page, error);

  clear (&self);
  return ok ? g_steal_pointer (&page) : NULL;
}

/* --- Without waiting --- */

typedef struct {
  PosOrderFilter *filter;
  PosOrderPage *page;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_object (&question->filter);
  g_clear_pointer (&question->page, pos_order_page_free);
  g_free (question);
}

static gboolean
answer (PosDbTxn *txn, gpointer data, GError **error)
{
  Question *question = data;

  g_clear_pointer (&question->page, pos_order_page_free);
  question->page = pos_order_table_search (txn, question->filter, error);
  return question->page != NULL;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Question *question = g_task_get_task_data (task);
  GError *error = NULL;

  if (pos_db_read_finish (POS_DB (source), result, &error))
    g_task_return_pointer (
        task, g_steal_pointer (&question->page), (GDestroyNotify)pos_order_page_free);
  else
    g_task_return_error (task, error);
}

void
pos_order_search_async (PosLocalStore *store,
                        PosOrderFilter *filter,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, data);
  Question *question = g_new0 (Question, 1);

  /* The caller may go on typing: the reader works on a copy. */
  question->filter = pos_record_copy (filter);
  g_task_set_source_tag (task, pos_order_search_async);
  g_task_set_task_data (task, question, question_free);
  pos_db_read_async (pos_local_store_get_db (store),
                     answer,
                     question,
                     NULL,
                     cancellable,
                     answered_cb,
                     g_steal_pointer (&task));
}

PosOrderPage *
pos_order_search_finish (PosLocalStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
