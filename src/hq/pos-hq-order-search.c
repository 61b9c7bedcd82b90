/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-order-search.c — finding orders: columns first, then what only the document knows. */
#include "base/pos-error.h"
#include "base/pos-search-text.h"
#include "hq/pos-hq-feed.h"
#include "hq/pos-hq-order-mark.h"
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

/* Parameters that are lists hold JSON; NULL: everything. */
#define LIST(list) "(SELECT value FROM json_each (" list ")) "
#define ONE_OF(what, list) "(" list " IS NULL OR " what " IN " LIST (list) ") "
#define HAS_RECEIPT(receipt) "id IN (SELECT order_id FROM order_receipt WHERE receipt " receipt ") "
#define IS_CALLED(key) "(number = " key " OR reference = " key " OR " HAS_RECEIPT ("= " key) ") "

/* Each word of free text begins one of the name. */
#define HAS_WORD(word)                                                                             \
  "(" word " IS NULL OR instr (' ' || pos_words (customer_name), ' ' || " word ") > 0) "
#define MAX_WORDS 3
#define HAS_WORDS HAS_WORD (":text1") "AND " HAS_WORD (":text2") "AND " HAS_WORD (":text3")
#define SAYS_TEXT                                                                                  \
  "(:exact IS NULL OR " IS_CALLED (":exact") "OR customer IN " LIST (                              \
      ":text_customers") "  OR (" HAS_WORDS ")) "

#define HAS_CODE "(:code IS NULL OR " IS_CALLED (":code") ") "
#define HAS_A_RECEIPT "(:receipt IS NULL OR " HAS_RECEIPT ("IN " LIST (":receipt")) ") "
#define HAS_NUMBERS                                                                                \
  ONE_OF ("number", ":number") "AND " ONE_OF ("reference", ":reference") "AND " HAS_A_RECEIPT
#define IS_OF ONE_OF ("home_store", ":store") "AND " ONE_OF ("worker", ":worker")
#define IS_FOR                                                                                     \
  ONE_OF ("customer", ":customers")                                                                \
  "AND (:names IS NULL OR EXISTS (SELECT 1 FROM json_each (:names) n "                             \
  "  WHERE instr (' ' || pos_words (customer_name), ' ' || n.value) > 0)) "

/* requested_on is the first of several days; created_on is the day in Greenwich, which is at most
 * one beside that of the store. */
#define FILTERS                                                                                    \
  "AND " POS_HQ_HAS_MARKS "AND " SAYS_TEXT "AND " HAS_CODE "AND " HAS_NUMBERS "AND " IS_FOR        \
  "AND " IS_OF "AND (:created_from IS NULL OR created_on >= :created_from) "                       \
  "AND (:created_until IS NULL OR created_on <= :created_until) "                                  \
  "AND (:requested_until IS NULL OR requested_on IS NULL OR requested_on <= :requested_until) "    \
  "AND total_minor >= :total_from AND total_minor <= :total_until "

/* The index gives the newest first, document and all; what has to be sorted goes without. */
static const char by_time[] =
    "SELECT id, NULL, body FROM sales_order WHERE " IS_OLDER FILTERS "ORDER BY " NEWEST_FIRST;
static const char by_rank[] =
    "SELECT id, CAST (" RANK "AS TEXT), NULL FROM sales_order WHERE (:after_rank IS NULL OR " RANK
    "> :after_rank "
    "  OR (" RANK "= :after_rank AND " IS_OLDER ")) " FILTERS "ORDER BY " RANK ", " NEWEST_FIRST;

gboolean
pos_hq_order_line_is_of (PosDbTxn *txn,
                         PosOrder *order,
                         PosOrderLine *line,
                         const char *store,
                         gboolean *is_of,
                         GError **error)
{
  gpointer found;

  *is_of = line->intent == POS_INTENT_PICK_UP && g_strcmp0 (line->store, store) == 0;
  if (line->intent == POS_INTENT_SHIP && line->shipping_store)
    *is_of = g_strcmp0 (line->shipping_store, store) == 0;
  if (line->intent == POS_INTENT_ELECTRONIC)
    *is_of = g_strcmp0 (pos_text_or (line->shipping_store, order->home_store), store) == 0;
  if (*is_of || line->intent != POS_INTENT_SHIP || line->shipping_store || !line->location)
    return TRUE;
  if (!pos_hq_feed_get (txn, POS_TYPE_STORE, store, &found, error))
    return FALSE;
  g_autoptr (PosStore) record = found;
  *is_of = record && (g_strcmp0 (record->warehouse, line->location) == 0 ||
                      g_strcmp0 (record->shipping_warehouse, line->location) == 0);
  return TRUE;
}

/* An id needs no second look. */
static const char CUSTOMERS[] =
    "SELECT id FROM feed WHERE kind = 'customer' AND body ->> '$.number' IN (:given, :number) "
    "AND NOT EXISTS (SELECT 1 FROM feed WHERE kind = 'customer' AND id = :given)";

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
    return line->intent == POS_INTENT_SHIP || line->intent == POS_INTENT_ELECTRONIC;
  return pos_order_line_is_deferred (line);
}

static gboolean
line_is_of_any (PosDbTxn *txn,
                PosOrder *order,
                PosOrderLine *line,
                PosOrderFilter *filter,
                gboolean *is_of,
                GError **error)
{
  const char *here = filter->view == POS_VIEW_ALL ? NULL : filter->here;

  *is_of = !here;
  if (!pos_texts_ask (filter->fulfilling_store))
    return !here || pos_hq_order_line_is_of (txn, order, line, here, is_of, error);
  *is_of = FALSE;
  for (GStrv store = filter->fulfilling_store; *store && !*is_of; store++)
    if (!pos_hq_order_line_is_of (txn, order, line, *store, is_of, error))
      return FALSE;
  return TRUE;
}

static gboolean
line_matches (PosDbTxn *txn,
              PosOrder *order,
              PosOrderLine *line,
              PosOrderFilter *filter,
              gboolean *matches,
              GError **error)
{
  const PosLineFacts facts = {
      .item = line->item,
      .mode = line->mode,
      .status = pos_line_status_get_nick (pos_order_line_get_status (line)),
      .intent = (PosIntent)line->intent,
      .part_rejected = line->rejected.micro > 0 && !line->voided &&
                       pos_order_line_get_open (line).micro > 0 &&
                       pos_order_line_is_deferred (line),
  };

  *matches = intent_suits_view (line, filter->view) &&
             pos_order_terms_suit_line (&filter->terms, &facts) &&
             (!filter->serial || pos_line_serials_find (line, filter->serial, NULL));
  return !*matches || line_is_of_any (txn, order, line, filter, matches, error);
}

static gboolean
asks_about_lines (PosOrderFilter *filter)
{
  return filter->view != POS_VIEW_ALL || pos_texts_ask (filter->fulfilling_store) ||
         filter->serial || pos_order_terms_ask_line (&filter->terms);
}

static gboolean
is_called (PosOrder *order, const char *code)
{
  g_auto (GStrv) codes = NULL;

  pos_texts_set_one (&codes, code);
  return pos_texts_allow_number (codes, order->number) ||
         pos_texts_allow_number (codes, order->reference) ||
         pos_texts_allow_number (codes, order->receipt) ||
         pos_texts_allow_number (codes, order->return_receipt);
}

/* What free text is by its looks, when it is no number of the order or its customer. */
static gboolean
text_matches (PosOrder *order, PosCustomer *customer, const char *text)
{
  gboolean email = pos_text_is_email (text), phone = !email && pos_text_is_phone (text);
  g_auto (GStrv) texts = NULL;

  if ((!email && !phone) || is_called (order, text))
    return TRUE;
  pos_texts_set_one (&texts, text);
  return customer && (pos_texts_allow_number (texts, customer->number) ||
                      (email && pos_email_begins_with (customer->email, text)) ||
                      (phone && pos_phone_has (customer->phone, text)));
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
  PosDate from = filter->terms.receipt_from, until = filter->terms.receipt_until;
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

/* What the order and its customer say; the days are those of the store that made it. */
static gboolean
header_matches (PosOrder *order, PosCustomer *customer, PosOrderFilter *filter, const char *zone)
{
  const PosOrderFacts facts = {
      .customer = order->customer,
      .customer_number = customer ? customer->number : NULL,
      .customer_name = order->customer_name,
      .email = customer ? customer->email : NULL,
      .phone = customer ? customer->phone : NULL,
      .store = order->home_store,
      .worker = order->worker,
      .type = (PosOrderType)order->type,
      .status = pos_order_get_status_on (order, filter->today),
      .created = pos_date_at (order->created_at, zone),
      .total = order->total,
      .on_hold = order->holds && order->holds[0],
      .do_not_process = order->do_not_process,
  };

  return pos_order_terms_suit_order (&filter->terms, &facts) &&
         text_matches (order, customer, filter->text) && instants_match (order, filter, zone);
}

static gboolean
asks_about_days (PosOrderFilter *filter)
{
  const PosOrderTerms *terms = &filter->terms;

  return filter->reserved_until.julian != 0 || terms->receipt_from.julian != 0 ||
         terms->receipt_until.julian != 0 || terms->created_from.julian != 0 ||
         terms->created_until.julian != 0;
}

/* The records that only some questions are about. */
static gboolean
read_beside (
    PosDbTxn *txn, GType type, const char *id, gboolean asked, gpointer *found, GError **error)
{
  *found = NULL;
  return !asked || !id || pos_hq_feed_get (txn, type, id, found, error);
}

static gboolean
asks_about_customer (PosOrderFilter *filter)
{
  return pos_order_terms_ask_customer (&filter->terms) || pos_text_is_email (filter->text) ||
         pos_text_is_phone (filter->text);
}

gboolean
pos_hq_order_matches (
    PosDbTxn *txn, PosOrder *order, PosOrderFilter *filter, gboolean *matches, GError **error)
{
  gpointer found;

  if (!read_beside (
          txn, POS_TYPE_CUSTOMER, order->customer, asks_about_customer (filter), &found, error))
    return FALSE;
  g_autoptr (PosCustomer) customer = found;
  if (!read_beside (
          txn, POS_TYPE_STORE, order->home_store, asks_about_days (filter), &found, error))
    return FALSE;
  g_autoptr (PosStore) store = found;
  /* Views are about work: a quote is none. */
  *matches = (filter->view == POS_VIEW_ALL || order->type != POS_ORDER_TYPE_QUOTE) &&
             header_matches (order, customer, filter, store ? store->time_zone : NULL) &&
             (!filter->attribute || pos_attributes_have (order, filter->attribute)) &&
             (!filter->card || card_matches (order, filter->card)) &&
             pos_order_is_requested_within (order, &filter->terms);
  if (!*matches || !asks_about_lines (filter))
    return TRUE;
  *matches = FALSE;
  for (guint i = 0; i < pos_list_size (order->lines) && !*matches; i++)
    if (!line_matches (txn, order, pos_list_peek (order->lines, i), filter, matches, error))
      return FALSE;
  return TRUE;
}

/* --- Narrowing it down --- */

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
bind_words (PosDbStatement *select, const char *text)
{
  static const char *const parameters[MAX_WORDS] = {":text1", ":text2", ":text3"};
  g_autofree char *folded = pos_search_fold (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  guint given = g_strv_length (words), at = 0;

  for (guint n = 0; n < MAX_WORDS; n++) {
    while (at < given && !*words[at])
      at++;
    pos_db_bind_text (select, parameters[n], at < given ? words[at] : NULL);
    at++;
  }
}

/* The first word of a name: the others are looked for in the document. */
static char *
first_word (const char *name)
{
  g_autofree char *folded = pos_search_fold (name);
  char *word = g_strchug (folded);

  return g_strndup (word, strcspn (word, " "));
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

/* The ids of whoever has one of these numbers, and what is given: it may be an id. */
static gboolean
find_customers (PosDbTxn *txn, GStrv given, GStrv *ids, GError **error)
{
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();
  gboolean has_row;

  for (GStrv at = given; at && *at; at++) {
    g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, CUSTOMERS);
    g_autofree char *number = pos_search_number (*at);

    g_strv_builder_add (found, *at);
    pos_db_bind_text (select, ":given", *at);
    pos_db_bind_text (select, ":number", number);
    if (!pos_db_step (select, &has_row, error))
      return FALSE;
    while (has_row) {
      g_strv_builder_add (found, pos_db_column_text (select, 0));
      if (!pos_db_step (select, &has_row, error))
        return FALSE;
    }
  }
  *ids = pos_texts_ask (given) ? g_strv_builder_end (found) : NULL;
  return TRUE;
}

static gboolean
has_digit (const char *text)
{
  g_autofree char *digits = pos_search_digits (text);

  return digits && *digits;
}

/* @map: (nullable) */
static void
bind_texts (PosDbStatement *select, const char *name, GStrv texts, char *(*map) (const char *))
{
  g_auto (GStrv) mapped = map ? pos_texts_map (texts, map) : NULL;

  pos_db_bind_texts (select, name, (const char *const *)(map ? mapped : texts));
}

static void
bind_terms (PosDbStatement *select, const PosOrderTerms *terms)
{
  bind_texts (select, ":number", terms->number, pos_search_number);
  bind_texts (select, ":reference", terms->reference, pos_search_number);
  bind_texts (select, ":receipt", terms->receipt, pos_search_number);
  bind_texts (select, ":names", terms->customer_name, first_word);
  bind_texts (select, ":store", terms->store, NULL);
  bind_texts (select, ":worker", terms->worker, NULL);
  bind_date (select, ":created_from", pos_date_add_days (terms->created_from, -1));
  bind_date (select, ":created_until", pos_date_add_days (terms->created_until, 1));
  bind_date (select, ":requested_until", terms->requested_until);
  pos_db_bind_int64 (select, ":total_from", terms->total_from ? terms->total_from : G_MININT64);
  pos_db_bind_int64 (select, ":total_until", terms->total_until ? terms->total_until : G_MAXINT64);
}

static gboolean
bind_filter (PosDbTxn *txn, PosDbStatement *select, PosOrderFilter *filter, GError **error)
{
  /* Addresses and phone numbers stand in the customer's document. */
  gboolean contact = pos_text_is_email (filter->text) || pos_text_is_phone (filter->text);
  const char *text = contact ? NULL : filter->text;
  g_auto (GStrv) texts = NULL;
  g_auto (GStrv) customers = NULL;
  g_auto (GStrv) text_customers = NULL;

  /* No index knows the numbers of customers, and whoever types a name need not wait for that. */
  pos_texts_set_one (&texts, has_digit (text) ? text : NULL);
  if (!find_customers (txn, filter->terms.customer, &customers, error) ||
      !find_customers (txn, texts, &text_customers, error))
    return FALSE;
  bind_number (select, ":exact", text);
  bind_words (select, text);
  bind_number (select, ":code", filter->code);
  bind_texts (select, ":customers", customers, NULL);
  bind_texts (select, ":text_customers", text_customers, NULL);
  bind_terms (select, &filter->terms);
  pos_hq_order_mark_bind (select, filter);
  pos_db_bind_int64 (select, ":scan", MAX_SCANNED);
  return TRUE;
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

/* @order: (out) (transfer full): %NULL also of one that is damaged, which `pos-hq check` names: it
 * does not hide the others. */
static gboolean
read_found (PosDbTxn *txn, PosDbStatement *row, PosOrder **order, GError **error)
{
  const char *body = pos_db_column_text (row, 2);
  PosId id = pos_db_column_id (row, 0);
  g_autoptr (GError) failure = NULL;
  gboolean read = TRUE;

  if (body)
    *order = pos_wire_parse (POS_TYPE_ORDER, body, -1, &failure);
  else
    read = pos_hq_order_table_get (txn, &id, order, &failure);
  if (!failure)
    return read;
  if (failure->domain != POS_VALUE_ERROR) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  g_warning ("An order cannot be read: %s", failure->message);
  return TRUE;
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
  if (!pos_order_filter_can_find (filter)) {
    *page = g_steal_pointer (&found);
    return TRUE;
  }
  if (!bind_filter (txn, select, filter, error) || !pos_db_step (select, &has_row, error))
    return FALSE;
  while (has_row && found->summaries->len < limit) {
    g_autofree char *rank = g_strdup (pos_db_column_text (select, 1));
    g_autoptr (PosOrder) order = NULL;

    if (!read_found (txn, select, &order, error))
      return FALSE;
    scanned++;
    if (order) {
      if (!pos_hq_order_matches (txn, order, filter, &matches, error))
        return FALSE;
      if (matches)
        g_ptr_array_add (found->summaries, pos_order_summarize_on (order, filter->today));
      g_free (found->next);
      found->next = cursor_after (order, rank);
    } else {
      found->complete = FALSE;
    }
    if (!pos_db_step (select, &has_row, error))
      return FALSE;
  }
  if (!has_row && scanned < MAX_SCANNED)
    g_clear_pointer (&found->next, g_free);
  *page = g_steal_pointer (&found);
  return TRUE;
}
