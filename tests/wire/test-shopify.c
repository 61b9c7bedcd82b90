/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-shopify.c — a Shopify export becomes products and stock; what cannot is named by its line.
 */
#include "base/pos-error.h"
#include "model/pos-product.h"
#include "wire/pos-csv.h"
#include "wire/pos-html-text.h"
#include "wire/pos-shopify.h"

#define HEAD                                                                                       \
  "Handle,Title,Body (HTML),Type,Option1 Name,Option1 Value,Variant SKU,Variant Grams,"            \
  "Variant Inventory Qty,Variant Price,Variant Taxable,Variant Barcode,Gift Card,Image Src,Status" \
  "\n"

static PosBundle *
read_text (const char *text, gssize length)
{
  const PosShopifyOptions options = {"W1", "STD", pos_currency_from_code ("EUR")};
  g_autoptr (GError) error = NULL;
  PosBundle *bundle =
      pos_shopify_read (text, length < 0 ? strlen (text) : (gsize)length, &options, &error);

  g_assert_no_error (error);
  return bundle;
}

static PosProduct *
product_at (PosBundle *bundle, guint index)
{
  g_assert_cmpuint (index, <, bundle->records->len);
  g_assert_true (POS_IS_PRODUCT (bundle->records->pdata[index]));
  return bundle->records->pdata[index];
}

static void
assert_only_refusal (const char *rows, guint line, const char *reason)
{
  g_autofree char *text = g_strconcat (HEAD, rows, NULL);
  g_autoptr (PosBundle) bundle = read_text (text, -1);
  PosRefusal *refusal;

  g_assert_cmpuint (bundle->refusals->len, ==, 1);
  refusal = bundle->refusals->pdata[0];
  g_assert_cmpuint (refusal->index, ==, line);
  if (!strstr (refusal->reason, reason))
    g_error ("“%s” does not say “%s”", refusal->reason, reason);
}

static void
test_variants (void)
{
  g_autoptr (PosBundle) bundle = read_text (
      HEAD "pot,Clay pot,<p>Blown &amp; fired</p>,Outdoor,Size,Regular,,450,3,9.99,true,,false,x,\n"
           "pot,,,,,Extra Large,,,1,15.990001,true,2000004001108,,,\n"
           "pot,,,,,,,,,,,,,picture.jpg,\n"
           "sofa,Sofa,,Indoor,Title,Default Title,'SKU-7,,0,500,false,,false,x,draft\n",
      -1);
  PosProduct *regular = product_at (bundle, 0), *large = product_at (bundle, 1);
  PosProduct *sofa = product_at (bundle, 2);

  g_assert_cmpuint (bundle->refusals->len, ==, 0);
  g_assert_cmpuint (bundle->records->len, ==, 6);
  g_assert_cmpstr (regular->id, ==, "pot-regular");
  g_assert_cmpstr (pos_l10n_get (regular->name, "en"), ==, "Clay pot, Regular");
  g_assert_cmpstr (pos_l10n_get (regular->description, "en"), ==, "Blown & fired");
  g_assert_cmpint (regular->unit_price.micro, ==, 9990000);
  g_assert_cmpint (regular->weight_grams, ==, 450);
  g_assert_null (regular->barcodes);
  g_assert_null (regular->variant_of);
  g_assert_cmpstr (regular->item_tax_group, ==, "STD");
  g_assert_cmpstr (large->id, ==, "pot-extra-large");
  g_assert_cmpstr (large->variant_of, ==, "pot-regular");
  g_assert_cmpint (large->unit_price.micro, ==, 15990001);
  g_assert_cmpstr (large->barcodes[0], ==, "2000004001108");
  g_assert_cmpstr (large->category, ==, "Outdoor");
  g_assert_cmpstr (sofa->id, ==, "SKU-7");
  g_assert_cmpstr (pos_l10n_get (sofa->name, "en"), ==, "Sofa");
  g_assert_null (sofa->item_tax_group);
  g_assert_true (sofa->blocked);
}

static void
test_stock (void)
{
  g_autoptr (PosBundle) bundle = read_text (HEAD "a,A,,,Title,Default Title,,,7,1,true,,false,,\n"
                                                 "b,B,,,Title,Default Title,,,,1,true,,false,,\n",
                                            -1);
  PosStock *stock = bundle->records->pdata[2];

  g_assert_cmpuint (bundle->records->len, ==, 3);
  g_assert_cmpstr (stock->item, ==, "a");
  g_assert_cmpstr (stock->warehouse, ==, "W1");
  g_assert_cmpint (stock->on_hand.micro, ==, 7 * POS_SCALE);
  g_assert_cmpuint (bundle->places->len, ==, 3);
  g_assert_cmpuint (g_array_index (bundle->places, guint, 2), ==, 2);
}

static void
test_refusals (void)
{
  assert_only_refusal (",A,,,,,,,,1,,,,,\n", 2, "handle is missing");
  assert_only_refusal ("a,,,,,Red,,,,1,,,,,\n", 2, "no row before it gives this handle a title");
  assert_only_refusal ("a,A,,,,,,,,,,,,,\n", 2, "Variant Price is missing");
  assert_only_refusal ("a,A,,,,,,,,\"1,299.00\",,,,,\n", 2, "Variant Price: ");
  assert_only_refusal ("a,A,,,,,,,,-1,,,,,\n", 2, "below zero");
  assert_only_refusal ("a,A,,,,,,,many,1,,,,,\n", 2, "Variant Inventory Qty: ");
  assert_only_refusal ("a,A,,,,,,1kg,,1,,,,,\n", 2, "Variant Grams: ");
  assert_only_refusal ("a,A,,,,,,,,10,,,true,,\n", 2, "gift cards");
  assert_only_refusal ("a,<b> </b>,,,,,,,,10,,,,,\n", 2, "title has no text");
  assert_only_refusal ("a,A,,,,,,,,1,,,,,\n\nb,B,,,,,,,,1\n", 4, "there are 10 fields");
  assert_only_refusal ("a,A,,,,,X1,,,1,,,,,\nb,B,,,,,X1,,,1,,,,,\n", 3, "in line 2 already");
}

static void
test_rows_around_a_fault_are_taken (void)
{
  static const char text[] = HEAD "a,A,,,,,,,,1,,,,,\n"
                                  "b,\"B,,,,,,,,1,,,,,\n"
                                  "c,C\0,,,,,,,,1,,,,,\n"
                                  "d,D\xff,,,,,,,,1,,,,,\n"
                                  "e,\"E\"x,,,,,,,,1,,,,,\n"
                                  "f,F,,,,,,,,1,,,,,\n";
  g_autoptr (PosBundle) bundle = read_text (text, sizeof text - 1);

  g_assert_cmpuint (bundle->records->len, ==, 2);
  g_assert_cmpstr (product_at (bundle, 0)->id, ==, "a");
  g_assert_cmpstr (product_at (bundle, 1)->id, ==, "f");
  g_assert_cmpuint (bundle->refusals->len, ==, 4);
  for (guint i = 0; i < bundle->refusals->len; i++)
    g_assert_cmpuint (((PosRefusal *)bundle->refusals->pdata[i])->index, ==, 3 + i);
}

static void
test_unclosed_quote_at_the_end (void)
{
  assert_only_refusal ("a,A,,,,,,,,1,,,,,\nb,\"B,,,,,,,,1,,,,,\n", 3, "never closed");
}

static void
test_long_fields (void)
{
  g_autofree char *hundred = g_strnfill (100 * 1024, 'x');
  g_autofree char *body = g_strdup_printf ("a,A,%s,,,,,,,1,,,,,\n", hundred);
  g_autofree char *whole = g_strconcat (HEAD, body, NULL);
  g_autofree char *title = g_strdup_printf ("a,%s,,,,,,,,1,,,,,\n", hundred);
  g_autofree char *sku = g_strdup_printf ("a,A,,,,,%s,,,1,,,,,\n", hundred);
  g_autoptr (PosBundle) bundle = read_text (whole, -1);

  g_assert_cmpuint (
      strlen (pos_l10n_get (product_at (bundle, 0)->description, "en")), ==, 100 * 1024);
  assert_only_refusal (title, 2, "longer than 255");
  assert_only_refusal (sku, 2, "number is too long");
}

static void
test_other_files (void)
{
  static const char *const texts[] = {"",
                                      "\n\n",
                                      "\xEF\xBB\xBF",
                                      "a,b,c\n1,2,3\n",
                                      "{\"records\": []}",
                                      "\"Handle,Title,Variant Price\n"};
  const PosShopifyOptions options = {NULL, NULL, 0};

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (pos_shopify_read (texts[i], strlen (texts[i]), &options, &error));
    g_assert_error (error, POS_VALUE_ERROR, POS_VALUE_ERROR_PARSE);
  }
}

static void
test_csv (void)
{
  static const char text[] = "\xEF\xBB\xBF"
                             "a,\"b \"\"c\"\"\",\"two\r\nlines\"\r\n\r\n,5\" pipe,\rlast";
  g_autoptr (GPtrArray) rows = pos_csv_read (text, sizeof text - 1);
  PosCsvRow *first = rows->pdata[0], *second = rows->pdata[1], *third = rows->pdata[2];

  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpuint (first->fields->len, ==, 3);
  g_assert_cmpstr (first->fields->pdata[0], ==, "a");
  g_assert_cmpstr (first->fields->pdata[1], ==, "b \"c\"");
  g_assert_cmpstr (first->fields->pdata[2], ==, "two\r\nlines");
  g_assert_cmpuint (second->line, ==, 4);
  g_assert_cmpuint (second->fields->len, ==, 3);
  g_assert_cmpstr (second->fields->pdata[1], ==, "5\" pipe");
  g_assert_cmpuint (third->line, ==, 5);
  g_assert_cmpstr (third->fields->pdata[0], ==, "last");
}

static void
test_html (void)
{
  static const struct {
    const char *html, *text;
  } cases[] = {
      {"", ""},
      {"plain", "plain"},
      {"<p>One</p>\n<p>Two  words</p>", "One\nTwo words"},
      {"a<br/>b<br>c", "a\nb\nc"},
      {"<ul><li>x</li><li>y</li></ul>", "x\ny"},
      {"<b>bold</b>ly", "boldly"},
      {"caf&eacute; &amp; cr&#232;me &#x2019;", "café & crème ’"},
      {"4 < 5 & 6 &unknown; &", "4 < 5 & 6 &unknown; &"},
      {"a<!-- not <b>this</b> -->b", "ab"},
      {"a<script>if (x > \"</p>\") y</script>b", "ab"},
      {"<style>p {}</style>text", "text"},
      {"<a title=\"x > y\">link</a>", "link"},
      {"non&nbsp;breaking\xc2\xa0space", "non breaking space"},
      {"&#0;&#xD800;&#x110000;", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"cut <b", "cut"},
      {"cut &am", "cut &am"},
      {"<!-- open", ""},
      {"<script>open", ""},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = pos_html_to_text (cases[i].html);
    g_assert_cmpstr (text, ==, cases[i].text);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wire/shopify/variants-in-rows-become-products", test_variants);
  g_test_add_func ("/wire/shopify/quantities-become-stock", test_stock);
  g_test_add_func ("/wire/shopify/every-refused-row-is-named", test_refusals);
  g_test_add_func ("/wire/shopify/rows-around-a-fault-are-taken",
                   test_rows_around_a_fault_are_taken);
  g_test_add_func ("/wire/shopify/unclosed-quote", test_unclosed_quote_at_the_end);
  g_test_add_func ("/wire/shopify/a-field-of-100-kB", test_long_fields);
  g_test_add_func ("/wire/shopify/other-files-are-no-export", test_other_files);
  g_test_add_func ("/wire/csv/RFC-4180", test_csv);
  g_test_add_func ("/wire/html/text-of-a-description", test_html);
  return g_test_run ();
}
