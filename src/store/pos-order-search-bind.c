/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-order-search-bind.c — a filter as parameters of a statement. */
#include "base/pos-json.h"
#include "base/pos-search-text.h"
#include "store/pos-cursor.h"
#include "store/pos-order-search-private.h"
#include "store/pos-order-search.h"

#include <string.h>

static void
bind_texts (PosDbStatement *statement, const char *name, GStrv texts)
{
  pos_db_bind_texts (statement, name, (const char *const *)texts);
}

static void
bind_numbers (PosDbStatement *statement, const char *name, GStrv numbers)
{
  g_auto (GStrv) keys = pos_texts_map (numbers, pos_search_number);

  bind_texts (statement, name, keys);
}

/* A list of lists. */
static void
bind_names (PosDbStatement *statement, GPtrArray *names)
{
  g_autoptr (json_t) list = json_array ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < names->len; i++) {
    json_t *words = json_array ();

    for (GStrv word = names->pdata[i]; *word; word++)
      json_array_append_new (words, json_string (*word));
    json_array_append_new (list, words);
  }
  if (names->len > 0)
    text = pos_json_to_text (list);
  pos_db_bind_text (statement, ":names", text);
}

/* Days of the store as instants. */
static gint64
get_first (const PosOrderSearch *self, PosDate day)
{
  return day.julian ? pos_date_get_start (day, self->zone) : G_MININT64;
}

static gint64
get_last (const PosOrderSearch *self, PosDate day)
{
  return day.julian ? pos_date_get_start (pos_date_add_days (day, 1), self->zone) - 1 : G_MAXINT64;
}

static void
bind_receipts (const PosOrderSearch *self, PosDbStatement *statement)
{
  PosDate from = self->filter->terms.receipt_from, until = self->filter->terms.receipt_until;

  pos_db_bind_int64 (statement, ":any_receipt", from.julian == 0 && until.julian == 0);
  pos_db_bind_int64 (statement, ":receipt_from", get_first (self, from));
  pos_db_bind_int64 (statement, ":receipt_until", get_last (self, until));
}

static void
bind_periods (const PosOrderSearch *self, PosDbStatement *statement)
{
  const PosOrderTerms *terms = &self->filter->terms;
  PosDate from = terms->requested_from, until = terms->requested_until;
  PosDate reserved = self->filter->reserved_until;

  pos_db_bind_int64 (statement, ":created_from", get_first (self, terms->created_from));
  pos_db_bind_int64 (statement, ":created_until", get_last (self, terms->created_until));
  pos_db_bind_int64 (
      statement,
      ":reserved_before",
      reserved.julian ? pos_date_get_start (pos_date_add_days (reserved, 1), self->zone) : 0);
  pos_db_bind_int64 (statement, ":any_day", from.julian == 0 && until.julian == 0);
  pos_db_bind_int64 (statement, ":requested_from", MAX (from.julian, 1));
  pos_db_bind_int64 (statement, ":requested_until", until.julian ? until.julian : G_MAXINT64);
  bind_receipts (self, statement);
}

static void
bind_keys (const PosOrderSearch *self, PosDbStatement *statement)
{
  const PosOrderTerms *terms = &self->filter->terms;

  bind_numbers (statement, ":number", terms->number);
  bind_numbers (statement, ":reference", terms->reference);
  bind_numbers (statement, ":receipt", terms->receipt);
  pos_db_bind_text (statement, ":code", self->code);
  pos_db_bind_text (statement, ":text_key", self->text_key);
  pos_db_bind_text (statement, ":word1", self->words[0]);
  pos_db_bind_text (statement, ":word2", self->words[1]);
  pos_db_bind_text (statement, ":word3", self->words[2]);
  bind_names (statement, self->names);
}

static void
bind_customer (const PosOrderSearch *self, PosDbStatement *statement)
{
  bind_texts (statement, ":customers", self->customers);
  bind_texts (statement, ":text_customers", self->text_customers);
  bind_texts (statement, ":emails", self->emails);
  bind_texts (statement, ":phones", self->phones);
  pos_db_bind_text (statement, ":text_email", self->text_email);
  pos_db_bind_text (statement, ":text_phone", self->text_phone);
}

static void
bind_header (const PosOrderSearch *self, PosDbStatement *statement)
{
  PosOrderFilter *filter = self->filter;
  const PosOrderTerms *terms = &filter->terms;
  g_autofree char *attribute = filter->attribute ? g_ascii_strdown (filter->attribute, -1) : NULL;

  bind_texts (statement, ":store", terms->store);
  bind_texts (statement, ":worker", terms->worker);
  bind_texts (statement, ":types", terms->types);
  bind_texts (statement, ":statuses", terms->statuses);
  bind_texts (statement, ":holds", terms->holds);
  pos_db_bind_int64 (statement, ":today", filter->today.julian);
  pos_db_bind_int64 (statement, ":total_from", terms->total_from);
  pos_db_bind_int64 (statement, ":total_until", terms->total_until);
  pos_db_bind_int64 (statement, ":on_hold", terms->on_hold);
  pos_db_bind_int64 (statement, ":not_on_hold", terms->not_on_hold);
  pos_db_bind_text (statement, ":attribute", attribute);
  pos_db_bind_text (statement, ":card", filter->card);
}

static void
bind_lines (const PosOrderSearch *self, PosDbStatement *statement)
{
  PosOrderFilter *filter = self->filter;
  const PosOrderTerms *terms = &filter->terms;
  const PosField *view = pos_record_find_field (filter, "view");
  g_auto (GStrv) here = NULL;
  GStrv stores = filter->fulfilling_store;

  pos_texts_set_one (&here, filter->view == POS_VIEW_ALL ? NULL : filter->here);
  if (!pos_texts_ask (stores))
    stores = here;
  pos_db_bind_int64 (statement,
                     ":about_lines",
                     filter->view != POS_VIEW_ALL || pos_texts_ask (stores) || filter->serial ||
                         pos_order_terms_ask_line (terms));
  bind_texts (statement, ":item", terms->item);
  pos_db_bind_text (statement, ":serial", filter->serial);
  bind_texts (statement, ":modes", terms->modes);
  bind_texts (statement, ":intents", terms->intents);
  bind_texts (statement, ":line_statuses", terms->line_statuses);
  bind_texts (statement, ":at_stores", stores);
  pos_db_bind_text (statement, ":view", view->nicks[filter->view]);
}

/* The one that @texts say, as a list; %NULL: @text. */
static void
bind_either (PosDbStatement *statement, const char *name, GStrv texts, const char *text)
{
  g_auto (GStrv) one = NULL;

  pos_texts_set_one (&one, text);
  bind_texts (statement, name, texts ? texts : one);
}

static void
bind_beginnings (const PosOrderSearch *self, PosDbStatement *statement)
{
  g_autoptr (GStrvBuilder) beginnings = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (guint i = 0; i < self->names->len; i++)
    g_strv_builder_add (beginnings, ((GStrv)self->names->pdata[i])[0]);
  words = g_strv_builder_end (beginnings);
  bind_either (statement, ":from_words", self->words[0] ? NULL : words, self->words[0]);
}

static void
bind_start (const PosOrderSearch *self, PosDbStatement *statement)
{
  GStrv customers = pos_order_search_get_customers (self);

  switch (pos_order_search_get_start (self)) {
  case POS_ORDER_START_KEYS:
    bind_texts (statement, ":keys", self->keys);
    break;
  case POS_ORDER_START_CUSTOMER:
    pos_db_bind_text (statement, ":from_customer", customers[0]);
    break;
  case POS_ORDER_START_CUSTOMERS:
    bind_texts (statement, ":from_customers", customers);
    break;
  case POS_ORDER_START_CONTACT:
    bind_either (statement, ":from_emails", self->emails, self->text_email);
    bind_either (statement, ":from_phones", self->phones, self->text_phone);
    break;
  case POS_ORDER_START_NAME:
    bind_beginnings (self, statement);
    break;
  case POS_ORDER_START_ALL:
  case POS_ORDER_START_VIEW:
  default:
    break;
  }
}

/* @rank: (nullable): of the last order of the page before */
static gboolean
bind_sort (PosDbStatement *statement, PosOrderFilter *filter, const char *rank, GError **error)
{
  const PosField *sort = pos_record_find_field (filter, "sort");
  gint64 number;

  if (filter->sort == POS_SORT_NEWEST)
    return TRUE;
  pos_db_bind_text (statement, ":sort", sort->nicks[filter->sort]);
  if (!rank || filter->sort == POS_SORT_CUSTOMER) {
    pos_db_bind_text (statement, ":after_rank", rank);
    return TRUE;
  }
  if (!pos_cursor_read_number (rank, &number, error))
    return FALSE;
  pos_db_bind_int64 (statement, ":after_rank", number);
  return TRUE;
}

/* "instant:id" of that order, and ":rank" where it is not the time that sorts. */
char *
pos_order_search_dup_cursor (PosOrderSummary *last, PosOrderSort sort)
{
  g_autofree char *id = pos_id_dup_text (&last->id);
  g_autofree char *name =
      sort == POS_SORT_CUSTOMER ? pos_order_sort_dup_name (last->customer_name) : NULL;

  if (sort == POS_SORT_NEWEST)
    return g_strdup_printf ("%" G_GINT64_FORMAT ":%s", last->created_at, id);
  if (name)
    return g_strdup_printf ("%" G_GINT64_FORMAT ":%s:%s", last->created_at, id, name);
  return g_strdup_printf ("%" G_GINT64_FORMAT ":%s:%" G_GINT64_FORMAT,
                          last->created_at,
                          id,
                          pos_order_summary_get_rank (last, sort));
}

/* Headquarters' cursors say the same with "/": when it cannot be asked any more, the search goes
 * on here. */
static gboolean
bind_cursor (PosDbStatement *statement, PosOrderFilter *filter, GError **error)
{
  const char *after = pos_text_or (filter->after, "");
  g_auto (GStrv) parts =
      g_strsplit (after, after[strspn (after, "-0123456789")] == '/' ? "/" : ":", 3);
  guint n_parts = filter->sort == POS_SORT_NEWEST ? 2 : 3;
  gint64 at = G_MAXINT64;
  PosId id = POS_ID_NONE;

  if (*after && (g_strv_length (parts) != n_parts || !pos_id_parse (parts[1], &id, NULL)))
    return pos_cursor_refuse (error);
  if ((*after && !pos_cursor_read_number (parts[0], &at, error)) ||
      !bind_sort (statement, filter, *after ? parts[n_parts - 1] : NULL, error))
    return FALSE;
  pos_db_bind_int64 (statement, ":after_at", at);
  pos_db_bind_blob (statement, ":after_id", id.bytes, sizeof id.bytes);
  return TRUE;
}

gboolean
pos_order_search_bind (const PosOrderSearch *self, PosDbStatement *statement, GError **error)
{
  bind_keys (self, statement);
  bind_customer (self, statement);
  bind_header (self, statement);
  bind_periods (self, statement);
  bind_lines (self, statement);
  bind_start (self, statement);
  return bind_cursor (statement, self->filter, error);
}
