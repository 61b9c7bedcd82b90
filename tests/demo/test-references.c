/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-references.c — what the demo's records say of each other holds together. */
#include "base/pos-json.h"
#include "demo-chain.h"
#include "model/pos-party.h"
#include "model/pos-product.h"
#include "wire/pos-bundle.h"

#include <string.h>

static GPtrArray *records;

static void
test_bundle_check (void)
{
  g_autofree char *text = pos_bundle_to_text (records, pos_currency_from_code ("EUR"));
  g_autoptr (GError) error = NULL;
  g_autoptr (PosBundle) bundle = pos_bundle_parse (text, -1, &error);

  g_assert_no_error (error);
  pos_bundle_check (bundle, NULL, NULL);
  for (guint i = 0; i < bundle->refusals->len; i++) {
    PosRefusal *refusal = bundle->refusals->pdata[i];
    g_error ("%s %s: %s", refusal->kind, refusal->id, refusal->reason);
  }
  g_assert_cmpuint (bundle->records->len, ==, records->len);
}

static gboolean
has_category (const char *category)
{
  for (guint i = 0; i < records->len; i++)
    if (POS_IS_PRODUCT (records->pdata[i]) &&
        !g_strcmp0 (((PosProduct *)records->pdata[i])->category, category))
      return TRUE;
  return FALSE;
}

static void
assert_categories (GStrv categories)
{
  for (GStrv at = categories; at && *at; at++)
    g_assert_true (has_category (*at));
}

static gboolean
is_leaf (const char *category)
{
  for (guint i = 0; i < records->len; i++)
    if (POS_IS_CATEGORY (records->pdata[i]) &&
        !g_strcmp0 (((PosCategory *)records->pdata[i])->parent, category))
      return FALSE;
  return TRUE;
}

/* Every product stands in one, and nobody looks into an empty one. */
static void
test_categories (void)
{
  g_autoptr (GPtrArray) categories = demo_chain_filter (records, POS_TYPE_CATEGORY);

  for (guint i = 0; i < categories->len; i++) {
    PosCategory *category = categories->pdata[i];
    g_assert_true (has_category (category->id) == is_leaf (category->id));
  }
  for (guint i = 0; i < records->len; i++)
    if (POS_IS_PRODUCT (records->pdata[i]))
      g_assert_nonnull (demo_chain_find (
          records, POS_TYPE_CATEGORY, ((PosProduct *)records->pdata[i])->category));
}

static void
test_modes (void)
{
  PosParameters *parameters = demo_chain_find (records, POS_TYPE_PARAMETERS, "company");
  g_autoptr (GPtrArray) modes = demo_chain_filter (records, POS_TYPE_DELIVERY_MODE);
  g_autoptr (GPtrArray) rules = demo_chain_filter (records, POS_TYPE_SLOT_RULE);
  guint carriers = 0;

  for (guint i = 0; i < modes->len; i++) {
    PosDeliveryMode *mode = modes->pdata[i];

    assert_categories (mode->products);
    assert_categories (mode->products_excluded);
    if (!g_strv_contains ((const char *const *)parameters->pickup_modes, mode->id) &&
        strcmp (mode->id, parameters->carry_out_mode) != 0 &&
        strcmp (mode->id, parameters->electronic_mode) != 0)
      carriers++;
  }
  g_assert_cmpuint (carriers, ==, 4);
  for (guint i = 0; i < rules->len; i++)
    g_assert_true (g_strv_contains ((const char *const *)parameters->pickup_modes,
                                    ((PosSlotRule *)rules->pdata[i])->mode));
}

static gboolean
is_charge_group (const char *group)
{
  for (guint i = 0; i < records->len; i++)
    if (POS_IS_DELIVERY_MODE (records->pdata[i]) &&
        !g_strcmp0 (((PosDeliveryMode *)records->pdata[i])->charge_group, group))
      return TRUE;
  return FALSE;
}

static void
check_rule (PosChargeRule *rule)
{
  if (rule->mode_relation == POS_RELATION_ONE)
    g_assert_nonnull (demo_chain_find (records, POS_TYPE_DELIVERY_MODE, rule->mode));
  if (rule->mode_relation == POS_RELATION_GROUP)
    g_assert_true (is_charge_group (rule->mode));
  if (rule->product_relation == POS_RELATION_GROUP)
    g_assert_true (has_category (rule->product));
  g_assert_cmpuint (pos_list_size (rule->tiers), >, 0);
  POS_LIST_FOREACH (PosChargeTier, tier, rule->tiers)
  {
    PosChargeTier *next = pos_list_peek (rule->tiers, tier_index + 1);
    g_assert_true (tier->to == 0 || tier->from <= tier->to);
    if (next)
      g_assert_cmpint (next->from, ==, tier->to + 1);
  }
}

static void
test_charge_rules (void)
{
  g_autoptr (GPtrArray) rules = demo_chain_filter (records, POS_TYPE_CHARGE_RULE);
  guint lines = 0, percents = 0;

  for (guint i = 0; i < rules->len; i++) {
    PosChargeRule *rule = rules->pdata[i];

    check_rule (rule);
    lines += rule->level == POS_CHARGE_LEVEL_LINE;
    POS_LIST_FOREACH (PosChargeTier, tier, rule->tiers)
    percents += tier->category == POS_CHARGE_PERCENT;
  }
  g_assert_cmpuint (lines, >=, 2);
  g_assert_cmpuint (percents, >=, 2);
}

/* Every product and charge has a rate in every group. */
static void
test_tax_rates (void)
{
  static const char *const groups[] = {"NL", "BE", "DE"};
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer item_group;

  for (guint i = 0; i < records->len; i++) {
    if (POS_IS_PRODUCT (records->pdata[i]))
      g_hash_table_add (wanted, ((PosProduct *)records->pdata[i])->item_tax_group);
    if (POS_IS_CHARGE_CODE (records->pdata[i]))
      g_hash_table_add (wanted, ((PosChargeCode *)records->pdata[i])->item_tax_group);
  }
  g_assert_cmpuint (g_hash_table_size (wanted), ==, 3);
  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &item_group, NULL))
    for (gsize i = 0; i < G_N_ELEMENTS (groups); i++) {
      g_autofree char *id = g_strconcat (groups[i], "-", item_group, NULL);
      PosTaxRate *rate = demo_chain_find (records, POS_TYPE_TAX_RATE, id);
      g_assert_cmpstr (rate->tax_group, ==, groups[i]);
      g_assert_cmpstr (rate->item_tax_group, ==, item_group);
    }
}

/* FG1, FG4: every store is in its own group; what is no store is no pick-up point. */
static void
test_fulfillment (void)
{
  PosFulfillmentGroup *group = demo_chain_find (records, POS_TYPE_FULFILLMENT_GROUP, "CHAIN");
  guint stores = 0;

  POS_LIST_FOREACH (PosGroupMember, member, group->members)
  {
    PosWarehouse *warehouse = demo_chain_find (records, POS_TYPE_WAREHOUSE, member->warehouse);
    g_assert_cmpstr (warehouse->store, ==, member->store);
    g_assert_true (member->store || member->no_pickup);
    g_assert_true (warehouse->latitude_micro != 0);
    stores += member->store != NULL;
  }
  g_assert_cmpuint (stores, ==, 3);
}

static void
test_assignments (void)
{
  static GType (*const types[]) (void) = {
      pos_store_get_type, pos_till_get_type, pos_worker_get_type};
  g_autoptr (GPtrArray) all = demo_chain_filter (records, POS_TYPE_LAYOUT_ASSIGNMENT);

  for (guint i = 0; i < all->len; i++) {
    PosLayoutAssignment *assignment = all->pdata[i];
    g_assert_nonnull (demo_chain_find (records, types[assignment->scope](), assignment->scope_id));
  }
}

/* --- Texts --- */

static gboolean
has_language (PosL10n *text, const char *wanted)
{
  for (guint i = 0; i < pos_l10n_get_size (text); i++) {
    const char *language;
    const char *content = pos_l10n_get_nth (text, i, &language);
    if (g_str_equal (language, wanted))
      return *content != '\0';
  }
  return FALSE;
}

/* Those that a register of Utrecht speaks, and no other. */
static void
check_text (PosL10n *text)
{
  g_assert_true (has_language (text, "en"));
  g_assert_true (has_language (text, "nl"));
  g_assert_true (has_language (text, "de"));
  g_assert_true (has_language (text, "ar"));
  g_assert_cmpuint (pos_l10n_get_size (text), ==, 4);
}

static void
test_texts (void)
{
  for (guint i = 0; i < records->len; i++) {
    gpointer record = records->pdata[i];

    for (const PosField *field = pos_record_get_fields (record); field->name; field++)
      if (field->kind == POS_FIELD_L10N && pos_record_member (record, field, PosL10n *))
        check_text (pos_record_member (record, field, PosL10n *));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  records = demo_chain_load ();
  g_test_add_func ("/demo/references/an-import-takes-every-record", test_bundle_check);
  g_test_add_func ("/demo/references/DM1-modes-of-every-class", test_modes);
  g_test_add_func ("/demo/references/2.8-charge-rules-and-tiers", test_charge_rules);
  g_test_add_func ("/demo/references/a-rate-for-everything", test_tax_rates);
  g_test_add_func ("/demo/references/FG1-FG4-fulfillment-group", test_fulfillment);
  g_test_add_func ("/demo/references/categories", test_categories);
  g_test_add_func ("/demo/references/layout-assignments", test_assignments);
  g_test_add_func ("/demo/references/every-text-in-its-languages", test_texts);
  int status = g_test_run ();
  g_ptr_array_unref (records);
  return status;
}
