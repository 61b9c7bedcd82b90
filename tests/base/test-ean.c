/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-ean.c — check digits of article numbers. */
#include "base/pos-ean.h"

#include <string.h>

static void
test_known_numbers_are_right (void)
{
  static const char *const right[] = {
      "4006381333931", "5901234123457", "96385074", "036000291452", "10614141000415"};

  for (gsize i = 0; i < G_N_ELEMENTS (right); i++) {
    gsize length = strlen (right[i]);
    g_assert_cmpint (pos_ean_get_check_digit (right[i], length - 1), ==, right[i][length - 1]);
    g_assert_false (pos_ean_is_misread (right[i]));
  }
}

/* Any one digit that is another: always noticed, that is what the digit is for. */
static void
test_a_wrong_digit_is_noticed (void)
{
  for (int i = 0; i < 1000; i++) {
    char code[14] = {0};

    for (int j = 0; j < 12; j++)
      code[j] = (char)('0' + g_test_rand_int_range (0, 10));
    code[12] = pos_ean_get_check_digit (code, 12);
    g_assert_false (pos_ean_is_misread (code));
    int wrong = g_test_rand_int_range (0, 13);
    code[wrong] = (char)('0' + (code[wrong] - '0' + g_test_rand_int_range (1, 10)) % 10);
    g_assert_true (pos_ean_is_misread (code));
  }
}

static void
test_other_codes_are_not_judged (void)
{
  static const char *const others[] = {
      "", "400110", "ABC", "400638133393X", "123456789", "123456789012345", "4006381333 31"};

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (pos_ean_is_misread (others[i]));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ean/known-numbers-are-right", test_known_numbers_are_right);
  g_test_add_func ("/ean/a-wrong-digit-is-noticed", test_a_wrong_digit_is_noticed);
  g_test_add_func ("/ean/other-codes-are-not-judged", test_other_codes_are_not_judged);
  return g_test_run ();
}
