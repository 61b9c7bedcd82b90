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
  g_autoptr (json_t) array = json_array ();
  g_autofree char *json = NULL;

  for (GStrv at = texts; at && *at; at++)
    json_array_append_new (array, json_string (*at));
  if (json_array_size (array) > 0)
    json = pos_json_to_text (array);
  pos_db_bind_text (statement, name, json);
}

static void
bind_number (PosDbStatement *statement, const char *name, const char *number)
{
  g_autofree char *key = pos_search_number (number);

  pos_db_bind_text (statement, name, key);
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
  PosDate from = self->filter->receipt_from, until = self->filter->receipt_until;

  pos_db_bind_int64 (statement, ":any_receipt", from.julian == 0 && until.julian == 0);
  pos_db_bind_int64 (statement, ":receipt_from", get_first (self, from));
  pos_db_bind_int64 (statement, ":receipt_until", get_last (self, until));
}

static void
bind_periods (const PosOrderSearch *self, PosDbStatement *statement)
{
  PosDate from = self->filter->requested_from, until = self->filter->requested_until;
  PosDate reserved = self->filter->reserved_until;

  pos_db_bind_int64 (statement, ":created_from", get_first (self, self->filter->created_from));
  pos_db_bind_int64 (statement, ":created_until", get_last (self, self->filter->created_until));
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
  PosOrderFilter *filter = self->filter;

  bind_number (statement, ":number", filter->number);
  bind_number (statement, ":reference", filter->reference);
  bind_number (statement, ":receipt", filter->receipt);
  pos_db_bind_text (statement, ":word1", self->words[0]);
  pos_db_bind_text (statement, ":word2", self->words[1]);
  pos_db_bind_text (statement, ":word3", self->words[2]);
}

static void
bind_header (const PosOrderSearch *self, PosDbStatement *statement)
{
  PosOrderFilter *filter = self->filter;
  g_autofree char *attribute = filter->attribute ? g_ascii_strdown (filter->attribute, -1) : NULL;

  pos_db_bind_text (statement, ":customer", filter->customer);
  pos_db_bind_text (statement, ":email", self->email);
  pos_db_bind_text (statement, ":phone", self->phone);
  pos_db_bind_text (statement, ":store", filter->store);
  pos_db_bind_text (statement, ":worker", filter->worker);
  bind_texts (statement, ":types", filter->types);
  bind_texts (statement, ":statuses", filter->statuses);
  pos_db_bind_int64 (statement, ":today", filter->today.julian);
  pos_db_bind_int64 (statement, ":total_from", filter->total_from);
  pos_db_bind_int64 (statement, ":total_until", filter->total_until);
  pos_db_bind_int64 (statement, ":on_hold", filter->on_hold);
  pos_db_bind_int64 (statement, ":not_on_hold", filter->not_on_hold);
  pos_db_bind_text (statement, ":attribute", attribute);
  pos_db_bind_text (statement, ":card", filter->card);
}

static void
bind_lines (const PosOrderSearch *self, PosDbStatement *statement)
{
  PosOrderFilter *filter = self->filter;
  const PosField *view = pos_record_find_field (filter, "view");
  const char *here = filter->view == POS_VIEW_ALL ? NULL : filter->here;
  const char *store = filter->fulfilling_store ? filter->fulfilling_store : here;
  gboolean about_lines = filter->view != POS_VIEW_ALL || store || filter->item || filter->serial ||
                         filter->modes || filter->intents || filter->line_statuses;

  pos_db_bind_int64 (statement, ":about_lines", about_lines);
  pos_db_bind_text (statement, ":item", filter->item);
  pos_db_bind_text (statement, ":serial", filter->serial);
  bind_texts (statement, ":modes", filter->modes);
  bind_texts (statement, ":intents", filter->intents);
  bind_texts (statement, ":line_statuses", filter->line_statuses);
  pos_db_bind_text (statement, ":at_store", store);
  pos_db_bind_text (statement, ":view", view->nicks[filter->view]);
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
  bind_header (self, statement);
  bind_periods (self, statement);
  bind_lines (self, statement);
  if (self->key)
    pos_db_bind_text (statement, ":key", self->key);
  return bind_cursor (statement, self->filter, error);
}
