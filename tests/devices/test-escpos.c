/* SPDX-License-Identifier: GPL-3.0-or-later
 * test-escpos.c — printer bytes against golden files.  POS_UPDATE_GOLDEN=1 writes them anew; look
 * at the difference before committing it. */
#include "devices/pos-escpos-text.h"
#include "devices/pos-escpos.h"
#include "sample-receipts.h"

#include <string.h>

static void
report_first_difference (
    const char *name, const guint8 *got, gsize got_size, const guint8 *want, gsize want_size)
{
  gsize at = 0;
  while (at < got_size && at < want_size && got[at] == want[at])
    at++;
  GString *text = g_string_new (NULL);
  gsize from = at > 16 ? at - 16 : 0;
  for (int side = 0; side < 2; side++) {
    const guint8 *bytes = side == 0 ? want : got;
    gsize size = side == 0 ? want_size : got_size;
    g_string_append (text, side == 0 ? "\n  wanted:" : "\n  got:   ");
    for (gsize i = from; i < MIN (at + 16, size); i++)
      g_string_append_printf (text, i == at ? " >%02X" : " %02X", bytes[i]);
  }
  g_test_message ("%s differs at byte %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT ":%s",
                  name,
                  at,
                  want_size,
                  text->str);
  g_string_free (text, TRUE);
  g_test_fail ();
}

static void
assert_golden (GBytes *bytes, const char *name)
{
  g_autofree char *path = g_build_filename (GOLDEN_DIR, name, NULL);
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  if (g_getenv ("POS_UPDATE_GOLDEN"))
    g_assert_true (g_file_set_contents (path, (const char *)data, (gssize)size, NULL));
  g_autofree char *wanted = NULL;
  gsize wanted_size = 0;
  g_assert_true (g_file_get_contents (path, &wanted, &wanted_size, NULL));
  if (size != wanted_size || memcmp (data, wanted, size) != 0)
    report_first_difference (name, data, size, (const guint8 *)wanted, wanted_size);
}

static void
test_receipts_match_their_golden_bytes (void)
{
  g_autoptr (PosReceipt) order = sample_order_receipt ();
  g_autoptr (PosReceipt) every = sample_every_row ();
  g_autoptr (GBytes) a = pos_escpos_encode (order, &pos_escpos_generic_80, 0);
  assert_golden (a, "order-80.bin");
  g_autoptr (GBytes) b = pos_escpos_encode (every, &pos_escpos_generic_80, 0);
  assert_golden (b, "every-80.bin");
  g_autoptr (GBytes) c = pos_escpos_encode (every, &pos_escpos_generic_58, 3);
  assert_golden (c, "every-58-copy-3.bin");
}

static gboolean
contains (GBytes *bytes, const void *needle, gsize length)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  return memmem (data, size, needle, length) != NULL;
}

static void
test_a_script_the_code_page_lacks_is_drawn (void)
{
  g_autoptr (PosReceipt) r = pos_receipt_new ("test", "en");
  pos_receipt_add_text (r, POS_RECEIPT_PLAIN, "plain");
  pos_receipt_add_text (r, POS_RECEIPT_PLAIN, "مرحبا");
  g_autoptr (GBytes) bytes = pos_escpos_encode (r, &pos_escpos_generic_80, 0);
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  const guint8 raster[] = {0x1D, 0x76, 0x30, 0x00, 72, 0};
  g_assert_true (contains (bytes, "plain\n", 6));
  const guint8 *image = memmem (data, size, raster, sizeof raster);
  g_assert_nonnull (image);
  guint rows = image[6] + image[7] * 256u;
  g_assert_cmpuint ((gsize)(image - data) + 8 + rows * 72, ==, size);
  guint dark = 0;
  for (guint i = 0; i < rows * 72; i++)
    dark += (guint)__builtin_popcount (image[8 + i]);
  g_assert_cmpuint (dark, >, 100);
  /* Left to right paper: the ink begins at the left edge. */
  guint left = 0;
  for (guint y = 0; y < rows; y++)
    for (guint x = 0; x < 20; x++)
      left += (guint)__builtin_popcount (image[8 + y * 72 + x]);
  g_assert_cmpuint (left, ==, dark);
}

static void
test_a_right_to_left_receipt_has_no_bare_text (void)
{
  g_autoptr (PosReceipt) r = sample_arabic_receipt ();
  g_autoptr (GBytes) bytes = pos_escpos_encode (r, &pos_escpos_generic_80, 0);
  g_assert_false (contains (bytes, "476.00", 6));
  g_assert_true (contains (bytes, "pos-order:", 10));
}

static void
assert_cp858 (const char *text, const char *expected)
{
  g_autoptr (GByteArray) bytes = pos_cp858_encode (text);
  g_assert_nonnull (bytes);
  assert_bytes (bytes->data, bytes->len, expected, strlen (expected));
}

static void
test_typography_is_written_plainly (void)
{
  assert_cp858 ("€ 1,50 ×2",
                "\xD5 1,50 \x9E"
                "2");
  assert_cp858 ("−€ 14,90", "-\xD5 14,90");
  assert_cp858 ("Visa •••• 4242", "Visa **** 4242");
  assert_cp858 ("e\u0301t\u00E9", "\x82t\x82");
  assert_cp858 ("Kůň", "Kun");
  assert_cp858 ("\u2066x\u2069", "x");
  g_assert_null (pos_cp858_encode ("Ж"));
  g_assert_null (pos_cp858_encode ("椅"));
}

static void
test_the_drawer_pulse (void)
{
  g_autoptr (GBytes) bytes = pos_escpos_drawer_kick (0, 50, 500);
  const guint8 expected[] = {0x1B, 0x70, 0x00, 0x19, 0xFA};
  assert_bytes (
      g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected, sizeof expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/escpos/golden", test_receipts_match_their_golden_bytes);
  g_test_add_func ("/escpos/raster", test_a_script_the_code_page_lacks_is_drawn);
  g_test_add_func ("/escpos/right-to-left", test_a_right_to_left_receipt_has_no_bare_text);
  g_test_add_func ("/escpos/typography", test_typography_is_written_plainly);
  g_test_add_func ("/escpos/drawer", test_the_drawer_pulse);
  return g_test_run ();
}
