/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-order-search-sql.c — one set of filters, six places to start looking from, two ways to sort.
 * A filter that is not set is bound to NULL (or to its widest bounds) and lets everything pass. */
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
  "  FROM order_line l WHERE l.order_id = o.id AND " LINE_ACTIVE ")) AS extra "

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
  "AND coalesce (l.intent, 'carry-out') = 'carry-out') AS carry_lines " COUNT_LINES                \
      POS_ORDER_SEARCH_LINE_OPEN ") AS open_lines " COUNT_LINES POS_ORDER_SEARCH_LINE_OPEN         \
  "AND l.packed_micro = l.ordered_micro - l.cancelled_micro - l.invoiced_micro) AS packed_lines "  \
  "FROM sales_order o WHERE "

/* All that is asked about lines must be true of one of them. */
#define LINE_FILTERS                                                                               \
  "AND (:about_lines = 0 OR EXISTS (SELECT 1 FROM order_line l "                                   \
  "  WHERE l.order_id = o.id AND l.voided = 0 "                                                    \
  "  AND (:item IS NULL OR l.item = :item) "                                                       \
  "  AND (:serial IS NULL OR l.serial = :serial OR EXISTS (SELECT 1 "                              \
  "    FROM json_each (l.extra, '$.serials') s WHERE s.value = :serial)) "                         \
  "  AND (:modes IS NULL OR l.mode IN (SELECT value FROM json_each (:modes))) "                    \
  "  AND (:intents IS NULL "                                                                       \
  "    OR coalesce (l.intent, 'carry-out') IN (SELECT value FROM json_each (:intents))) "          \
  "  AND (:line_statuses IS NULL "                                                                 \
  "    OR " POS_ORDER_SEARCH_LINE_STATUS "IN (SELECT value FROM json_each (:line_statuses)) "      \
  "    OR (l.rejected_micro > 0 AND " POS_ORDER_SEARCH_LINE_OPEN                                   \
  "      AND EXISTS (SELECT 1 FROM json_each (:line_statuses) WHERE value = 'rejected'))) "        \
  "  AND (:at_store IS NULL OR " POS_ORDER_SEARCH_LINE_AT_STORE ") "                               \
  "  AND (:view = 'all' OR (" POS_ORDER_SEARCH_LINE_OPEN                                           \
  "    AND (:view = 'to-fulfill' OR (:view = 'to-pick-up' AND l.intent = 'pick-up') "              \
  "      OR (:view = 'to-ship' AND l.intent = 'ship')) "                                           \
  "    AND l.intent IN ('pick-up', 'ship'))))) "

#define KEY_FILTERS                                                                                \
  "AND (:number IS NULL OR EXISTS (SELECT 1 FROM order_key k "                                     \
  "  WHERE k.order_id = o.id AND k.kind = 'number' AND k.key = :number)) "                         \
  "AND (:reference IS NULL OR EXISTS (SELECT 1 FROM order_key k "                                  \
  "  WHERE k.order_id = o.id AND k.kind = 'reference' AND k.key = :reference)) "                   \
  "AND (:receipt IS NULL OR EXISTS (SELECT 1 FROM order_key k "                                    \
  "  WHERE k.order_id = o.id AND k.kind = 'receipt' AND k.key = :receipt)) "                       \
  "AND (:word1 IS NULL OR EXISTS (SELECT 1 FROM order_key k WHERE k.order_id = o.id "              \
  "  AND k.kind = 'name' AND k.key >= :word1 AND k.key < :word1 || char (1114111))) "              \
  "AND (:word2 IS NULL OR EXISTS (SELECT 1 FROM order_key k WHERE k.order_id = o.id "              \
  "  AND k.kind = 'name' AND k.key >= :word2 AND k.key < :word2 || char (1114111))) "              \
  "AND (:word3 IS NULL OR EXISTS (SELECT 1 FROM order_key k WHERE k.order_id = o.id "              \
  "  AND k.kind = 'name' AND k.key >= :word3 AND k.key < :word3 || char (1114111))) "

#define HEADER_FILTERS                                                                             \
  "AND (:customer IS NULL OR o.customer = :customer) "                                             \
  "AND (:email IS NULL OR o.customer IN (SELECT id FROM customer "                                 \
  "  WHERE email_key >= :email AND email_key < :email || char (1114111))) "                        \
  "AND (:phone IS NULL OR o.customer IN (SELECT id FROM customer "                                 \
  "  WHERE phone_digits LIKE '%' || :phone || '%')) "                                              \
  "AND (:store IS NULL OR o.home_store = :store) "                                                 \
  "AND (:worker IS NULL OR o.worker = :worker) "                                                   \
  "AND (:types IS NULL OR o.type IN (SELECT value FROM json_each (:types))) "                      \
  "AND (:statuses IS NULL OR " STATUS "IN (SELECT value FROM json_each (:statuses))) "             \
  "AND o.created_at BETWEEN :created_from AND :created_until "                                     \
  "AND " IS_REQUESTED "AND " HAS_RECEIPT "AND (:total_from = 0 OR o.total_minor >= :total_from) "  \
  "AND (:total_until = 0 OR o.total_minor <= :total_until) "                                       \
  "AND (:on_hold = 0 OR " IS_HELD ") AND (:not_on_hold = 0 OR NOT " IS_HELD ") "                   \
  "AND (:attribute IS NULL OR EXISTS (SELECT 1 FROM json_each (o.extra, '$.attributes') a "        \
  "    WHERE lower (a.value) = :attribute) "                                                       \
  "  OR EXISTS (SELECT 1 FROM order_line l, json_each (l.extra, '$.attributes') a "                \
  "    WHERE l.order_id = o.id AND lower (a.value) = :attribute)) "                                \
  "AND (:card IS NULL OR EXISTS (SELECT 1 FROM order_payment p "                                   \
  "  WHERE p.order_id = o.id AND substr (p.masked, -length (:card)) = :card)) "                    \
  "AND (:reserved_before = 0 OR EXISTS (SELECT 1 FROM order_payment p "                            \
  "  WHERE p.order_id = o.id AND p.kind = 'authorization' AND p.state = 'authorized' "             \
  "  AND " END_OF_RESERVATION "< :reserved_before)) "                                              \
  "AND (:view = 'all' OR " POS_ORDER_SEARCH_ACTIVE ") "

#define FILTERS HEADER_FILTERS KEY_FILTERS LINE_FILTERS

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

#define HAS_EXACT_KEY                                                                              \
  "o.id IN (SELECT order_id FROM order_key "                                                       \
  "  WHERE kind IN ('number', 'reference', 'receipt') AND key = :key) "

#define HAS_CUSTOMER "o.customer = :customer "
#define HAS_CONTACT                                                                                \
  "o.customer IN (SELECT id FROM customer "                                                        \
  "  WHERE email_key >= :email AND email_key < :email || char (1114111) "                          \
  "  UNION SELECT id FROM customer WHERE phone_digits LIKE '%' || :phone || '%') "
#define HAS_NAME                                                                                   \
  "o.id IN (SELECT order_id FROM order_key WHERE kind = 'name' AND key >= :word1 "                 \
  "  AND key < :word1 || char (1114111)) "

#define START(where)                                                                               \
  {                                                                                                \
    BY_TIME (where), BY_RANK (where)                                                               \
  }
static const Start all = START ("1 = 1 ");
static const Start view = START (POS_ORDER_SEARCH_ACTIVE);
static const Start customer = START (HAS_CUSTOMER);
static const Start contact = START (HAS_CONTACT);
static const Start key = START (HAS_EXACT_KEY);
static const Start name = START (HAS_NAME);

const char pos_order_search_exact[] = SUMMARY HAS_EXACT_KEY "ORDER BY " NEWEST_FIRST ")";
const char pos_order_search_key_exists[] =
    "SELECT EXISTS (SELECT 1 FROM order_key "
    "  WHERE kind IN ('number', 'reference', 'receipt') AND key = :key)";
const char pos_order_search_count_name[] =
    "SELECT count (*) FROM (SELECT 1 FROM order_key WHERE kind = 'name' AND key >= :word "
    "  AND key < :word || char (1114111) LIMIT :enough)";
/* Of the store that is asked about, else of this register's. */
const char pos_order_search_time_zone[] =
    "SELECT json_extract (body, '$.time_zone') FROM config WHERE kind = 'store' "
    "  AND id IN (:store, (SELECT json_extract (till.body, '$.store') FROM config AS till "
    "    WHERE till.kind = 'register' "
    "    AND till.id = (SELECT value FROM setting WHERE key = 'register'))) "
    "ORDER BY id IS :store DESC LIMIT 1";

/* The most selective question first. */
static const Start *
choose_start (const PosOrderSearch *self)
{
  if (self->key)
    return &key;
  if (self->filter->customer)
    return &customer;
  if (self->email || self->phone)
    return &contact;
  if (self->words[0] && !self->common)
    return &name;
  return self->filter->view == POS_VIEW_ALL ? &all : &view;
}

const char *
pos_order_search_choose (const PosOrderSearch *self)
{
  const Start *start = choose_start (self);

  return self->filter->sort == POS_SORT_NEWEST ? start->by_time : start->by_rank;
}
