/* SPDX-License-Identifier: GPL-3.0-or-later
 * test-render.c — PNG and PDF of receipts.  POS_KEEP=<directory> keeps what was drawn. */
#include "devices/pos-receipt-renderer.h"
#include "sample-receipts.h"

#include <string.h>

static void
keep (GBytes *bytes, const char *name)
{
  const char *directory = g_getenv ("POS_KEEP");
  if (directory == NULL)
    return;
  g_autofree char *path = g_build_filename (directory, name, NULL);
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  g_assert_true (g_file_set_contents (path, data, (gssize)size, NULL));
}

static guint32
read_be32 (const guint8 *at)
{
  return (guint32)at[0] << 24 | (guint32)at[1] << 16 | (guint32)at[2] << 8 | at[3];
}

static void
png_size (GBytes *png, guint32 *width, guint32 *height)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (png, &size);
  g_assert_cmpuint (size, >, 1000);
  assert_bytes (data, 8, "\x89PNG\r\n\x1a\n", 8);
  *width = read_be32 (data + 16);
  *height = read_be32 (data + 20);
}

static void
test_a_png_is_as_wide_as_the_paper (void)
{
  g_autoptr (PosReceipt) r = sample_order_receipt ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = pos_receipt_render_png (r, POS_PAPER_80MM, 0, 3, &error);
  g_assert_no_error (error);
  keep (png, "order-80mm.png");
  guint32 width = 0;
  guint32 height = 0;
  png_size (png, &width, &height);
  g_assert_cmpuint (width, ==, 680); /* 80 mm are 226.8 pt */
  g_assert_cmpuint (height, >, 1200);
  g_assert_cmpuint (height, <, 2400);

  g_autoptr (GBytes) copy = pos_receipt_render_png (r, POS_PAPER_80MM, 1, 3, &error);
  keep (copy, "order-80mm-copy.png");
  guint32 taller = 0;
  png_size (copy, &width, &taller);
  g_assert_cmpuint (taller, >, height);
}

static void
test_every_script_and_paper_is_drawn (void)
{
  g_autoptr (PosReceipt) arabic = sample_arabic_receipt ();
  g_autoptr (PosReceipt) every = sample_every_row ();
  g_autoptr (GBytes) rtl = pos_receipt_render_png (arabic, POS_PAPER_80MM, 0, 3, NULL);
  g_autoptr (GBytes) narrow = pos_receipt_render_png (every, POS_PAPER_58MM, 0, 3, NULL);
  keep (rtl, "arabic-80mm.png");
  keep (narrow, "every-58mm.png");
  guint32 width = 0;
  guint32 height = 0;
  png_size (narrow, &width, &height);
  g_assert_cmpuint (width, ==, 493);
  g_assert_cmpuint (g_bytes_get_size (rtl), >, 1000);

  g_autoptr (PosReceipt) order = sample_order_receipt ();
  g_autoptr (GBytes) sheet = pos_receipt_render_png (order, POS_PAPER_A4, 0, 1.5, NULL);
  keep (sheet, "order-a4.png");
  png_size (sheet, &width, &height);
  g_assert_cmpuint (width, ==, 893);
  g_assert_cmpuint (height, >=, 1262);
}

static gboolean
contains (GBytes *bytes, const char *needle)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  return memmem (data, size, needle, strlen (needle)) != NULL;
}

static void
test_a_pdf_has_the_paper_size_and_title (void)
{
  g_autoptr (PosReceipt) r = sample_order_receipt ();
  g_autoptr (GBytes) roll = pos_receipt_render_pdf (r, POS_PAPER_80MM, 0, NULL);
  g_autoptr (GBytes) sheet = pos_receipt_render_pdf (r, POS_PAPER_A4, 0, NULL);
  keep (roll, "order-80mm.pdf");
  keep (sheet, "order-a4.pdf");
  g_assert_true (contains (roll, "%PDF-1."));
  g_assert_true (contains (roll, "MediaBox [ 0 0 226.771"));
  g_assert_true (contains (roll, "Order CO-012-00004711"));
  g_assert_true (contains (sheet, "MediaBox [ 0 0 595.275"));
}

static void
test_a_long_order_takes_more_pages (void)
{
  g_autoptr (PosReceipt) r = pos_receipt_new ("order", "en");
  for (int i = 0; i < 120; i++)
    pos_receipt_add_columns (r, POS_RECEIPT_PLAIN, "Line", "1 ×", "€1.00");
  g_autoptr (GBytes) pdf = pos_receipt_render_pdf (r, POS_PAPER_A4, 0, NULL);
  keep (pdf, "long-a4.pdf");
  g_assert_true (contains (pdf, "/Count 3"));
}

static void
test_rendering_leaves_the_main_loop_alone (void)
{
  g_autoptr (PosReceipt) r = sample_order_receipt ();
  g_autoptr (GAsyncResult) result = NULL;
  pos_receipt_render_pdf_async (r, POS_PAPER_80MM, 0, NULL, store_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_autoptr (GBytes) pdf = pos_receipt_render_finish (r, result, NULL);
  g_assert_nonnull (pdf);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/png-width", test_a_png_is_as_wide_as_the_paper);
  g_test_add_func ("/render/scripts-and-papers", test_every_script_and_paper_is_drawn);
  g_test_add_func ("/render/pdf-size", test_a_pdf_has_the_paper_size_and_title);
  g_test_add_func ("/render/pages", test_a_long_order_takes_more_pages);
  g_test_add_func ("/render/async", test_rendering_leaves_the_main_loop_alone);
  return g_test_run ();
}
