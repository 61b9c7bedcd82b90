/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-order-search-private.h — the parts of finding orders.
 * Layer: store, private to it.
 * Shape:  pos-order-search.c understands the question and reads the answer; -sql.c holds the
 *         statements; -bind.c fills in their parameters. */
#pragma once
#include "db/pos-db-statement.h"
#include "model/pos-order-query.h"

G_BEGIN_DECLS

/* --- What several statements ask of an order o and its line l --- */

/* The index sales_order_active holds exactly these. */
#define POS_ORDER_SEARCH_ACTIVE                                                                    \
  "o.status IN ('pending-sync', 'sync-failed', 'sync-edit', 'open', 'in-fulfillment', "            \
  "  'partially-invoiced') "

#define POS_ORDER_SEARCH_LINE_OPEN                                                                 \
  "l.voided = 0 AND l.ordered_micro - l.cancelled_micro - l.invoiced_micro > 0 "                   \
  "AND l.intent IN ('pick-up', 'ship', 'electronic') "

/* customer-orders.md §3.5, first match wins; pos_order_line_get_status() says the same. */
#define POS_ORDER_SEARCH_LINE_STATUS                                                               \
  "CASE WHEN l.ordered_micro != 0 AND l.cancelled_micro = l.ordered_micro THEN 'cancelled' "       \
  "  WHEN l.invoiced_micro != 0 "                                                                  \
  "    AND l.ordered_micro - l.cancelled_micro - l.invoiced_micro = 0 THEN 'invoiced' "            \
  "  WHEN l.accept_state = 'rejected' THEN 'rejected' "                                            \
  "  WHEN l.invoiced_micro > 0 THEN 'partially-invoiced' "                                         \
  "  WHEN l.packed_micro = l.ordered_micro - l.cancelled_micro THEN 'packed' "                     \
  "  WHEN l.packed_micro > 0 THEN 'partially-packed' "                                             \
  "  WHEN l.picked_micro = l.ordered_micro - l.cancelled_micro THEN 'picked' "                     \
  "  WHEN l.picked_micro > 0 THEN 'partially-picked' "                                             \
  "  WHEN l.picking_by IS NOT NULL THEN 'picking' "                                                \
  "  WHEN l.accept_state = 'accepted' THEN 'accepted' "                                            \
  "  WHEN l.accept_state = 'pending' THEN 'pending' ELSE 'cart' END "

/* A store, any of the list :at_stores, is the place of a line when the line is picked up there, or
 * leaves its warehouse or the warehouse it ships from; what goes by e-mail is sent from the store
 * that the order is of. */
#define POS_ORDER_SEARCH_AT_STORES "(SELECT value FROM json_each (:at_stores)) "
#define POS_ORDER_SEARCH_LINE_AT_STORE                                                             \
  "((l.intent = 'pick-up' AND l.store IN " POS_ORDER_SEARCH_AT_STORES                              \
  ") OR (l.intent = 'electronic' AND coalesce (l.extra ->> 'shipping_store', o.home_store) "       \
  "IN " POS_ORDER_SEARCH_AT_STORES ") OR (l.intent = 'ship' AND coalesce ("                        \
  "  l.extra ->> 'shipping_store' IN " POS_ORDER_SEARCH_AT_STORES ", l.location IN ("              \
  "  SELECT value FROM json_each (:at_stores) "                                                    \
  "  UNION SELECT json_extract (c.body, '$.warehouse') FROM config c "                             \
  "    WHERE c.kind = 'store' AND c.id IN " POS_ORDER_SEARCH_AT_STORES                             \
  "  UNION SELECT json_extract (c.body, '$.shipping_warehouse') FROM config c "                    \
  "    WHERE c.kind = 'store' AND c.id IN " POS_ORDER_SEARCH_AT_STORES ")))) "

/* Words of free text beyond these are not looked for. */
#define POS_ORDER_SEARCH_WORDS 3

/* What a filter means, once the database was asked. */
typedef struct {
  PosOrderFilter *filter;
  char *code;                          /* exact number, upper case */
  char *text_key;                      /* the same, of free text */
  GStrv text_customers;                /* ids of those whose number free text is */
  char *text_email;                    /* folded beginning of an address */
  char *text_phone;                    /* digits */
  char *words[POS_ORDER_SEARCH_WORDS]; /* of a name, folded */
  GPtrArray *names;                    /* GStrv: the folded words of each name that will do */
  GStrv customers;                     /* ids */
  GStrv emails;                        /* folded */
  GStrv phones;                        /* digits; "x" for what nobody's number contains */
  GStrv keys;                          /* exact numbers of which an order has one */
  char *zone;
  gboolean common; /* so many names begin like this that the newest orders are looked through */
} PosOrderSearch;

/* The index from which a search starts; every one of them takes all filters. */
typedef enum {
  POS_ORDER_START_ALL,
  POS_ORDER_START_VIEW,
  POS_ORDER_START_KEYS,
  POS_ORDER_START_CUSTOMER,
  POS_ORDER_START_CUSTOMERS,
  POS_ORDER_START_CONTACT,
  POS_ORDER_START_NAME,
} PosOrderStart;

PosOrderStart pos_order_search_get_start (const PosOrderSearch *self);
/* The customers to start from; %NULL: all. */
GStrv pos_order_search_get_customers (const PosOrderSearch *self);
const char *pos_order_search_choose (const PosOrderSearch *self);
gboolean
pos_order_search_bind (const PosOrderSearch *self, PosDbStatement *statement, GError **error);

extern const char pos_order_search_exact[];      /* tail; parameter :key */
extern const char pos_order_search_key_exists[]; /* statement; parameter :key */
extern const char pos_order_search_count_name[]; /* statement; parameters :word, :enough */
extern const char pos_order_search_customers[];  /* statement; parameters :given, :number */
extern const char pos_order_search_time_zone[];  /* statement; parameter :store */

G_END_DECLS
