/* SPDX-License-Identifier: GPL-3.0-or-later
 * discount-fixture.h — discounts written as the chain writes them, and what lines get of them. */
#pragma once
#include "pricing-fixture.h"
#include "pricing/pos-discounts.h"

/* Puts a record of @kind into the shop's configuration.  Amounts are in euros. */
void shop_put (Shop *shop, const char *kind, const char *json);
#define shop_discount(shop, json) shop_put (shop, "discount", json)
/* One more price group of the store. */
void shop_join_group (Shop *shop, const char *group);

/* What people pay for all lines, after recomputing; the parts of each line add up to its discount.
 */
gint64 shop_get_total (Shop *shop);
/* "OFFER:reason …" of all offers that are for the line; what was given with its amount. */
char *shop_explain (Shop *shop, PosOrderLine *line);

/* Of no delivery: @units whole pieces at @cents each; one piece of A, B, … for each price. */
PosOrderLine *shop_sell (Shop *shop, const char *item, gint64 units, gint64 cents);
void shop_sell_all (Shop *shop, const gint64 *cents);

#define SIMPLE(id, mode, rest)                                                                     \
  "{\"id\": \"" id "\", \"type\": \"simple\", \"mode\": \"" mode                                   \
  "\", \"lines\": [{\"product\": \"*\", " rest "}]}"
#define PRIORITY(n) "\"own_priority\": true, \"priority\": " n ", "
#define SIMPLE_AT(id, mode, priority, rest)                                                        \
  "{\"id\": \"" id "\", \"type\": \"simple\", \"mode\": \"" mode                                   \
  "\", " PRIORITY (priority) "\"lines\": [{\"product\": \"*\", " rest "}]}"
#define MIX(id, mode, pieces, rest)                                                                \
  "{\"id\": \"" id "\", \"type\": \"mix\", \"mode\": \"" mode                                      \
  "\", \"line_groups\": [{\"id\": \"all\", \"quantity\": " pieces "}], "                           \
  "\"lines\": [{\"product\": \"*\", \"group\": \"all\"}], " rest "}"
#define THREE_FOR_TWO(more)                                                                        \
  MIX ("3FOR2",                                                                                    \
       "best-price",                                                                               \
       "3",                                                                                        \
       "\"deal\": \"least-expensive\", \"least_expensive\": 1, \"rate\": \"1\"" more)
#define SECOND_HALF_PRICE                                                                          \
  MIX ("HALF",                                                                                     \
       "best-price",                                                                               \
       "2",                                                                                        \
       "\"deal\": \"least-expensive\", \"least_expensive\": 1, \"rate\": \"0.5\"")
#define TWENTY_OFF_TWO MIX ("TWO20", "best-price", "2", "\"rate\": \"0.2\"")
