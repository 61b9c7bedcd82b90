/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-order-search.c — one set of filters, and five places to start looking from. */
#include "base/pos-json.h"
#include "store/pos-order-rows.h"
#include "store/pos-order-table.h"
#include "store/pos-search-text.h"

#include <string.h>

#define DEFAULT_LIMIT 50
#define MAX_WORDS 3

/* The index sales_order_active holds exactly these. */
#define ACTIVE                                                                                     \
  "o.status IN ('pending-sync', 'sync-failed', 'sync-edit', 'open', 'in-fulfillment', "            \
  "  'partially-invoiced') "

#define COUNT(name, condition)                                                                     \
  ", (SELECT count (*) FROM order_line l WHERE l.order_id = o.id AND l.voided = 0 "                \
  "   AND (l.ordered_micro = 0 OR l.cancelled_micro != l.ordered_micro) AND " condition            \
  ") AS " name " "
/* What pos_order_summarize() says, without reading whole orders. */
#define SUMMARY                                                                                    \
  "FROM (SELECT o.id, o.number, o.reference, o.receipt, o.type, o.status, o.revision, "            \
  "  o.customer, o.customer_name, o.home_store, o.worker, o.created_at, o.requested_date_on, "     \
  "  o.total_minor, o.deposit_held_minor, o.balance_minor, o.payment_failed, o.currency, "         \
  "  o.holds IS NOT NULL AS on_hold, 1 AS local, NULL AS extra " COUNT (                           \
      "ship_lines", "l.intent = 'ship'") COUNT ("pickup_lines", "l.intent = 'pick-up'")            \
      COUNT ("carry_lines",                                                                        \
             "coalesce (l.intent, 'carry-out') = 'carry-out'") "FROM sales_order o WHERE "
#define NEWEST_FIRST "ORDER BY o.created_at DESC, o.id DESC LIMIT :limit)"

#define HAS_KEY(kind, parameter)                                                                   \
  "AND (" parameter " IS NULL OR EXISTS (SELECT 1 FROM order_key k WHERE k.order_id = o.id "       \
  "  AND k.kind = '" kind "' AND k.key = " parameter ")) "
#define HAS_WORD(parameter)                                                                        \
  "AND (" parameter " IS NULL OR EXISTS (SELECT 1 FROM order_key k WHERE k.order_id = o.id "       \
  "  AND k.kind = 'name' AND k.key >= " parameter "  AND k.key < " parameter                       \
  " || char (1114111))) "
#define ANY_OF(column, parameter)                                                                  \
  "AND (" parameter " IS NULL OR " column " IN (SELECT value FROM json_each (" parameter "))) "
#define EQUALS(column, parameter) "AND (" parameter " IS NULL OR " column " = " parameter ") "
/* A store is the place of a line when the line is picked up there or leaves its warehouse. */
#define LINE_AT(parameter)                                                                         \
  "((l.intent = 'pick-up' AND l.store = " parameter ") OR (l.intent = 'ship' AND l.location IN ("  \
  "  SELECT " parameter " UNION SELECT json_extract (c.body, '$.warehouse') FROM config c "        \
  "  WHERE c.kind = 'store' AND c.id = " parameter "))) "
#define HAS_LINE(condition)                                                                        \
  "EXISTS (SELECT 1 FROM order_line l WHERE l.order_id = o.id AND " condition ") "
#define LINE_OPEN "l.voided = 0 AND l.ordered_micro - l.cancelled_micro - l.invoiced_micro > 0 "

#define FILTERS                                                                                             \
  "AND (o.created_at, o.id) < (:after_at, :after_id) " HAS_KEY ("number", ":number") HAS_KEY (              \
      "reference", ":reference") HAS_KEY ("receipt",                                                        \
                                          ":receipt") HAS_WORD (":word1") HAS_WORD (":word2")               \
      HAS_WORD (":word3") EQUALS ("o.customer", ":customer") EQUALS ("o.home_store", ":store")              \
          EQUALS ("o.worker", ":worker") ANY_OF ("o.type", ":types") ANY_OF (                               \
              "o.status",                                                                                   \
              ":statuses") "AND (:email IS NULL OR o.customer IN (SELECT id FROM customer WHERE "           \
                           "email_key = :email)) "                                                          \
                           "AND (:phone IS NULL OR o.customer IN (SELECT id FROM customer "                 \
                           "  WHERE phone_digits LIKE '%' || :phone || '%')) "                              \
                           "AND (:intents IS NULL OR " HAS_LINE ("l.voided = 0 " ANY_OF (                   \
                               "coalesce (l.intent, 'carry-out')",                                          \
                               ":intents")) ") "                                                            \
                                            "AND (:modes IS NULL OR " HAS_LINE (                            \
                                                "l.voided = 0 " ANY_OF (                                    \
                                                    "l.mode",                                               \
                                                    ":modes")) ") "                                         \
                                                               "AND (:item IS NULL OR " HAS_LINE (          \
                                                                   "l.voided = 0 AND l.item = "             \
                                                                   ":item") ") "                            \
                                                                            "AND (:fulfilling IS "          \
                                                                            "NULL OR " HAS_LINE (           \
                                                                                "l.voided = 0 "             \
                                                                                "AND " LINE_AT (            \
                                                                                    ":fulfillin"            \
                                                                                    "g")) ") "              \
                                                                                          "AND "            \
                                                                                          "o."              \
                                                                                          "create"          \
                                                                                          "d_at "           \
                                                                                          "BETWEE"          \
                                                                                          "N "              \
                                                                                          ":creat"          \
                                                                                          "ed_"             \
                                                                                          "from "           \
                                                                                          "AND "            \
                                                                                          ":creat"          \
                                                                                          "ed_"             \
                                                                                          "until "          \
                                                                                          "AND "            \
                                                                                          "(:"              \
                                                                                          "reques"          \
                                                                                          "ted_"            \
                                                                                          "from "           \
                                                                                          "= 0 "            \
                                                                                          "OR "             \
                                                                                          "o."              \
                                                                                          "reques"          \
                                                                                          "ted_"            \
                                                                                          "date_"           \
                                                                                          "on >= "          \
                                                                                          ":reque"          \
                                                                                          "sted_"           \
                                                                                          "from) "          \
                                                                                          "AND "            \
                                                                                          "(:"              \
                                                                                          "reques"          \
                                                                                          "ted_"            \
                                                                                          "until "          \
                                                                                          "= 0 "            \
                                                                                          "OR "             \
                                                                                          "o."              \
                                                                                          "reques"          \
                                                                                          "ted_"            \
                                                                                          "date_"           \
                                                                                          "on <= "          \
                                                                                          ":reque"          \
                                                                                          "sted_"           \
                                                                                          "until)"          \
                                                                                          " "               \
                                                                                          "AND "            \
                                                                                          "(:"              \
                                                                                          "total_"          \
                                                                                          "from "           \
                                                                                          "= 0 "            \
                                                                                          "OR "             \
                                                                                          "o."              \
                                                                                          "total_"          \
                                                                                          "minor "          \
                                                                                          ">= "             \
                                                                                          ":total"          \
                                                                                          "_from)"          \
                                                                                          " "               \
                                                                                          "AND "            \
                                                                                          "(:"              \
                                                                                          "total_"          \
                                                                                          "until "          \
                                                                                          "= 0 "            \
                                                                                          "OR "             \
                                                                                          "o."              \
                                                                                          "total_"          \
                                                                                          "minor "          \
                                                                                          "<= "             \
                                                                                          ":total"          \
                                                                                          "_until"          \
                                                                                          ") "              \
                                                                                          "AND "            \
                                                                                          "(:on_"           \
                                                                                          "hold "           \
                                                                                          "= 0 "            \
                                                                                          "OR "             \
                                                                                          "o."              \
                                                                                          "holds "          \
                                                                                          "IS "             \
                                                                                          "NOT "            \
                                                                                          "NULL) "          \
                                                                                          "AND "            \
                                                                                          "(:"              \
                                                                                          "view "           \
                                                                                          "= "              \
                                                                                          "'all' "          \
                                                                                          "OR "             \
                                                                                          "(" ACTIVE        \
                                                                                          "AND"             \
                                                                                          " " HAS_LINE (    \
                                                                                              LINE_OPEN     \
                                                                                              "AN"          \
                                                                                              "D "          \
                                                                                              "(:"          \
                                                                                              "vi"          \
                                                                                              "ew"          \
                                                                                              " ="          \
                                                                                              " '"          \
                                                                                              "to"          \
                                                                                              "-f"          \
                                                                                              "ul"          \
                                                                                              "fi"          \
                                                                                              "ll"          \
                                                                                              "' "          \
                                                                                              "OR"          \
                                                                                              " ("          \
                                                                                              ":v"          \
                                                                                              "ie"          \
                                                                                              "w "          \
                                                                                              "= "          \
                                                                                              "'t"          \
                                                                                              "o-"          \
                                                                                              "pi"          \
                                                                                              "ck"          \
                                                                                              "-u"          \
                                                                                              "p'"          \
                                                                                              " A"          \
                                                                                              "ND"          \
                                                                                              " l"          \
                                                                                              ".i"          \
                                                                                              "nt"          \
                                                                                              "en"          \
                                                                                              "t "          \
                                                                                              "= "          \
                                                                                              "'p"          \
                                                                                              "ic"          \
                                                                                              "k-"          \
                                                                                              "up"          \
                                                                                              "')"          \
                                                                                              " "           \
                                                                                              "  "          \
                                                                                              "OR"          \
                                                                                              " ("          \
                                                                                              ":v"          \
                                                                                              "ie"          \
                                                                                              "w "          \
                                                                                              "= "          \
                                                                                              "'t"          \
                                                                                              "o-"          \
                                                                                              "sh"          \
                                                                                              "ip"          \
                                                                                              "' "          \
                                                                                              "AN"          \
                                                                                              "D "          \
                                                                                              "l."          \
                                                                                              "in"          \
                                                                                              "te"          \
                                                                                              "nt"          \
                                                                                              " ="          \
                                                                                              " '"          \
                                                                                              "sh"          \
                                                                                              "ip"          \
                                                                                              "')"          \
                                                                                              ") "          \
                                                                                              "AN"          \
                                                                                              "D "          \
                                                                                              "l."          \
                                                                                              "in"          \
                                                                                              "te"          \
                                                                                              "nt"          \
                                                                                              " I"          \
                                                                                              "N "          \
                                                                                              "('"          \
                                                                                              "pi"          \
                                                                                              "ck"          \
                                                                                              "-u"          \
                                                                                              "p'"          \
                                                                                              ", "          \
                                                                                              "'s"          \
                                                                                              "hi"          \
                                                                                              "p'"          \
                                                                                              ") "          \
                                                                                              "AN"          \
                                                                                              "D "          \
                                                                                              "(:"          \
                                                                                              "he"          \
                                                                                              "re"          \
                                                                                              " I"          \
                                                                                              "S "          \
                                                                                              "NU"          \
                                                                                              "LL"          \
                                                                                              " O"          \
                                                                                              "R"           \
                                                                                              " " LINE_AT ( \
                                                                                                  ":here") ")") ")) "

static const char BY_NEWEST[] = SUMMARY "1 = 1 " FILTERS NEWEST_FIRST;
static const char BY_VIEW[] = SUMMARY ACTIVE FILTERS NEWEST_FIRST;
static const char BY_CUSTOMER[] = SUMMARY "o.customer = :customer " FILTERS NEWEST_FIRST;
static const char BY_KEY[] = SUMMARY
    "o.id IN (SELECT order_id FROM order_key "
    "  WHERE kind IN ('number', 'reference', 'receipt') AND key = :key) " FILTERS NEWEST_FIRST;
static const char BY_NAME[] =
    SUMMARY "o.id IN (SELECT order_id FROM order_key WHERE kind = 'name' AND key >= :word1 "
            "  AND key < :word1 || char (1114111)) " FILTERS NEWEST_FIRST;
static const char EXACT[] =
    SUMMARY "o.id IN (SELECT order_id FROM order_key "
            "  WHERE kind IN ('number', 'reference', 'receipt') AND key = :key) "
            "ORDER BY o.created_at DESC, o.id DESC)";
static const char KEY_EXISTS[] =
    "SELECT EXISTS (SELECT 1 FROM order_key "
    "  WHERE kind IN ('number', 'reference', 'receipt') AND key = :key)";
static const char TIME_ZONE[] =
    "SELECT json_extract (body, '$.time_zone') FROM config WHERE kind = 'store' AND id = :store";

static PosRecordTable summaries = {.name = "summary", .get_type = pos_order_summary_get_type};

typedef struct {
  PosOrderFilter *filter;
  char *key;              /* exact number, upper case */
  char *words[MAX_WORDS]; /* of a name, folded */
  char *zone;
} Search;

static char *
upper (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text ? text : ""));

  return *stripped ? g_ascii_strup (stripped, -1) : NULL;
}

GPtrArray *
pos_order_table_find (PosDbTxn *txn, const char *text, GError **error)
{
  g_autoptr (PosDbStatement) find =
      pos_db_txn_prepare (txn, pos_record_table_get_select (&summaries, "", EXACT));
  g_autofree char *key = upper (text);

  pos_db_bind_text (find, ":key", key);
  return pos_record_table_read_all (&summaries, find, error);
}

static gboolean
key_exists (PosDbTxn *txn, const char *key, gboolean *exists, GError **error)
{
  g_autoptr (PosDbStatement) statement = pos_db_txn_prepare (txn, KEY_EXISTS);
  gboolean has_row;

  pos_db_bind_text (statement, ":key", key);
  if (!pos_db_step (statement, &has_row, error))
    return FALSE;
  *exists = pos_db_column_int64 (statement, 0) != 0;
  return TRUE;
}

static void
take_words (Search *self, const char *name)
{
  g_autofree char *folded = pos_search_fold (name);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  int at = 0;

  while (at < MAX_WORDS && self->words[at])
    at++;
  for (guint i = 0; words[i] && at < MAX_WORDS; i++)
    if (*words[i])
      self->words[at++] = g_strdup (words[i]);
}

static gboolean
read_zone (PosDbTxn *txn, Search *self, GError **error)
{
  const char *store = self->filter->here ? self->filter->here : self->filter->store;
  g_autoptr (PosDbStatement) statement = pos_db_txn_prepare (txn, TIME_ZONE);
  gboolean has_row;

  pos_db_bind_text (statement, ":store", store);
  if (!pos_db_step (statement, &has_row, error))
    return FALSE;
  self->zone = g_strdup (has_row ? pos_db_column_text (statement, 0) : NULL);
  return TRUE;
}

/* What the filter's free text means. */
static gboolean
understand (PosDbTxn *txn, Search *self, GError **error)
{
  PosOrderFilter *filter = self->filter;
  g_autofree char *key = upper (filter->text);
  gboolean exists = FALSE;

  if (key && !key_exists (txn, key, &exists, error))
    return FALSE;
  if (exists)
    self->key = g_steal_pointer (&key);
  else
    take_words (self, filter->text);
  take_words (self, filter->customer_name);
  if (!self->key)
    self->key = filter->number      ? upper (filter->number)
                : filter->reference ? upper (filter->reference)
                                    : upper (filter->receipt);
  return read_zone (txn, self, error);
}

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
  g_autofree char *key = upper (number);

  pos_db_bind_text (statement, name, key);
}

/* The first instant of @date at the store. */
static gint64
start_of (PosDate date, const char *zone)
{
  g_autoptr (GTimeZone) known = zone ? g_time_zone_new_identifier (zone) : NULL;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) start = NULL;
  int year, month, day;

  pos_date_get_ymd (date, &year, &month, &day);
  start = g_date_time_new (known ? known : utc, year, month, day, 0, 0, 0);
  return start ? g_date_time_to_unix (start) * G_USEC_PER_SEC : 0;
}

static void
bind_period (Search *self, PosDbStatement *statement)
{
  PosDate from = self->filter->created_from, until = self->filter->created_until;

  pos_db_bind_int64 (
      statement, ":created_from", from.julian ? start_of (from, self->zone) : G_MININT64);
  pos_db_bind_int64 (statement,
                     ":created_until",
                     until.julian ? start_of (pos_date_add_days (until, 1), self->zone) - 1
                                  : G_MAXINT64);
  pos_db_bind_int64 (statement, ":requested_from", self->filter->requested_from.julian);
  pos_db_bind_int64 (statement, ":requested_until", self->filter->requested_until.julian);
}

static gboolean
bind_cursor (PosDbStatement *statement, const char *after, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (after ? after : "", ":", 2);
  gint64 at = G_MAXINT64;
  PosId id = POS_ID_NONE;

  if (g_strv_length (parts) == 2) {
    at = g_ascii_strtoll (parts[0], NULL, 10);
    if (!pos_id_parse (parts[1], &id, error))
      return FALSE;
  }
  pos_db_bind_int64 (statement, ":after_at", at);
  pos_db_bind_blob (statement, ":after_id", id.bytes, sizeof id.bytes);
  return TRUE;
}

static void
bind_filter (Search *self, PosDbStatement *statement)
{
  PosOrderFilter *filter = self->filter;
  const PosField *view = pos_record_find_field (filter, "view");
  g_autofree char *email = filter->email ? g_utf8_casefold (filter->email, -1) : NULL;
  g_autofree char *phone = pos_search_phone (filter->phone);

  bind_number (statement, ":number", filter->number);
  bind_number (statement, ":reference", filter->reference);
  bind_number (statement, ":receipt", filter->receipt);
  pos_db_bind_text (statement, ":word1", self->words[0]);
  pos_db_bind_text (statement, ":word2", self->words[1]);
  pos_db_bind_text (statement, ":word3", self->words[2]);
  pos_db_bind_text (statement, ":customer", filter->customer);
  pos_db_bind_text (statement, ":store", filter->store);
  pos_db_bind_text (statement, ":worker", filter->worker);
  pos_db_bind_text (statement, ":email", email);
  /* Not a phone number at all: nobody has it. */
  pos_db_bind_text (statement, ":phone", filter->phone && !phone ? "x" : phone);
  bind_texts (statement, ":types", filter->types);
  bind_texts (statement, ":statuses", filter->statuses);
  bind_texts (statement, ":intents", filter->intents);
  bind_texts (statement, ":modes", filter->modes);
  pos_db_bind_text (statement, ":item", filter->item);
  pos_db_bind_text (statement, ":fulfilling", filter->fulfilling_store);
  pos_db_bind_int64 (statement, ":total_from", filter->total_from);
  pos_db_bind_int64 (statement, ":total_until", filter->total_until);
  pos_db_bind_int64 (statement, ":on_hold", filter->on_hold);
  pos_db_bind_text (statement, ":view", view->nicks[filter->view]);
  pos_db_bind_text (statement, ":here", filter->here);
  bind_period (self, statement);
}

static const char *
starting_point (Search *self)
{
  if (self->key)
    return BY_KEY;
  if (self->words[0])
    return BY_NAME;
  if (self->filter->customer)
    return BY_CUSTOMER;
  return self->filter->view == POS_VIEW_ALL ? BY_NEWEST : BY_VIEW;
}

static gboolean
run_search (PosDbTxn *txn, Search *self, PosOrderPage *page, GError **error)
{
  guint limit = self->filter->limit > 0 ? (guint)MIN (self->filter->limit, 1000) : DEFAULT_LIMIT;
  const char *tail = starting_point (self);
  g_autoptr (PosDbStatement) statement =
      pos_db_txn_prepare (txn, pos_record_table_get_select (&summaries, "", tail));
  g_autoptr (GPtrArray) found = NULL;

  bind_filter (self, statement);
  if (tail == BY_KEY)
    pos_db_bind_text (statement, ":key", self->key);
  pos_db_bind_int64 (statement, ":limit", (gint64)limit + 1);
  if (!bind_cursor (statement, self->filter->after, error))
    return FALSE;
  found = pos_record_table_read_all (&summaries, statement, error);
  if (!found)
    return FALSE;
  for (guint i = 0; i < MIN (found->len, limit); i++)
    g_ptr_array_add (page->summaries, g_object_ref (found->pdata[i]));
  if (found->len > limit) {
    PosOrderSummary *last = found->pdata[limit - 1];
    g_autofree char *id = pos_id_dup_text (&last->id);
    page->next = g_strdup_printf ("%" G_GINT64_FORMAT ":%s", last->created_at, id);
  }
  return TRUE;
}

PosOrderPage *
pos_order_table_search (PosDbTxn *txn, PosOrderFilter *filter, GError **error)
{
  g_autoptr (PosOrderPage) page = pos_order_page_new ();
  Search self = {.filter = filter};
  gboolean ok = understand (txn, &self, error) && run_search (txn, &self, page, error);

  g_free (self.key);
  g_free (self.zone);
  for (guint i = 0; i < MAX_WORDS; i++)
    g_free (self.words[i]);
  return ok ? g_steal_pointer (&page) : NULL;
}
