/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-record-json.c — records as JSON: round trips, unknown members, refusals that name. */
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "sample-record.h"

#include <string.h>

#define CASES 1000
#define NO_ID "00000000-0000-0000-0000-000000000000"
#define SOME_ID "\"id\":\"018f2c5e-7b1c-7000-8000-000000000001\""

static PosSample *
read_sample (const char *text, GError **error)
{
  g_autoptr (json_t) json = pos_json_parse (text, -1, NULL);

  g_assert_nonnull (json);
  return pos_record_new_from_json (POS_TYPE_SAMPLE, json, 0, error);
}

static void
test_reading_what_was_written (void)
{
  for (int i = 0; i < CASES; i++) {
    g_autoptr (PosSample) sample = pos_sample_new_random ();
    g_autoptr (json_t) json = pos_record_to_json (sample, 0);
    g_autofree char *text = pos_json_to_text (json);
    g_autoptr (GError) error = NULL;
    g_autoptr (PosSample) back = read_sample (text, &error);

    g_assert_no_error (error);
    g_assert_true (pos_record_equal (sample, back, TRUE));
    g_autoptr (json_t) again = pos_record_to_json (back, 0);
    g_autofree char *same = pos_json_to_text (again);
    g_assert_cmpstr (text, ==, same);
  }
}

static void
assert_text_is_canonical (gpointer record, guint32 currency)
{
  g_autoptr (json_t) json = pos_record_to_json (record, currency);
  g_autofree char *wanted = pos_json_to_text (json);
  g_autofree char *text = pos_record_to_text (record, currency);

  g_assert_cmpstr (text, ==, wanted);
}

static void
test_the_text_is_that_of_the_json (void)
{
  for (int i = 0; i < CASES; i++) {
    g_autoptr (PosSample) sample = pos_sample_new_random ();

    assert_text_is_canonical (sample, 0);
    sample->currency = 0;
    assert_text_is_canonical (sample, pos_currency_from_code ("KWD"));
  }
}

static void
test_the_text_says_extremes_as_the_json_does (void)
{
  static const gint64 numbers[] = {
      0, 1, -1, 9, 10, -10, 100, 999999, 1000000, -1000001, 1500000, G_MAXINT64, G_MININT64};
  static const char *const texts[] = {
      "", "\"", "\\", "/", "\b\f\n\r\t", "\x01\x1f\x7f", "é\u2028", "a\xff", "\xc3", NULL};

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    for (const char *const *text = texts; *text; text++) {
      g_autoptr (PosSample) sample = pos_sample_new_random ();
      const char *tags[] = {i % 2 ? "" : "\"x\n", NULL};

      sample->count = sample->total = sample->made_at = numbers[i];
      sample->unit_price.micro = sample->quantity.micro = sample->rate.micro = numbers[i];
      pos_text_set (&sample->name, *text);
      g_strfreev (sample->tags);
      sample->tags = i % 3 ? g_strdupv ((GStrv)tags) : NULL;
      sample->day = i % 2 ? POS_DATE_NONE : (PosDate){G_MAXUINT32};
      sample->status = POS_SAMPLE_NONE;
      pos_text_set (&sample->extra, NULL);
      assert_text_is_canonical (sample, 0);
    }
}

static void
test_the_text_has_unknown_members_in_their_place (void)
{
  g_autoptr (PosSample) sample =
      read_sample ("{" SOME_ID ",\"name\":\"x\",\"aaa\":[1,2.5,{\"z\":null,\"b\":\"é\"}],"
                   "\"namf\":true,\"zzz\":{},\"parts\":[{" SOME_ID ",\"more\":1}]}",
                   NULL);

  g_assert_nonnull (sample);
  assert_text_is_canonical (sample, 0);
}

static void
test_written_form (void)
{
  g_autoptr (PosSample) sample = read_sample (
      "{" SOME_ID ",\"name\":\"x\",\"currency\":\"EUR\",\"total\":\"-0.05\",\"rate\":\"0.21\","
      "\"unit_price\":\"19.9\",\"quantity\":\"2\",\"day\":\"2026-05-21\",\"status\":\"open\","
      "\"caption\":\"any\",\"parts\":[{" SOME_ID ",\"amount\":\"1.50\"}]}",
      NULL);
  g_assert_nonnull (sample);
  g_autoptr (json_t) json = pos_record_to_json (sample, 0);
  g_autofree char *text = pos_json_to_text (json);

  g_assert_cmpint (sample->total, ==, -5);
  g_assert_cmpint (((PosSamplePart *)pos_list_peek (sample->parts, 0))->amount, ==, 150);
  g_assert_cmpstr (text,
                   ==,
                   "{\"caption\":\"any\",\"count\":0,\"currency\":\"EUR\",\"day\":\"2026-05-21\","
                   "\"extra\":null," SOME_ID ",\"made_at\":null,\"name\":\"x\",\"parts\":[{"
                   "\"amount\":\"1.50\"," SOME_ID ",\"name\":null}],\"quantity\":\"2\","
                   "\"rate\":\"0.21\",\"status\":\"open\",\"tags\":[],\"taxable\":false,"
                   "\"total\":\"-0.05\",\"unit_price\":\"19.90\"}");
}

static void
test_local_fields_stay_here (void)
{
  g_autoptr (PosSample) sample =
      read_sample ("{" SOME_ID ",\"name\":\"x\",\"note\":\"from outside\"}", NULL);
  g_autoptr (json_t) json = pos_record_to_json (sample, 0);

  g_assert_null (sample->note);
  g_assert_null (json_object_get (json, "note"));
}

static void
test_a_record_without_a_currency_reads_back (void)
{
  g_autoptr (PosSample) sample = pos_sample_new_random ();
  g_autoptr (GError) error = NULL;

  sample->currency = 0;
  g_autoptr (json_t) json = pos_record_to_json (sample, 0);
  g_autoptr (PosSample) back = pos_record_new_from_json (POS_TYPE_SAMPLE, json, 0, &error);
  g_assert_no_error (error);
  g_assert_true (pos_record_equal (sample, back, TRUE));
}

static void
test_unknown_members_are_kept (void)
{
  g_autoptr (PosSample) sample = read_sample (
      "{" SOME_ID ",\"name\":\"x\",\"later\":{\"deep\":[1]},\"newer\":19.99,\"none\":null,"
      "\"parts\":[{" SOME_ID ",\"color\":\"red\"}]}",
      NULL);
  g_autoptr (PosSample) copy = pos_record_copy (sample);
  g_autoptr (PosSample) target = pos_sample_new_random ();

  pos_record_assign (target, copy);
  PosSample *all[] = {sample, copy, target};
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++) {
    g_autoptr (json_t) json = pos_record_to_json (all[i], 0);
    g_autofree char *text = pos_json_to_text (json);
    g_assert_nonnull (strstr (text, "\"later\":{\"deep\":[1]}"));
    g_assert_nonnull (strstr (text, "\"newer\":19.99"));
    g_assert_nonnull (strstr (text, "\"none\":null"));
    g_assert_nonnull (strstr (text, "\"color\":\"red\""));
  }
}

static void
test_a_copys_unknown_members_are_its_own (void)
{
  g_autoptr (PosSample) sample = read_sample ("{" SOME_ID ",\"name\":\"x\",\"later\":1}", NULL);
  g_autoptr (PosSample) copy = pos_record_copy (sample);
  g_autoptr (json_t) more = pos_json_parse ("{\"later\":2,\"newest\":3}", -1, NULL);

  g_assert_true (pos_record_read_json (copy, more, 0, NULL));
  g_autoptr (json_t) first = pos_record_to_json (sample, 0), second = pos_record_to_json (copy, 0);
  g_assert_cmpint (json_integer_value (json_object_get (first, "later")), ==, 1);
  g_assert_null (json_object_get (first, "newest"));
  g_assert_cmpint (json_integer_value (json_object_get (second, "later")), ==, 2);
  g_assert_cmpint (json_integer_value (json_object_get (second, "newest")), ==, 3);
}

static void
test_many_unknown_members_are_read_in_time (void)
{
  g_autoptr (json_t) json = json_object ();
  g_autoptr (PosSample) sample = g_object_new (POS_TYPE_SAMPLE, NULL);

  for (int i = 0; i < 20000; i++) {
    g_autofree char *name = g_strdup_printf ("unknown_%d", i);
    json_object_set_new (json, name, json_integer (i));
  }
  gint64 start = g_get_monotonic_time ();
  g_assert_true (pos_record_read_json (sample, json, 0, NULL));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
}

static void
test_absent_members_keep_their_value (void)
{
  g_autoptr (PosSample) sample = pos_sample_new_random ();
  g_autoptr (PosSample) before = pos_record_copy (sample);
  g_autoptr (json_t) json = pos_json_parse ("{\"count\":5,\"name\":null}", -1, NULL);

  g_assert_true (pos_record_read_json (sample, json, 0, NULL));
  g_assert_cmpint (sample->count, ==, 5);
  before->count = 5;
  g_assert_true (pos_record_equal (sample, before, FALSE));
}

static void
test_required_members_are_demanded (void)
{
  static const char *const wrong[] = {
      "{" SOME_ID "}", "{" SOME_ID ",\"name\":null}", "{" SOME_ID ",\"name\":\"\"}"};

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;
    const char *field;
    g_assert_null (read_sample (wrong[i], &error));
    g_assert_error (error, POS_VALUE_ERROR, POS_VALUE_ERROR_MISSING);
    g_assert_nonnull (strstr (error->message, "name"));
    g_assert_true (g_variant_lookup (pos_error_get_details (error), "field", "&s", &field));
    g_assert_cmpstr (field, ==, "name");
  }
}

/* It would be written as a member without a value, which nobody could read any more. */
static void
test_an_id_of_zeros_is_missing (void)
{
  static const char *const wrong[] = {"{\"id\":\"" NO_ID "\",\"name\":\"x\"}",
                                      "{" SOME_ID ",\"name\":\"x\",\"parts\":[{\"id\":\"" NO_ID
                                      "\"}]}"};

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (read_sample (wrong[i], &error));
    g_assert_error (error, POS_VALUE_ERROR, POS_VALUE_ERROR_MISSING);
  }
}

static void
test_wrong_types_are_named (void)
{
  static const struct {
    const char *member, *value;
  } wrong[] = {
      {"id", "5"},
      {"id", "\"x\""},
      {"name", "5"},
      {"name", "{}"},
      {"taxable", "1"},
      {"taxable", "\"true\""},
      {"count", "\"5\""},
      {"count", "5.0"},
      {"total", "5"},
      {"total", "5.00"},
      {"total", "\"5.005\""},
      {"total", "\"x\""},
      {"unit_price", "1.5"},
      {"quantity", "2"},
      {"rate", "0.21"},
      {"day", "20260521"},
      {"day", "\"21 May\""},
      {"made_at", "5"},
      {"made_at", "\"2026-05-21\""},
      {"status", "1"},
      {"status", "\"ajar\""},
      {"caption", "5"},
      {"caption", "{\"nl\":5}"},
      {"tags", "\"x\""},
      {"tags", "[5]"},
      {"parts", "{}"},
      {"parts", "[5]"},
      {"parts", "[{\"id\":5}]"},
      {"parts", "[{}]"},
      {"extra", "5"},
      {"extra", "\"x\""},
      {"currency", "5"},
      {"currency", "\"euro\""},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    gboolean is_name = g_str_equal (wrong[i].member, "name"),
             is_id = g_str_equal (wrong[i].member, "id");
    g_autofree char *text = g_strdup_printf ("{%s%s\"%s\":%s}",
                                             is_id ? "" : SOME_ID ",",
                                             is_name ? "" : "\"name\":\"x\",",
                                             wrong[i].member,
                                             wrong[i].value);
    g_autoptr (GError) error = NULL;
    g_autoptr (PosSample) sample = read_sample (text, &error);

    g_test_message ("%s", text);
    g_assert_null (sample);
    g_assert_true (error->domain == POS_VALUE_ERROR);
    if (!g_str_has_prefix (wrong[i].value, "\"euro"))
      g_assert_nonnull (strstr (error->message, wrong[i].member));
  }
}

static void
test_what_is_not_an_object_is_refused (void)
{
  g_autoptr (json_t) json = pos_json_parse ("[]", -1, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (pos_record_new_from_json (POS_TYPE_SAMPLE, json, 0, &error));
  g_assert_error (error, POS_VALUE_ERROR, POS_VALUE_ERROR_PARSE);
}

/* Every value of a random record's JSON is replaced by something else in turn. */
static void
test_damaged_json_is_refused_or_read_but_never_crashes (void)
{
  static const char *const values[] = {
      "5", "5.5", "\"x\"", "null", "true", "[]", "{}", "[[]]", "\"\"", "[null]", "{\"nl\":null}"};

  for (int i = 0; i < CASES / 50; i++) {
    g_autoptr (PosSample) sample = pos_sample_new_random ();
    g_autoptr (json_t) json = pos_record_to_json (sample, 0);

    for (const PosField *field = pos_record_get_fields (sample); field->name; field++)
      for (gsize j = 0; j < G_N_ELEMENTS (values); j++) {
        g_autoptr (json_t) damaged = json_copy (json);
        g_autoptr (GError) error = NULL;
        json_object_set_new (damaged, field->name, json_loads (values[j], JSON_DECODE_ANY, NULL));
        g_autoptr (GObject) read = pos_record_new_from_json (POS_TYPE_SAMPLE, damaged, 0, &error);
        g_assert_cmpint (read == NULL, ==, error != NULL);
      }
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record-json/reading-what-was-written", test_reading_what_was_written);
  g_test_add_func ("/record-json/the-text-is-that-of-the-json", test_the_text_is_that_of_the_json);
  g_test_add_func ("/record-json/the-text-says-extremes-as-the-json-does",
                   test_the_text_says_extremes_as_the_json_does);
  g_test_add_func ("/record-json/the-text-has-unknown-members-in-their-place",
                   test_the_text_has_unknown_members_in_their_place);
  g_test_add_func ("/record-json/written-form", test_written_form);
  g_test_add_func ("/record-json/local-fields-stay-here", test_local_fields_stay_here);
  g_test_add_func ("/record-json/a-record-without-a-currency-reads-back",
                   test_a_record_without_a_currency_reads_back);
  g_test_add_func ("/record-json/unknown-members-are-kept", test_unknown_members_are_kept);
  g_test_add_func ("/record-json/a-copys-unknown-members-are-its-own",
                   test_a_copys_unknown_members_are_its_own);
  g_test_add_func ("/record-json/many-unknown-members-are-read-in-time",
                   test_many_unknown_members_are_read_in_time);
  g_test_add_func ("/record-json/absent-members-keep-their-value",
                   test_absent_members_keep_their_value);
  g_test_add_func ("/record-json/required-members-are-demanded",
                   test_required_members_are_demanded);
  g_test_add_func ("/record-json/an-id-of-zeros-is-missing", test_an_id_of_zeros_is_missing);
  g_test_add_func ("/record-json/wrong-types-are-named", test_wrong_types_are_named);
  g_test_add_func ("/record-json/what-is-not-an-object-is-refused",
                   test_what_is_not_an_object_is_refused);
  g_test_add_func ("/record-json/damaged-json-is-refused-or-read-but-never-crashes",
                   test_damaged_json_is_refused_or_read_but_never_crashes);
  return g_test_run ();
}
