/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-order-search.c — finding orders: columns first, then what only the document knows. */
#include "base/pos-error.h"
#include "base/pos-search-text.h"
#include "hq/pos-hq-feed.h"
#include "hq/pos-hq-order-table.h"
#include "model/pos-attribute.h"
#include "model/pos-line-serials.h"
#include "pricing/pos-authorizations.h"
#include "wire/pos-wire-calls.h"

#include <string.h>

/* A page is given up after this many documents, so that a strange filter costs bounded time. */
#define MAX_SCANNED 5000

#define IS_OLDER "(created_at < :before_at OR (created_at = :before_at AND id < :before_id)) "
#define NEWEST_FIRST "created_at DESC, id DESC LIMIT :scan"

/* As pos_order_summary_compare() says it, but for balances: they stand in the document alone, with
 * as many decimals as their currency has. */
#define RANK                                                                                       \
  "CASE :sort WHEN 'oldest' THEN created_at "                                                      \
  "  WHEN 'requested' THEN coalesce (CAST (replace (requested_on, '-', '') AS INTEGER), "          \
  "    99999999) "                                                                                 \
  "  WHEN 'customer' THEN coalesce (nullif (pos_fold (customer_name), ''), char (1114111)) "       \
  "  WHEN 'total' THEN -total_minor "                                                              \
  "  WHEN 'balance' THEN -CAST (round (10000 * coalesce (body ->> '$.balance', 0)) AS INTEGER) "   \
  "END "

/* Each word that is asked for begins one of the name. */
#define IS_CALLED(words)                                                                           \
  "((:" words "1 IS NULL "                                                                         \
  "  OR instr (' ' || pos_fold (customer_name), ' ' || :" words "1) > 0) "                         \
  "AND (:" words "2 IS NULL "                                                                      \
  "  OR instr (' ' || pos_fold (customer_name), ' ' || :" words "2) > 0) "                         \
  "AND (:" words "3 IS NULL "                                                                      \
  "  OR instr (' ' || pos_fold (customer_name), ' ' || :" words "3) > 0)) "
#define MAX_WORDS 3

/* requested_on is the first of several days; created_on is the day in Greenwich, which is at most
 * one beside that of the store. */
#define FILTERS                                                                                    \
  "AND (:exact IS NULL OR number = :exact OR reference = :exact "                                  \
  "OR id IN (SELECT order_id FROM order_receipt WHERE receipt = :exact) "                          \
  "OR " IS_CALLED (                                                                                \
      "text") ") "                                                                                 \
              "AND (:code IS NULL OR number = :code OR reference = :code "                         \
              "OR id IN (SELECT order_id FROM order_receipt WHERE receipt = :code)) "              \
              "AND (:number IS NULL OR number = :number) "                                         \
              "AND (:reference IS NULL OR reference = :reference) "                                \
              "AND (:receipt IS NULL "                                                             \
              "OR id IN (SELECT order_id FROM order_receipt WHERE receipt = :receipt)) "           \
              "AND (:customer IS NULL OR customer = :customer) "                                   \
              "AND " IS_CALLED (                                                                   \
                  "name") "AND (:store IS NULL OR home_store = :store) "                           \
                          "AND (:worker IS NULL OR worker = :worker) "                             \
                          "AND (:created_from IS NULL OR created_on >= :created_from) "            \
                          "AND (:created_until IS NULL OR created_on <= :created_until) "          \
                          "AND (:requested_until IS NULL OR requested_on IS NULL OR requested_on " \
                          "<= :requested_until) "                                                  \
                          "AND (:any_total = 1 OR (total_minor >= :total_from AND total_minor <= " \
                          ":total_until)) "

/* The index gives the newest first, document and all; what has to be sorted goes without. */
static const char by_time[] =
    "SELECT id, NULL, body FROM sales_order WHERE " IS_OLDER FILTERS "ORDER BY " NEWEST_FIRST;
static const char by_rank[] =
    "SELECT id, CAST (" RANK "AS TEXT), NULL FROM sales_order WHERE (:after_rank IS NULL OR " RANK
    "> :after_rank "
    "  OR (" RANK "= :after_rank AND " IS_OLDER ")) " FILTERS "ORDER BY " RANK ", " NEWEST_FIRST;

static gboolean
in_list (GStrv list, const char *nick)
{
  return !list || !*list || g_strv_contains ((const char *const *)list, nick);
}

/* Whether @store hands the line over: it is picked up there, or the store was picked to ship it, or
 * it leaves its warehouse or the warehouse it ships from. */
static gboolean
line_is_of (PosDbTxn *txn, PosOrderLine *line, const char *store, gboolean *is_of, GError **error)
{
  gpointer found;

  *is_of = line->intent == POS_INTENT_PICK_UP && g_strcmp0 (line->store, store) == 0;
  if (line->intent == POS_INTENT_SHIP && line->shipping_store)
    *is_of = g_strcmp0 (line->shipping_store, store) == 0;
  if (*is_of || line->intent != POS_INTENT_SHIP || line->shipping_store || !line->location)
    return TRUE;
  if (!pos_hq_feed_get (txn, POS_TYPE_STORE, store, &found, error))
    return FALSE;
  g_autoptr (PosStore) record = found;
  *is_of = record && (g_strcmp0 (record->warehouse, line->location) == 0 ||
                      g_strcmp0 (record->shipping_warehouse, line->location) == 0);
  return TRUE;
}

static gboolean
intent_suits_view (PosOrderLine *line, int view)
{
  if (line->voided)
    return FALSE;
  if (view == POS_VIEW_ALL)
    return TRUE;
  if (pos_order_line_get_open (line).micro <= 0)
    return FALSE;
  if (view == POS_VIEW_TO_PICK_UP)
    return line->intent == POS_INTENT_PICK_UP;
  if (view == POS_VIEW_TO_SHIP)
    return line->intent == POS_INTENT_SHIP;
  return line->intent == POS_INTENT_PICK_UP || line->intent == POS_INTENT_SHIP;
}

/* A part that was rejected is looked for as such, whatever became of the rest. */
static gboolean
has_status (PosOrderLine *line, GStrv statuses)
{
  return in_list (statuses, pos_line_status_get_nick (pos_order_line_get_status (line))) ||
         (line->rejected.micro > 0 && !line->voided && pos_order_line_get_open (line).micro > 0 &&
          pos_order_line_is_deferred (line) &&
          in_list (statuses, pos_line_status_get_nick (POS_LINE_STATUS_REJECTED)));
}

static gboolean
line_matches (
    PosDbTxn *txn, PosOrderLine *line, PosOrderFilter *filter, gboolean *matches, GError **error)
{
  const char *where = filter->fulfilling_store;
  PosIntent intent =
      line->intent == POS_INTENT_NONE ? POS_INTENT_CARRY_OUT : (PosIntent)line->intent;

  if (!where && filter->view != POS_VIEW_ALL)
    where = filter->here;
  *matches = intent_suits_view (line, filter->view) &&
             in_list (filter->intents, pos_intent_get_nick (intent)) &&
             in_list (filter->modes, pos_text_or (line->mode, "")) &&
             has_status (line, filter->line_statuses) &&
             (!filter->item || g_strcmp0 (filter->item, line->item) == 0) &&
             (!filter->serial || pos_line_serials_find (line, filter->serial, NULL));
  return !*matches || !where || line_is_of (txn, line, where, matches, error);
}

static gboolean
asks_about_lines (PosOrderFilter *filter)
{
  return filter->view != POS_VIEW_ALL || filter->fulfilling_store || filter->item ||
         filter->serial || (filter->intents && *filter->intents) ||
         (filter->modes && *filter->modes) || (filter->line_statuses && *filter->line_statuses);
}

static gboolean
begins_with (const char *text, const char *beginning)
{
  g_autofree char *folded = g_utf8_casefold (pos_text_or (text, ""), -1);
  g_autofree char *wanted = g_utf8_casefold (beginning, -1);

  return g_str_has_prefix (folded, wanted);
}

/* Formatting aside: "+31 6 1234 5678" has "0612345678". */
static gboolean
has_digits (const char *number, const char *wanted)
{
  g_autofree char *digits = pos_search_digits (number);
  g_autofree char *part = pos_search_phone (wanted);

  return digits && part && strstr (digits, part);
}

static gboolean
is_called (PosOrder *order, const char *code)
{
  g_autofree char *stripped = g_strstrip (pos_search_plain_digits (code));

  return (order->number && !g_ascii_strcasecmp (order->number, stripped)) ||
         (order->reference && !g_ascii_strcasecmp (order->reference, stripped)) ||
         (order->receipt && !g_ascii_strcasecmp (order->receipt, stripped)) ||
         (order->return_receipt && !g_ascii_strcasecmp (order->return_receipt, stripped));
}

/* What free text is by its looks, when it is neither a number of the order nor a name. */
static gboolean
is_address (const char *text)
{
  return text && strchr (text, '@');
}

static gboolean
is_phone (const char *text)
{
  g_autofree char *digits = pos_search_phone (text);

  return digits != NULL;
}

static gboolean
contact_matches (
    PosDbTxn *txn, PosOrder *order, PosOrderFilter *filter, gboolean *matches, GError **error)
{
  gboolean address = is_address (filter->text), phone = !address && is_phone (filter->text);
  gboolean by_text = (address || phone) && !is_called (order, filter->text);
  gpointer found = NULL;

  *matches = TRUE;
  if (!filter->email && !filter->phone && !by_text)
    return TRUE;
  if (order->customer && !pos_hq_feed_get (txn, POS_TYPE_CUSTOMER, order->customer, &found, error))
    return FALSE;
  g_autoptr (PosCustomer) customer = found;
  *matches = customer && (!filter->email || begins_with (customer->email, filter->email)) &&
             (!filter->phone || has_digits (customer->phone, filter->phone)) &&
             (!by_text || !address || begins_with (customer->email, filter->text)) &&
             (!by_text || !phone || has_digits (customer->phone, filter->text));
  return TRUE;
}

/* By what a receipt shows of the card. */
static gboolean
card_matches (PosOrder *order, const char *digits)
{
  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if (payment->masked && g_str_has_suffix (payment->masked, digits))
    return TRUE;
  return FALSE;
}

/* M14, and when it got receipts. */
static gboolean
instants_match (PosOrder *order, PosOrderFilter *filter, const char *zone)
{
  PosDate from = filter->receipt_from, until = filter->receipt_until;
  gint64 before = pos_date_get_start (pos_date_add_days (filter->reserved_until, 1), zone);
  gboolean reserved = filter->reserved_until.julian == 0;

  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  reserved = reserved || pos_authorizations_ends_by (payment, before - 1);
  return reserved && ((from.julian == 0 && until.julian == 0) ||
                      pos_order_has_receipt_within (
                          order,
                          from.julian ? pos_date_get_start (from, zone) : G_MININT64,
                          until.julian ? pos_date_get_start (pos_date_add_days (until, 1), zone) - 1
                                       : G_MAXINT64));
}

/* S7. */
static gboolean
created_within (PosOrder *order, PosOrderFilter *filter, const char *zone)
{
  PosDate day = pos_date_at (order->created_at, zone);

  return day.julian >= filter->created_from.julian &&
         (filter->created_until.julian == 0 || day.julian <= filter->created_until.julian);
}

static gboolean
asks_about_days (PosOrderFilter *filter)
{
  return filter->reserved_until.julian != 0 || filter->receipt_from.julian != 0 ||
         filter->receipt_until.julian != 0 || filter->created_from.julian != 0 ||
         filter->created_until.julian != 0;
}

/* By the days of the store that made the order. */
static gboolean
days_match (
    PosDbTxn *txn, PosOrder *order, PosOrderFilter *filter, gboolean *matches, GError **error)
{
  gpointer found = NULL;

  *matches = TRUE;
  if (!asks_about_days (filter))
    return TRUE;
  if (order->home_store && !pos_hq_feed_get (txn, POS_TYPE_STORE, order->home_store, &found, error))
    return FALSE;
  g_autoptr (PosStore) store = found;
  const char *zone = store ? store->time_zone : NULL;
  *matches = created_within (order, filter, zone) && instants_match (order, filter, zone);
  return TRUE;
}

gboolean
pos_hq_order_matches (
    PosDbTxn *txn, PosOrder *order, PosOrderFilter *filter, gboolean *matches, GError **error)
{
  if (!contact_matches (txn, order, filter, matches, error))
    return FALSE;
  if (*matches && !days_match (txn, order, filter, matches, error))
    return FALSE;
  if (!*matches)
    return TRUE;
  /* Views are about work: a quote is none. */
  *matches = (filter->view == POS_VIEW_ALL || order->type != POS_ORDER_TYPE_QUOTE) &&
             in_list (filter->types, pos_order_type_get_nick ((PosOrderType)order->type)) &&
             in_list (filter->statuses,
                      pos_order_status_get_nick (pos_order_get_status_on (order, filter->today))) &&
             (!filter->on_hold || pos_order_is_on_hold (order)) &&
             (!filter->not_on_hold || !pos_order_is_on_hold (order)) &&
             (!filter->attribute || pos_attributes_have (order, filter->attribute)) &&
             (!filter->card || card_matches (order, filter->card)) &&
             pos_order_is_requested_within (order, filter);
  if (!*matches || !asks_about_lines (filter))
    return TRUE;
  *matches = FALSE;
  for (guint i = 0; i < pos_list_size (order->lines) && !*matches; i++)
    if (!line_matches (txn, pos_list_peek (order->lines, i), filter, matches, error))
      return FALSE;
  return TRUE;
}

/* @rank: (nullable): of the last order seen */
static void
bind_sort (PosDbStatement *select, PosOrderFilter *filter, const char *rank)
{
  const PosField *sort = pos_record_find_field (filter, "sort");

  pos_db_bind_text (select, ":sort", sort->nicks[filter->sort]);
  if (!rank || filter->sort == POS_SORT_CUSTOMER)
    pos_db_bind_text (select, ":after_rank", rank);
  else
    pos_db_bind_int64 (select, ":after_rank", g_ascii_strtoll (rank, NULL, 10));
}

/* A cursor is "instant/id" of the last order seen, and "/rank" where it is not the time that
 * sorts. */
static gboolean
bind_cursor (PosDbStatement *select, PosOrderFilter *filter, GError **error)
{
  const char *after = filter->after;
  g_auto (GStrv) parts = g_strsplit (pos_text_or (after, ""), "/", 3);
  PosId id;
  gint64 at = G_MAXINT64;

  memset (id.bytes, 0xff, sizeof id.bytes);
  if (after && *after &&
      (!parts[1] || !g_ascii_string_to_signed (parts[0], 10, G_MININT64, G_MAXINT64, &at, NULL) ||
       !pos_id_parse (parts[1], &id, NULL)))
    return pos_set_error (
        error, POS_VALUE_ERROR, POS_VALUE_ERROR_PARSE, NULL, "“after” is no cursor of a search");
  pos_db_bind_int64 (select, ":before_at", at);
  pos_db_bind_id (select, ":before_id", &id);
  if (filter->sort != POS_SORT_NEWEST)
    bind_sort (select, filter, at == G_MAXINT64 ? NULL : parts[2]);
  return TRUE;
}

/* As a register understands them: without case, accents and punctuation. */
static void
bind_words (PosDbStatement *select, const char *name, const char *text)
{
  g_autofree char *folded = pos_search_fold (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  guint given = g_strv_length (words), at = 0;

  for (guint n = 1; n <= MAX_WORDS; n++) {
    g_autofree char *parameter = g_strdup_printf ("%s%u", name, n);

    while (at < given && !*words[at])
      at++;
    pos_db_bind_text (select, parameter, at < given ? words[at] : NULL);
    at++;
  }
}

static void
bind_date (PosDbStatement *select, const char *name, PosDate date)
{
  g_autofree char *text = pos_date_to_text (date);

  pos_db_bind_text (select, name, *text ? text : NULL);
}

static void
bind_number (PosDbStatement *select, const char *name, const char *number)
{
  g_autofree char *key = pos_search_number (number);

  pos_db_bind_text (select, name, key);
}

static void
bind_filter (PosDbStatement *select, PosOrderFilter *filter)
{
  gboolean any_total = filter->total_from == 0 && filter->total_until == 0;
  /* Addresses and phone numbers stand in the customer's document. */
  const char *text = is_address (filter->text) || is_phone (filter->text) ? NULL : filter->text;

  bind_number (select, ":exact", text);
  bind_words (select, ":text", text);
  bind_number (select, ":code", filter->code);
  bind_number (select, ":number", filter->number);
  bind_number (select, ":reference", filter->reference);
  bind_number (select, ":receipt", filter->receipt);
  pos_db_bind_text (select, ":customer", filter->customer);
  bind_words (select, ":name", filter->customer_name);
  pos_db_bind_text (select, ":store", filter->store);
  pos_db_bind_text (select, ":worker", filter->worker);
  bind_date (select, ":created_from", pos_date_add_days (filter->created_from, -1));
  bind_date (select, ":created_until", pos_date_add_days (filter->created_until, 1));
  bind_date (select, ":requested_until", filter->requested_until);
  pos_db_bind_int64 (select, ":any_total", any_total);
  pos_db_bind_int64 (select, ":total_from", filter->total_from);
  pos_db_bind_int64 (
      select, ":total_until", filter->total_until ? filter->total_until : G_MAXINT64);
  pos_db_bind_int64 (select, ":scan", MAX_SCANNED);
}

static char *
cursor_after (PosOrder *order, const char *rank)
{
  char id[POS_ID_TEXT_SIZE];

  pos_id_to_text (&order->id, id);
  return g_strdup_printf ("%" G_GINT64_FORMAT "/%s%s%s",
                          order->created_at,
                          id,
                          rank ? "/" : "",
                          pos_text_or (rank, ""));
}

static PosOrder *
read_found (PosDbTxn *txn, PosDbStatement *row, GError **error)
{
  const char *body = pos_db_column_text (row, 2);
  PosId id = pos_db_column_id (row, 0);
  PosOrder *order;

  if (body)
    return pos_wire_parse (POS_TYPE_ORDER, body, -1, error);
  return pos_hq_order_table_get (txn, &id, &order, error) ? order : NULL;
}

gboolean
pos_hq_order_table_search (PosDbTxn *txn,
                           PosOrderFilter *filter,
                           PosOrderPage **page,
                           GError **error)
{
  gboolean newest = filter->sort == POS_SORT_NEWEST;
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, newest ? by_time : by_rank);
  g_autoptr (PosOrderPage) found = pos_order_page_new ();
  guint limit = (guint)CLAMP (filter->limit > 0 ? filter->limit : 50, 1, 200);
  guint scanned = 0;
  gboolean has_row, matches;

  found->complete = TRUE;
  if (!bind_cursor (select, filter, error))
    return FALSE;
  bind_filter (select, filter);
  if (!pos_db_step (select, &has_row, error))
    return FALSE;
  while (has_row && found->summaries->len < limit) {
    g_autofree char *rank = g_strdup (pos_db_column_text (select, 1));
    g_autoptr (PosOrder) order = read_found (txn, select, error);

    if (!order || !pos_hq_order_matches (txn, order, filter, &matches, error))
      return FALSE;
    if (matches)
      g_ptr_array_add (found->summaries, pos_order_summarize_on (order, filter->today));
    scanned++;
    g_free (found->next);
    found->next = cursor_after (order, rank);
    if (!pos_db_step (select, &has_row, error))
      return FALSE;
  }
  if (!has_row && scanned < MAX_SCANNED)
    g_clear_pointer (&found->next, g_free);
  *page = g_steal_pointer (&found);
  return TRUE;
}
