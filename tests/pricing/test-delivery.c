/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-delivery.c — places, modes, days and slots: §2.1, §2.2, §2.4 and scenarios 4–23 of §9. */
#include "base/pos-error.h"
#include "pricing-fixture.h"

SHOP_FIXTURE

static void
add_warehouse (Shop *shop, const char *id, const char *store, gint64 latitude)
{
  g_autoptr (PosWarehouse) warehouse = g_object_new (POS_TYPE_WAREHOUSE, NULL);

  pos_text_set (&warehouse->id, id);
  pos_text_set (&warehouse->name, id);
  pos_text_set (&warehouse->store, store);
  warehouse->latitude_micro = latitude;
  pos_config_put (shop->pricing.config, warehouse);
}

static PosGroupMember *
add_member (PosFulfillmentGroup *group, const char *warehouse)
{
  PosGroupMember *member = g_object_new (POS_TYPE_GROUP_MEMBER, NULL);

  pos_text_set (&member->warehouse, warehouse);
  pos_list_append (group->members, member);
  g_object_unref (member);
  return member;
}

/* S1 and S2 are stores, W9 is none; all in group G; S3 is not.  F1 is on. */
static PosFulfillmentGroup *
make_group (Shop *shop)
{
  const char *groups[] = {"G", NULL};
  g_autoptr (PosFulfillmentGroup) group = g_object_new (POS_TYPE_FULFILLMENT_GROUP, NULL);
  g_autoptr (PosStore) second = pos_record_copy (shop->store);

  shop->store->latitude_micro = 52000000;
  shop->store->fulfillment_groups = g_strdupv ((char **)groups);
  pos_text_set (&second->id, "S2");
  pos_text_set (&second->warehouse, "W2");
  pos_text_set (&second->shipping_warehouse, NULL);
  pos_config_put (shop->pricing.config, second);
  add_warehouse (shop, "W1", "S1", 52000000);
  add_warehouse (shop, "W2", "S2", 52300000);
  add_warehouse (shop, "W9", NULL, 52100000);
  pos_text_set (&group->id, "G");
  add_member (group, "W2");
  add_member (group, "W9");
  add_member (group, "W1");
  pos_config_put (shop->pricing.config, group);
  shop_feature (shop, "F1", TRUE);
  return group;
}

static char *
join (GPtrArray *candidates)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < candidates->len; i++) {
    PosCandidate *candidate = g_ptr_array_index (candidates, i);

    g_string_append_printf (text, i ? " %s" : "%s", candidate->warehouse);
    if (candidate->reason)
      g_string_append_printf (text, "(%s)", candidate->reason);
  }
  return g_string_free (text, FALSE);
}

static void
expect_candidates (Shop *shop, PosIntent intent, const char *expected)
{
  g_autoptr (GPtrArray) candidates = pos_delivery_list_candidates (&shop->pricing, intent);
  g_autofree char *found = join (candidates);

  g_assert_cmpstr (found, ==, expected);
}

static void
expect_source (
    Shop *shop, PosIntent intent, const char *wanted, const char *warehouse, const char *store)
{
  g_autoptr (GError) error = NULL;
  PosDeliverySource source = {0};

  g_assert_true (pos_delivery_find_source (&shop->pricing, intent, wanted, &source, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (source.warehouse, ==, warehouse);
  g_assert_cmpstr (source.store, ==, store);
}

static void
expect_no_source (Shop *shop, PosIntent intent, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  PosDeliverySource source = {0};

  g_assert_false (pos_delivery_find_source (&shop->pricing, intent, wanted, &source, &error));
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_LOCATION);
}

static void
only_stores_are_picked_up_at (Shop *shop, gconstpointer data)
{
  make_group (shop);
  expect_candidates (shop, POS_INTENT_PICK_UP, "W1 W2 W9(not-a-store)");
  expect_source (shop, POS_INTENT_PICK_UP, "W2", "W2", NULL);
  expect_no_source (shop, POS_INTENT_PICK_UP, "W9");
}

static void
flags_say_where_to_ship_from (Shop *shop, gconstpointer data)
{
  g_autoptr (GPtrArray) candidates = NULL;
  PosFulfillmentGroup *group = make_group (shop);
  PosGroupMember *second = pos_list_peek (group->members, 0);

  expect_candidates (shop, POS_INTENT_SHIP, "W1 W9 W2");
  candidates = pos_delivery_list_candidates (&shop->pricing, POS_INTENT_SHIP);
  g_assert_cmpstr (
      pos_delivery_get_default_candidate (&shop->pricing, POS_INTENT_SHIP, candidates)->warehouse,
      ==,
      "W9");
  second->no_ship = TRUE;
  expect_candidates (shop, POS_INTENT_SHIP, "W1 W9 W2(pick-up-only)");
  second->no_pickup = TRUE;
  expect_candidates (shop, POS_INTENT_PICK_UP, "W1 W9(not-a-store) W2(ship-only)");
}

static void
without_f1_stores_ship_from_their_shipping_warehouse (Shop *shop, gconstpointer data)
{
  make_group (shop);
  expect_source (shop, POS_INTENT_SHIP, NULL, "W9", NULL);
  expect_source (shop, POS_INTENT_SHIP, "W2", "W2", NULL);
  expect_no_source (shop, POS_INTENT_SHIP, "S2");
  shop_feature (shop, "F1", FALSE);
  expect_candidates (shop, POS_INTENT_SHIP, "W9 W2 W9(not-a-store)");
  expect_source (shop, POS_INTENT_SHIP, NULL, "W9", "S1");
  expect_source (shop, POS_INTENT_SHIP, "W9", "W9", "S1");
  expect_source (shop, POS_INTENT_SHIP, "S2", "W2", "S2");
  expect_no_source (shop, POS_INTENT_SHIP, "S3");
}

static void
distance_is_as_the_crow_flies (Shop *shop, gconstpointer data)
{
  g_autoptr (GPtrArray) candidates = NULL;
  PosCandidate *second;

  make_group (shop);
  candidates = pos_delivery_list_candidates (&shop->pricing, POS_INTENT_PICK_UP);
  second = g_ptr_array_index (candidates, 1);
  g_assert_cmpint (second->distance_m, >, 33000);
  g_assert_cmpint (second->distance_m, <, 34000);
}

static PosDeliveryMode *
get_mode (Shop *shop, const char *id)
{
  return pos_config_get (shop->pricing.config, POS_TYPE_DELIVERY_MODE, id);
}

static void
expect_mode (Shop *shop,
             PosIntent intent,
             const PosParcelItem *item,
             PosAddress *address,
             const char *mode,
             const char *reason)
{
  g_autoptr (GError) error = NULL;
  const char *found;

  if (pos_delivery_check_mode (
          &shop->pricing, intent, "S1", item, item ? 1 : 0, address, mode, &error)) {
    g_assert_null (reason);
    return;
  }
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_NO_DELIVERY_MODE);
  g_assert_true (g_variant_lookup (pos_error_get_details (error), "reason", "&s", &found));
  g_assert_cmpstr (found, ==, reason);
}

static void
modes_say_what_they_do_not_take (Shop *shop, gconstpointer data)
{
  const char *excluded[] = {"Z", NULL};
  const char *countries[] = {"NL", "BE-VLG", NULL};
  const char *elsewhere[] = {"S2", NULL};
  PosParcelItem item = {.item = "Z", .category = "lamps", .weight_grams = 5000};
  g_autoptr (PosAddress) address = g_object_new (POS_TYPE_ADDRESS, NULL);

  expect_mode (shop, POS_INTENT_SHIP, &item, NULL, "99", NULL);
  expect_mode (shop, POS_INTENT_SHIP, &item, NULL, "60", "unknown");
  get_mode (shop, "99")->max_weight_grams = 4999;
  expect_mode (shop, POS_INTENT_SHIP, &item, NULL, "99", "weight");
  get_mode (shop, "61")->products_excluded = g_strdupv ((char **)excluded);
  expect_mode (shop, POS_INTENT_PICK_UP, &item, NULL, "61", "product");
  get_mode (shop, "11")->countries = g_strdupv ((char **)countries);
  pos_text_set (&address->country, "BE");
  pos_text_set (&address->state, "WAL");
  expect_mode (shop, POS_INTENT_SHIP, &item, address, "11", "address");
  pos_text_set (&address->state, "VLG");
  expect_mode (shop, POS_INTENT_SHIP, &item, address, "11", NULL);
  g_strfreev (get_mode (shop, "21")->stores);
  get_mode (shop, "21")->stores = g_strdupv ((char **)elsewhere);
  expect_mode (shop, POS_INTENT_SHIP, &item, NULL, "21", "channel");
  item.carry_only = TRUE;
  expect_mode (shop, POS_INTENT_SHIP, &item, NULL, "11", "carry-only");
  expect_mode (shop, POS_INTENT_PICK_UP, &item, NULL, "60", NULL);
}

static void
offered_modes_fit_all_products (Shop *shop, gconstpointer data)
{
  const char *excluded[] = {"Z", NULL};
  PosParcelItem items[] = {{.item = "A"}, {.item = "Z"}};
  g_autoptr (GPtrArray) options = NULL;
  PosModeOption *last;

  get_mode (shop, "60")->products_excluded = g_strdupv ((char **)excluded);
  options = pos_delivery_list_modes (
      &shop->pricing, POS_INTENT_PICK_UP, "S1", items, G_N_ELEMENTS (items), NULL);
  g_assert_cmpuint (options->len, ==, 2);
  g_assert_cmpstr (((PosModeOption *)g_ptr_array_index (options, 0))->mode->id, ==, "61");
  last = g_ptr_array_index (options, 1);
  g_assert_cmpstr (last->reason, ==, "product");
  g_assert_cmpstr (last->item, ==, "Z");
}

static void
expect_date (Shop *shop, const char *mode, PosStore *store, PosDate date, const char *reason)
{
  g_autoptr (GError) error = NULL;
  const char *found;

  if (pos_delivery_check_date (&shop->pricing, mode, store, date, &error)) {
    g_assert_null (reason);
    return;
  }
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_DATE);
  g_assert_true (g_variant_lookup (pos_error_get_details (error), "reason", "&s", &found));
  g_assert_cmpstr (found, ==, reason);
}

static void
dates_follow_lead_days_and_running_days (Shop *shop, gconstpointer data)
{
  const char *fridays[] = {"5", NULL};
  PosDate today = shop->pricing.today; /* a Monday */

  expect_date (shop, "99", NULL, pos_date_add_days (today, -1), "past");
  expect_date (shop, "99", NULL, today, NULL);
  get_mode (shop, "99")->lead_days = 2;
  g_assert_cmpuint (
      pos_delivery_propose_date (&shop->pricing, "99", NULL).julian, ==, today.julian + 2);
  get_mode (shop, "99")->weekdays = g_strdupv ((char **)fridays);
  g_assert_cmpuint (
      pos_delivery_propose_date (&shop->pricing, "99", NULL).julian, ==, today.julian + 4);
  expect_date (shop, "99", NULL, pos_date_add_days (today, 3), "not-running");
}

static void
add_opening (Shop *shop, gint64 weekday, PosDate date, const char *from, const char *until)
{
  g_autoptr (PosOpening) opening = g_object_new (POS_TYPE_OPENING, NULL);

  opening->weekday = weekday;
  opening->date = date;
  opening->closed = from == NULL;
  pos_text_set (&opening->from, from);
  pos_text_set (&opening->until, until);
  pos_list_append (shop->store->opening, opening);
}

static void
nobody_picks_up_at_a_closed_store (Shop *shop, gconstpointer data)
{
  PosDate today = shop->pricing.today;

  for (gint64 weekday = 1; weekday <= 6; weekday++)
    add_opening (shop, weekday, POS_DATE_NONE, "09:00", "18:00");
  add_opening (shop, 0, pos_date_add_days (today, 1), NULL, NULL);
  expect_date (shop, "60", shop->store, today, NULL);
  expect_date (shop, "60", shop->store, pos_date_add_days (today, 1), "closed");
  expect_date (shop, "60", shop->store, pos_date_add_days (today, 6), "closed");
}

static PosSlotRule *
add_slot_rule (Shop *shop)
{
  const char *stores[] = {"S1", NULL};
  PosSlotRule *rule = g_object_new (POS_TYPE_SLOT_RULE, NULL);

  pos_text_set (&rule->id, "slots");
  pos_text_set (&rule->mode, "60");
  pos_text_set (&rule->start, "14:00");
  pos_text_set (&rule->end, "17:00");
  rule->stores = g_strdupv ((char **)stores);
  rule->interval_minutes = 60;
  rule->capacity = 2;
  pos_config_put (shop->pricing.config, rule);
  g_object_unref (rule);
  return rule;
}

static gint64
one_is_taken_twice (
    const char *store, const char *mode, PosDate date, const char *slot, gpointer data)
{
  return g_strcmp0 (slot, "15:00-16:00") == 0 ? 2 : 0;
}

static guint
count_slots (Shop *shop, PosDate date, int now)
{
  g_autoptr (GPtrArray) slots =
      pos_delivery_list_slots (&shop->pricing, shop->store, "60", date, now, NULL, NULL);

  return slots->len;
}

static void
slots_have_capacity (Shop *shop, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PosDate day = pos_date_add_days (shop->pricing.today, 1);

  g_assert_false (pos_delivery_gives_times (&shop->pricing, "S1", "60", day));
  add_slot_rule (shop);
  g_assert_true (pos_delivery_gives_times (&shop->pricing, "S1", "60", day));
  g_assert_false (pos_delivery_gives_times (&shop->pricing, "S1", "61", day));
  g_assert_cmpuint (count_slots (shop, day, 0), ==, 3);
  g_assert_true (pos_delivery_check_slot (
      &shop->pricing, shop->store, "60", day, "14:00-15:00", 0, one_is_taken_twice, NULL, &error));
  g_assert_false (pos_delivery_check_slot (
      &shop->pricing, shop->store, "60", day, "15:00-16:00", 0, one_is_taken_twice, NULL, &error));
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_SLOT);
}

static void
slots_keep_their_notice (Shop *shop, gconstpointer data)
{
  PosSlotRule *rule = add_slot_rule (shop);
  PosDate today = shop->pricing.today;

  rule->min_days.micro = 170000; /* 0.17 of a day: 4 hours and 5 minutes */
  g_assert_cmpuint (count_slots (shop, today, 10 * 60), ==, 2);
  g_assert_cmpuint (count_slots (shop, today, 13 * 60), ==, 0);
  rule->min_days.micro = POS_SCALE;
  g_assert_cmpuint (count_slots (shop, today, 0), ==, 0);
  g_assert_cmpuint (count_slots (shop, pos_date_add_days (today, 1), 23 * 60), ==, 3);
  rule->min_days.micro = 1200000;
  expect_date (shop, "60", shop->store, pos_date_add_days (today, 1), "too-early");
  expect_date (shop, "60", shop->store, pos_date_add_days (today, 2), NULL);
  rule->max_days.micro = 5 * POS_SCALE;
  expect_date (shop, "60", shop->store, pos_date_add_days (today, 6), "too-late");
  g_assert_cmpuint (count_slots (shop, pos_date_add_days (today, 6), 0), ==, 0);
}

static void
slots_stay_inside_opening_hours (Shop *shop, gconstpointer data)
{
  add_slot_rule (shop);
  add_opening (shop, 1, POS_DATE_NONE, "09:00", "16:30");
  g_assert_cmpuint (count_slots (shop, shop->pricing.today, 0), ==, 2);
  g_assert_cmpuint (count_slots (shop, pos_date_add_days (shop->pricing.today, 1), 0), ==, 0);
}

static void
no_day_without_a_time (Shop *shop, gconstpointer data)
{
  const char *weekdays[] = {"1", "2", "3", "4", "5", NULL};
  PosSlotRule *rule = add_slot_rule (shop);
  PosDate friday = pos_date_new (2026, 5, 15), saturday = pos_date_add_days (friday, 1);

  shop->pricing.today = friday;
  shop->pricing.now = pos_date_get_start (friday, "UTC");
  pos_text_set (&shop->store->time_zone, "UTC");
  rule->weekdays = g_strdupv ((char **)weekdays);
  expect_date (shop, "60", shop->store, friday, NULL);
  expect_date (shop, "60", shop->store, saturday, "without-pickup");
  expect_date (shop, "61", shop->store, saturday, NULL);
  g_assert_cmpint (
      pos_delivery_propose_date (&shop->pricing, "60", shop->store).julian, ==, friday.julian);

  rule->from = pos_date_add_days (saturday, 1);
  expect_date (shop, "60", shop->store, saturday, NULL); /* not valid yet */
  rule->from = POS_DATE_NONE;
  rule->until = friday;
  expect_date (shop, "60", shop->store, saturday, NULL); /* over */
}

static void
no_day_when_it_is_too_late_for_its_times (Shop *shop, gconstpointer data)
{
  PosSlotRule *rule = add_slot_rule (shop);
  PosDate friday = pos_date_new (2026, 5, 15), monday = pos_date_add_days (friday, 3);

  shop->pricing.today = friday;
  shop->pricing.now = pos_date_get_start (friday, "UTC") + 13 * G_TIME_SPAN_HOUR;
  pos_text_set (&shop->store->time_zone, "UTC");
  rule->min_days.micro = 170000; /* ready after 17:05, the last time begins at 16:00 */
  expect_date (shop, "60", shop->store, friday, "no-times");
  add_opening (shop, 1, POS_DATE_NONE, "09:00", "12:00");
  expect_date (
      shop, "60", shop->store, monday, "without-pickup"); /* TS3: open before its times only */
}

/* On 2027-03-28 clocks in Amsterdam go from 02:00 to 03:00. */
static void
nobody_picks_up_in_an_hour_that_is_skipped (Shop *shop, gconstpointer data)
{
  PosSlotRule *rule = add_slot_rule (shop);

  pos_text_set (&shop->store->time_zone, "Europe/Amsterdam");
  pos_text_set (&rule->start, "01:00");
  pos_text_set (&rule->end, "05:00");
  g_assert_cmpuint (count_slots (shop, pos_date_new (2027, 3, 27), 0), ==, 4);
  g_assert_cmpuint (count_slots (shop, pos_date_new (2027, 3, 28), 0), ==, 3);
  pos_text_set (&shop->store->time_zone, "UTC");
  g_assert_cmpuint (count_slots (shop, pos_date_new (2027, 3, 28), 0), ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  shop_test ("/delivery/FG1-pickup", only_stores_are_picked_up_at);
  shop_test ("/delivery/FG2-flags", flags_say_where_to_ship_from);
  shop_test ("/delivery/FG2-off", without_f1_stores_ship_from_their_shipping_warehouse);
  shop_test ("/delivery/distance", distance_is_as_the_crow_flies);
  shop_test ("/delivery/DM2-reasons", modes_say_what_they_do_not_take);
  shop_test ("/delivery/DM3-intersection", offered_modes_fit_all_products);
  shop_test ("/delivery/dates", dates_follow_lead_days_and_running_days);
  shop_test ("/delivery/closed", nobody_picks_up_at_a_closed_store);
  shop_test ("/delivery/TS2-capacity", slots_have_capacity);
  shop_test ("/delivery/TS-notice", slots_keep_their_notice);
  shop_test ("/delivery/TS-skipped-hour", nobody_picks_up_in_an_hour_that_is_skipped);
  shop_test ("/delivery/TS1-weekdays", no_day_without_a_time);
  shop_test ("/delivery/TS1-notice", no_day_when_it_is_too_late_for_its_times);
  shop_test ("/delivery/TS3-opening", slots_stay_inside_opening_hours);
  return g_test_run ();
}
