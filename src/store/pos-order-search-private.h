/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-order-search-private.h — the parts of finding orders.
 * Layer: store, private to it.
 * Shape:  pos-order-search.c understands the question and reads the answer; -sql.c holds the
 *         statements; -bind.c fills in their parameters. */
#pragma once
#include "db/pos-db-statement.h"
#include "model/pos-order-query.h"

G_BEGIN_DECLS

/* Words of a name beyond these are not looked for. */
#define POS_ORDER_SEARCH_WORDS 3

/* What a filter means, once the database was asked. */
typedef struct {
  PosOrderFilter *filter;
  char *key;                           /* exact number, upper case */
  char *words[POS_ORDER_SEARCH_WORDS]; /* of a name, folded */
  char *email;                         /* folded beginning of an address */
  char *phone;                         /* digits; "x" for what nobody's number contains */
  char *zone;
} PosOrderSearch;

/* The index from which a search starts; every one of them takes all filters. */
const char *pos_order_search_choose (const PosOrderSearch *self);
gboolean
pos_order_search_bind (const PosOrderSearch *self, PosDbStatement *statement, GError **error);

extern const char pos_order_search_exact[];      /* tail; parameter :key */
extern const char pos_order_search_key_exists[]; /* statement; parameter :key */
extern const char pos_order_search_time_zone[];  /* statement; parameter :store */

G_END_DECLS
