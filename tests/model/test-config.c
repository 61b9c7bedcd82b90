/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-config.c — the kinds of records, and the set-up held in memory. */
#include "base/pos-error.h"
#include "model/pos-config.h"
#include "model/pos-order.h"
#include "model/pos-party.h"
#include "model/pos-product.h"

static void
test_kinds (void)
{
  guint count = 0;

  for (const PosKind *kind = pos_kind_list (); kind->nick; kind++) {
    g_assert_true (pos_kind_find (kind->nick) == kind);
    g_assert_true (pos_kind_of_type (kind->get_type ()) == kind);
    g_assert_null (strchr (kind->nick, '_'));
    count++;
  }
  g_assert_cmpuint (count, ==, 50);
  g_assert_null (pos_kind_find ("cat"));
  g_assert_null (pos_kind_find (NULL));
  g_assert_null (pos_kind_of_type (POS_TYPE_OPENING));
}

/* A bundle calls the kind of record "kind": no record may have a member of that name. */
static void
test_no_record_has_a_member_kind (void)
{
  for (const PosKind *kind = pos_kind_list (); kind->nick; kind++) {
    const PosField *fields = pos_record_type_get_fields (kind->get_type ());

    for (const PosField *field = fields; field->name; field++)
      g_assert_cmpstr (field->name, !=, "kind");
  }
}

static PosStore *
make_store (const char *id, const char *name)
{
  PosStore *store = g_object_new (POS_TYPE_STORE, NULL);

  pos_text_set (&store->id, id);
  pos_text_set (&store->name, name);
  return store;
}

static void
put_store (PosConfig *config, const char *id, const char *name)
{
  g_autoptr (PosStore) store = make_store (id, name);

  pos_config_put (config, store);
}

static void
test_keys (void)
{
  g_autoptr (PosStock) stock = g_object_new (POS_TYPE_STOCK, NULL);
  g_autoptr (PosStore) store = make_store ("S1", "Utrecht");
  g_autofree char *store_key = pos_kind_dup_key (store);

  pos_text_set (&stock->item, "400110");
  pos_text_set (&stock->warehouse, "W9");
  g_autofree char *stock_key = pos_kind_dup_key (stock);
  g_assert_cmpstr (store_key, ==, "S1");
  g_assert_cmpstr (stock_key, ==, "400110/W9");
}

static void
test_put_get_remove (void)
{
  g_autoptr (PosConfig) config = pos_config_new ();
  GPtrArray *list;

  put_store (config, "S2", "Amersfoort");
  put_store (config, "S1", "Utrecht");
  list = pos_config_list (config, POS_TYPE_STORE);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpstr (((PosStore *)list->pdata[0])->id, ==, "S1");
  put_store (config, "S1", "Utrecht Centrum");
  g_assert_cmpuint (pos_config_list (config, POS_TYPE_STORE)->len, ==, 2);
  g_assert_cmpstr (
      ((PosStore *)pos_config_get (config, POS_TYPE_STORE, "S1"))->name, ==, "Utrecht Centrum");
  pos_config_remove (config, POS_TYPE_STORE, "S1");
  g_assert_null (pos_config_get (config, POS_TYPE_STORE, "S1"));
  g_assert_cmpuint (pos_config_list (config, POS_TYPE_STORE)->len, ==, 1);
  g_assert_null (pos_config_get (config, POS_TYPE_WORKER, "S2"));
  g_assert_null (pos_config_get (config, POS_TYPE_STORE, NULL));
}

static void
test_defaults (void)
{
  g_autoptr (PosConfig) config = pos_config_new ();
  PosParameters *parameters = pos_config_get_parameters (config);

  g_assert_cmpint (parameters->deposit_rate.micro, ==, POS_SCALE / 10);
  g_assert_cmpint (parameters->quote_validity_days, ==, 30);
  g_assert_cmpint (parameters->default_order_type, ==, POS_ORDER_TYPE_SALES_ORDER);
  g_assert_cmpint (pos_config_get_profile (config, NULL)->balance_rule, ==, POS_BALANCE_OPTIONAL);
}

static void
test_features (void)
{
  g_autoptr (PosConfig) config = pos_config_new ();
  g_autoptr (PosFeature) feature = g_object_new (POS_TYPE_FEATURE, NULL);

  g_assert_false (pos_config_has_feature (config, "F1"));
  g_assert_true (pos_config_has_feature (config, "F2"));
  g_assert_true (pos_config_has_feature (config, "F7"));
  g_assert_false (pos_config_has_feature (config, "F9"));
  pos_text_set (&feature->id, "F1");
  feature->enabled = TRUE;
  pos_config_put (config, feature);
  g_assert_true (pos_config_has_feature (config, "F1"));
}

static void
test_profile_of_a_store (void)
{
  g_autoptr (PosConfig) config = pos_config_new ();
  g_autoptr (PosProfile) profile = g_object_new (POS_TYPE_PROFILE, NULL);
  g_autoptr (PosStore) store = make_store ("S1", "Utrecht");

  pos_text_set (&profile->id, "stores");
  pos_text_set (&store->profile, "stores");
  g_assert_false (pos_config_get_profile (config, store) == profile);
  pos_config_put (config, profile);
  g_assert_true (pos_config_get_profile (config, store) == profile);
}

static void
test_primary_address (void)
{
  g_autoptr (PosCustomer) customer = g_object_new (POS_TYPE_CUSTOMER, NULL);
  g_autoptr (PosAddress) first = g_object_new (POS_TYPE_ADDRESS, NULL);
  g_autoptr (PosAddress) second = g_object_new (POS_TYPE_ADDRESS, NULL);

  g_assert_null (pos_customer_get_primary_address (customer));
  pos_text_set (&first->id, "A1");
  pos_text_set (&second->id, "A2");
  pos_list_append (customer->addresses, first);
  pos_list_append (customer->addresses, second);
  g_assert_true (pos_customer_get_primary_address (customer) == first);
  second->primary = TRUE;
  g_assert_true (pos_customer_get_primary_address (customer) == second);
  g_assert_true (pos_customer_find_address (customer, "A1") == first);
  g_assert_null (pos_customer_find_address (customer, "A3"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/config/every-kind-is-found-by-name-and-type", test_kinds);
  g_test_add_func ("/model/config/no-record-has-a-member-kind", test_no_record_has_a_member_kind);
  g_test_add_func ("/model/config/keys", test_keys);
  g_test_add_func ("/model/config/a-later-record-replaces-an-earlier", test_put_get_remove);
  g_test_add_func ("/model/config/2.5-defaults", test_defaults);
  g_test_add_func ("/model/config/2.7-features", test_features);
  g_test_add_func ("/model/config/the-profile-is-the-stores", test_profile_of_a_store);
  g_test_add_func ("/model/config/primary-address-else-the-first", test_primary_address);
  return g_test_run ();
}
