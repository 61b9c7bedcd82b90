/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-discount-rules.c — more deals, tiers, places, hours, coupons, and the edge cases of §6.9. */
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "discount-fixture.h"

SHOP_FIXTURE

/* --- More deals --- */

/* One of each group; an amount that is more than the pieces cost is cut there. */
static void
a_chair_and_a_lamp (Shop *shop, gconstpointer data)
{
  shop_discount (shop,
                 "{\"id\": \"SET\", \"type\": \"mix\", \"by\": \"amount\", \"amount\": \"25\", "
                 "\"line_groups\": [{\"id\": \"c\", \"quantity\": 1}, "
                 "{\"id\": \"l\", \"quantity\": 1}], "
                 "\"lines\": [{\"product\": \"CHAIR\", \"group\": \"c\"}, "
                 "{\"product\": \"LAMP\", \"group\": \"l\"}]}");
  shop_sell (shop, "CHAIR", 2, 5000);
  PosOrderLine *lamp = shop_sell (shop, "LAMP", 1, 5000);
  g_assert_cmpint (shop_get_total (shop), ==, 15000 - 2500);
  g_assert_cmpint (lamp->discount, ==, 1250);
  lamp->ordered = pos_quantity_whole (2);
  g_assert_cmpint (shop_get_total (shop), ==, 20000 - 5000);
  shop_begin (shop);
  shop_sell (shop, "CHAIR", 1, 1000);
  g_autofree char *why = shop_explain (shop, shop_line (shop, 0));
  g_assert_cmpstr (why, ==, "SET:too-few");
  shop_sell (shop, "LAMP", 1, 1000);
  g_assert_cmpint (shop_get_total (shop), ==, 0);
}

/* A compounded deal goes on top of a compounded percentage, and further deals on top of it. */
static void
deals_stack (Shop *shop, gconstpointer data)
{
  shop_discount (shop, SIMPLE ("A", "compounded", "\"rate\": \"0.1\""));
  shop_discount (shop, MIX ("M", "compounded", "2", "\"rate\": \"0.2\""));
  shop_discount (shop, MIX ("N", "compounded", "2", "\"rate\": \"0.5\""));
  shop_sell (shop, "X", 3, 10000);
  /* N halves two of the three at 90.00; M takes the third, where it is worth most, with one. */
  g_assert_cmpint (shop_get_total (shop), ==, 4500 + 3600 + 7200);
}

static void
a_deal_has_its_limit (Shop *shop, gconstpointer data)
{
  shop_discount (shop, MIX ("M", "best-price", "2", "\"rate\": \"0.5\", \"times\": 1"));
  shop_sell (shop, "X", 6, 1000);
  g_assert_cmpint (shop_get_total (shop), ==, 5000);
}

/* Buy a sofa, get a sofa or a lamp at half the price: a sofa serves either group. */
#define SOFA(more)                                                                                 \
  "{\"id\": \"SOFA\", \"type\": \"mix\", \"deal\": \"least-expensive\", \"least_expensive\": 1, "  \
  "\"rate\": \"0.5\", " more "\"line_groups\": [{\"id\": \"buy\", \"quantity\": 1}, "              \
  "{\"id\": \"get\", \"quantity\": 1}], \"lines\": [{\"product\": \"SOFA\", \"group\": \"buy\"}, " \
  "{\"product\": \"SOFA\", \"group\": \"get\"}, {\"product\": \"LAMP\", \"group\": \"get\"}]}"

static void
a_product_in_two_groups (Shop *shop, gconstpointer data)
{
  shop_discount (shop, SOFA (""));
  PosOrderLine *sofa = shop_sell (shop, "SOFA", 1, 4800);
  g_assert_cmpint (shop_get_total (shop), ==, 4800);
  g_autofree char *why = shop_explain (shop, shop_line (shop, 0));
  g_assert_cmpstr (why, ==, "SOFA:too-few");
  sofa->ordered = pos_quantity_whole (2);
  g_assert_cmpint (shop_get_total (shop), ==, 9600 - 2400);
  shop_sell (shop, "LAMP", 1, 2000);
  g_assert_cmpint (shop_get_total (shop), ==, 11600 - 2400);
  sofa->ordered = pos_quantity_whole (3);
  g_assert_cmpint (shop_get_total (shop), ==, 16400 - 2400 - 1000);
}

/* Of three sofas and a lamp the lamp and the cheapest sofa are the gifts. */
static void
a_product_in_two_groups_for_the_retailer (Shop *shop, gconstpointer data)
{
  shop_discount (shop, SOFA ("\"for_retailer\": true, "));
  shop_sell (shop, "SOFA", 1, 4800);
  PosOrderLine *lamp = shop_sell (shop, "LAMP", 2, 2000);
  g_assert_cmpint (shop_get_total (shop), ==, 8800 - 1000);
  lamp->ordered = pos_quantity_whole (1);
  shop_sell (shop, "SOFA", 2, 4000);
  g_assert_cmpint (shop_get_total (shop), ==, 14800 - 1000 - 2000);
}

/* "Per line": each line of the deal says what comes off. */
static void
a_deal_per_line (Shop *shop, gconstpointer data)
{
  shop_discount (
      shop,
      "{\"id\": \"M\", \"type\": \"mix\", \"deal\": \"per-line\", "
      "\"line_groups\": [{\"id\": \"a\", \"quantity\": 1}, {\"id\": \"b\", \"quantity\": 1}], "
      "\"lines\": [{\"product\": \"A\", \"group\": \"a\", \"rate\": \"0.1\"}, "
      "{\"product\": \"B\", \"group\": \"b\", \"by\": \"price\", \"amount\": \"3\"}]}");
  shop_sell_all (shop, (const gint64[]){1000, 800, 0});
  g_assert_cmpint (shop_get_total (shop), ==, 900 + 300);
}

/* --- Thresholds --- */

static void
thresholds_stack_and_replace (Shop *shop, gconstpointer data)
{
  shop_discount (shop,
                 "{\"id\": \"T\", \"type\": \"threshold\", \"mode\": \"compounded\", "
                 "\"lines\": [{\"product\": \"*\"}], \"tiers\": ["
                 "{\"from\": \"50\", \"by\": \"amount\", \"amount\": \"5\"}, "
                 "{\"from\": \"80\", \"by\": \"amount\", \"amount\": \"10\"}]}");
  shop_discount (shop, SIMPLE ("A", "compounded", "\"rate\": \"0.1\""));
  shop_sell (shop, "X", 1, 5000);
  g_assert_cmpint (shop_get_total (shop), ==, 4500);
  shop_sell (shop, "Y", 1, 3999);
  g_assert_cmpint (shop_get_total (shop), ==, 8999 - 900 - 1000);
}

/* --- Edge cases --- */

static void
what_takes_no_part (Shop *shop, gconstpointer data)
{
  shop_discount (shop, SIMPLE ("HALF", "best-price", "\"rate\": \"0.5\""));
  shop_sell (shop, "BACK", -1, 1000);
  shop_sell (shop, "NONE", 0, 1000);
  PosOrderLine *locked = shop_sell (shop, "LOCKED", 1, 1000),
               *own = shop_sell (shop, "OWN", 1, 1000);
  locked->price_locked = TRUE;
  own->price_overridden = TRUE;
  g_assert_cmpint (shop_get_total (shop), ==, 1000);
  shop->parameters->discounts_on_overrides = TRUE;
  g_assert_cmpint (shop_get_total (shop), ==, 500);
}

/* A price asked instead that is higher changes nothing; a deal that costs more neither. */
static void
nothing_gets_dearer (Shop *shop, gconstpointer data)
{
  shop_discount (shop, SIMPLE ("PRICE", "best-price", "\"by\": \"price\", \"amount\": \"12\""));
  shop_discount (shop, MIX ("DEAL", "best-price", "2", "\"by\": \"price\", \"amount\": \"30\""));
  PosOrderLine *line = shop_sell (shop, "X", 2, 1000);
  g_assert_cmpint (shop_get_total (shop), ==, 2000);
  g_autofree char *why = shop_explain (shop, line);
  g_assert_cmpstr (why, ==, "DEAL:nothing PRICE:nothing");
  line->unit_price.micro = 20 * POS_SCALE;
  g_assert_cmpint (shop_get_total (shop), ==, 2400);
}

static void
units_are_not_converted (Shop *shop, gconstpointer data)
{
  shop_discount (shop, SIMPLE ("BOX", "best-price", "\"unit\": \"box\", \"rate\": \"0.5\""));
  PosOrderLine *line = shop_sell (shop, "X", 1, 1000);
  g_assert_cmpint (shop_get_total (shop), ==, 1000);
  pos_text_set (&line->unit, "box");
  g_assert_cmpint (shop_get_total (shop), ==, 500);
}

/* P-9: lines by category, also those above; a line that excludes beats one that includes. */
static void
categories_and_exclusions (Shop *shop, gconstpointer data)
{
  shop_put (shop, "category", "{\"id\": \"furniture\"}");
  shop_put (shop, "category", "{\"id\": \"chairs\", \"parent\": \"furniture\"}");
  shop_discount (shop,
                 "{\"id\": \"F\", \"lines\": [{\"product\": \"furniture\", \"rate\": \"0.5\"}, "
                 "{\"product\": \"RED\", \"excluded\": true}]}");
  PosOrderLine *chair = shop_sell (shop, "RED-1", 1, 1000),
               *lamp = shop_sell (shop, "LAMP", 1, 1000);
  pos_text_set (&chair->category, "chairs");
  pos_text_set (&lamp->category, "lamps");
  g_assert_cmpint (shop_get_total (shop), ==, 1500);
  pos_text_set (&chair->variant_of, "RED");
  g_assert_cmpint (shop_get_total (shop), ==, 2000);
}

/* P-8: groups of the store and of affiliations; "all" needs every one of them. */
static void
groups_of_store_and_affiliations (Shop *shop, gconstpointer data)
{
  g_autoptr (PosCustomer) staff = g_object_new (POS_TYPE_CUSTOMER, NULL);

  shop_put (shop, "affiliation", "{\"id\": \"STAFF\", \"price_groups\": [\"staff\"]}");
  shop_discount (shop,
                 "{\"id\": \"S\", \"groups\": [\"staff\", \"shop\"], \"all_groups\": true, "
                 "\"lines\": [{\"product\": \"*\", \"rate\": \"0.5\"}]}");
  shop_join_group (shop, "shop");
  shop_sell (shop, "X", 1, 1000);
  g_assert_cmpint (shop_get_total (shop), ==, 1000);
  staff->affiliations = g_strdupv ((char *[]){(char *)"STAFF", NULL});
  pos_text_set (&staff->group, "shop");
  shop->pricing.customer = g_object_ref (staff);
  g_assert_cmpint (shop_get_total (shop), ==, 500);
  g_clear_object (&shop->pricing.customer);
  g_assert_cmpint (shop_get_total (shop), ==, 1000);
}

/* --- Periods: P-11 --- */

static void
set_time (Shop *shop, const char *text)
{
  pos_instant_parse (text, &shop->pricing.now, NULL);
  shop->pricing.today = pos_date_at (shop->pricing.now, shop->store->time_zone);
}

static gint64
total_at (Shop *shop, const char *text)
{
  set_time (shop, text);
  return shop_get_total (shop);
}

static void
happy_hours (Shop *shop, gconstpointer data)
{
  pos_text_set (&shop->store->time_zone, "Europe/Amsterdam");
  shop_discount (
      shop,
      "{\"id\": \"H\", \"from\": \"2026-05-01\", \"until\": \"2026-05-31\", "
      "\"periods\": [{\"weekdays\": [\"5\"], \"from\": \"22:00\", \"until\": \"02:00\"}], "
      "\"lines\": [{\"product\": \"*\", \"rate\": \"0.5\"}]}");
  shop_sell (shop, "X", 1, 1000);
  /* A Friday, and summer time: two hours before UTC. */
  g_assert_cmpint (total_at (shop, "2026-05-15T19:59:00Z"), ==, 1000);
  g_assert_cmpint (total_at (shop, "2026-05-15T20:00:00Z"), ==, 500);
  g_assert_cmpint (total_at (shop, "2026-05-15T23:59:00Z"), ==, 500);
  g_assert_cmpint (total_at (shop, "2026-05-16T00:00:00Z"), ==, 1000);
  g_assert_cmpint (total_at (shop, "2026-05-16T20:00:00Z"), ==, 1000);
  g_assert_cmpint (total_at (shop, "2026-06-05T20:00:00Z"), ==, 1000);
  /* A cart that was open keeps it for a quarter of an hour. */
  pos_instant_parse ("2026-05-15T23:58:00Z", &shop->order->created_at, NULL);
  g_assert_cmpint (total_at (shop, "2026-05-16T00:14:00Z"), ==, 500);
  g_assert_cmpint (total_at (shop, "2026-05-16T00:15:00Z"), ==, 1000);
}

/* --- Coupons, and all of it off --- */

static void
enter_coupon (Shop *shop, const char *code)
{
  g_strfreev (shop->order->coupons);
  shop->order->coupons = g_strdupv ((char *[]){(char *)code, NULL});
}

static void
coupons (Shop *shop, gconstpointer data)
{
  shop_discount (shop,
                 "{\"id\": \"C\", \"coupon\": true, "
                 "\"lines\": [{\"product\": \"*\", \"rate\": \"0.5\"}]}");
  shop_put (shop,
            "coupon",
            "{\"id\": \"SPRING\", \"discount\": \"C\", \"codes\": [{\"code\": \"SPRING-50\"}, "
            "{\"code\": \"OLD\", \"until\": \"2026-01-01\"}]}");
  shop_sell (shop, "X", 1, 1000);
  g_assert_cmpint (shop_get_total (shop), ==, 1000);
  g_autofree char *why = shop_explain (shop, shop_line (shop, 0));
  g_assert_cmpstr (why, ==, "C:coupon");
  enter_coupon (shop, "spring-50");
  g_assert_cmpint (shop_get_total (shop), ==, 500);
  enter_coupon (shop, "OLD");
  g_assert_cmpint (shop_get_total (shop), ==, 1000);
}

static void
all_offers_off (Shop *shop, gconstpointer data)
{
  shop_discount (shop, SIMPLE ("HALF", "best-price", "\"rate\": \"0.5\""));
  PosOrderLine *line = shop_sell (shop, "X", 1, 1000);
  line->manual_discount = 100;
  g_assert_cmpint (shop_get_total (shop), ==, 400);
  shop->order->no_offers = TRUE;
  g_assert_cmpint (shop_get_total (shop), ==, 900);
  g_autofree char *why = shop_explain (shop, line);
  g_assert_cmpstr (why, ==, "HALF:off");
  shop->order->no_offers = FALSE;
  g_assert_cmpint (shop_get_total (shop), ==, 400);
}

/* --- P-15 --- */

static gboolean
check (const char *json, GError **error)
{
  g_autoptr (json_t) body = json_loads (json, 0, NULL);
  g_autoptr (PosDiscount) discount =
      pos_record_new_from_json (POS_TYPE_DISCOUNT, body, pos_currency_from_code ("EUR"), NULL);

  g_assert_nonnull (discount);
  return pos_discount_check (discount, error);
}

static void
assert_refused (const char *json)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (check (json, &error));
  g_assert_error (error, POS_VALUE_ERROR, POS_VALUE_ERROR_RANGE);
}

/* Half off from 10.00 on, and @amount from 100.00 on. */
#define HALF_THEN(amount)                                                                          \
  "{\"id\": \"D\", \"name\": \"D\", \"type\": \"threshold\", "                                     \
  "\"lines\": [{\"product\": \"*\"}], \"tiers\": ["                                                \
  "{\"from\": \"10\", \"rate\": \"0.5\"}, "                                                        \
  "{\"from\": \"100\", \"by\": \"amount\", \"amount\": \"" amount "\"}]}"

static void
a_higher_threshold_gives_no_less (Shop *shop, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_refused (HALF_THEN ("49.99"));
  g_assert_true (check (HALF_THEN ("50"), &error));
}

static void
what_cannot_be_put_into_force (Shop *shop, gconstpointer data)
{
  assert_refused ("{\"id\": \"D\", \"name\": \"D\"}");
  assert_refused (SIMPLE ("D\", \"name\": \"D", "best-price", "\"rate\": \"1.01\""));
  assert_refused (SIMPLE ("D\", \"name\": \"D", "best-price", "\"by\": \"amount\""));
  assert_refused (
      SIMPLE ("D\", \"on_balance\": true, \"name\": \"D", "best-price", "\"rate\": \"0.1\""));
  assert_refused ("{\"id\": \"D\", \"name\": \"D\", \"type\": \"threshold\", "
                  "\"lines\": [{\"product\": \"*\"}], \"tiers\": ["
                  "{\"from\": \"50\", \"rate\": \"0.2\"}, {\"from\": \"80\", \"rate\": \"0.1\"}]}");
  assert_refused ("{\"id\": \"D\", \"name\": \"D\", \"type\": \"quantity\", "
                  "\"lines\": [{\"product\": \"*\"}], \"tiers\": ["
                  "{\"quantity\": \"5\", \"rate\": \"0.1\"}, "
                  "{\"quantity\": \"5\", \"rate\": \"0.2\"}]}");
  assert_refused (MIX ("D\", \"name\": \"D",
                       "best-price",
                       "2",
                       "\"deal\": \"least-expensive\", \"least_expensive\": 2, \"rate\": \"1\""));
}

#define TEST(name, function) shop_test ("/pricing/discount-rules/" name, function)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("line-groups", a_chair_and_a_lamp);
  TEST ("stacked-deals", deals_stack);
  TEST ("times", a_deal_has_its_limit);
  TEST ("per-line", a_deal_per_line);
  TEST ("two-groups", a_product_in_two_groups);
  TEST ("two-groups/retailer", a_product_in_two_groups_for_the_retailer);
  TEST ("thresholds", thresholds_stack_and_replace);
  TEST ("no-part", what_takes_no_part);
  TEST ("not-dearer", nothing_gets_dearer);
  TEST ("units", units_are_not_converted);
  TEST ("categories", categories_and_exclusions);
  TEST ("groups", groups_of_store_and_affiliations);
  TEST ("periods", happy_hours);
  TEST ("coupons", coupons);
  TEST ("off", all_offers_off);
  TEST ("refused", what_cannot_be_put_into_force);
  TEST ("tiers", a_higher_threshold_gives_no_less);
  return g_test_run ();
}
