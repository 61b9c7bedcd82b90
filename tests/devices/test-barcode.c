/* SPDX-License-Identifier: GPL-3.0-or-later
 * test-barcode.c — modules that scanners read. */
#include "devices/pos-barcode.h"
#include "sample-receipts.h"

static char *
modules_text (GByteArray *modules)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < modules->len; i++)
    g_string_append_c (text, modules->data[i] ? '1' : '0');
  return g_string_free (text, FALSE);
}

static void
test_code128_follows_the_standard (void)
{
  /* "PJJ123C" is the textbook example: check value 54. */
  g_autoptr (GByteArray) values = pos_code128_get_values ("PJJ123C", NULL);
  const guint8 expected[] = {104, 48, 42, 42, 17, 18, 19, 35, 55, 106};
  assert_bytes (values->data, values->len, expected, sizeof expected);
  g_autoptr (GByteArray) modules = pos_barcode_encode (POS_SYMBOLOGY_CODE128, "PJJ123C", NULL);
  g_assert_cmpuint (modules->len, ==, 9 * 11 + 13);
  g_autofree char *text = modules_text (modules);
  g_assert_true (g_str_has_prefix (text, "11010010000" /* start B */ "11101110110" /* P */));
  g_assert_true (g_str_has_suffix (text, "1100011101011"));
}

static void
test_code128_halves_digits (void)
{
  g_autoptr (GByteArray) even = pos_code128_get_values ("12345678", NULL);
  const guint8 pairs[] = {105, 12, 34, 56, 78};
  g_assert_cmpuint (even->len, ==, 7);
  assert_bytes (even->data, 5, pairs, 5);
  g_autoptr (GByteArray) mixed = pos_code128_get_values ("AB123456", NULL);
  const guint8 switched[] = {104, 33, 34, 99, 12, 34, 56};
  assert_bytes (mixed->data, 7, switched, 7);
  g_autoptr (GByteArray) odd = pos_code128_get_values ("12345", NULL);
  const guint8 back[] = {105, 12, 34, 100, 21};
  assert_bytes (odd->data, 5, back, 5);
}

static void
test_code128_symbols_are_eleven_modules_wide (void)
{
  for (char c = 32; c < 127; c++) {
    const char data[] = {c, 0};
    g_autoptr (GByteArray) modules = pos_barcode_encode (POS_SYMBOLOGY_CODE128, data, NULL);
    g_assert_cmpuint (modules->len, ==, 3 * 11 + 13);
    guint dark = 0;
    for (guint i = 11; i < 22; i++)
      dark += modules->data[i];
    g_assert_cmpuint (dark % 2, ==, 0); /* bars of a symbol add up to an even number */
  }
}

static void
test_what_bars_cannot_say_is_refused (void)
{
  const char *const bad[] = {"", "Größe", "tab\there"};
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (pos_barcode_encode (POS_SYMBOLOGY_CODE128, bad[i], &error));
    g_assert_nonnull (error);
  }
  g_assert_null (pos_barcode_encode (POS_SYMBOLOGY_EAN13, "8712345678905", NULL));
  g_assert_null (pos_barcode_encode (POS_SYMBOLOGY_EAN13, "123", NULL));
}

static void
test_ean_follows_the_standard (void)
{
  g_autoptr (GByteArray) given = pos_barcode_encode (POS_SYMBOLOGY_EAN13, "8712345678906", NULL);
  g_autoptr (GByteArray) added = pos_barcode_encode (POS_SYMBOLOGY_EAN13, "871234567890", NULL);
  g_autofree char *text = modules_text (given);
  g_autofree char *same = modules_text (added);
  g_assert_cmpstr (text, ==, same);
  g_assert_cmpuint (given->len, ==, 95);
  /* 8: OEOEEO; 7 odd, 1 even; … 6 at the right end. */
  g_assert_true (g_str_has_prefix (text,
                                   "101"
                                   "0111011"
                                   "0110011"));
  g_assert_true (g_str_has_suffix (text,
                                   "1010000"
                                   "101"));
  g_autoptr (GByteArray) short_code = pos_barcode_encode (POS_SYMBOLOGY_EAN8, "96385074", NULL);
  g_assert_cmpuint (short_code->len, ==, 67);
}

static void
test_a_qr_code_is_square (void)
{
  guint size = 0;
  g_autoptr (GByteArray) modules = pos_qr_encode ("pos-order:01HF3K7C2M", &size, NULL);
  g_assert_cmpuint (size, ==, 25);
  g_assert_cmpuint (modules->len, ==, size * size);
  for (guint i = 0; i < 7; i++)
    g_assert_cmpuint (modules->data[i], ==, 1); /* the finder's edge */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/code128/standard", test_code128_follows_the_standard);
  g_test_add_func ("/code128/digits", test_code128_halves_digits);
  g_test_add_func ("/code128/symbols", test_code128_symbols_are_eleven_modules_wide);
  g_test_add_func ("/barcode/refused", test_what_bars_cannot_say_is_refused);
  g_test_add_func ("/ean/standard", test_ean_follows_the_standard);
  g_test_add_func ("/qr/square", test_a_qr_code_is_square);
  return g_test_run ();
}
