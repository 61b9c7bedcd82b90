/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-order-search-sql.c — one set of filters, seven places to start looking from, two ways to
 * sort. A filter that is not set is bound to NULL (or to its widest bounds) and lets everything
 * pass. */
#include "model/pos-reservation.h"
#include "store/pos-order-search-private.h"

#define LINE_ACTIVE                                                                                \
  "l.voided = 0 AND (l.ordered_micro = 0 OR l.cancelled_micro != l.ordered_micro) "
#define COUNT_LINES ", (SELECT count (*) FROM order_line l WHERE l.order_id = o.id AND "

/* What came later than the columns of a record is read from here. */
#define PIECES                                                                                     \
  "json_object ('pieces', (SELECT coalesce (sum (CASE "                                            \
  "  WHEN (l.ordered_micro - l.cancelled_micro) % 1000000 = 0 "                                    \
  "  THEN abs (l.ordered_micro - l.cancelled_micro) / 1000000 ELSE 1 END), 0) "                    \
  "  FROM order_line l WHERE l.order_id = o.id AND " LINE_ACTIVE "), 'electronic_lines', ("        \
  "  SELECT count (*) FROM order_line l WHERE l.order_id = o.id AND l.intent = 'electronic' "      \
  "  AND " LINE_ACTIVE "), 'returned_lines', (SELECT count (*) FROM order_line l "                 \
  "  WHERE l.order_id = o.id AND l.ordered_micro < 0 AND " LINE_ACTIVE ")) AS extra "

/* As pos_order_find_requested_date() and pos_order_is_requested_within() say it. */
#define LINES_TO_DELIVER                                                                           \
  "FROM order_line l WHERE l.order_id = o.id AND " LINE_ACTIVE                                     \
  "AND l.intent IN ('pick-up', 'ship', 'electronic') "
#define REQUESTED_ON                                                                               \
  "(SELECT min (day) FROM (SELECT o.requested_date_on AS day "                                     \
  "  UNION ALL SELECT l.date_on " LINES_TO_DELIVER ")) AS requested_date_on, "
#define IS_REQUESTED                                                                               \
  "(:any_day = 1 OR o.requested_date_on BETWEEN :requested_from AND :requested_until "             \
  "  OR EXISTS (SELECT 1 " LINES_TO_DELIVER                                                        \
  "    AND l.date_on BETWEEN :requested_from AND :requested_until)) "

/* As pos_order_has_receipt_within() says it. */
#define HAS_RECEIPT                                                                                \
  "(:any_receipt = 1 OR o.committed_at BETWEEN :receipt_from AND :receipt_until "                  \
  "  OR EXISTS (SELECT 1 FROM order_ledger e WHERE e.order_id = o.id "                             \
  "    AND e.at BETWEEN :receipt_from AND :receipt_until)) "

/* T4, as pos_order_get_status_on() says it. */
#define STATUS                                                                                     \
  "CASE WHEN o.status = 'quote-open' AND o.quote_expiry_on < :today THEN 'quote-expired' "         \
  "  ELSE o.status END "

/* As pos_authorizations_get_end_of() says it. */
#define USUAL_TIME G_STRINGIFY (POS_RESERVATION_USUAL_DAYS) " * 86400000000"
#define END_OF_RESERVATION "coalesce (nullif (p.expires_at, 0), p.created_at + " USUAL_TIME ") "

/* As pos_order_is_on_hold() says it. */
#define IS_HELD "(o.holds IS NOT NULL AND o.status NOT IN ('cancelled', 'invoiced')) "

/* What pos_order_summarize_on() says, without reading whole orders. */
#define SUMMARY                                                                                    \
  "FROM (SELECT o.id, o.number, o.reference, o.receipt, o.type, " STATUS "AS status, o.revision, " \
  "  o.customer, o.customer_name, o.home_store, o.worker, o.created_at, " REQUESTED_ON             \
  "  o.total_minor, o.deposit_held_minor, o.balance_minor, o.payment_failed, o.currency, "         \
  "  " IS_HELD "AS on_hold, 1 AS local, " PIECES COUNT_LINES LINE_ACTIVE                           \
  "AND l.intent = 'ship') AS ship_lines " COUNT_LINES LINE_ACTIVE                                  \
  "AND l.intent = 'pick-up') AS pickup_lines " COUNT_LINES LINE_ACTIVE                             \
  "AND coalesce (l.intent, 'carry-out') = 'carry-out' AND l.ordered_micro > 0) AS "                \
  "carry_lines " COUNT_LINES POS_ORDER_SEARCH_LINE_OPEN                                            \
  ") AS open_lines " COUNT_LINES POS_ORDER_SEARCH_LINE_OPEN                                        \
  "AND l.packed_micro = l.ordered_micro - l.cancelled_micro - l.invoiced_micro) AS packed_lines "  \
  "FROM sales_order o WHERE "

/* The same of an order that is not to be processed. */
#define IS_STOPPED "(o.do_not_process = 1 AND o.status NOT IN ('cancelled', 'invoiced')) "

/* Parameters that are lists hold JSON; NULL: everything. */
#define LIST(list) "(SELECT value FROM json_each (" list ")) "
#define ONE_OF(what, list) "AND (" list " IS NULL OR " what " IN " LIST (list) ") "

#define LINE_STATUSES LIST (":line_statuses")
#define HAS_STATUS                                                                                 \
  "AND (:line_statuses IS NULL OR " POS_ORDER_SEARCH_LINE_STATUS "IN " LINE_STATUSES               \
  "  OR (l.rejected_micro > 0 AND " POS_ORDER_SEARCH_LINE_OPEN "AND 'rejected' IN " LINE_STATUSES  \
  ")) "
#define IS_ITEM ONE_OF ("l.item", ":item")
#define HAS_MODE ONE_OF ("l.mode", ":modes")
#define HAS_INTENT ONE_OF ("coalesce (l.intent, 'carry-out')", ":intents")

/* All that is asked about lines must be true of one of them. */
#define LINE_FILTERS                                                                               \
  "AND (:about_lines = 0 OR EXISTS (SELECT 1 FROM order_line l "                                   \
  "  WHERE l.order_id = o.id AND l.voided = 0 " IS_ITEM HAS_MODE HAS_INTENT HAS_STATUS             \
  "  AND (:serial IS NULL OR l.serial = :serial OR EXISTS (SELECT 1 "                              \
  "    FROM json_each (l.extra, '$.serials') s WHERE s.value = :serial)) "                         \
  "  AND (:at_stores IS NULL OR " POS_ORDER_SEARCH_LINE_AT_STORE ") "                              \
  "  AND (:view = 'all' OR (" POS_ORDER_SEARCH_LINE_OPEN                                           \
  "    AND (:view = 'to-fulfill' OR (:view = 'to-pick-up' AND l.intent = 'pick-up') "              \
  "      OR (:view = 'to-ship' AND l.intent IN ('ship', 'electronic'))) "                          \
  "    AND l.intent IN ('pick-up', 'ship', 'electronic'))))) "

#define ANY_NUMBER "IN ('number', 'reference', 'receipt') "
#define HAS_KEY(parameter, kinds, keys)                                                            \
  "AND (" parameter " IS NULL OR EXISTS (SELECT 1 FROM order_key k WHERE k.order_id = o.id "       \
  "  AND k.kind " kinds "AND k.key " keys ")) "
#define HAS_NUMBER HAS_KEY (":number", "= 'number' ", "IN " LIST (":number"))
#define HAS_REFERENCE HAS_KEY (":reference", "= 'reference' ", "IN " LIST (":reference"))
#define HAS_ONE_RECEIPT HAS_KEY (":receipt", "= 'receipt' ", "IN " LIST (":receipt"))
#define HAS_CODE HAS_KEY (":code", ANY_NUMBER, "= :code")
#define HAS_TEXT_KEY HAS_KEY (":text_key", ANY_NUMBER, "= :text_key")

#define HAS_WORD(word)                                                                             \
  "AND (" word " IS NULL OR EXISTS (SELECT 1 FROM order_key k WHERE k.order_id = o.id "            \
  "  AND k.kind = 'name' AND k.key >= " word " AND k.key < " word " || char (1114111))) "
#define HAS_WORDS HAS_WORD (":word1") HAS_WORD (":word2") HAS_WORD (":word3")
/* Of one of the names that are asked for the order's has every word. */
#define HAS_NAMES                                                                                  \
  "AND (:names IS NULL OR EXISTS (SELECT 1 FROM json_each (:names) n WHERE NOT EXISTS ("           \
  "  SELECT 1 FROM json_each (n.value) w WHERE NOT EXISTS (SELECT 1 FROM order_key k "             \
  "    WHERE k.order_id = o.id AND k.kind = 'name' "                                               \
  "    AND k.key >= w.value AND k.key < w.value || char (1114111))))) "

#define KEY_FILTERS                                                                                \
  HAS_NUMBER HAS_REFERENCE HAS_ONE_RECEIPT HAS_CODE HAS_TEXT_KEY HAS_WORDS HAS_NAMES

#define WITH_EMAIL(list)                                                                           \
  "SELECT c.id FROM json_each (" list ") e CROSS JOIN customer c "                                 \
  "  WHERE c.email_key >= e.value AND c.email_key < e.value || char (1114111) "
#define WITH_PHONE(list)                                                                           \
  "SELECT c.id FROM json_each (" list ") p CROSS JOIN customer c "                                 \
  "  WHERE instr (c.phone_digits, p.value) > 0 "
#define IS_AMONG(parameter, customers)                                                             \
  "AND (" parameter " IS NULL OR o.customer IN (" customers ")) "
#define HAS_EMAIL IS_AMONG (":emails", WITH_EMAIL (":emails"))
#define HAS_TEXT_EMAIL IS_AMONG (":text_email", WITH_EMAIL ("json_array (:text_email)"))
#define HAS_PHONE IS_AMONG (":phones", WITH_PHONE (":phones"))
#define HAS_TEXT_PHONE IS_AMONG (":text_phone", WITH_PHONE ("json_array (:text_phone)"))
#define IS_CUSTOMER ONE_OF ("o.customer", ":customers")
#define IS_TEXT_CUSTOMER ONE_OF ("o.customer", ":text_customers")
#define CUSTOMER_FILTERS                                                                           \
  IS_CUSTOMER IS_TEXT_CUSTOMER HAS_EMAIL HAS_TEXT_EMAIL HAS_PHONE HAS_TEXT_PHONE

#define HOLDS LIST (":holds")
#define HOLD_FILTERS                                                                               \
  "AND (:on_hold = 0 OR " IS_HELD ") AND (:not_on_hold = 0 OR NOT " IS_HELD ") "                   \
  "AND (:holds IS NULL OR (" IS_HELD "AND 'on-hold' IN " HOLDS ") "                                \
  "  OR (" IS_STOPPED "AND 'do-not-process' IN " HOLDS ") "                                        \
  "  OR (NOT " IS_HELD "AND NOT " IS_STOPPED "AND 'none' IN " HOLDS ")) "

#define OF_STORE ONE_OF ("o.home_store", ":store")
#define OF_WORKER ONE_OF ("o.worker", ":worker")
#define OF_TYPE ONE_OF ("o.type", ":types")
#define OF_STATUS ONE_OF (STATUS, ":statuses")
#define DAY_FILTERS                                                                                \
  "AND o.created_at BETWEEN :created_from AND :created_until "                                     \
  "AND " IS_REQUESTED "AND " HAS_RECEIPT "AND (:total_from = 0 OR o.total_minor >= :total_from) "  \
  "AND (:total_until = 0 OR o.total_minor <= :total_until) "
#define HEADER_FILTERS                                                                             \
  OF_STORE OF_WORKER OF_TYPE OF_STATUS HOLD_FILTERS                                                \
      "AND (:attribute IS NULL OR EXISTS (SELECT 1 FROM json_each (o.extra, '$.attributes') a "    \
      "    WHERE lower (a.value) = :attribute) "                                                   \
      "  OR EXISTS (SELECT 1 FROM order_line l, json_each (l.extra, '$.attributes') a "            \
      "    WHERE l.order_id = o.id AND lower (a.value) = :attribute)) "                            \
      "AND (:card IS NULL OR EXISTS (SELECT 1 FROM order_payment p "                               \
      "  WHERE p.order_id = o.id AND substr (p.masked, -length (:card)) = :card)) "                \
      "AND (:reserved_before = 0 OR EXISTS (SELECT 1 FROM order_payment p "                        \
      "  WHERE p.order_id = o.id AND p.kind = 'authorization' AND p.state = 'authorized' "         \
      "  AND " END_OF_RESERVATION "< :reserved_before)) "                                          \
      "AND (:view = 'all' OR " POS_ORDER_SEARCH_ACTIVE ") "

/* In groups: a chain of as many conditions is deeper than a statement may be. */
#define ALL(filters) "AND (1 = 1 " filters ") "
#define FILTERS                                                                                    \
  ALL (CUSTOMER_FILTERS) ALL (HEADER_FILTERS) ALL (DAY_FILTERS) ALL (KEY_FILTERS) LINE_FILTERS

#define IS_OLDER "(o.created_at, o.id) < (:after_at, :after_id) "
#define NEWEST_FIRST "o.created_at DESC, o.id DESC "

/* As pos_order_summary_compare() says it. */
#define RANK                                                                                       \
  "CASE :sort WHEN 'oldest' THEN o.created_at "                                                    \
  "  WHEN 'requested' THEN coalesce ((SELECT min (day) FROM (SELECT o.requested_date_on AS day "   \
  "    UNION ALL SELECT l.date_on " LINES_TO_DELIVER ")), 2147483647) "                            \
  "  WHEN 'customer' THEN coalesce (nullif (pos_fold (o.customer_name), ''), char (1114111)) "     \
  "  WHEN 'total' THEN -o.total_minor WHEN 'balance' THEN -o.balance_minor END "

/* Rows are read whole, and their lines counted, once it is known which: what is sorted are times
 * and ranks. */
#define BY_TIME(start)                                                                             \
  SUMMARY "o.id IN (SELECT o.id FROM sales_order o WHERE " start "AND " IS_OLDER FILTERS           \
          "ORDER BY " NEWEST_FIRST "LIMIT :limit) ORDER BY " NEWEST_FIRST ")"
#define BY_RANK(start)                                                                             \
  SUMMARY "o.id IN (SELECT o.id FROM sales_order o WHERE " start FILTERS                           \
          "  AND (:after_rank IS NULL OR " RANK "> :after_rank OR (" RANK "= :after_rank "         \
          "    AND " IS_OLDER ")) ORDER BY " RANK ", " NEWEST_FIRST "LIMIT :limit) "               \
          "ORDER BY " RANK ", " NEWEST_FIRST ")"

/* The same question, answered in the order of time, which an index has, or in another. */
typedef struct {
  const char *by_time, *by_rank;
} Start;

#define HAS_ANY_KEY(keys)                                                                          \
  "o.id IN (SELECT order_id FROM order_key WHERE kind " ANY_NUMBER "AND key " keys ") "
#define HAS_EXACT_KEY HAS_ANY_KEY ("= :key")
#define HAS_ONE_KEY HAS_ANY_KEY ("IN " LIST (":keys"))
#define HAS_CUSTOMER "o.customer = :from_customer "
#define HAS_CUSTOMERS "o.customer IN " LIST (":from_customers")
#define HAS_CONTACT                                                                                \
  "o.customer IN (" WITH_EMAIL (":from_emails") "UNION " WITH_PHONE (":from_phones") ") "
#define HAS_NAME                                                                                   \
  "o.id IN (SELECT k.order_id FROM json_each (:from_words) w CROSS JOIN order_key k "              \
  "  WHERE k.kind = 'name' AND k.key >= w.value AND k.key < w.value || char (1114111)) "

#define START(where)                                                                               \
  {                                                                                                \
    BY_TIME (where), BY_RANK (where)                                                               \
  }
static const Start starts[] = {
    [POS_ORDER_START_ALL] = START ("1 = 1 "),
    [POS_ORDER_START_VIEW] = START (POS_ORDER_SEARCH_ACTIVE),
    [POS_ORDER_START_KEYS] = START (HAS_ONE_KEY),
    [POS_ORDER_START_CUSTOMER] = START (HAS_CUSTOMER),
    [POS_ORDER_START_CUSTOMERS] = START (HAS_CUSTOMERS),
    [POS_ORDER_START_CONTACT] = START (HAS_CONTACT),
    [POS_ORDER_START_NAME] = START (HAS_NAME),
};

const char pos_order_search_exact[] = SUMMARY HAS_EXACT_KEY "ORDER BY " NEWEST_FIRST ")";
const char pos_order_search_key_exists[] =
    "SELECT EXISTS (SELECT 1 FROM order_key "
    "  WHERE kind IN ('number', 'reference', 'receipt') AND key = :key)";
const char pos_order_search_count_name[] =
    "SELECT count (*) FROM (SELECT 1 FROM order_key WHERE kind = 'name' AND key >= :word "
    "  AND key < :word || char (1114111) LIMIT :enough)";
const char pos_order_search_customers[] =
    "SELECT id FROM customer WHERE id = :given UNION "
    "SELECT id FROM customer WHERE number IN (:given, :number)";
/* Of the store that is asked about, else of this register's. */
const char pos_order_search_time_zone[] =
    "SELECT json_extract (body, '$.time_zone') FROM config WHERE kind = 'store' "
    "  AND id IN (:store, (SELECT json_extract (till.body, '$.store') FROM config AS till "
    "    WHERE till.kind = 'register' "
    "    AND till.id = (SELECT value FROM setting WHERE key = 'register'))) "
    "ORDER BY id IS :store DESC LIMIT 1";

GStrv
pos_order_search_get_customers (const PosOrderSearch *self)
{
  return self->customers ? self->customers : self->text_customers;
}

/* The most selective question first. */
PosOrderStart
pos_order_search_get_start (const PosOrderSearch *self)
{
  GStrv customers = pos_order_search_get_customers (self);

  if (self->keys)
    return POS_ORDER_START_KEYS;
  if (customers)
    return g_strv_length (customers) == 1 ? POS_ORDER_START_CUSTOMER : POS_ORDER_START_CUSTOMERS;
  if (self->emails || self->phones || self->text_email || self->text_phone)
    return POS_ORDER_START_CONTACT;
  if ((self->words[0] || self->names->len > 0) && !self->common)
    return POS_ORDER_START_NAME;
  return self->filter->view == POS_VIEW_ALL ? POS_ORDER_START_ALL : POS_ORDER_START_VIEW;
}

const char *
pos_order_search_choose (const PosOrderSearch *self)
{
  const Start *start = &starts[pos_order_search_get_start (self)];

  return self->filter->sort == POS_SORT_NEWEST ? start->by_time : start->by_rank;
}
