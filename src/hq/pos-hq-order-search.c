/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-order-search.c — finding orders: columns first, then what only the document knows. */
#include "base/pos-error.h"
#include "hq/pos-hq-feed.h"
#include "hq/pos-hq-order-table.h"
#include "wire/pos-wire-calls.h"

#include <string.h>

/* A page is given up after this many documents, so that a strange filter costs bounded time. */
#define MAX_SCANNED 5000

static const char SEARCH[] =
    "SELECT body FROM sales_order WHERE "
    "(created_at < :before_at OR (created_at = :before_at AND id < :before_id)) "
    "AND (:exact IS NULL OR number = :exact OR reference = :exact OR receipt = :exact "
    "OR lower (customer_name) LIKE lower (:text)) "
    "AND (:number IS NULL OR number = :number) "
    "AND (:reference IS NULL OR reference = :reference) "
    "AND (:receipt IS NULL OR receipt = :receipt) "
    "AND (:customer IS NULL OR customer = :customer) "
    "AND (:customer_name IS NULL OR lower (customer_name) LIKE lower (:customer_name)) "
    "AND (:store IS NULL OR home_store = :store) "
    "AND (:worker IS NULL OR worker = :worker) "
    "AND (:created_from IS NULL OR created_on >= :created_from) "
    "AND (:created_until IS NULL OR created_on <= :created_until) "
    "AND (:requested_from IS NULL OR requested_on >= :requested_from) "
    "AND (:requested_until IS NULL OR requested_on <= :requested_until) "
    "AND (:any_total = 1 OR (total_minor >= :total_from AND total_minor <= :total_until)) "
    "ORDER BY created_at DESC, id DESC LIMIT :scan";

static gboolean
in_list (GStrv list, const char *nick)
{
  return !list || !*list || g_strv_contains ((const char *const *)list, nick);
}

/* The stores that hand a line over, and whether one of them is @store. */
static gboolean
line_is_of (PosDbTxn *txn, PosOrderLine *line, const char *store, gboolean *is_of, GError **error)
{
  g_autofree char *found = NULL;

  *is_of = g_strcmp0 (line->store, store) == 0;
  if (*is_of || !pos_hq_store_of_warehouse (txn, line->location, &found, error))
    return *is_of;
  *is_of = g_strcmp0 (found, store) == 0;
  return TRUE;
}

static gboolean
intent_suits_view (PosOrderLine *line, int view)
{
  if (!pos_order_line_is_active (line))
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

static gboolean
line_matches (
    PosDbTxn *txn, PosOrderLine *line, PosOrderFilter *filter, gboolean *matches, GError **error)
{
  const char *where = filter->fulfilling_store;

  if (!where && filter->view != POS_VIEW_ALL)
    where = filter->here;
  *matches = intent_suits_view (line, filter->view) &&
             in_list (filter->intents, pos_intent_get_nick ((PosIntent)line->intent)) &&
             in_list (filter->modes, pos_text_or (line->mode, "")) &&
             (!filter->item || g_strcmp0 (filter->item, line->item) == 0);
  return !*matches || !where || line_is_of (txn, line, where, matches, error);
}

static gboolean
asks_about_lines (PosOrderFilter *filter)
{
  return filter->view != POS_VIEW_ALL || filter->fulfilling_store || filter->item ||
         (filter->intents && *filter->intents) || (filter->modes && *filter->modes);
}

static gboolean
contact_matches (
    PosDbTxn *txn, PosOrder *order, PosOrderFilter *filter, gboolean *matches, GError **error)
{
  gpointer found = NULL;

  *matches = TRUE;
  if (!filter->email && !filter->phone)
    return TRUE;
  if (order->customer && !pos_hq_feed_get (txn, POS_TYPE_CUSTOMER, order->customer, &found, error))
    return FALSE;
  g_autoptr (PosCustomer) customer = found;
  *matches = customer &&
             (!filter->email ||
              g_ascii_strcasecmp (pos_text_or (customer->email, ""), filter->email) == 0) &&
             (!filter->phone || g_strcmp0 (customer->phone, filter->phone) == 0);
  return TRUE;
}

gboolean
pos_hq_order_matches (
    PosDbTxn *txn, PosOrder *order, PosOrderFilter *filter, gboolean *matches, GError **error)
{
  if (!contact_matches (txn, order, filter, matches, error) || !*matches)
    return *matches;
  *matches =
      in_list (filter->types, pos_order_type_get_nick ((PosOrderType)order->type)) &&
      in_list (filter->statuses, pos_order_status_get_nick ((PosOrderStatus)order->status)) &&
      (!filter->on_hold || (order->holds && *order->holds));
  if (!*matches || !asks_about_lines (filter))
    return TRUE;
  *matches = FALSE;
  for (guint i = 0; i < pos_list_size (order->lines) && !*matches; i++)
    if (!line_matches (txn, pos_list_peek (order->lines, i), filter, matches, error))
      return FALSE;
  return TRUE;
}

/* A cursor is "instant/id" of the last order seen. */
static gboolean
bind_cursor (PosDbStatement *select, const char *after, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (pos_text_or (after, ""), "/", 2);
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
  return TRUE;
}

static void
bind_words (PosDbStatement *select, const char *name, const char *words)
{
  g_autofree char *pattern = words && *words ? g_strconcat ("%", words, "%", NULL) : NULL;

  pos_db_bind_text (select, name, pattern);
}

static void
bind_date (PosDbStatement *select, const char *name, PosDate date)
{
  g_autofree char *text = pos_date_to_text (date);

  pos_db_bind_text (select, name, *text ? text : NULL);
}

static void
bind_filter (PosDbStatement *select, PosOrderFilter *filter)
{
  gboolean any_total = filter->total_from == 0 && filter->total_until == 0;

  pos_db_bind_text (select, ":exact", filter->text && *filter->text ? filter->text : NULL);
  bind_words (select, ":text", filter->text);
  pos_db_bind_text (select, ":number", filter->number);
  pos_db_bind_text (select, ":reference", filter->reference);
  pos_db_bind_text (select, ":receipt", filter->receipt);
  pos_db_bind_text (select, ":customer", filter->customer);
  bind_words (select, ":customer_name", filter->customer_name);
  pos_db_bind_text (select, ":store", filter->store);
  pos_db_bind_text (select, ":worker", filter->worker);
  bind_date (select, ":created_from", filter->created_from);
  bind_date (select, ":created_until", filter->created_until);
  bind_date (select, ":requested_from", filter->requested_from);
  bind_date (select, ":requested_until", filter->requested_until);
  pos_db_bind_int64 (select, ":any_total", any_total);
  pos_db_bind_int64 (select, ":total_from", filter->total_from);
  pos_db_bind_int64 (
      select, ":total_until", filter->total_until ? filter->total_until : G_MAXINT64);
  pos_db_bind_int64 (select, ":scan", MAX_SCANNED);
}

static char *
cursor_after (PosOrder *order)
{
  char id[POS_ID_TEXT_SIZE];

  pos_id_to_text (&order->id, id);
  return g_strdup_printf ("%" G_GINT64_FORMAT "/%s", order->created_at, id);
}

gboolean
pos_hq_order_table_search (PosDbTxn *txn,
                           PosOrderFilter *filter,
                           PosOrderPage **page,
                           GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, SEARCH);
  g_autoptr (PosOrderPage) found = pos_order_page_new ();
  guint limit = (guint)CLAMP (filter->limit > 0 ? filter->limit : 50, 1, 200);
  guint scanned = 0;
  gboolean has_row, matches;

  found->complete = TRUE;
  if (!bind_cursor (select, filter->after, error))
    return FALSE;
  bind_filter (select, filter);
  if (!pos_db_step (select, &has_row, error))
    return FALSE;
  while (has_row && found->summaries->len < limit) {
    g_autoptr (PosOrder) order =
        pos_wire_parse (POS_TYPE_ORDER, pos_db_column_text (select, 0), -1, error);

    if (!order || !pos_hq_order_matches (txn, order, filter, &matches, error))
      return FALSE;
    if (matches)
      g_ptr_array_add (found->summaries, pos_order_summarize (order));
    scanned++;
    g_free (found->next);
    found->next = cursor_after (order);
    if (!pos_db_step (select, &has_row, error))
      return FALSE;
  }
  if (!has_row && scanned < MAX_SCANNED)
    g_clear_pointer (&found->next, g_free);
  *page = g_steal_pointer (&found);
  return TRUE;
}
