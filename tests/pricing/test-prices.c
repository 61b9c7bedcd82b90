/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-prices.c — where a price comes from: register.md §6.1, E-1, E-2. */
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "discount-fixture.h"

SHOP_FIXTURE

/* --- Prices: E-1, E-2 --- */

static PosPriceFound
find_prices (Shop *shop, const char *json)
{
  g_autoptr (GError) error = NULL;
  PosPriceFound found;

  shop_put (shop, "category", "{\"id\": \"goods\"}");
  g_autoptr (json_t) body = json_loads (json, 0, NULL);
  g_autoptr (PosProduct) product =
      pos_record_new_from_json (POS_TYPE_PRODUCT, body, shop->store->currency, &error);
  g_assert_no_error (error);
  pos_pricing_find_prices (&shop->pricing, product, &found, &error);
  g_assert_no_error (error);
  return found;
}

static void
e1_the_higher_priority_wins (Shop *shop, gconstpointer data)
{
  shop_put (shop, "price-group", "{\"id\": \"region\"}");
  shop_put (shop, "price-group", "{\"id\": \"city\", \"priority\": 5}");
  shop_join_group (shop, "region");
  shop_join_group (shop, "city");
  PosPriceFound both = find_prices (
      shop,
      "{\"id\": \"P\", \"name\": \"P\", \"unit_price\": \"60\", \"prices\": ["
      "{\"group\": \"region\", \"price\": \"50\"}, {\"group\": \"city\", \"price\": \"70\"}]}");
  PosPriceFound region =
      find_prices (shop,
                   "{\"id\": \"Q\", \"name\": \"Q\", \"unit_price\": \"60\", \"prices\": ["
                   "{\"group\": \"region\", \"price\": \"15\"}]}");
  g_assert_cmpint (both.active.micro, ==, 70 * POS_SCALE);
  g_assert_cmpint (region.active.micro, ==, 15 * POS_SCALE);
}

#define E2_PRODUCT                                                                                 \
  "{\"id\": \"P\", \"name\": \"P\", \"category\": \"goods\", \"unit_price\": \"24.95\", "          \
  "\"prices\": [{\"price\": \"23\"}, {\"group\": \"shop\", \"price\": \"22.50\"}]}"

static void
e2_agreement_then_adjustment (Shop *shop, gconstpointer data)
{
  shop_join_group (shop, "shop");
  shop_put (shop,
            "price-adjustment",
            "{\"id\": \"TEN\", \"groups\": [\"shop\"], "
            "\"lines\": [{\"product\": \"goods\", \"by\": \"percent\", \"rate\": \"0.1\"}]}");
  shop_put (shop,
            "price-adjustment",
            "{\"id\": \"FIXED\", \"groups\": [\"shop\"], "
            "\"lines\": [{\"product\": \"P\", \"by\": \"price\", \"amount\": \"21\"}]}");
  shop_put (shop,
            "price-adjustment",
            "{\"id\": \"UP\", \"lines\": [{\"product\": \"P\", \"by\": \"price\", "
            "\"amount\": \"99\"}]}");
  PosPriceFound found = find_prices (shop, E2_PRODUCT);
  g_assert_cmpint (found.base.micro, ==, 24950000);
  g_assert_cmpint (found.agreement.micro, ==, 22500000);
  g_assert_cmpint (found.active.micro, ==, 20250000);
  g_assert_cmpstr (found.adjustment->id, ==, "TEN");
}

/* P-3: "find next = no" takes the first; P-2: an agreement counts although it is higher; P-6. */
static void
agreements_that_are_not_the_lowest (Shop *shop, gconstpointer data)
{
  shop_join_group (shop, "shop");
  shop->parameters->first_price = TRUE;
  g_assert_cmpint (find_prices (shop, E2_PRODUCT).active.micro, ==, 23000000);
  g_assert_cmpint (find_prices (shop,
                                "{\"id\": \"P\", \"name\": \"P\", \"unit_price\": \"1\", "
                                "\"prices\": [{\"price\": \"2\"}]}")
                       .active.micro,
                   ==,
                   2 * POS_SCALE);
  g_assert_cmpint (find_prices (shop,
                                "{\"id\": \"P\", \"name\": \"P\", \"unit_price\": \"1\", "
                                "\"prices\": [{\"price\": \"10\", \"price_unit\": \"50\"}]}")
                       .active.micro,
                   ==,
                   200000);
}

#define TEST(name, function) shop_test ("/pricing/prices/" name, function)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("E-1", e1_the_higher_priority_wins);
  TEST ("E-2", e2_agreement_then_adjustment);
  TEST ("agreements", agreements_that_are_not_the_lowest);
  return g_test_run ();
}
