/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-tax-set-up.c — *Check the set-up* about taxes: each thing has one wherever it is sold.
 */
#include "pricing-fixture.h"
#include "pricing/pos-setup-check.h"

SHOP_FIXTURE

#define PERCENT (POS_SCALE / 100)

/* The texts of the faults of the code @code that name @what. */
static guint
count_faults (Shop *shop, const char *code, const char *what)
{
  g_autoptr (GPtrArray) uses = g_ptr_array_new_with_free_func ((GDestroyNotify)pos_tax_use_free);
  const PosSetupFacts facts = {
      .config = shop->pricing.config, .today = shop->pricing.today, .tax_uses = uses};
  g_autoptr (GPtrArray) faults = NULL;
  guint n = 0;

  g_ptr_array_add (uses, pos_tax_use_new ("abroad", TRUE, "C1", 3));
  faults = pos_setup_check (&facts);
  for (guint i = 0; i < faults->len; i++) {
    PosSetupFault *fault = faults->pdata[i];

    n += g_str_equal (fault->code, code) && g_strstr_len (fault->text, -1, what) ? 1 : 0;
  }
  return n;
}

static void
two_rates_of_a_code_are_told (Shop *shop, gconstpointer data)
{
  PosTaxRate *second;

  shop_add_code (shop, "home", "two", "STATE", 4 * PERCENT);
  shop_add_code (shop, "home", "two", "CITY", 5 * PERCENT);
  g_assert_cmpuint (count_faults (shop, "two-rates", "CITY"), ==, 0);
  second = shop_add_code (shop, "home", "two", "TOWN", 6 * PERCENT);
  g_assert_cmpuint (count_faults (shop, "two-rates", "TOWN"), ==, 0);
  pos_text_set (&second->code, "CITY");
  g_assert_cmpuint (count_faults (shop, "two-rates", "home/two/TOWN"), ==, 1);
  second->from = shop->pricing.today;
  g_assert_cmpuint (count_faults (shop, "two-rates", "home/two/TOWN"), ==, 0);
}

static void
a_rate_beside_codes_is_told (Shop *shop, gconstpointer data)
{
  PosTaxRate *city = shop_add_code (shop, "home", "standard", "CITY", 4 * PERCENT);

  g_assert_cmpuint (count_faults (shop, "nameless-rate", "home/standard"), ==, 1);
  city->until = pos_date_new (2020, 1, 1);
  ((PosTaxRate *)pos_config_get (shop->pricing.config, POS_TYPE_TAX_RATE, "home/standard"))->from =
      shop->pricing.today;
  g_assert_cmpuint (count_faults (shop, "nameless-rate", "home/standard"), ==, 0);
}

static void
groups_without_a_common_tax_are_told (Shop *shop, gconstpointer data)
{
  PosChargeCode *freight = pos_config_get (shop->pricing.config, POS_TYPE_CHARGE_CODE, "FREIGHT");
  PosTaxRate *home;

  shop_add_code (shop, "other", "two", "CITY", 4 * PERCENT);
  pos_text_set (&freight->item_tax_group, "two");
  g_assert_cmpuint (count_faults (shop, "no-common-tax", "two"), ==, 1);
  home = shop_add_code (shop, "home", "two", "CITY", 4 * PERCENT);
  g_assert_cmpuint (count_faults (shop, "no-common-tax", "two"), ==, 0);
  home->until = pos_date_new (2020, 1, 1);
  g_assert_cmpuint (count_faults (shop, "no-common-tax", "two"), ==, 1);
}

static PosTaxGroup *
add_tax_group (Shop *shop, const char *id)
{
  g_autoptr (PosTaxGroup) group = g_object_new (POS_TYPE_TAX_GROUP, NULL);

  pos_text_set (&group->id, id);
  pos_config_put (shop->pricing.config, group);
  return group;
}

/* Customers and destinations count where a store says so; one sentence names all that is missing.
 */
static void
destinations_without_a_common_tax_are_told (Shop *shop, gconstpointer data)
{
  PosChargeCode *freight = pos_config_get (shop->pricing.config, POS_TYPE_CHARGE_CODE, "FREIGHT");
  PosChargeCode *install = pos_config_get (shop->pricing.config, POS_TYPE_CHARGE_CODE, "INSTALL");
  PosTaxGroup *group;

  pos_text_set (&freight->item_tax_group, "standard");
  pos_text_set (&install->item_tax_group, "none");
  g_assert_cmpuint (count_faults (shop, "unknown-tax-group", "“abroad”"), ==, 1);
  group = add_tax_group (shop, "abroad");
  g_assert_cmpuint (count_faults (shop, "unknown-tax-group", "“abroad”"), ==, 0);
  shop_add_code (shop, "abroad", "low", "VAT", 4 * PERCENT);
  g_assert_cmpuint (count_faults (shop, "no-common-tax", "abroad"), ==, 0);
  shop->store->use_customer_tax = TRUE;
  g_assert_cmpuint (count_faults (shop,
                                  "no-common-tax",
                                  "“abroad” holds (address of the customer “C1” and 2 more), "
                                  "nothing of these item tax groups can be sold, because they have "
                                  "no tax in common with it today: “none” (charge code "
                                  "“CANCEL” and 1 more), “standard” (charge code “FREIGHT”)."),
                    ==,
                    1);
  shop->store->use_customer_tax = FALSE;
  shop->store->use_destination_tax = TRUE;
  g_assert_cmpuint (count_faults (shop, "no-common-tax", "abroad"), ==, 0);
  pos_text_set (&group->country, "BE");
  g_assert_cmpuint (count_faults (shop, "no-common-tax", "(destination “abroad”)"), ==, 1);
  shop_add_code (shop, "abroad", "standard", "VAT", 4 * PERCENT);
  g_assert_cmpuint (count_faults (shop, "no-common-tax", "“standard”"), ==, 0);
  g_assert_cmpuint (count_faults (shop, "no-common-tax", "“none”"), ==, 1);
  shop_add_code (shop, "abroad", "none", "VAT", 0);
  g_assert_cmpuint (count_faults (shop, "no-common-tax", ""), ==, 0);
}

static void
a_charge_without_any_rate_is_told (Shop *shop, gconstpointer data)
{
  PosChargeCode *freight = pos_config_get (shop->pricing.config, POS_TYPE_CHARGE_CODE, "FREIGHT");

  pos_text_set (&freight->item_tax_group, "gone");
  g_assert_cmpuint (count_faults (shop, "no-rate", "“gone”"), ==, 1);
  pos_text_set (&freight->item_tax_group, "standard");
  g_assert_cmpuint (count_faults (shop, "no-rate", "“standard”"), ==, 0);
}

/* */
static void
what_papers_have_to_say_is_asked_for (Shop *shop, gconstpointer data)
{
  PosTaxRate *rate = shop_add_code (shop, "home", "two", "VAT", 0);

  g_assert_cmpuint (count_faults (shop, "no-legal-text", ""), ==, 0);
  rate->category = POS_TAX_CATEGORY_ZERO;
  g_assert_cmpuint (count_faults (shop, "no-legal-text", ""), ==, 0);
  rate->category = POS_TAX_CATEGORY_REVERSE_CHARGE;
  g_assert_cmpuint (count_faults (shop, "no-legal-text", "home/two/VAT"), ==, 1);
  rate->category = POS_TAX_CATEGORY_EXEMPT;
  g_assert_cmpuint (count_faults (shop, "no-legal-text", "home/two/VAT"), ==, 1);
  rate->legal_text = pos_l10n_new ("Exempt by law");
  g_assert_cmpuint (count_faults (shop, "no-legal-text", ""), ==, 0);
  g_assert_cmpuint (count_faults (shop, "category", ""), ==, 0);
  rate->rate.micro = 4 * PERCENT;
  g_assert_cmpuint (count_faults (shop, "category", "home/two/VAT"), ==, 1);
  rate->exempt = TRUE;
  g_assert_cmpuint (count_faults (shop, "category", ""), ==, 0);
}

/* */
static void
all_of_the_price_is_no_rate (Shop *shop, gconstpointer data)
{
  PosTaxRate *rate = pos_config_get (shop->pricing.config, POS_TYPE_TAX_RATE, "home/standard");

  rate->rate.micro = POS_SCALE;
  g_assert_cmpuint (count_faults (shop, "whole-price", "home/standard"), ==, 0);
  rate->of_gross = TRUE;
  g_assert_cmpuint (count_faults (shop, "whole-price", "home/standard"), ==, 1);
  rate->rate.micro--;
  g_assert_cmpuint (count_faults (shop, "whole-price", "home/standard"), ==, 0);
}

/* */
static void
an_exemption_of_nothing_is_told (Shop *shop, gconstpointer data)
{
  PosTaxRate *rate = shop_add_code (shop, "home", "two", "VAT", 0);

  g_assert_cmpuint (count_faults (shop, "nothing-exempt", ""), ==, 0);
  shop->store->price_inclusive_exempt = TRUE;
  g_assert_cmpuint (count_faults (shop, "nothing-exempt", ""), ==, 0);
  rate->exempt = TRUE;
  g_assert_cmpuint (count_faults (shop, "nothing-exempt", "home/two/VAT"), ==, 1);
  g_assert_cmpuint (count_faults (shop, "exempt-price", ""), ==, 0);
  shop->store->prices_include_tax = FALSE;
  g_assert_cmpuint (count_faults (shop, "nothing-exempt", ""), ==, 0);
  g_assert_cmpuint (count_faults (shop, "exempt-price", "S1"), ==, 1);
  shop->store->prices_include_tax = TRUE;
  rate->rate.micro = 4 * PERCENT;
  g_assert_cmpuint (count_faults (shop, "nothing-exempt", ""), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  shop_test ("/tax-set-up/two-rates", two_rates_of_a_code_are_told);
  shop_test ("/tax-set-up/nameless", a_rate_beside_codes_is_told);
  shop_test ("/tax-set-up/X-5-whole-price", all_of_the_price_is_no_rate);
  shop_test ("/tax-set-up/X-1-stores", groups_without_a_common_tax_are_told);
  shop_test ("/tax-set-up/X-1-destinations", destinations_without_a_common_tax_are_told);
  shop_test ("/tax-set-up/X-9-legal-texts", what_papers_have_to_say_is_asked_for);
  shop_test ("/tax-set-up/X-8-nothing-exempt", an_exemption_of_nothing_is_told);
  shop_test ("/tax-set-up/X-1-charges", a_charge_without_any_rate_is_told);
  return g_test_run ();
}
