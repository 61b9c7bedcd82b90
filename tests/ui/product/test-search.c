/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-search.c — finding a product, how much of it, into the sale, and only looking at its price.
 */
#include "store/pos-product-table.h"
#include "ui-hands.h"
#include "ui/product/pos-product.h"

static UiShell *
start (void)
{
  UiShell *ui = ui_shell_new (1366, 768);

  pos_product_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in (ui);
  return ui;
}

/* What is in the sale, "item × quantity", in one text. */
static char *
dup_sale (UiShell *ui)
{
  g_autoptr (GString) text = g_string_new (NULL);

  POS_LIST_FOREACH (PosOrderLine, line, pos_register_get_order (ui->reg)->lines)
  {
    g_autofree char *quantity = pos_micro_to_text (pos_order_line_get_quantity (line).micro, 0);
    g_string_append_printf (text, "%s%s × %s", text->len > 0 ? ", " : "", line->item, quantity);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_sale (UiShell *ui, const char *expected)
{
  g_autofree char *sale = dup_sale (ui);

  g_assert_cmpstr (sale, ==, expected);
}

static void
scan (UiShell *ui, const char *code)
{
  PosPage *page = pos_shell_get_page (ui->shell);

  g_assert_true (POS_PAGE_GET_CLASS (page)->scanned (page, code));
  ui_shell_settle (ui);
}

static void
a_product_is_found_by_name_and_added (void)
{
  UiShell *ui = start ();

  ui_hands_open (ui, "item.search", "{'text': <'sofa haarlem 3-seat, oat'>}");
  ui_hands_wait_for (ui, "1 product");
  ui_hands_tap (ui, "Add to sale");
  assert_sale (ui, "400110 × 1");
  ui_shell_free (ui);
}

/* The page stays: a second product is likely. */
static void
words_are_found_in_any_order (void)
{
  UiShell *ui = start ();

  ui_hands_open (ui, "item.search", "{'text': <'oat haarlem 3'>}");
  ui_hands_wait_for (ui, "1 product");
  ui_hands_tap (ui, "Add to sale");
  ui_hands_tap (ui, "Add to sale");
  assert_sale (ui, "400110 × 2");
  g_assert_false (ui_hands_is_home (ui));
  ui_shell_free (ui);
}

static void
more_than_one_is_counted_on_the_button (void)
{
  UiShell *ui = start ();

  ui_hands_open (ui, "item.search", "{'text': <'400214'>}");
  ui_hands_wait_for (ui, "1 product");
  ui_hands_tap_named (ui, "More: Quantity");
  ui_hands_tap_named (ui, "More: Quantity");
  ui_hands_tap_named (ui, "More: Quantity");
  ui_hands_tap_named (ui, "Less: Quantity");
  ui_hands_tap (ui, "Add 3 to sale");
  assert_sale (ui, "400214 × 3");
  ui_shell_free (ui);
}

static void
fabric_is_sold_from_half_a_meter (void)
{
  UiShell *ui = start ();

  ui_hands_open (ui, "item.search", "{'text': <'440520'>}");
  ui_hands_wait_for (ui, "1 product");
  ui_hands_tap_named (ui, "More: Quantity");
  ui_shell_press (ui, "Return");
  assert_sale (ui, "440520 × 0.6");
  ui_shell_free (ui);
}

/* Enter brings the first answer forward, and once more adds it. */
static void
enter_finds_and_adds (void)
{
  UiShell *ui = start ();

  ui_hands_open (ui, "item.search", "{'text': <'vester'>}");
  ui_hands_wait_for (ui, "400201");
  ui_shell_press (ui, "Return");
  assert_sale (ui, "");
  ui_shell_press (ui, "Return");
  g_assert_cmpuint (pos_list_size (pos_register_get_order (ui->reg)->lines), ==, 1);
  ui_shell_free (ui);
}

static void
a_scan_goes_into_the_sale_at_once (void)
{
  UiShell *ui = start ();

  ui_hands_open (ui, "item.search", NULL);
  scan (ui, "2000004001100");
  assert_sale (ui, "400110 × 1");
  g_assert_true (ui_hands_shows (ui, "Sofa Haarlem 3-seat, oat"));
  ui_shell_free (ui);
}

static void
an_unknown_code_is_explained_and_changes_nothing (void)
{
  UiShell *ui = start ();

  ui_hands_open (ui, "item.search", NULL);
  scan (ui, "4006381333931");
  assert_sale (ui, "");
  g_assert_nonnull (ui_find_text (GTK_WIDGET (ui->shell), "4006381333931 was not found"));
  ui_shell_free (ui);
}

static void
a_misread_code_says_so (void)
{
  UiShell *ui = start ();

  ui_hands_open (ui, "item.search", "{'text': <'2000004001101'>}");
  ui_hands_wait_for (ui, "That is not a whole barcode");
  ui_shell_free (ui);
}

static void
nothing_found_shows_a_way_back (void)
{
  UiShell *ui = start ();

  ui_hands_open (ui, "item.search", "{'text': <'zebra crossing'>}");
  ui_hands_wait_for (ui, "No product found");
  ui_hands_tap (ui, "Show everything");
  ui_hands_wait_for (ui, "Choose a product");
  g_assert_false (ui_hands_shows (ui, "No product found"));
  ui_shell_free (ui);
}

static void
what_is_no_longer_sold_is_explained (void)
{
  UiShell *ui = start ();

  ui_hands_open (ui, "item.search", "{'text': <'495204'>}");
  ui_hands_wait_for (ui, "1 product");
  GtkWidget *button = ui_hands_find (ui, "Add to sale");
  ui_shell_tap (ui, button);
  assert_sale (ui, "");
  g_autofree char *why = ui_hands_dup_callout (button);
  g_assert_nonnull (why);
  ui_shell_free (ui);
}

static void
a_price_check_sells_nothing (void)
{
  UiShell *ui = start ();

  ui_hands_open (ui, "item.price_check", NULL);
  scan (ui, "2000004001100");
  g_assert_true (ui_hands_shows (ui, "€1,249.00"));
  assert_sale (ui, "");
  ui_hands_tap (ui, "Add to sale");
  assert_sale (ui, "400110 × 1");
  ui_shell_free (ui);
}

static gboolean
forget_everything (PosDbTxn *txn, gpointer data, GError **error)
{
  g_autofree char *next = NULL;
  g_autoptr (GPtrArray) all = pos_product_table_search (txn, "", NULL, 1000, NULL, &next, error);

  for (guint i = 0; all && i < all->len; i++)
    if (!pos_product_table_remove (txn, ((PosProduct *)all->pdata[i])->id, error))
      return FALSE;
  return all != NULL;
}

/* Who asked for nothing is not told to ask otherwise. */
static void
a_store_without_products_says_so (void)
{
  UiShell *ui = start ();

  pos_db_write_sync (pos_local_store_get_db (ui->store), forget_everything, NULL, NULL);
  ui_hands_open (ui, "item.search", NULL);
  ui_hands_wait_for (ui, "This store has no products yet");
  g_assert_false (ui_hands_shows (ui, "Show everything"));
  ui_shell_free (ui);
}

/* 922: of the line that is selected. */
static void
a_line_tells_of_its_product (void)
{
  UiShell *ui = start ();
  g_autoptr (GVariant) added = ui_shell_run (ui, "item.add", "{\"item\": \"400214\"}");
  PosOrderLine *line = pos_list_peek (pos_register_get_order (ui->reg)->lines, 0);

  pos_register_select_line (ui->reg, &line->id, TRUE);
  ui_hands_open (ui, "item.details", NULL);
  g_assert_cmpstr (ui_hands_get_title (ui), ==, "Product details");
  g_assert_true (ui_hands_shows_part (ui, "400214"));
  ui_shell_free (ui);
}

/* 622: a button has the words ready. */
static void
a_button_searches_what_it_has_ready (void)
{
  UiShell *ui = start ();

  ui_hands_open (ui, "search.preset", "{'kind': <'product'>, 'text': <'400214'>}");
  ui_hands_wait_for (ui, "1 product");
  ui_hands_open (ui, "search.preset", "{'kind': <'category'>, 'text': <'dining chairs'>}");
  ui_hands_wait_for (ui, "Dining chair Vester, black oak");
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/product/by-name", a_product_is_found_by_name_and_added);
  g_test_add_func ("/ui/product/words-in-any-order", words_are_found_in_any_order);
  g_test_add_func ("/ui/product/several", more_than_one_is_counted_on_the_button);
  g_test_add_func ("/ui/product/by-the-meter", fabric_is_sold_from_half_a_meter);
  g_test_add_func ("/ui/product/enter", enter_finds_and_adds);
  g_test_add_func ("/ui/product/scan", a_scan_goes_into_the_sale_at_once);
  g_test_add_func ("/ui/product/unknown-code", an_unknown_code_is_explained_and_changes_nothing);
  g_test_add_func ("/ui/product/misread-code", a_misread_code_says_so);
  g_test_add_func ("/ui/product/nothing-found", nothing_found_shows_a_way_back);
  g_test_add_func ("/ui/product/nothing-yet", a_store_without_products_says_so);
  g_test_add_func ("/ui/product/no-longer-sold", what_is_no_longer_sold_is_explained);
  g_test_add_func ("/ui/product/price-check", a_price_check_sells_nothing);
  g_test_add_func ("/ui/product/details", a_line_tells_of_its_product);
  g_test_add_func ("/ui/product/preset", a_button_searches_what_it_has_ready);
  return g_test_run ();
}
