/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-saying.c — what headquarters says is read back into what it was made of. */
#include "model/pos-saying.h"

static const char *
value (PosSaying *saying, const char *name)
{
  return g_hash_table_lookup (saying->values, name);
}

static void
a_sentence_is_read_back (void)
{
  g_autofree char *text = pos_saying_write ("slot-full",
                                            "slot",
                                            "14:00-15:00",
                                            "date",
                                            "2026-05-16",
                                            "store",
                                            "St. Anna on the Sea",
                                            NULL);
  g_autoptr (GPtrArray) read = pos_saying_read (text);
  PosSaying *saying = read->pdata[0];

  g_assert_cmpstr (text,
                   ==,
                   "The pick-up time 14:00-15:00 on 2026-05-16 at St. Anna on the Sea is full: "
                   "agree on another one with the customer");
  g_assert_cmpuint (read->len, ==, 1);
  g_assert_cmpstr (saying->code, ==, "slot-full");
  g_assert_cmpstr (saying->text, ==, text);
  g_assert_cmpstr (value (saying, "slot"), ==, "14:00-15:00");
  g_assert_cmpstr (value (saying, "date"), ==, "2026-05-16");
  g_assert_cmpstr (value (saying, "store"), ==, "St. Anna on the Sea");
}

/* Sentences that begin alike are told apart by how they end. */
static void
what_begins_alike_is_told_apart (void)
{
  static const char *const codes[] = {
      "coupon-used-up", "coupon-used-up-customer", "coupon-used-up-store"};

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++) {
    g_autofree char *text = pos_saying_write (codes[i], "coupon", "WELCOME", "limit", "3", NULL);
    g_autoptr (GPtrArray) read = pos_saying_read (text);
    PosSaying *saying = read->pdata[0];

    g_assert_cmpuint (read->len, ==, 1);
    g_assert_cmpstr (saying->code, ==, codes[i]);
    g_assert_cmpstr (value (saying, "coupon"), ==, "WELCOME");
    g_assert_cmpstr (value (saying, "limit"), ==, "3");
  }
}

static void
two_sentences_are_two (void)
{
  g_autofree char *first =
      pos_saying_write ("coupon-used-up-store", "coupon", "K. 1", "limit", "1", NULL);
  g_autofree char *second = pos_saying_write ("returned-too-much", "item", "A", NULL);
  g_autofree char *both = pos_saying_join (first, second);
  g_autofree char *one = pos_saying_join (NULL, second);
  g_autofree char *none = pos_saying_join (NULL, NULL);
  g_autoptr (GPtrArray) read = pos_saying_read (both);

  g_assert_cmpstr (one, ==, second);
  g_assert_null (none);
  g_assert_cmpuint (read->len, ==, 2);
  g_assert_cmpstr (((PosSaying *)read->pdata[0])->code, ==, "coupon-used-up-store");
  g_assert_cmpstr (value (read->pdata[0], "coupon"), ==, "K. 1");
  g_assert_cmpstr (((PosSaying *)read->pdata[1])->code, ==, "returned-too-much");
  g_assert_cmpstr (((PosSaying *)read->pdata[1])->text, ==, second);
}

/* Of somebody's own, of another version, damaged: shown as it is. */
static void
other_texts_stay_as_they_are (void)
{
  static const char *const texts[] = {"Call Anna. She knows",
                                      "The coupon",
                                      "The coupon K was used up: 1 in all stores",
                                      "Headquarters has no customer",
                                      "{item}"};

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GPtrArray) read = pos_saying_read (texts[i]);
    PosSaying *saying = read->pdata[0];

    g_assert_cmpuint (read->len, ==, 1);
    g_assert_null (saying->code);
    g_assert_cmpstr (saying->text, ==, texts[i]);
    g_assert_cmpuint (g_hash_table_size (saying->values), ==, 0);
  }
  g_autoptr (GPtrArray) nothing = pos_saying_read (NULL);
  g_assert_cmpuint (nothing->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/saying/read-back", a_sentence_is_read_back);
  g_test_add_func ("/saying/begins-alike", what_begins_alike_is_told_apart);
  g_test_add_func ("/saying/two", two_sentences_are_two);
  g_test_add_func ("/saying/others", other_texts_stay_as_they_are);
  return g_test_run ();
}
