/* SPDX-License-Identifier: GPL-3.0-or-later
 * test-receipt.c — the grid, the guard, and keeping a receipt. */
#include "base/pos-json.h"
#include "devices/pos-card-guard.h"
#include "devices/pos-receipt-private.h"
#include "sample-receipts.h"

#include <string.h>

static void
assert_text (PosReceipt *receipt, guint columns, const char *expected)
{
  g_autofree char *text = pos_receipt_to_text (receipt, columns);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_columns_align_at_both_edges (void)
{
  g_autoptr (PosReceipt) r = pos_receipt_new ("test", "en");
  pos_receipt_add_columns (r, POS_RECEIPT_PLAIN, "Chair", "4 ×", "€476.00");
  pos_receipt_add_columns (r, POS_RECEIPT_PLAIN, "Chair", NULL, "€1,476.00");
  pos_receipt_add_text (r, POS_RECEIPT_CENTER, "mid");
  pos_receipt_add_text (r, POS_RECEIPT_END, "end");
  pos_receipt_add_text (r, POS_RECEIPT_INDENT, "in");
  pos_receipt_add_rule (r, POS_RECEIPT_PLAIN);
  assert_text (r,
               40,
               "Chair                     4 ×    €476.00\n"
               "Chair                          €1,476.00\n"
               "                  mid\n"
               "                                     end\n"
               "  in\n"
               "----------------------------------------\n");
}

static void
test_a_long_name_wraps_beside_its_amount (void)
{
  g_autoptr (PosReceipt) r = pos_receipt_new ("test", "en");
  pos_receipt_add_columns (
      r, POS_RECEIPT_PLAIN, "Dining table Vester in black oak, extendable", NULL, "€649.00");
  pos_receipt_add_text (r, POS_RECEIPT_PLAIN, "Donaudampfschifffahrtselektrizitätenhauptwerk");
  assert_text (r,
               40,
               "Dining table Vester in black     €649.00\n"
               "oak, extendable\n"
               "Donaudampfschifffahrtselektrizitätenhaup\n"
               "twerk\n");
}

static void
test_wide_and_combining_signs_count_as_shown (void)
{
  g_assert_cmpuint (pos_text_get_columns ("椅子"), ==, 4);
  g_assert_cmpuint (pos_text_get_columns ("e\u0301"), ==, 1);
  g_assert_cmpuint (pos_text_get_columns ("\u2066€1\u2069"), ==, 2);
  g_assert_cmpuint (pos_text_get_columns ("soft\u00ADhyphen"), ==, 10);
  g_autoptr (PosReceipt) r = pos_receipt_new ("test", "zh");
  pos_receipt_add_columns (r, POS_RECEIPT_PLAIN, "餐椅", NULL, "¥100");
  pos_receipt_add_columns (r, POS_RECEIPT_PLAIN, "cafe\u0301", NULL, "¥2");
  assert_text (r, 24, "餐椅                ¥100\ncafe\u0301                  ¥2\n");
}

static void
test_right_to_left_lines_stay_in_logical_order (void)
{
  g_autoptr (PosReceipt) r = pos_receipt_new ("test", "ar_AE");
  pos_receipt_add_columns (r, POS_RECEIPT_PLAIN, "شحن", NULL, "\u2066€39.00\u2069");
  assert_text (r, 24, "\u200Fشحن               \u2066€39.00\u2069\n");
}

static void
test_no_line_is_wider_than_the_paper (void)
{
  PosReceipt *receipts[] = {sample_order_receipt (), sample_every_row (), sample_arabic_receipt ()};
  for (guint i = 0; i < G_N_ELEMENTS (receipts); i++) {
    for (guint columns = 24; columns <= 64; columns++) {
      g_autofree char *text = pos_receipt_to_text (receipts[i], columns);
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
      for (guint j = 0; lines[j]; j++)
        g_assert_cmpuint (pos_text_get_columns (lines[j]), <=, columns);
    }
    g_object_unref (receipts[i]);
  }
}

static void
test_a_copy_says_so (void)
{
  g_autoptr (PosReceipt) r = sample_every_row ();
  g_autofree char *original = pos_receipt_to_text_copy (r, 48, 0);
  g_autofree char *copy = pos_receipt_to_text_copy (r, 48, 2);
  g_assert_null (strstr (original, "KOPIE"));
  g_assert_true (g_str_has_prefix (g_strchug (copy), "KOPIE 2\n"));
}

static json_t *
to_json (PosReceipt *receipt)
{
  g_autoptr (GString) text = g_string_new (NULL);

  pos_receipt_append_json (receipt, text);
  return pos_json_parse (text->str, (gssize)text->len, NULL);
}

static void
test_json_keeps_the_receipt (void)
{
  g_autoptr (PosReceipt) r = sample_order_receipt ();
  g_autoptr (json_t) json = to_json (r);
  g_autoptr (GError) error = NULL;
  g_autoptr (PosReceipt) again = pos_receipt_new_from_json (json, &error);
  g_assert_no_error (error);
  g_autoptr (json_t) json_again = to_json (again);
  g_assert_true (json_equal (json, json_again));
  g_autofree char *text = pos_receipt_to_text (r, 48);
  assert_text (again, 48, text);
}

/* Equal receipts are equal texts, whichever way they were written. */
static void
test_json_is_written_straight (void)
{
  g_autoptr (PosReceipt) r = sample_every_row ();
  g_autoptr (GString) straight = g_string_new (NULL);

  pos_receipt_add_text (r, POS_RECEIPT_BOLD, "12\" \\ Pfanne\n\"é\"");
  pos_receipt_append_json (r, straight);
  g_autoptr (json_t) tree = to_json (r);
  g_assert_nonnull (tree);
  g_autofree char *canonical = pos_json_to_text (tree);
  g_assert_cmpstr (straight->str, ==, canonical);
}

static void
test_an_unknown_row_is_refused (void)
{
  g_autoptr (json_t) json = json_pack ("{s:s, s:[{s:s}]}", "kind", "x", "rows", "kind", "hologram");
  g_autoptr (GError) error = NULL;
  g_assert_null (pos_receipt_new_from_json (json, &error));
  g_assert_nonnull (error);
}

static void
assert_guarded (const char *text, const char *expected)
{
  g_autofree char *guarded = pos_card_guard (text);
  g_assert_cmpstr (guarded, ==, expected);
}

static void
test_the_guard_masks_card_numbers_only (void)
{
  assert_guarded ("Visa 4242424242424242 ok", "Visa •••• 4242 ok");
  assert_guarded ("4242 4242 4242 4242", "•••• 4242");
  assert_guarded ("4242-4242-4242-4242", "•••• 4242");
  assert_guarded ("2 4242 4242 4242 4242 1", "2 •••• 4242 1");
  assert_guarded ("4242\u00A04242\u200B4242\u00A04242", "•••• 4242");
  assert_guarded ("378282246310005", "•••• 0005");
  assert_guarded ("x4242424242424242y", "x•••• 4242y");
  assert_guarded ("4242424242424241", "4242424242424241");
  assert_guarded ("424242424242", "424242424242");
  assert_guarded ("CO-012-00004711, +353 1 555 0127", "CO-012-00004711, +353 1 555 0127");
  assert_guarded ("", "");
}

/* A number of @length digits that passes the Luhn check. */
static char *
random_card (guint length)
{
  char *digits = g_strnfill (length, '0');
  guint sum = 0;
  for (guint i = 0; i + 1 < length; i++) {
    guint digit = (guint)g_test_rand_int_range (0, 10);
    digits[i] = (char)('0' + digit);
    guint doubled = digit > 4 ? digit * 2 - 9 : digit * 2;
    sum += (length - i) % 2 == 0 ? doubled : digit;
  }
  digits[length - 1] = (char)('0' + (10 - sum % 10) % 10);
  return digits;
}

static char *
grouped (const char *digits)
{
  static const char *const separators[] = {"", " ", "-", "\u00A0", "\u202F"};
  const char *separator = separators[g_test_rand_int_range (0, 5)];
  GString *text = g_string_new (NULL);
  for (guint i = 0; digits[i]; i++) {
    if (i > 0 && i % 4 == 0)
      g_string_append (text, separator);
    g_string_append_c (text, digits[i]);
  }
  return g_string_free (text, FALSE);
}

static void
test_no_card_number_reaches_a_receipt (void)
{
  for (int i = 0; i < 2000; i++) {
    g_autofree char *card = random_card ((guint)g_test_rand_int_range (13, 20));
    g_autofree char *shown = grouped (card);
    g_autofree char *text = g_strdup_printf ("card: %s, thanks", shown);
    g_autoptr (PosReceipt) r = pos_receipt_new ("test", "en");
    pos_receipt_set_title (r, text);
    pos_receipt_add_text (r, POS_RECEIPT_PLAIN, text);
    pos_receipt_add_columns (r, POS_RECEIPT_PLAIN, text, shown, shown);
    pos_receipt_add_total (r, shown, text);
    pos_receipt_add_barcode (r, POS_SYMBOLOGY_CODE128, card);
    pos_receipt_add_qr (r, card, shown);
    g_autoptr (json_t) json = to_json (r);
    g_autofree char *all = json_dumps (json, 0);
    g_assert_null (strstr (all, card));
    g_assert_null (*shown == '\0' ? NULL : strstr (all, shown));
    g_assert_false (pos_card_guard_matches (pos_receipt_get_row (r, 0)->start));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/receipt/json-is-written-straight", test_json_is_written_straight);
  g_test_add_func ("/receipt/columns-align-at-both-edges", test_columns_align_at_both_edges);
  g_test_add_func ("/receipt/long-name-wraps", test_a_long_name_wraps_beside_its_amount);
  g_test_add_func ("/receipt/wide-and-combining", test_wide_and_combining_signs_count_as_shown);
  g_test_add_func ("/receipt/right-to-left", test_right_to_left_lines_stay_in_logical_order);
  g_test_add_func ("/receipt/never-too-wide", test_no_line_is_wider_than_the_paper);
  g_test_add_func ("/receipt/copy", test_a_copy_says_so);
  g_test_add_func ("/receipt/json", test_json_keeps_the_receipt);
  g_test_add_func ("/receipt/json-unknown-row", test_an_unknown_row_is_refused);
  g_test_add_func ("/guard/masks", test_the_guard_masks_card_numbers_only);
  g_test_add_func ("/guard/property", test_no_card_number_reaches_a_receipt);
  return g_test_run ();
}
