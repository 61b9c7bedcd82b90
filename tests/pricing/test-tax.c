/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-tax.c — tax source per line, rates by day, and prices of products: §5.10, register.md §7. */
#include "base/pos-error.h"
#include "pricing-fixture.h"
#include "pricing/pos-pricing-recompute.h"
#include "pricing/pos-tax-rows.h"
#include "pricing/pos-tax-texts.h"

SHOP_FIXTURE

static PosTaxGroup *
add_group (Shop *shop, const char *id, const char *country, const char *state, const char *city)
{
  PosTaxGroup *group = g_object_new (POS_TYPE_TAX_GROUP, NULL);

  pos_text_set (&group->id, id);
  pos_text_set (&group->country, country);
  pos_text_set (&group->state, state);
  pos_text_set (&group->city, city);
  pos_config_put (shop->pricing.config, group);
  g_object_unref (group);
  return group;
}

/* 100.00 net to ship; store 21 %, destination 9 %, address group 0 %, the other store 6 %. */
static PosOrderLine *
make_vector (Shop *shop, const char *address_group)
{
  g_autoptr (PosAddress) address = g_object_new (POS_TYPE_ADDRESS, NULL);
  g_autoptr (PosStore) other = g_object_new (POS_TYPE_STORE, NULL);
  PosOrderLine *line;

  shop->store->prices_include_tax = FALSE;
  shop_begin (shop);
  shop_add_tax (shop, "destination", "standard", 9);
  shop_add_tax (shop, "exempt", "standard", 0);
  shop_add_tax (shop, "six", "standard", 6);
  add_group (shop, "destination", "BE", NULL, NULL);
  pos_text_set (&other->id, "S2");
  pos_text_set (&other->tax_group, "six");
  pos_config_put (shop->pricing.config, other);
  pos_text_set (&address->id, "a1");
  pos_text_set (&address->country, "BE");
  pos_text_set (&address->tax_group, address_group);
  pos_order_keep_address (shop->order, address);
  line = shop_add (shop, "P", 1, 10000, POS_INTENT_SHIP);
  pos_text_set (&line->item_tax_group, "standard");
  pos_text_set (&line->address, "a1");
  return line;
}

static void
expect_tax (Shop *shop, PosOrderLine *line, gint64 tax)
{
  shop_recompute (shop);
  g_assert_cmpint (line->tax, ==, tax);
  g_assert_cmpint (line->total, ==, 10000 + tax);
}

static void
the_source_follows_the_delivery (Shop *shop, gconstpointer data)
{
  PosOrderLine *line = make_vector (shop, "exempt");

  expect_tax (shop, line, 2100);
  shop->store->use_destination_tax = TRUE;
  expect_tax (shop, line, 900);
  shop->store->use_customer_tax = TRUE;
  expect_tax (shop, line, 0);
  line = make_vector (shop, NULL);
  expect_tax (shop, line, 900);
  line->intent = POS_INTENT_PICK_UP;
  pos_text_set (&line->store, "S2");
  expect_tax (shop, line, 600);
}

static void
a_locked_line_takes_the_tax_of_its_new_way (Shop *shop, gconstpointer data)
{
  PosOrderLine *line = make_vector (shop, NULL);

  line->price_locked = TRUE;
  expect_tax (shop, line, 2100);
  line->intent = POS_INTENT_PICK_UP;
  pos_text_set (&line->store, "S2");
  expect_tax (shop, line, 600);
}

static void
the_most_specific_destination_wins (Shop *shop, gconstpointer data)
{
  g_autoptr (PosAddress) address = g_object_new (POS_TYPE_ADDRESS, NULL);

  add_group (shop, "country", "US", NULL, NULL);
  add_group (shop, "state", "US", "NY", NULL);
  add_group (shop, "city", "US", "NY", "Ithaca");
  pos_text_set (&address->country, "US");
  pos_text_set (&address->state, "NY");
  pos_text_set (&address->city, "Ithaca");
  g_assert_cmpstr (pos_tax_find_destination_group (&shop->pricing, address), ==, "city");
  pos_text_set (&address->city, "Buffalo");
  g_assert_cmpstr (pos_tax_find_destination_group (&shop->pricing, address), ==, "state");
  pos_text_set (&address->state, "TX");
  g_assert_cmpstr (pos_tax_find_destination_group (&shop->pricing, address), ==, "country");
  pos_text_set (&address->country, "DE");
  g_assert_null (pos_tax_find_destination_group (&shop->pricing, address));
}

static void
no_common_tax_is_an_error (Shop *shop, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PosOrderLine *line = shop_add (shop, "P", 1, 10000, POS_INTENT_CARRY_OUT);
  const char *group;

  pos_text_set (&line->item_tax_group, "unheard-of");
  g_assert_false (pos_pricing_recompute (&shop->pricing, shop->order, &error));
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_TAX);
  g_assert_true (g_variant_lookup (pos_error_get_details (error), "item_tax_group", "&s", &group));
  g_assert_cmpstr (group, ==, "unheard-of");
}

static void
rates_have_their_days (Shop *shop, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PosTaxRate *old = pos_config_get (shop->pricing.config, POS_TYPE_TAX_RATE, "home/standard");
  g_autoptr (PosTaxRate) fresh = pos_record_copy (old);
  PosRate rate;

  pos_text_set (&fresh->id, "home/standard/2027");
  fresh->from = pos_date_new (2027, 1, 1);
  fresh->rate.micro = 230000;
  pos_config_put (shop->pricing.config, fresh);
  g_assert_true (pos_tax_find_rate (
      shop->pricing.config, "home", "standard", pos_date_new (2026, 12, 31), &rate, NULL, &error));
  g_assert_cmpint (rate.micro, ==, 210000);
  g_assert_true (pos_tax_find_rate (
      shop->pricing.config, "home", "standard", pos_date_new (2027, 1, 1), &rate, NULL, &error));
  g_assert_cmpint (rate.micro, ==, 230000);
}

/* An order is taxed as of the day that it is delivered on; without a rate for that day, as today.
 */
static void
the_day_is_that_of_the_delivery (Shop *shop, gconstpointer data)
{
  PosOrderLine *line = make_vector (shop, NULL);
  PosTaxRate *old = pos_config_get (shop->pricing.config, POS_TYPE_TAX_RATE, "home/standard");
  g_autoptr (PosTaxRate) fresh = pos_record_copy (old);
  PosChargeCode *freight = pos_config_get (shop->pricing.config, POS_TYPE_CHARGE_CODE, "FREIGHT");

  pos_text_set (&freight->item_tax_group, "standard");
  shop_add_charge (shop, line, "FREIGHT", 1000);
  pos_text_set (&fresh->id, "home/standard/2027");
  fresh->from = pos_date_new (2027, 1, 1);
  fresh->rate.micro = 230000;
  old->until = pos_date_new (2026, 12, 31);
  pos_config_put (shop->pricing.config, fresh);
  expect_tax (shop, line, 2100);
  line->date = pos_date_new (2026, 12, 31);
  expect_tax (shop, line, 2100);
  line->date = pos_date_new (2027, 1, 1);
  expect_tax (shop, line, 2300);
  g_assert_cmpint (shop->order->tax, ==, 2300 + 230);
  fresh->until = pos_date_new (2027, 6, 30);
  line->date = pos_date_new (2027, 7, 1);
  expect_tax (shop, line, 2100);
  line->date = pos_date_add_days (shop->pricing.today, -1);
  expect_tax (shop, line, 2100);
  line->intent = POS_INTENT_CARRY_OUT;
  line->date = pos_date_new (2027, 1, 1);
  expect_tax (shop, line, 2100);
}

/* each text once, of what the order really bears. */
static void
papers_say_why_nothing_is_charged (Shop *shop, gconstpointer data)
{
  PosOrderLine *line = make_vector (shop, "exempt");
  PosTaxRate *rate = pos_config_get (shop->pricing.config, POS_TYPE_TAX_RATE, "exempt/standard");
  g_autoptr (GPtrArray) none = NULL, one = NULL, rest = NULL;
  PosOrderLine *other;

  shop->store->use_customer_tax = TRUE;
  rate->category = POS_TAX_CATEGORY_REVERSE_CHARGE;
  rate->legal_text = pos_l10n_new ("VAT reverse charged");
  other = shop_add (shop, "Q", 1, 500, POS_INTENT_SHIP);
  pos_text_set (&other->address, "a1");
  pos_text_set (&other->item_tax_group, "standard");
  expect_tax (shop, line, 0);
  one = pos_tax_texts_collect (shop->pricing.config, shop->order);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpstr (pos_l10n_get (one->pdata[0], "en"), ==, "VAT reverse charged");
  shop->store->use_customer_tax = FALSE;
  expect_tax (shop, line, 2100);
  none = pos_tax_texts_collect (shop->pricing.config, shop->order);
  g_assert_cmpuint (none->len, ==, 0);
  shop->store->use_customer_tax = TRUE;
  expect_tax (shop, line, 0);
  line->voided = TRUE;
  rest = pos_tax_texts_collect (shop->pricing.config, shop->order);
  g_assert_cmpuint (rest->len, ==, 1);
}

static void
tax_inside_a_price_is_taken_out_of_it (Shop *shop, gconstpointer data)
{
  PosOrderLine *line = shop_add (shop, "P", 1, 1999, POS_INTENT_CARRY_OUT);

  pos_text_set (&line->item_tax_group, "standard");
  shop_recompute (shop);
  g_assert_cmpint (line->tax, ==, 347);
  g_assert_cmpint (shop->order->total, ==, 1999);
  g_assert_cmpint (shop->order->tax, ==, 347);
}

static void
charges_are_taxed_by_their_own_group (Shop *shop, gconstpointer data)
{
  PosChargeCode *freight = pos_config_get (shop->pricing.config, POS_TYPE_CHARGE_CODE, "FREIGHT");
  PosOrderLine *line = make_vector (shop, NULL);

  pos_text_set (&freight->item_tax_group, "standard");
  shop->store->use_destination_tax = TRUE;
  shop_add (shop, "NOW", 1, 100, POS_INTENT_CARRY_OUT)->position = 0;
  shop_add_charge (shop, line, "FREIGHT", 1000);
  shop_add_charge (shop, NULL, "FREIGHT", 2000);
  shop_recompute (shop);
  g_assert_cmpint (shop->order->tax, ==, 900 + 90 + 180);
}

static PosPrice *
add_price (PosProduct *product, const char *store, gint64 cents)
{
  PosPrice *price = g_object_new (POS_TYPE_PRICE, NULL);

  pos_text_set (&price->store, store);
  price->price.micro = cents * POS_SCALE / 100;
  pos_list_append (product->prices, price);
  g_object_unref (price);
  return price;
}

static gint64
find_price (Shop *shop, PosProduct *product)
{
  g_autoptr (GError) error = NULL;
  PosUnitPrice price;

  g_assert_true (pos_pricing_find_price (&shop->pricing, product, &price, &error));
  return price.micro * 100 / POS_SCALE;
}

static void
the_lowest_price_that_holds_is_taken (Shop *shop, gconstpointer data)
{
  g_autoptr (PosProduct) product = g_object_new (POS_TYPE_PRODUCT, NULL);
  PosPrice *season;

  product->unit_price.micro = 50 * POS_SCALE;
  g_assert_cmpint (find_price (shop, product), ==, 5000);
  add_price (product, "S1", 6000);
  add_price (product, "S2", 1000);
  g_assert_cmpint (find_price (shop, product), ==, 6000);
  season = add_price (product, NULL, 4000);
  g_assert_cmpint (find_price (shop, product), ==, 4000);
  season->until = pos_date_new (2026, 9, 20);
  g_assert_cmpint (find_price (shop, product), ==, 6000);
  pos_text_set (&season->group, "loyal");
  season->until = POS_DATE_NONE;
  g_assert_cmpint (find_price (shop, product), ==, 6000);
}

static void
a_product_without_price_is_refused (Shop *shop, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PosProduct) product = g_object_new (POS_TYPE_PRODUCT, NULL);
  PosUnitPrice price;

  pos_text_set (&product->id, "P");
  g_assert_false (pos_pricing_find_price (&shop->pricing, product, &price, &error));
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_PRICE);
  product->zero_price = TRUE;
  g_assert_cmpint (find_price (shop, product), ==, 0);
}

/* 21 % of 126.58 are 26.58 on 100.00, and papers say the former. */
static void
papers_tell_what_is_of_the_price (Shop *shop, gconstpointer data)
{
  PosTaxRate *rate = pos_config_get (shop->pricing.config, POS_TYPE_TAX_RATE, "home/standard");
  g_autoptr (GPtrArray) rows = NULL;
  PosTaxRow told;

  shop->store->prices_include_tax = FALSE;
  shop_begin (shop);
  pos_text_set (&shop_add (shop, "P", 1, 10000, POS_INTENT_NONE)->item_tax_group, "standard");
  for (int of_gross = 0; of_gross < 2; of_gross++) {
    rate->of_gross = of_gross;
    shop_recompute (shop);
    g_clear_pointer (&rows, g_ptr_array_unref);
    rows = pos_tax_rows_collect (shop->order);
    g_assert_cmpuint (rows->len, ==, 1);
    g_assert_cmpint (((PosTaxRow *)rows->pdata[0])->base, ==, 10000);
    told = pos_tax_row_told (rows->pdata[0]);
    g_assert_cmpint (told.rate.micro, ==, 210000);
    g_assert_cmpint (told.base, ==, of_gross ? 12658 : 10000);
    g_assert_cmpint (told.amount, ==, of_gross ? 2658 : 2100);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  shop_test ("/tax/vectors", the_source_follows_the_delivery);
  shop_test ("/tax/M42-locked", a_locked_line_takes_the_tax_of_its_new_way);
  shop_test ("/tax/destination", the_most_specific_destination_wins);
  shop_test ("/tax/X-1-missing", no_common_tax_is_an_error);
  shop_test ("/tax/X-9-days", rates_have_their_days);
  shop_test ("/tax/X-9-delivery", the_day_is_that_of_the_delivery);
  shop_test ("/tax/X-9-legal-texts", papers_say_why_nothing_is_charged);
  shop_test ("/tax/X-6-inside", tax_inside_a_price_is_taken_out_of_it);
  shop_test ("/tax/M41-charges", charges_are_taxed_by_their_own_group);
  shop_test ("/price/lowest", the_lowest_price_that_holds_is_taken);
  shop_test ("/price/none", a_product_without_price_is_refused);
  shop_test ("/tax/X-5-on-paper", papers_tell_what_is_of_the_price);
  return g_test_run ();
}
