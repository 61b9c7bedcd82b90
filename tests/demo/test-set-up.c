/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-set-up.c — the demo chain is whole; and whatever is taken from it is missed, in words. */
#include "base/pos-json.h"
#include "demo-chain.h"
#include "model/pos-party.h"
#include "model/pos-product.h"
#include "operation-keys.h"
#include "pricing/pos-setup-check.h"

#include <string.h>

/* What is taken away or put in its place, and what the check has to say then. */
typedef struct {
  const char *kind;
  const char *id;     /* "*": every record of the kind */
  const char *member; /* %NULL: the record itself is taken away */
  const char *value;  /* JSON; "null": the member is taken away */
  const char *fault;  /* kind/id/code */
} Case;

static const Case cases[] = {
    {"parameters", "company", NULL, NULL, "parameters/company/no-parameters"},
    {"parameters", "company", "deposit_rate", "\"1.5\"", "parameters/company/deposit-rate"},
    {"parameters", "company", "deposit_rate", "\"0\"", "parameters/company/no-deposit"},
    {"parameters",
     "company",
     "cancellation_rate",
     "\"-0.1\"",
     "parameters/company/cancellation-rate"},
    {"parameters",
     "company",
     "cancellation_charge_code",
     "null",
     "parameters/company/no-cancellation-code"},
    {"parameters",
     "company",
     "cancellation_charge_code",
     "\"GONE\"",
     "parameters/company/unknown-charge-code"},
    {"parameters", "company", "terms_of_payment", "null", "parameters/company/no-terms"},
    {"parameters", "company", "method_of_payment", "null", "parameters/company/no-terms"},
    {"parameters",
     "company",
     "terms_of_payment",
     "\"GONE\"",
     "parameters/company/unknown-payment-terms"},
    {"payment-terms", "CARD", "type", "\"other\"", "parameters/company/terms-not-card"},
    {"parameters", "company", "refund_shipping", "true", "parameters/company/no-shipping-refund"},
    {"parameters", "company", "quote_validity_days", "-1", "parameters/company/quote-validity"},
    {"parameters", "company", "reservation_days", "-1", "parameters/company/reservation-days"},
    {"parameters", "company", "pickup_modes", "[]", "parameters/company/no-pickup-mode"},
    {"parameters",
     "company",
     "pickup_modes",
     "[\"GONE\"]",
     "parameters/company/unknown-delivery-mode"},
    {"parameters",
     "company",
     "pickup_modes",
     "[\"PICKUP\", \"CARRY\"]",
     "parameters/company/two-classes"},
    {"parameters", "company", "electronic_mode", "\"CARRY\"", "parameters/company/two-classes"},
    {"parameters", "company", "carry_out_mode", "null", "parameters/company/no-carry-out-mode"},
    {"parameters", "company", "currency", "null", "parameters/company/no-currency"},
    {"charge-code", "CANCEL", NULL, NULL, "parameters/company/unknown-charge-code"},
    {"charge-code", "FREIGHT", "description", "null", "charge-code/FREIGHT/no-name"},
    {"charge-rule",
     "FREIGHT-STANDARD",
     "code",
     "\"GONE\"",
     "charge-rule/FREIGHT-STANDARD/unknown-charge-code"},
    {"charge-rule", "FREIGHT-STANDARD", "tiers", "[]", "charge-rule/FREIGHT-STANDARD/no-tier"},
    {"charge-rule",
     "FREIGHT-STANDARD",
     "tiers",
     "[{\"from\": \"0\", \"amount\": \"5\"}, {\"from\": \"100\", \"amount\": \"3\"}]",
     "charge-rule/FREIGHT-STANDARD/overlap"},
    {"charge-rule",
     "FREIGHT-STANDARD",
     "tiers",
     "[{\"from\": \"0\", \"amount\": \"-5\"}]",
     "charge-rule/FREIGHT-STANDARD/negative-charge"},
    {"charge-rule", "FREIGHT-STANDARD", "mode", "\"TWOMAN\"", "charge-rule/FREIGHT-STANDARD/tie"},
    {"charge-rule",
     "FREIGHT-STANDARD",
     "product",
     "\"400110\"",
     "charge-rule/FREIGHT-STANDARD/header-product"},
    {"charge-rule",
     "FRAGILE-MIRRORS",
     "prorate",
     "true",
     "charge-rule/FRAGILE-MIRRORS/line-prorate"},
    {"charge-rule",
     "FRAGILE-MIRRORS",
     "product",
     "\"gone\"",
     "charge-rule/FRAGILE-MIRRORS/unknown-category"},
    {"charge-rule",
     "FREIGHT-STANDARD",
     "mode",
     "\"GONE\"",
     "charge-rule/FREIGHT-STANDARD/unknown-delivery-mode"},
    {"charge-rule", "FREIGHT-STANDARD", "mode", "null", "charge-rule/FREIGHT-STANDARD/unnamed"},
    {"charge-rule", "FREIGHT-TRADE", "account", "null", "charge-rule/FREIGHT-TRADE/unnamed"},
    {"charge-rule", "FREIGHT-TRADE", "mode", "\"GONE\"", "charge-rule/FREIGHT-TRADE/empty-group"},
    {"charge-rule",
     "FREIGHT-PARCEL-DE",
     "store",
     "\"GONE\"",
     "charge-rule/FREIGHT-PARCEL-DE/empty-group"},
    {"category", "*", NULL, NULL, "product/400110/unknown-category"},
    {"attribute-group", "GIFT", "stores", "[\"GONE\"]", "attribute-group/GIFT/unknown-store"},
    {"attribute-group",
     "DELIVERY",
     "attributes",
     "[{\"id\": \"wrap\"}]",
     "attribute-group/DELIVERY/two-attributes"},
    {"tender", "*", NULL, NULL, "tender//no-tender"},
    {"tender", "cash", "stores", "[\"GONE\"]", "tender/cash/unknown-store"},
    {"tender", "*", "stores", "[\"S2\"]", "store/S1/no-deposit-tender"},
    {"return-policy",
     "standard",
     "rules",
     "[{\"tender\": \"shells\", \"refunds\": [\"cash\"]}]",
     "return-policy/standard/unknown-tender"},
    {"return-policy", "standard", NULL, NULL, "store/S1/unknown-return-policy"},
    {"return-reason", "*", NULL, NULL, "return-reason//no-reason"},
    {"return-reason",
     "damaged",
     "warehouse",
     "\"GONE\"",
     "return-reason/damaged/unknown-warehouse"},
    {"tax-group", "NL", NULL, NULL, "store/S1/unknown-tax-group"},
    {"tax-rate", "*", NULL, NULL, "tax-group/NL/no-rate"},
    {"tax-rate", "NL-RED", NULL, NULL, "tax-group/NL/no-common-tax"},
    {"tax-rate", "NL-RED", "until", "\"2020-01-01\"", "tax-group/NL/no-common-tax"},
    {"tax-rate", "NL-RED", "item_tax_group", "\"STD\"", "tax-rate/NL-RED/two-rates"},
    {"profile", "stores", NULL, NULL, "store/S1/unknown-profile"},
    {"profile", "stores", "split_exchange", "true", "profile/stores/no-split"},
    {"profile", "stores", "receipt_mask", "\"SSS-TT\"", "profile/stores/mask-digits"},
    {"profile", "stores", "receipt_mask", "\"SSS-######\"", "profile/stores/mask-register"},
    {"profile", "stores", "receipt_mask", "\"TT-######\"", "profile/stores/mask-store"},
    {"profile",
     "stores",
     "receipt_masks",
     "[{\"receipt\": \"order\", \"mask\": \"O-TT-######\"}]",
     "profile/stores/mask-store"},
    {"store", "*", NULL, NULL, "store//no-store"},
    {"store", "S1", "street", "null", "store/S1/no-address"},
    {"store", "S1", "country", "null", "store/S1/no-address"},
    {"store", "S1", "language", "null", "store/S1/no-language"},
    {"store", "S1", "time_zone", "null", "store/S1/no-time-zone"},
    {"store", "S1", "time_zone", "\"Europe/Nowhere\"", "store/S1/unknown-time-zone"},
    {"store", "S1", "opening", "[]", "store/S1/no-opening-hours"},
    {"store", "S1", "warehouse", "\"W2\"", "store/S1/shared-warehouse"},
    {"store", "S1", "warehouse", "\"GONE\"", "store/S1/unknown-warehouse"},
    {"store", "S1", "fulfillment_groups", "[]", "store/S1/no-fulfillment-group"},
    {"store", "S1", "fulfillment_groups", "[\"GONE\"]", "store/S1/unknown-fulfillment-group"},
    {"store", "S1", "currency", "null", "store/S1/no-currency"},
    {"store", "S1", "tax_group", "null", "store/S1/no-tax-group"},
    {"store", "S1", "profile", "null", "store/S1/no-profile"},
    {"warehouse", "W1", "store", "\"S2\"", "fulfillment-group/CHAIN/other-store"},
    {"warehouse", "W9", NULL, NULL, "fulfillment-group/CHAIN/unknown-warehouse"},
    {"fulfillment-group", "CHAIN", "members", "[]", "fulfillment-group/CHAIN/empty-group"},
    {"fulfillment-group",
     "CHAIN",
     "members",
     "[{\"warehouse\": \"W2\", \"store\": \"S2\"}]",
     "store/S1/not-in-group"},
    {"fulfillment-group",
     "CHAIN",
     "members",
     "[{\"warehouse\": \"W1\", \"store\": \"S1\", \"no_pickup\": true}]",
     "store/S1/no-pickup-place"},
    {"fulfillment-group",
     "CHAIN",
     "members",
     "[{\"warehouse\": \"W1\", \"store\": \"S1\", \"no_ship\": true}]",
     "store/S1/no-ship-place"},
    {"fulfillment-group",
     "CHAIN",
     "members",
     "[{\"warehouse\": \"W1\", \"store\": \"GONE\"}]",
     "fulfillment-group/CHAIN/unknown-store"},
    {"register", "*", NULL, NULL, "store/S1/no-register"},
    {"register", "S1-01", "number", "\"\"", "register/S1-01/no-number"},
    {"register", "S1-02", "number", "\"1\"", "register/S1-01/same-number"},
    {"register", "S1-02", "number", "\"101\"", "register/S1-01/same-receipts"},
    {"delivery-mode", "PICKUP", NULL, NULL, "store/S1/no-pickup-mode"},
    {"delivery-mode", "PICKUP", "stores", "[\"S2\", \"S3\"]", "store/S1/no-pickup-mode"},
    {"delivery-mode", "PICKUP", "stores", "[]", "delivery-mode/PICKUP/no-store"},
    {"delivery-mode", "PICKUP", "name", "null", "delivery-mode/PICKUP/no-name"},
    {"delivery-mode", "STANDARD", "lead_days", "-2", "delivery-mode/STANDARD/lead-days"},
    {"delivery-mode",
     "STANDARD",
     "countries_excluded",
     "[\"NL\"]",
     "delivery-mode/STANDARD/in-and-out"},
    {"delivery-mode",
     "STANDARD",
     "expedite",
     "\"GONE\"",
     "delivery-mode/STANDARD/unknown-expedite-code"},
    {"parameters", "company", "deposit_rat", "\"1.00\"", "parameters/company/unknown-member"},
    {"parameters", "company", "sync_hold_code", "\"GONE\"", "parameters/company/unknown-hold-code"},
    {"slot-rule", "NL-WEEK", "capacity", "0", "slot-rule/NL-WEEK/no-capacity"},
    {"slot-rule", "NL-WEEK", "mode", "\"PARCEL\"", "slot-rule/NL-WEEK/not-pickup"},
    {"slot-rule", "NL-WEEK", "end", "\"09:00\"", "slot-rule/NL-WEEK/no-hours"},
    {"slot-rule", "NL-WEEK", "max_days", "\"0.5\"", "slot-rule/NL-WEEK/no-days"},
    {"slot-rule", "NL-WEEK", "stores", "[]", "slot-rule/NL-WEEK/no-store"},
    {"slot-rule", "NL-WEEK", "start", "\"09:30\"", "slot-rule/NL-SATURDAY-EARLY/overlap"},
    {"worker", "*", NULL, NULL, "store/S1/no-worker"},
    {"role", "clerk", NULL, NULL, "worker/sanne/unknown-role"},
    {"role", "*", "denied", "[\"order.cancel_fee_waive\"]", "store/S1/no-supervisor"},
    {"layout", "sales-floor", "bundle", "{}", "layout/sales-floor/unreadable"},
    {"layout", "sales-floor", NULL, NULL, "layout-assignment/store-S1/unknown-layout"},
    {"product", "400140", "unit_price", "\"0\"", "product/400140/no-price"},
    {"product", "400110", "item_tax_group", "\"\"", "product/400110/no-tax-group"},
    {"product", "400110", "item_tax_group", "\"GONE\"", "product/400110/no-rate"},
    {"product", "400110", "unit", "null", "product/400110/no-unit"},
    {"product", "400110", "maximum", "\"0.5\"", "product/400110/no-quantity"},
    {"product", "400110", "default_quantity", "\"1.5\"", "product/400110/default-quantity"},
    {"product", "400140", "barcodes", "[\"2000004001100\"]", "product/400140/one-barcode"},
    {"product", "400110", "category", "\"gone\"", "product/400110/unknown-category"},
    {"product", "*", NULL, NULL, "product//no-product"},
};

typedef struct {
  PosConfig *config;
  GPtrArray *products;
} Chain;

static GPtrArray *records;

static gboolean
knows (const char *key)
{
  return operation_key_is_known (key);
}

/* The demo chain with @change (nullable) made to it. */
static gpointer
change_record (gpointer record, const Case *change)
{
  guint32 euro = pos_currency_from_code ("EUR");
  g_autoptr (json_t) json = pos_record_to_json (record, euro);
  g_autoptr (json_t) value = json_loads (change->value, JSON_DECODE_ANY, NULL);
  g_autoptr (GError) error = NULL;
  gpointer changed;

  g_assert_nonnull (value);
  if (json_is_null (value))
    json_object_del (json, change->member);
  else
    json_object_set (json, change->member, value);
  /* Who names no currency has that of the file. */
  changed = pos_record_new_from_json (
      G_OBJECT_TYPE (record), json, strcmp (change->member, "currency") ? euro : 0, &error);
  g_assert_no_error (error);
  return changed;
}

static gboolean
is_meant (const Case *change, const char *kind, const char *id)
{
  return change && !strcmp (change->kind, kind) &&
         (!strcmp (change->id, "*") || !strcmp (change->id, id));
}

static Chain
make_chain (const Case *change)
{
  Chain chain = {pos_config_new (), g_ptr_array_new_with_free_func (g_object_unref)};
  guint n_changed = 0;

  for (guint i = 0; i < records->len; i++) {
    const PosKind *kind = pos_kind_of_type (G_OBJECT_TYPE (records->pdata[i]));
    g_autofree char *id = pos_kind_dup_key (records->pdata[i]);
    gboolean meant = is_meant (change, kind->nick, id);
    g_autoptr (PosRecord) record = NULL;

    n_changed += meant ? 1 : 0;
    if (meant && !change->member)
      continue;
    record = meant ? change_record (records->pdata[i], change) : g_object_ref (records->pdata[i]);
    if (kind->kind_class == POS_KIND_CONFIG)
      pos_config_put (chain.config, record);
    else if (kind->kind_class == POS_KIND_PRODUCT)
      g_ptr_array_add (chain.products, g_object_ref (record));
  }
  g_assert_true (!change || n_changed > 0);
  return chain;
}

static GPtrArray *
check (const Case *change)
{
  Chain chain = make_chain (change);
  const PosSetupFacts facts = {
      .config = chain.config,
      .today = pos_date_new (2026, 5, 14),
      .products = chain.products,
      .knows_operation = knows,
  };
  GPtrArray *faults = pos_setup_check (&facts);

  g_object_unref (chain.config);
  g_ptr_array_unref (chain.products);
  return faults;
}

static char *
tell (GPtrArray *faults)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < faults->len; i++) {
    PosSetupFault *fault = faults->pdata[i];
    g_string_append_printf (
        text, "%s/%s/%s: %s\n", fault->kind, fault->id, fault->code, fault->text);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_demo_is_whole (void)
{
  g_autoptr (GPtrArray) faults = check (NULL);
  g_autofree char *text = tell (faults);

  g_assert_cmpstr (text, ==, "");
}

static void
test_case (gconstpointer data)
{
  const Case *change = data;
  g_autoptr (GPtrArray) faults = check (change);
  g_autofree char *text = tell (faults);
  g_autofree char *expected = g_strconcat (change->fault, ": ", NULL);
  const char *found = strstr (text, expected);

  if (!found)
    g_error ("%s was not told, but:\n%s", change->fault, text);
  /* In words: a sentence that names what it is about. */
  g_assert_true (g_ascii_isupper (found[strlen (expected)]));
}

static gboolean
knows_nothing (const char *key)
{
  return FALSE;
}

/* What this program cannot do yet is worth knowing; the keys say so themselves (L-24). */
static void
test_operations_of_layouts (void)
{
  Chain chain = make_chain (NULL);
  const PosSetupFacts facts = {
      .config = chain.config,
      .today = pos_date_new (2026, 5, 14),
      .knows_operation = knows_nothing,
  };
  g_autoptr (GPtrArray) faults = pos_setup_check (&facts);

  g_assert_cmpuint (faults->len, >, 20);
  g_assert_cmpuint (pos_setup_count_missing (faults), ==, 0);
  g_object_unref (chain.config);
  g_ptr_array_unref (chain.products);
}

/* From an old database: bundles refuse the switch now. */
static void
test_rules_without_their_stores (void)
{
  Chain chain = make_chain (NULL);
  g_autoptr (PosFeature) off = g_object_new (POS_TYPE_FEATURE, NULL);
  const PosSetupFacts facts = {.config = chain.config, .today = pos_date_new (2026, 5, 14)};

  pos_text_set (&off->id, "F11");
  pos_config_put (chain.config, off);
  g_autoptr (GPtrArray) faults = pos_setup_check (&facts);
  g_autofree char *text = tell (faults);

  g_assert_nonnull (strstr (text,
                            "charge-rule/FREIGHT-PARCEL/tie: Feature F11 is off, and only their "
                            "stores set the charge rules “FREIGHT-PARCEL” and “FREIGHT-PARCEL-DE” "
                            "apart: until one is changed “FREIGHT-PARCEL” counts."));
  g_object_unref (chain.config);
  g_ptr_array_unref (chain.products);
}

/* A price that was for a while leaves a product that nobody can sell. */
static void
test_prices_that_ended (void)
{
  Chain chain = make_chain (NULL);
  g_autoptr (PosPrice) price = g_object_new (POS_TYPE_PRICE, NULL);
  g_autoptr (PosProduct) product = pos_record_copy (chain.products->pdata[0]);
  g_autoptr (GPtrArray) products = g_ptr_array_new ();
  const PosSetupFacts facts = {
      .config = chain.config, .today = pos_date_new (2026, 5, 14), .products = products};

  g_ptr_array_add (products, product);
  product->unit_price.micro = 0;
  price->price.micro = POS_SCALE;
  price->until = pos_date_new (2026, 5, 14);
  pos_list_remove_all (product->prices);
  pos_list_append (product->prices, price);
  for (int days = 0; days < 2; days++) {
    g_autofree char *expected = g_strdup_printf ("product/%s/prices-ended", product->id);
    price->until.julian -= (guint)days;
    g_autoptr (GPtrArray) faults = pos_setup_check (&facts);
    g_autofree char *text = tell (faults);
    g_assert_cmpint (strstr (text, expected) != NULL, ==, days > 0);
  }
  g_object_unref (chain.config);
  g_ptr_array_unref (chain.products);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  records = demo_chain_load ();
  g_test_add_func ("/demo/set-up/whole", test_demo_is_whole);
  g_test_add_func ("/demo/set-up/operations-of-layouts", test_operations_of_layouts);
  g_test_add_func ("/demo/set-up/rules-without-their-stores", test_rules_without_their_stores);
  g_test_add_func ("/demo/set-up/prices-that-ended", test_prices_that_ended);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/demo/set-up/%s/%u", cases[i].fault, (guint)i);
    g_test_add_data_func (path, &cases[i], test_case);
  }
  result = g_test_run ();
  g_ptr_array_unref (records);
  return result;
}
