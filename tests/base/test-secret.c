/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-secret.c — reliability.md §0.9, §C: a PIN has few values, so what protects it where it rests
 * is the device's key. */
#include "base/pos-secret.h"

#include <string.h>

/* "1111", as cheaply as the form allows: ten thousand are tried here. */
#define HASH "3eec415123d93de8b1f3573be540cdedc788cb60cb083ea64dddcd5daa04321c"
#define FORM "pos1$1$8$0102030405060708090a0b0c0d0e0f10$" HASH

static const guint8 key[32] = "the key of this device";
static const guint8 other[32] = "the key of another one";

/* How many of all PINs of four digits open @form. */
static guint
count_fitting (const char *form, const guint8 *with)
{
  guint n = 0;

  for (guint pin = 0; pin < 10000; pin++) {
    g_autofree char *secret = g_strdup_printf ("%04u", pin);
    if (pos_secret_matches (form, with, secret))
      n++;
  }
  return n;
}

static void
a_stolen_form_is_worth_nothing (void)
{
  g_autofree char *sealed = pos_secret_seal (FORM, key);

  g_assert_null (strstr (sealed, HASH));
  g_assert_cmpuint (count_fitting (sealed, NULL), ==, 0);
  g_assert_cmpuint (count_fitting (sealed, other), ==, 0);
  /* With the key, and where nothing is sealed, it is a matter of minutes. */
  g_assert_cmpuint (count_fitting (sealed, key), ==, 1);
  g_assert_cmpuint (count_fitting (FORM, NULL), ==, 1);
  g_assert_true (pos_secret_matches (sealed, key, "1111"));
}

static void
what_is_sealed_stays_so (void)
{
  g_autofree char *sealed = pos_secret_seal (FORM, key);
  g_autofree char *again = pos_secret_seal (sealed, key);

  g_assert_cmpstr (again, ==, sealed);
}

/* No less than what every guess is to cost, and two that are alike do not look so. */
static void
each_guess_costs (void)
{
  g_autofree char *one = pos_secret_make (NULL, "1111");
  g_autofree char *two = pos_secret_make (NULL, "1111");

  g_assert_true (g_str_has_prefix (one, "pos1$2$65536$"));
  g_assert_cmpstr (one, !=, two);
  g_assert_true (pos_secret_matches (one, NULL, "1111"));
  g_assert_false (pos_secret_matches (one, NULL, "1112"));
}

static void
what_is_no_form_fits_nothing (void)
{
  static const char *const forms[] = {NULL,
                                      "",
                                      "1111",
                                      "pos1$1$8$0102$" HASH,
                                      "pos1$0$8$0102030405060708090a0b0c0d0e0f10$" HASH,
                                      "pos1$1$99999999$0102030405060708090a0b0c0d0e0f10$" HASH,
                                      FORM "$",
                                      "pos2$1$8$0102030405060708090a0b0c0d0e0f10$" HASH};

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    g_assert_false (pos_secret_matches (forms[i], key, "1111"));
}

#define TEST(name) g_test_add_func ("/base/secret/" #name, name)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (a_stolen_form_is_worth_nothing);
  TEST (what_is_sealed_stays_so);
  TEST (each_guess_costs);
  TEST (what_is_no_form_fits_nothing);
  return g_test_run ();
}
