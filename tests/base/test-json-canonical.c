/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-json-canonical.c — the short way and the long way never differ. */
#include "base/pos-json-canonical.h"
#include "base/pos-json.h"

#include <string.h>

static const char SAMPLE[] =
    "{\"a\":\"\",\"body\":{\"id\":\"x}\\\"]{\",\"lines\":[{\"n\":1},[],{}],\"z\":null},\"f\":true,"
    "\"n\":-42,\"text\":\"é \\\\ \\b\\f\\n\\r\\t\\u001F\\u0001\",\"\u00fc\":0}";

/* As it would be read and written the long way; %NULL when it is refused. */
static char *
rewrite (const char *text, gsize length)
{
  g_autoptr (json_t) json = pos_json_parse (text, (gssize)length, NULL);

  return json ? pos_json_to_text (json) : NULL;
}

static void
assert_agree (const char *text, gsize length)
{
  g_autofree char *long_way = rewrite (text, length);

  if (!pos_json_is_canonical (text, length))
    return;
  if (!long_way || strlen (long_way) != length || memcmp (long_way, text, length) != 0)
    g_error ("not canonical: %.*s", (int)length, text);
}

static void
test_what_is_canonical_is_seen (void)
{
  static const char *const canonical[] = {
      "{}",
      "{\"\":[]}",
      "{\"a\":{},\"aa\":[{},[],\"\",0,-1,123456789012345678,true,false,null]}",
      SAMPLE,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (canonical); i++) {
    g_autofree char *long_way = rewrite (canonical[i], strlen (canonical[i]));
    g_assert_cmpstr (long_way, ==, canonical[i]);
    g_assert_true (pos_json_is_canonical (canonical[i], strlen (canonical[i])));
  }
}

static void
test_what_is_not_canonical_is_not_taken_for_it (void)
{
  static const char *const others[] = {
      "",
      "[]",
      "1",
      "{",
      "{}x",
      "{} ",
      " {}",
      "{\"b\":1,\"a\":2}",
      "{\"a\":1,\"a\":2}",
      "{\"aa\":1,\"a\":2}",
      "{\"a\" :1}",
      "{\"a\":1,}",
      "{\"a\":[1,]}",
      "{\"a\":[,1]}",
      "{\"a\":01}",
      "{\"a\":-0}",
      "{\"a\":-}",
      "{\"a\":+1}",
      "{\"a\":1.0}",
      "{\"a\":1.50}",
      "{\"a\":1e2}",
      "{\"a\":12345678901234567890}",
      "{\"a\":\"\\/\"}",
      "{\"a\":\"\\u00e9\"}",
      "{\"a\":\"\\u001f\"}",
      "{\"a\":\"\\u000A\"}",
      "{\"a\":\"\\u0008\"}",
      "{\"a\":\"\\u0000\"}",
      "{\"a\":\"\\u0041\"}",
      "{\"a\":\"\\u00",
      "{\"a\":\"\\",
      "{\"a\":\"\n\"}",
      "{\"a\":\"\xff\"}",
      "{\"a\":\"\xed\xa0\x80\"}",
      "{\"a\xc0\xaf\":1}",
      "{\"a\":nul}",
      "{\"a\":True}",
      "{\"a\":\"x}",
      "{a:1}",
      "{\"a\":1]",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++) {
    g_test_message ("%s", others[i]);
    g_assert_false (pos_json_is_canonical (others[i], strlen (others[i])));
  }
  g_assert_false (pos_json_is_canonical ("{\"a\":\"x\0\"}", 10));
  g_assert_false (pos_json_is_canonical ("{}\0", 3));
}

/* One byte of it is another one, is missing, or is there twice: fifty thousand texts. */
static void
test_every_damage_is_judged_as_the_long_way_judges (void)
{
  gsize size = strlen (SAMPLE);
  g_autofree char *text = g_malloc (size + 2);
  int canonical = 0;

  for (gsize at = 0; at < size; at++) {
    for (int byte = 0; byte < 256; byte++) {
      memcpy (text, SAMPLE, size);
      text[at] = (char)byte;
      assert_agree (text, size);
      canonical += pos_json_is_canonical (text, size);
    }
    memcpy (text, SAMPLE, at);
    memcpy (text + at, SAMPLE + at + 1, size - at - 1);
    assert_agree (text, size - 1);
    memcpy (text, SAMPLE, at + 1);
    memcpy (text + at + 1, SAMPLE + at, size - at);
    assert_agree (text, size + 1);
  }
  g_assert_cmpint (canonical, >, (int)size);
}

/* Nothing behind the end is looked at: the sanitizer would say so. */
static void
test_the_end_is_the_end (void)
{
  for (gsize size = 0; size < strlen (SAMPLE); size++) {
    g_autofree char *text = g_memdup2 (SAMPLE, size);
    g_assert_false (size > 0 && pos_json_is_canonical (text, size));
  }
}

static void
test_depth_is_limited (void)
{
  for (int depth = POS_JSON_MAX_DEPTH - 1; depth <= POS_JSON_MAX_DEPTH + 1; depth++) {
    g_autofree char *open = g_strnfill ((gsize)depth - 1, '[');
    g_autofree char *closed = g_strnfill ((gsize)depth - 1, ']');
    g_autofree char *text = g_strdup_printf ("{\"a\":%s%s}", open, closed);

    g_assert_cmpint (pos_json_is_canonical (text, strlen (text)), ==, depth <= POS_JSON_MAX_DEPTH);
  }
  g_autofree char *deep = g_strnfill (1000000, '{');
  g_assert_false (pos_json_is_canonical (deep, 1000000));
}

static void
assert_member (const char *name, const char *expected)
{
  PosJsonSlice value = pos_json_slice_member ((PosJsonSlice){SAMPLE, strlen (SAMPLE)}, name);
  g_autofree char *text = g_strndup (value.text, value.length);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_members_are_found (void)
{
  PosJsonSlice whole = {SAMPLE, strlen (SAMPLE)};
  PosJsonSlice body = pos_json_slice_member (whole, "body");
  g_autofree char *id = pos_json_slice_dup_text (pos_json_slice_member (body, "id"));
  g_autofree char *empty = pos_json_slice_dup_text (pos_json_slice_member (whole, "a"));
  g_autofree char *text = pos_json_slice_dup_text (pos_json_slice_member (whole, "text"));
  g_autofree char *none = pos_json_slice_dup_text (pos_json_slice_member (whole, "n"));

  assert_member ("a", "\"\"");
  assert_member ("f", "true");
  assert_member ("n", "-42");
  assert_member ("\u00fc", "0");
  assert_member ("body", "{\"id\":\"x}\\\"]{\",\"lines\":[{\"n\":1},[],{}],\"z\":null}");
  assert_member ("lines", NULL);
  assert_member ("", NULL);
  g_assert_null (pos_json_slice_member ((PosJsonSlice){"{}", 2}, "a").text);
  g_assert_null (pos_json_slice_member ((PosJsonSlice){NULL, 0}, "a").text);
  g_assert_cmpstr (id, ==, "x}\"]{");
  g_assert_cmpstr (empty, ==, "");
  g_assert_cmpstr (text, ==, "é \\ \b\f\n\r\t\x1f\x01");
  g_assert_null (none);
  g_assert_cmpint (pos_json_slice_get_integer (pos_json_slice_member (whole, "n")), ==, -42);
  g_assert_cmpint (pos_json_slice_get_integer (pos_json_slice_member (whole, "a")), ==, 0);
  g_assert_cmpint (pos_json_slice_get_integer (pos_json_slice_member (whole, "no")), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-canonical/seen", test_what_is_canonical_is_seen);
  g_test_add_func ("/json-canonical/others", test_what_is_not_canonical_is_not_taken_for_it);
  g_test_add_func ("/json-canonical/damage", test_every_damage_is_judged_as_the_long_way_judges);
  g_test_add_func ("/json-canonical/end", test_the_end_is_the_end);
  g_test_add_func ("/json-canonical/depth", test_depth_is_limited);
  g_test_add_func ("/json-canonical/members", test_members_are_found);
  return g_test_run ();
}
