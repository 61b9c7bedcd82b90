/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-json.c — hostile JSON gets an error, never a wrong value (reliability.md §0.8). */
#include "base/pos-error.h"
#include "base/pos-json.h"

#include <string.h>

static void
assert_refused (const char *text, gssize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (json_t) json = pos_json_parse (text, length, &error);

  if (json)
    g_test_message ("accepted: %.100s", text);
  g_assert_null (json);
  g_assert_error (error, POS_VALUE_ERROR, POS_VALUE_ERROR_PARSE);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_hostile_texts_are_refused (void)
{
  static const char *const wrong[] = {
      "",
      " ",
      "{",
      "[1",
      "{\"a\":1,\"a\":2}",
      "{\"x\":{\"a\":1,\"a\":1}}",
      "{} {}",
      "{}x",
      "[],",
      "{'a':1}",
      "{a:1}",
      "[0x10]",
      "[010]",
      "[+1]",
      "[1,]",
      "// x\n{}",
      "[12345678901234567890]",
      "[-9223372036854775809]",
      "[1e999]",
      "[NaN]",
      "[\"\\u0000\"]",
      "{\"a\\u0000b\":1}",
      "[\"\\ud800\"]",
      "[\"\xff\"]",
      "[\"\xc0\xaf\"]",
      "[\"\xed\xa0\x80\"]",
      "[\"a\nb\"]",
      "\xef\xbb\xbf{}",
      "1",
      "\"text\"",
      "null",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    assert_refused (wrong[i], -1);
  assert_refused ("{}\0", 3);
  assert_refused ("[\"a\0b\"]", 7);
}

static void
test_depth_is_limited (void)
{
  for (int depth = POS_JSON_MAX_DEPTH - 1; depth <= POS_JSON_MAX_DEPTH + 1; depth++) {
    g_autoptr (GString) text = g_string_new (NULL);
    for (int i = 0; i < depth; i++)
      g_string_append_c (text, '[');
    for (int i = 0; i < depth; i++)
      g_string_append_c (text, ']');
    g_autoptr (json_t) json = pos_json_parse (text->str, -1, NULL);
    g_assert_cmpint (json != NULL, ==, depth <= POS_JSON_MAX_DEPTH);
  }
  g_autofree char *deep = g_strnfill (1000000, '[');
  assert_refused (deep, -1);
}

static void
test_brackets_in_texts_do_not_count (void)
{
  g_autofree char *brackets = g_strnfill (1000, '[');
  g_autofree char *text = g_strdup_printf ("[\"\\\"%s\\\\\"]", brackets);
  g_autoptr (json_t) json = pos_json_parse (text, -1, NULL);

  g_assert_nonnull (json);
}

static void
test_size_is_limited (void)
{
  gsize size = POS_JSON_MAX_BYTES + 1;
  g_autofree char *text = g_strnfill (size, ' ');

  text[0] = '[';
  text[size - 1] = ']';
  assert_refused (text, (gssize)size);
  text[size - 2] = ']';
  g_autoptr (json_t) json = pos_json_parse (text, (gssize)size - 1, NULL);
  g_assert_nonnull (json);
}

static void
test_whole_numbers_are_exact (void)
{
  static const gint64 numbers[] = {G_MAXINT64, G_MININT64, 9007199254740993, -9007199254740993, 0};

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++) {
    g_autofree char *text = g_strdup_printf ("{\"n\":%" G_GINT64_FORMAT "}", numbers[i]);
    g_autoptr (json_t) json = pos_json_parse (text, -1, NULL);
    g_autofree char *back = pos_json_to_text (json);
    gint64 value;

    g_assert_true (pos_json_get_integer (json, "n", 7, &value, NULL));
    g_assert_cmpint (value, ==, numbers[i]);
    g_assert_cmpstr (back, ==, text);
  }
}

static void
test_decimals_pass_through_as_written (void)
{
  static const char *const texts[] = {"[19.99]", "[0.1]", "[1234567.89]", "[-0.005]", "[1.0]"};

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (json_t) json = pos_json_parse (texts[i], -1, NULL);
    g_autofree char *back = pos_json_to_text (json);
    g_assert_cmpstr (back, ==, texts[i]);
  }
}

static void
test_equal_values_give_equal_text (void)
{
  g_autoptr (json_t) a = pos_json_parse ("{ \"b\": [1, 2], \"a\": \"é\" }", -1, NULL);
  g_autoptr (json_t) b = pos_json_parse ("{\"a\":\"\\u00e9\",\"b\":[1,2]}", -1, NULL);
  g_autofree char *text_a = pos_json_to_text (a), *text_b = pos_json_to_text (b);

  g_assert_cmpstr (text_a, ==, text_b);
  g_assert_cmpstr (text_a, ==, "{\"a\":\"é\",\"b\":[1,2]}");
}

static void
test_members (void)
{
  g_autoptr (json_t) json =
      pos_json_parse ("{\"t\":\"x\",\"f\":true,\"i\":5,\"n\":null,\"r\":5.0}", -1, NULL);
  const char *text;
  gboolean flag;
  gint64 number;

  g_assert_true (pos_json_get_text (json, "t", "y", &text, NULL));
  g_assert_cmpstr (text, ==, "x");
  g_assert_true (pos_json_get_flag (json, "f", FALSE, &flag, NULL));
  g_assert_true (flag);
  g_assert_true (pos_json_get_text (json, "n", "y", &text, NULL));
  g_assert_cmpstr (text, ==, "y");
  g_assert_true (pos_json_get_flag (json, "absent", TRUE, &flag, NULL));
  g_assert_true (flag);
  g_assert_true (pos_json_get_integer (json, "absent", 9, &number, NULL));
  g_assert_cmpint (number, ==, 9);
}

static void
test_members_of_another_type_are_named (void)
{
  g_autoptr (json_t) json = pos_json_parse ("{\"t\":\"5\",\"i\":5,\"r\":5.0}", -1, NULL);
  g_autoptr (GError) e1 = NULL, e2 = NULL, e3 = NULL, e4 = NULL;
  const char *text;
  gboolean flag;
  gint64 number;

  g_assert_false (pos_json_get_integer (json, "t", 0, &number, &e1));
  g_assert_false (pos_json_get_integer (json, "r", 0, &number, &e2));
  g_assert_false (pos_json_get_text (json, "i", NULL, &text, &e3));
  g_assert_false (pos_json_get_flag (json, "i", FALSE, &flag, &e4));
  g_assert_nonnull (strstr (e1->message, "“t”"));
  g_assert_nonnull (strstr (e2->message, "“r”"));
  g_assert_nonnull (strstr (e3->message, "“i”"));
  g_assert_error (e4, POS_VALUE_ERROR, POS_VALUE_ERROR_PARSE);
}

static void
test_noise_never_crashes (void)
{
  static const char alphabet[] = "{}[]\",:\\u0019.-eEtrufalsn \xc3\xa9\xff";

  for (int i = 0; i < 20000; i++) {
    char text[24];
    gsize length = (gsize)g_test_rand_int_range (0, sizeof text);
    for (gsize j = 0; j < length; j++)
      text[j] = alphabet[g_test_rand_int_range (0, (int)sizeof alphabet - 1)];
    g_autoptr (GError) error = NULL;
    g_autoptr (json_t) json = pos_json_parse (text, (gssize)length, &error);
    g_assert_cmpint (json == NULL, ==, error != NULL);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/hostile-texts-are-refused", test_hostile_texts_are_refused);
  g_test_add_func ("/json/depth-is-limited", test_depth_is_limited);
  g_test_add_func ("/json/brackets-in-texts-do-not-count", test_brackets_in_texts_do_not_count);
  g_test_add_func ("/json/size-is-limited", test_size_is_limited);
  g_test_add_func ("/json/whole-numbers-are-exact", test_whole_numbers_are_exact);
  g_test_add_func ("/json/decimals-pass-through-as-written", test_decimals_pass_through_as_written);
  g_test_add_func ("/json/equal-values-give-equal-text", test_equal_values_give_equal_text);
  g_test_add_func ("/json/members", test_members);
  g_test_add_func ("/json/members-of-another-type-are-named",
                   test_members_of_another_type_are_named);
  g_test_add_func ("/json/noise-never-crashes", test_noise_never_crashes);
  return g_test_run ();
}
