/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-bundle.c — a file of records: what is taken, in which order, and what is refused by name. */
#include "base/pos-error.h"
#include "pos-random-record.h"
#include "wire/pos-bundle.h"

#include <string.h>

static PosBundle *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  PosBundle *bundle = pos_bundle_parse (text, -1, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < bundle->refusals->len; i++) {
    PosRefusal *refused = bundle->refusals->pdata[i];
    g_test_message ("%s %s: %s", refused->kind, refused->id, refused->reason);
  }
  return bundle;
}

static gpointer
nth (PosBundle *bundle, guint index)
{
  return bundle->records->pdata[index];
}

static PosRefusal *
refusal (PosBundle *bundle, guint index)
{
  g_assert_cmpuint (index, <, bundle->refusals->len);
  return bundle->refusals->pdata[index];
}

static void
test_records_come_in_the_order_in_which_they_are_applied (void)
{
  g_autoptr (PosBundle) bundle = parse (
      "{\"records\": [{\"kind\": \"register\", \"id\": \"R\", \"store\": \"S\"},"
      "{\"kind\": \"store\", \"id\": \"S\", \"name\": \"Harbor\", \"warehouse\": \"W\"},"
      "{\"kind\": \"warehouse\", \"id\": \"W\", \"name\": \"Store room\", \"store\": \"S\"}]}");

  g_assert_true (pos_bundle_check (bundle, NULL, NULL));
  g_assert_cmpuint (bundle->records->len, ==, 3);
  g_assert_true (POS_IS_WAREHOUSE (nth (bundle, 0)));
  g_assert_true (POS_IS_STORE (nth (bundle, 1)));
  g_assert_true (POS_IS_TILL (nth (bundle, 2)));
}

static void
test_refused_records_are_named (void)
{
  g_autoptr (PosBundle) bundle =
      parse ("{\"records\": [{\"kind\": \"feature\", \"id\": \"F1\", \"enabled\": true},"
             "{\"kind\": \"spaceship\", \"id\": \"X\"},"
             "{\"kind\": \"store\", \"id\": \"S\", \"warehouse\": \"W\"}, 7,"
             "{\"kind\": \"product\", \"id\": \"P\", \"name\": \"Chair\", \"unit_price\": 12.5}]}");

  g_assert_false (pos_bundle_check (bundle, NULL, NULL));
  g_assert_cmpuint (bundle->records->len, ==, 1);
  g_assert_cmpuint (bundle->refusals->len, ==, 4);
  g_assert_cmpstr (refusal (bundle, 0)->kind, ==, "spaceship");
  g_assert_cmpstr (refusal (bundle, 0)->id, ==, "X");
  g_assert_nonnull (strstr (refusal (bundle, 1)->reason, "name"));
  g_assert_cmpuint (refusal (bundle, 2)->index, ==, 4);
  g_assert_cmpstr (refusal (bundle, 3)->id, ==, "P");
}

static gboolean
only_warehouse_w (const char *kind, const char *id, gpointer data)
{
  return !strcmp (kind, "warehouse") && !strcmp (id, "W");
}

static const char CHAIN[] =
    "{\"records\": [{\"kind\": \"register\", \"id\": \"R\", \"store\": \"S\"},"
    "{\"kind\": \"store\", \"id\": \"S\", \"name\": \"Harbor\", \"warehouse\": \"W\"},"
    "{\"kind\": \"delivery-mode\", \"id\": \"D\", \"stores\": [\"*\"]}]}";

static void
test_dangling_references_are_refused_and_take_others_along (void)
{
  g_autoptr (PosBundle) alone = parse (CHAIN);
  g_autoptr (PosBundle) with = parse (CHAIN);

  g_assert_false (pos_bundle_check (alone, NULL, NULL));
  g_assert_cmpuint (alone->records->len, ==, 1);
  g_assert_cmpstr (refusal (alone, 0)->id, ==, "R");
  g_assert_cmpstr (refusal (alone, 1)->id, ==, "S");
  g_assert_nonnull (strstr (refusal (alone, 1)->reason, "“W”"));
  g_assert_true (alone->broken);
  g_assert_true (pos_bundle_check (with, only_warehouse_w, NULL));
  g_assert_cmpuint (with->records->len, ==, 3);
  g_assert_false (with->broken);
}

static void
test_what_is_missing_because_it_was_refused_breaks_no_file (void)
{
  g_autoptr (PosBundle) bundle =
      parse ("{\"records\": [{\"kind\": \"register\", \"id\": \"R\", \"store\": \"S\"},"
             "{\"kind\": \"store\", \"id\": \"S\", \"name\": 5}]}");

  g_assert_false (pos_bundle_check (bundle, NULL, NULL));
  g_assert_cmpuint (bundle->refusals->len, ==, 2);
  g_assert_false (bundle->broken);
}

static void
test_barcodes_that_mean_nothing_are_refused (void)
{
  g_autoptr (PosBundle) bundle =
      parse ("{\"records\": [{\"kind\": \"barcode-mask\", \"id\": \"GOOD\", \"prefix\": \"99\","
             "\"segments\": [{\"kind\": \"coupon\", \"length\": 6}]},"
             "{\"kind\": \"barcode-mask\", \"id\": \"BAD\", \"prefix\": \"98\","
             "\"segments\": [{\"kind\": \"any\", \"length\": 6}]},"
             "{\"kind\": \"barcode-mask\", \"id\": \"EVERY\","
             "\"segments\": [{\"kind\": \"coupon\", \"length\": 6}]}]}");

  g_assert_false (pos_bundle_check (bundle, NULL, NULL));
  g_assert_cmpuint (bundle->records->len, ==, 1);
  g_assert_cmpuint (bundle->refusals->len, ==, 2);
  g_assert_cmpstr (refusal (bundle, 0)->id, ==, "BAD");
  g_assert_nonnull (strstr (refusal (bundle, 1)->reason, "prefix"));
}

static void
test_the_last_of_two_records_counts (void)
{
  g_autoptr (PosBundle) bundle =
      parse ("{\"records\": [{\"kind\": \"feature\", \"id\": \"F1\", \"enabled\": true},"
             "{\"kind\": \"feature\", \"id\": \"F1\", \"enabled\": false}]}");

  g_assert_cmpuint (bundle->records->len, ==, 1);
  g_assert_false (POS_FEATURE (nth (bundle, 0))->enabled);
}

static void
test_amounts_count_in_the_currency_of_the_bundle (void)
{
  g_autoptr (PosBundle) yen =
      parse ("{\"currency\": \"JPY\", \"records\": [{\"kind\": \"tender\", \"id\": \"cash\", "
             "\"type\": \"cash\", \"max_change\": \"5000\"}]}");
  g_autoptr (PosBundle) euro =
      parse ("{\"records\": [{\"kind\": \"tender\", \"id\": \"cash\", \"type\": \"cash\", "
             "\"max_change\": \"50.25\"},"
             "{\"kind\": \"parameters\", \"id\": \"company\", \"currency\": \"EUR\"}]}");

  g_assert_cmpint (POS_TENDER (nth (yen, 0))->max_change, ==, 5000);
  g_assert_cmpint (POS_TENDER (nth (euro, 1))->max_change, ==, 5025);
}

static void
test_what_is_exported_is_imported (void)
{
  guint32 euro = pos_currency_from_code ("EUR");

  for (const PosKind *kind = pos_kind_list (); kind->nick; kind++) {
    g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
    g_ptr_array_add (records, random_record (kind->get_type (), 2));
    g_autofree char *text = pos_bundle_to_text (records, euro);
    g_autoptr (PosBundle) bundle = parse (text);

    g_assert_cmpuint (bundle->refusals->len, ==, 0);
    g_assert_true (pos_record_equal (records->pdata[0], nth (bundle, 0), TRUE));
  }
}

static void
test_a_file_that_is_no_bundle_is_an_error (void)
{
  static const char *const files[] = {
      "", "[]", "{}", "{\"records\": {}}", "{\"records\": [], \"currency\": \"Q\"}"};

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (pos_bundle_parse (files[i], -1, &error));
    g_assert_true (error && error->domain == POS_VALUE_ERROR);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bundle/records-come-in-the-order-in-which-they-are-applied",
                   test_records_come_in_the_order_in_which_they_are_applied);
  g_test_add_func ("/bundle/refused-records-are-named", test_refused_records_are_named);
  g_test_add_func ("/bundle/barcodes-that-mean-nothing-are-refused",
                   test_barcodes_that_mean_nothing_are_refused);
  g_test_add_func ("/bundle/dangling-references-are-refused-and-take-others-along",
                   test_dangling_references_are_refused_and_take_others_along);
  g_test_add_func ("/bundle/what-is-missing-because-it-was-refused-breaks-no-file",
                   test_what_is_missing_because_it_was_refused_breaks_no_file);
  g_test_add_func ("/bundle/the-last-of-two-records-counts", test_the_last_of_two_records_counts);
  g_test_add_func ("/bundle/amounts-count-in-the-currency-of-the-bundle",
                   test_amounts_count_in_the_currency_of_the_bundle);
  g_test_add_func ("/bundle/what-is-exported-is-imported", test_what_is_exported_is_imported);
  g_test_add_func ("/bundle/a-file-that-is-no-bundle-is-an-error",
                   test_a_file_that_is_no_bundle_is_an_error);
  return g_test_run ();
}
