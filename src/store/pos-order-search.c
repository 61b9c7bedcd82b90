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

/* The only word that is asked for; %NULL: there are more, or none. */
static const char *
get_only_word (PosOrderSearch *self)
{
  GStrv name = self->names->len == 1 ? self->names->pdata[0] : NULL;

  if (self->names->len == 0)
    return self->words[1] ? NULL : self->words[0];
  return !name || self->words[0] || name[1] ? NULL : name[0];
}

/* Three letters may begin the name of every other customer. */
static gboolean
note_common (PosDbTxn *txn, PosOrderSearch *self, GError **error)
{
  g_autoptr (PosDbStatement) statement = NULL;
  const char *word = get_only_word (self);
  gboolean has_row;

  if (!word || self->filter->sort != POS_SORT_NEWEST || asks_more (self->filter))
    return TRUE;
  statement = pos_db_txn_prepare (txn, pos_order_search_count_name);
  pos_db_bind_text (statement, ":word", word);
  pos_db_bind_int64 (statement, ":enough", COMMON);
  if (!pos_db_step (statement, &has_row, error))
    return FALSE;
  self->common = pos_db_column_int64 (statement, 0) == COMMON;
  return TRUE;
}

/* The words of a name as they are looked for.  Returns: (transfer full): not empty, or %NULL. */
static GStrv
split_name (const char *name)
{
  g_autofree char *folded = pos_search_fold (name);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();
  gboolean any = FALSE;

  for (GStrv word = words; *word; word++)
    if (**word) {
      g_strv_builder_add (found, *word);
      any = TRUE;
    }
  return any ? g_strv_builder_end (found) : NULL;
}

static char *
dup_address (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  return g_utf8_casefold (stripped, -1);
}

/* Free text that is no number of an order or a customer: by its looks an address, a phone number
 * or a name. */
static void
take_text (PosOrderSearch *self, const char *text)
{
  g_auto (GStrv) words = NULL;

  if (pos_text_is_email (text)) {
    self->text_email = dup_address (text);
  } else if (pos_text_is_phone (text)) {
    self->text_phone = pos_search_phone (text);
  } else {
    words = split_name (text);
    for (guint i = 0; words && words[i] && i < POS_ORDER_SEARCH_WORDS; i++)
      self->words[i] = g_strdup (words[i]);
  }
}

/* Adds the ids of whoever has that id or number. */
static gboolean
find_customers (
    PosDbTxn *txn, const char *given, GStrvBuilder *ids, gboolean *found, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, pos_order_search_customers);
  g_autofree char *number = pos_search_number (given);
  gboolean has_row;

  pos_db_bind_text (select, ":given", given);
  pos_db_bind_text (select, ":number", number);
  if (!pos_db_step (select, &has_row, error))
    return FALSE;
  *found = has_row;
  while (has_row) {
    g_strv_builder_add (ids, pos_db_column_text (select, 0));
    if (!pos_db_step (select, &has_row, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
understand_text (PosDbTxn *txn, PosOrderSearch *self, GError **error)
{
  const char *text = self->filter->text;
  g_autofree char *key = pos_search_number (text);
  g_autoptr (GStrvBuilder) customers = g_strv_builder_new ();
  gboolean exists = FALSE, found;

  if (!key || !key_exists (txn, key, &exists, error))
    return !key;
  if (exists) {
    self->text_key = g_steal_pointer (&key);
    return TRUE;
  }
  if (!find_customers (txn, text, customers, &found, error))
    return FALSE;
  if (found)
    self->text_customers = g_strv_builder_end (customers);
  else
    take_text (self, text);
  return TRUE;
}

static gboolean
read_zone (PosDbTxn *txn, PosOrderSearch *self, GError **error)
{
  GStrv stores = self->filter->terms.store;
  const char *store = self->filter->here ? self->filter->here : stores ? stores[0] : NULL;
  g_autoptr (PosDbStatement) statement = pos_db_txn_prepare (txn, pos_order_search_time_zone);
  gboolean has_row;

  pos_db_bind_text (statement, ":store", store);
  if (!pos_db_step (statement, &has_row, error))
    return FALSE;
  self->zone = g_strdup (has_row ? pos_db_column_text (statement, 0) : NULL);
  return TRUE;
}

/* The numbers that an order must have one of. */
static void
note_keys (PosOrderSearch *self)
{
  const PosOrderTerms *terms = &self->filter->terms;
  GStrv lists[] = {terms->number, terms->reference, terms->receipt};
  const char *one = self->code ? self->code : self->text_key;
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
  GStrv wanted = NULL;

  pos_texts_set_one (&self->keys, one);
  for (guint i = 0; i < G_N_ELEMENTS (lists) && !wanted; i++)
    wanted = lists[i];
  if (one || !wanted)
    return;
  for (GStrv at = wanted; *at; at++) {
    g_autofree char *key = pos_search_number (*at);
    g_strv_builder_add (keys, key ? key : "");
  }
  self->keys = g_strv_builder_end (keys);
}

/* Not a phone number at all: nobody has it. */
static char *
dup_phone (const char *text)
{
  char *digits = pos_search_phone (text);

  return digits ? digits : g_strdup ("x");
}

static GStrv
map_texts (GStrv texts, char *(*map) (const char *text))
{
  g_autoptr (GStrvBuilder) mapped = g_strv_builder_new ();

  for (GStrv at = texts; at && *at; at++) {
    g_autofree char *text = map (*at);
    g_strv_builder_add (mapped, text);
  }
  return pos_texts_ask (texts) ? g_strv_builder_end (mapped) : NULL;
}

/* Whom nobody here knows is looked for as he is given: an order names him. */
static gboolean
understand_customers (PosDbTxn *txn, PosOrderSearch *self, GError **error)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  GStrv given = self->filter->terms.customer;
  gboolean found;

  for (GStrv at = given; at && *at; at++) {
    if (!find_customers (txn, *at, ids, &found, error))
      return FALSE;
    if (!found)
      g_strv_builder_add (ids, *at);
  }
  if (pos_texts_ask (given))
    self->customers = g_strv_builder_end (ids);
  return TRUE;
}

static gboolean
understand (PosDbTxn *txn, PosOrderSearch *self, GError **error)
{
  const PosOrderTerms *terms = &self->filter->terms;

  self->code = pos_search_number (self->filter->code);
  self->emails = map_texts (terms->email, dup_address);
  self->phones = map_texts (terms->phone, dup_phone);
  for (GStrv at = terms->customer_name; at && *at; at++) {
    GStrv words = split_name (*at);
    if (words)
      g_ptr_array_add (self->names, words);
  }
  if (!understand_text (txn, self, error) || !understand_customers (txn, self, error))
    return FALSE;
  note_keys (self);
  return note_common (txn, self, error) && read_zone (txn, self, error);
}

static void
clear (PosOrderSearch *self)
{
  g_free (self->code);
  g_free (self->text_key);
  g_free (self->text_email);
  g_free (self->text_phone);
  g_free (self->zone);
  g_strfreev (self->text_customers);
  g_strfreev (self->customers);
  g_strfreev (self->emails);
  g_strfreev (self->phones);
  g_strfreev (self->keys);
  g_ptr_array_unref (self->names);
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
  PosOrderSearch self = {
      .filter = filter,
      .names = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev),
  };
  gboolean ok = !pos_order_filter_can_find (filter) ||
                (understand (txn, &self, error) && run_search (txn, &self, page, error));

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

static gpointer
take_answer (gpointer data)
{
  return g_steal_pointer (&((Question *)data)->page);
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
  pos_db_read_task (pos_local_store_get_db (store),
                    g_steal_pointer (&task),
                    answer,
                    take_answer,
                    (GDestroyNotify)pos_order_page_free);
}

PosOrderPage *
pos_order_search_finish (PosLocalStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
