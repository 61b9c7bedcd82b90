/* SPDX-License-Identifier: GPL-3.0-or-later
 * sample-receipts.c — receipts that tests print. */
#include "sample-receipts.h"

#include <glib/gstdio.h>
#include <string.h>

void
assert_bytes (gconstpointer got, gsize got_size, gconstpointer wanted, gsize wanted_size)
{
  g_assert_cmpuint (got_size, ==, wanted_size);
  g_assert_true (memcmp (got, wanted, wanted_size) == 0);
}

void
store_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **)data = g_object_ref (result);
}

void
remove_tree (const char *directory)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name = NULL;
  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree char *path = g_build_filename (directory, name, NULL);
    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      remove_tree (path);
    else
      g_unlink (path);
  }
  g_rmdir (directory);
}

static void
add_line (PosReceipt *receipt, const char *name, const char *detail, const char *amount)
{
  pos_receipt_add_columns (receipt, POS_RECEIPT_PLAIN, name, NULL, amount);
  pos_receipt_add_text (receipt, POS_RECEIPT_SMALL | POS_RECEIPT_INDENT, detail);
}

static void
add_groups (PosReceipt *r)
{
  pos_receipt_add_columns (r, POS_RECEIPT_HEADING, "Ship · Thursday 21 May", NULL, "€39.00");
  pos_receipt_add_text (
      r, POS_RECEIPT_SMALL, "Standard delivery to Nora Byrne, 14 Quay Street, Galway H91 K2N3");
  add_line (r, "Dining chair Vester, black oak", "4 × €119.00 · CH-2210", "€476.00");
  add_line (r, "Dining table Vester 180 cm", "1 × €649.00 · TB-1180", "€649.00");
  pos_receipt_add_columns (
      r, POS_RECEIPT_HEADING, "Pick up · Saturday 16 May, 10:00 – 12:00", NULL, NULL);
  pos_receipt_add_text (r, POS_RECEIPT_SMALL, "Dublin Grafton Street");
  add_line (r, "Pendant lamp Sfera, brass", "1 × €189.00, summer offer −€18.90", "€170.10");
  pos_receipt_add_columns (r, POS_RECEIPT_HEADING, "Carry out · today", NULL, NULL);
  add_line (r, "Beeswax polish 250 ml", "2 × €12.50", "€25.00");
}

static void
add_totals (PosReceipt *r)
{
  pos_receipt_add_rule (r, POS_RECEIPT_PLAIN);
  pos_receipt_add_columns (r, POS_RECEIPT_PLAIN, "Subtotal", NULL, "€1,320.10");
  pos_receipt_add_columns (r, POS_RECEIPT_PLAIN, "Delivery charge", NULL, "€39.00");
  pos_receipt_add_columns (r, POS_RECEIPT_BOLD, "Order total", NULL, "€1,359.10");
  pos_receipt_add_columns (
      r, POS_RECEIPT_SMALL | POS_RECEIPT_INDENT, "incl. VAT 23%", "€1,104.96", "€254.14");
  pos_receipt_add_rule (r, POS_RECEIPT_DOUBLE);
  pos_receipt_add_columns (
      r, POS_RECEIPT_PLAIN, "Deposit 10% of ship and pick up", NULL, "€133.41");
  pos_receipt_add_columns (r, POS_RECEIPT_PLAIN, "Carry out", NULL, "€25.00");
  pos_receipt_add_total (r, "Paid today", "€158.41");
  pos_receipt_add_columns (
      r, POS_RECEIPT_PLAIN, "Visa 4242 4242 4242 4242, approved", NULL, "€158.41");
  pos_receipt_add_rule (r, POS_RECEIPT_PLAIN);
  pos_receipt_add_columns (r, POS_RECEIPT_BOLD, "Balance later", NULL, "€1,200.69");
  pos_receipt_add_text (
      r, POS_RECEIPT_SMALL, "Charged to Visa •••• 4242 when the goods leave or are picked up.");
}

PosReceipt *
sample_order_receipt (void)
{
  PosReceipt *r = pos_receipt_new ("order", "en");
  pos_receipt_set_title (r, "Order CO-012-00004711");
  pos_receipt_add_text (r, POS_RECEIPT_CENTER | POS_RECEIPT_LARGE, "Lindqvist & Daughters");
  pos_receipt_add_text (
      r, POS_RECEIPT_CENTER | POS_RECEIPT_SMALL, "27 Grafton Street, Dublin 2 · +353 1 555 0127");
  pos_receipt_add_text (r, POS_RECEIPT_CENTER | POS_RECEIPT_SMALL, "VAT IE 6388047V");
  pos_receipt_add_feed (r, 1);
  pos_receipt_add_columns (r, POS_RECEIPT_BOLD, "Customer order", NULL, "CO-012-00004711");
  pos_receipt_add_columns (
      r, POS_RECEIPT_SMALL, "Thursday 14 May 2026, 10:42", NULL, "Register 03 · Maeve");
  pos_receipt_add_text (r, POS_RECEIPT_SMALL, "Nora Byrne · C-0042");
  pos_receipt_add_rule (r, POS_RECEIPT_PLAIN);
  add_groups (r);
  add_totals (r);
  pos_receipt_add_qr (r, "pos-order:01HF3K7C2M", "Show this to pick up or ask about your order");
  pos_receipt_add_feed (r, 1);
  pos_receipt_add_barcode (r, POS_SYMBOLOGY_CODE128, "R0012-03-00000831");
  pos_receipt_add_text (
      r, POS_RECEIPT_CENTER | POS_RECEIPT_SMALL, "Free returns within 60 days with this receipt.");
  pos_receipt_add_cut (r);
  return r;
}

PosReceipt *
sample_every_row (void)
{
  PosReceipt *r = pos_receipt_new ("sample", "de");
  pos_receipt_set_copy_word (r, "KOPIE");
  pos_receipt_add_text (r, POS_RECEIPT_LARGE | POS_RECEIPT_CENTER, "Größe");
  pos_receipt_add_text (r, POS_RECEIPT_END, "am Rand rechts");
  pos_receipt_add_text (r, POS_RECEIPT_BOLD, "Příliš žluťoučký “Kůň” – naïve…");
  pos_receipt_add_text (r, POS_RECEIPT_HEADING, "Überschrift");
  pos_receipt_add_text (
      r,
      POS_RECEIPT_SMALL | POS_RECEIPT_INDENT,
      "Ein langer Satz, der auf dem schmalen Papier ganz sicher mehr als eine Zeile braucht.");
  pos_receipt_add_columns (r, POS_RECEIPT_PLAIN, "Stuhl", "4 ×", "476,00 €");
  pos_receipt_add_columns (r, POS_RECEIPT_PLAIN, "Nachlass", NULL, "−18,90 €");
  pos_receipt_add_rule (r, POS_RECEIPT_PLAIN);
  pos_receipt_add_rule (r, POS_RECEIPT_DOUBLE);
  pos_receipt_add_total (r, "Summe", "457,10 €");
  pos_receipt_add_barcode (r, POS_SYMBOLOGY_CODE128, "AB{12345678");
  pos_receipt_add_barcode (r, POS_SYMBOLOGY_EAN13, "8712345678906");
  pos_receipt_add_qr (r, "pos-order:01HF3K7C2M", NULL);
  pos_receipt_add_feed (r, 2);
  pos_receipt_add_cut (r);
  return r;
}

PosReceipt *
sample_arabic_receipt (void)
{
  PosReceipt *r = pos_receipt_new ("order", "ar");
  pos_receipt_set_title (r, "طلب 4711");
  pos_receipt_set_copy_word (r, "نسخة");
  pos_receipt_add_text (r, POS_RECEIPT_CENTER | POS_RECEIPT_LARGE, "أثاث الخليج");
  pos_receipt_add_rule (r, POS_RECEIPT_PLAIN);
  pos_receipt_add_columns (
      r, POS_RECEIPT_HEADING, "شحن · الخميس 21 مايو", NULL, "\u2066€39.00\u2069");
  pos_receipt_add_columns (
      r, POS_RECEIPT_PLAIN, "كرسي طعام من خشب البلوط", "4 ×", "\u2066€476.00\u2069");
  pos_receipt_add_text (r, POS_RECEIPT_SMALL | POS_RECEIPT_INDENT, "توصيل عادي إلى المنزل");
  pos_receipt_add_rule (r, POS_RECEIPT_DOUBLE);
  pos_receipt_add_total (r, "المدفوع اليوم", "\u2066€158.41\u2069");
  pos_receipt_add_qr (r, "pos-order:01HF3K7C2M", "أظهر هذا الرمز عند الاستلام");
  pos_receipt_add_cut (r);
  return r;
}
