/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-stock.c — where a product lies, and having it picked up or shipped from there. */
#include "fake-headquarters.h"
#include "ui-hands.h"
#include "ui-lint.h"
#include "ui/customer/pos-customer.h"
#include "ui/delivery/pos-delivery.h"
#include "ui/product/pos-product.h"
#include "ui/sale/pos-sale.h"

static UiShell *
start (void)
{
  UiShell *ui = ui_shell_new (1366, 768);

  pos_sale_add (ui->shell);
  pos_customer_add (ui->shell);
  pos_delivery_add (ui->shell);
  pos_product_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in (ui);
  return ui;
}

static void
attach_customer (UiShell *ui)
{
  g_autoptr (GVariant) answer =
      ui_shell_run (ui, "customer.attach", "{\"customer\": \"C-004218\"}");
}

static void
scan (UiShell *ui, const char *code)
{
  PosPage *page = pos_shell_get_page (ui->shell);

  g_assert_true (POS_PAGE_GET_CLASS (page)->scanned (page, code));
  ui_shell_settle (ui);
}

static PosOrderLine *
get_last_line (UiShell *ui)
{
  PosOrder *order = pos_register_get_order (ui->reg);

  return pos_list_peek (order->lines, pos_list_size (order->lines) - 1);
}

/* §4.11: this store first, then what is near it. */
static void
test_places (void)
{
  UiShell *ui = start ();

  PosFulfillmentGroup *group =
      pos_config_get (pos_register_get_config (ui->reg), POS_TYPE_FULFILLMENT_GROUP, "CHAIN");
  group->description = pos_l10n_new ("Van on Tuesdays");
  ui_hands_open (ui, "stock.lookup", NULL);
  g_assert_cmpstr (ui_hands_get_title (ui), ==, "Stock");
  g_assert_true (ui_hands_shows (ui, "Which product?"));
  scan (ui, "400112");
  g_assert_true (ui_hands_shows (ui, "5 places"));
  g_assert_true (ui_hands_shows (ui, "This store"));
  g_assert_true (ui_hands_shows_part (ui, "13 on order"));
  g_assert_true (ui_hands_shows (ui, "Opening hours"));
  g_assert_true (ui_hands_shows (ui, "Van on Tuesdays"));
  ui_hands_type (ui, "Store or town", "amersf");
  ui_hands_wait_for (ui, "1 place");
  ui_hands_type (ui, "Store or town", "nowhere");
  ui_hands_wait_for (ui, "No place found");
  ui_hands_tap (ui, "Show every place");
  ui_hands_wait_for (ui, "5 places");
  ui_shell_free (ui);
}

/* §4.11: an amount has a word; a buffer is not available, in the places and in the details. */
static void
test_levels (void)
{
  UiShell *ui = start ();
  PosParameters *parameters = pos_config_get_parameters (pos_register_get_config (ui->reg));
  g_autoptr (PosStockLevel) level = g_object_new (POS_TYPE_STOCK_LEVEL, NULL);

  level->name = pos_l10n_new ("Ask the manager");
  level->otherwise = TRUE;
  pos_list_append (parameters->stock_levels, level);
  ui_hands_open (ui, "stock.lookup", NULL);
  scan (ui, "400112");
  g_assert_true (ui_hands_shows (ui, "Ask the manager"));
  g_assert_true (ui_hands_shows (ui, "Ask the manager · 13 on order"));
  ui_shell_free (ui);
}

/* §4.11: a matrix of the variants in one place; another one is chosen from it. */
static void
test_variants (void)
{
  UiShell *ui = start ();

  ui_hands_open (ui, "stock.lookup", NULL);
  scan (ui, "400112");
  ui_hands_tap (ui, "All variants");
  g_assert_true (ui_hands_shows (ui, "3-seat"));
  g_assert_true (ui_hands_shows (ui, "forest green"));
  ui_shell_picture (ui, "stock-variants");
  ui_lint (GTK_WIDGET (ui->shell), "stock-variants");
  ui_hands_tap_named (ui, "2-seat / oat: 1 available");
  g_assert_null (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  g_assert_true (ui_hands_shows (ui, "400113"));
  scan (ui, "450518");
  g_assert_false (ui_hands_shows (ui, "All variants"));
  ui_shell_free (ui);
}

/* What was left open while others sold is read again with the lock. */
static void
test_left_open (void)
{
  UiShell *ui = start ();

  ui_hands_open (ui, "stock.lookup", NULL);
  scan (ui, "430551");
  g_assert_true (ui_hands_shows (ui, "6"));
  ui_shell_do (ui, "item.add", "{\"item\": \"430551\", \"quantity\": \"2\"}");
  ui_shell_do (ui, "pay.cash", "{}");
  g_assert_true (ui_hands_shows (ui, "6"));
  ui_shell_do (ui, "session.lock", NULL);
  ui_shell_do (ui, "session.unlock", "{\"secret\": \"1111\"}");
  ui_shell_settle (ui);
  g_assert_false (ui_hands_shows (ui, "6"));
  ui_shell_free (ui);
}

static void
test_unknown_product (void)
{
  UiShell *ui = start ();

  ui_hands_open (ui, "stock.lookup", NULL);
  scan (ui, "999999");
  g_assert_true (ui_hands_shows (ui, "Which product?"));
  g_assert_true (ui_hands_shows_part (ui, "999999"));
  /* What is typed next takes its place. */
  GtkText *field = ui_hands_find_field (ui, "Item number or barcode");
  g_assert_true (gtk_editable_get_selection_bounds (GTK_EDITABLE (field), NULL, NULL));
  ui_hands_tap (ui, "Search by name");
  g_assert_cmpstr (ui_hands_get_title (ui), ==, "Product search");
  ui_shell_free (ui);
}

/* The pick-up page goes on with that store, for a line of its own. */
static void
test_pick_up_there (void)
{
  UiShell *ui = start ();

  attach_customer (ui);
  g_autoptr (GVariant) here = ui_shell_run (ui, "item.add", "{\"item\": \"400112\"}");
  ui_hands_open (ui, "stock.lookup", "{'item': <'400112'>}");
  ui_shell_press (ui, "Down");
  ui_shell_settle (ui);
  ui_hands_tap (ui, "Pick up 1 here");
  g_assert_cmpstr (ui_hands_get_title (ui), ==, "Pick up selected lines");
  g_assert_true (ui_hands_shows_part (ui, "1 line at Amersfoort"));
  ui_hands_tap (ui, "Pick up 1 line");
  g_assert_true (ui_hands_is_home (ui));
  g_assert_cmpuint (pos_list_size (pos_register_get_order (ui->reg)->lines), ==, 2);
  PosOrderLine *line = get_last_line (ui);
  g_assert_cmpint (line->intent, ==, POS_INTENT_PICK_UP);
  g_assert_cmpstr (line->store, ==, "S2");
  ui_shell_free (ui);
}

/* A customer is asked for first; what was chosen is not forgotten. */
static void
test_ship_from_there_asks_for_the_customer (void)
{
  UiShell *ui = start ();

  ui_hands_open (ui, "stock.lookup", "{'item': <'400112'>}");
  ui_hands_type (ui, "Store or town", "W9");
  ui_hands_wait_for (ui, "1 place");
  g_autofree char *refusal = NULL;
  GtkWidget *pick_up = ui_hands_find (ui, "Pick up 1 here");
  ui_shell_tap (ui, pick_up);
  refusal = ui_hands_dup_callout (pick_up);
  g_assert_nonnull (strstr (refusal, "It is a warehouse: nobody can pick up there."));
  ui_hands_tap (ui, "Ship 1 from there");
  g_assert_cmpstr (ui_hands_get_title (ui), ==, "Customer search");
  attach_customer (ui);
  ui_shell_free (ui);
}

/* A line that is selected is what is delivered; nothing is added. */
static void
test_selected_line (void)
{
  UiShell *ui = start ();

  attach_customer (ui);
  g_autoptr (GVariant) added =
      ui_shell_run (ui, "item.add", "{\"item\": \"400112\", \"quantity\": \"2\"}");
  pos_register_select_line (ui->reg, &get_last_line (ui)->id, TRUE);
  ui_hands_open (ui, "stock.lookup", NULL);
  g_assert_true (ui_hands_shows (ui, "For the selected line: 2"));
  ui_hands_type (ui, "Store or town", "W9");
  ui_hands_wait_for (ui, "1 place");
  ui_hands_tap (ui, "Ship 2 from there");
  g_assert_cmpstr (ui_hands_get_title (ui), ==, "Ship selected lines");
  ui_hands_tap (ui, "Ship 1 line");
  g_assert_true (ui_hands_is_home (ui));
  g_assert_cmpuint (pos_list_size (pos_register_get_order (ui->reg)->lines), ==, 1);
  g_assert_cmpint (get_last_line (ui)->intent, ==, POS_INTENT_SHIP);
  g_assert_cmpstr (get_last_line (ui)->location, ==, "W9");
  ui_shell_free (ui);
}

/* Without a line the figures of other places may be old; one's own are not. */
static void
test_offline (void)
{
  UiShell *ui = ui_shell_new_offline (1366, 768);

  pos_product_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in (ui);
  ui_hands_open (ui, "stock.lookup", "{'item': <'400112'>}");
  g_assert_false (ui_hands_shows_part (ui, "There is no connection"));
  ui_shell_press (ui, "Down");
  g_assert_true (ui_hands_shows_part (ui, "There is no connection: it may have changed."));
  ui_shell_free (ui);
}

/* --- Stock of just now --- */

#define TOLD                                                                                       \
  "{\"at\": \"2026-05-14T08:44:00Z\", \"complete\": true, \"sequence\": 0, \"stock\": ["           \
  "{\"item\": \"400112\", \"warehouse\": \"W2\", \"on_hand\": \"77\", \"reserved\": \"0\", "       \
  "\"ordered\": \"0\", \"as_of\": \"2026-05-14T08:43:00Z\"}]}"

static PosSync *
connect (PosLocalStore *store, PosContext *context, gpointer data)
{
  return fake_headquarters_connect (data, store, context);
}

static UiShell *
start_connected (FakeHeadquarters *headquarters, PosAvailabilityMode mode)
{
  UiShell *ui = ui_shell_new_connected (1366, 768, connect, headquarters);
  PosConfig *config = pos_register_get_config (ui->reg);

  pos_config_get_profile (config, pos_register_get_store_record (ui->reg))->availability_mode =
      (int)mode;
  pos_product_add (ui->shell);
  pos_delivery_add (ui->shell);
  pos_shell_start (ui->shell);
  ui_shell_sign_in (ui);
  fake_headquarters_set_stock (headquarters, TOLD);
  fake_headquarters_hold (headquarters);
  return ui;
}

/* §2.6, §4.11: what is known shows at once, and what headquarters says takes its place; the place
 * that is looked at stays the same. */
static void
test_asked (void)
{
  g_autoptr (FakeHeadquarters) headquarters = fake_headquarters_new ();
  UiShell *ui = start_connected (headquarters, POS_AVAILABILITY_REAL_TIME);

  ui_hands_open (ui, "stock.lookup", "{'item': <'400112'>}");
  g_assert_true (ui_hands_shows (ui, "5 places"));
  g_assert_true (ui_hands_shows_part (ui, "Asking headquarters…"));
  ui_shell_press (ui, "Down");
  g_assert_true (ui_hands_shows (ui, "Pick up 1 here"));
  g_assert_false (ui_hands_shows (ui, "77"));
  ui_shell_picture (ui, "stock-asking");
  fake_headquarters_release (headquarters);
  ui_shell_settle (ui);
  g_assert_true (ui_hands_shows (ui, "77"));
  g_assert_true (ui_hands_shows_part (ui, "Stock as of 10:44"));
  g_assert_false (ui_hands_shows_part (ui, "Asking headquarters"));
  ui_shell_free (ui);
}

/* Whoever leaves does not wait, and nobody is told of what he left. */
static void
test_left_while_asking (void)
{
  g_autoptr (FakeHeadquarters) headquarters = fake_headquarters_new ();
  UiShell *ui = start_connected (headquarters, POS_AVAILABILITY_REAL_TIME);

  ui_hands_open (ui, "stock.lookup", "{'item': <'400112'>}");
  ui_shell_press (ui, "Escape");
  g_assert_true (ui_hands_is_home (ui));
  fake_headquarters_release (headquarters);
  ui_shell_settle (ui);
  ui_shell_free (ui);
}

static void
test_unanswered (void)
{
  g_autoptr (FakeHeadquarters) headquarters = fake_headquarters_new ();
  UiShell *ui = start_connected (headquarters, POS_AVAILABILITY_REAL_TIME);

  fake_headquarters_vanish (headquarters, TRUE);
  ui_hands_open (ui, "stock.lookup", "{'item': <'400112'>}");
  fake_headquarters_release (headquarters);
  ui_shell_settle (ui);
  g_assert_true (ui_hands_shows_part (ui, "Headquarters does not answer. Stock as of"));
  g_assert_true (ui_hands_shows (ui, "5 places"));
  ui_shell_picture (ui, "stock-unanswered");
  ui_shell_free (ui);
}

/* The default asks nobody. */
static void
test_not_asked (void)
{
  g_autoptr (FakeHeadquarters) headquarters = fake_headquarters_new ();
  UiShell *ui = start_connected (headquarters, POS_AVAILABILITY_CHANNEL);

  ui_hands_open (ui, "stock.lookup", "{'item': <'400112'>}");
  g_assert_false (ui_hands_shows_part (ui, "Asking headquarters"));
  fake_headquarters_release (headquarters);
  ui_shell_settle (ui);
  g_assert_false (ui_hands_shows (ui, "77"));
  ui_shell_free (ui);
}

/* The places that are offered for pick-up go by it, too. */
static void
test_asked_for_pick_up (void)
{
  g_autoptr (FakeHeadquarters) headquarters = fake_headquarters_new ();
  UiShell *ui = start_connected (headquarters, POS_AVAILABILITY_REAL_TIME);

  attach_customer (ui);
  ui_shell_do (ui, "item.add", "{\"item\": \"400112\"}");
  ui_hands_open (ui, "order.pickup_all", NULL);
  g_assert_false (ui_hands_shows_part (ui, "77 in stock"));
  fake_headquarters_release (headquarters);
  ui_shell_settle (ui);
  g_assert_true (ui_hands_shows_part (ui, "77 in stock"));
  ui_shell_free (ui);
}

static void
test_from_the_product_page (void)
{
  UiShell *ui = start ();

  ui_hands_open (ui, "item.search", "{'text': <'400112'>}");
  ui_hands_wait_for (ui, "Pick up or ship it elsewhere");
  ui_hands_tap (ui, "Pick up or ship it elsewhere");
  g_assert_cmpstr (ui_hands_get_title (ui), ==, "Stock");
  g_assert_true (ui_hands_shows (ui, "5 places"));
  ui_shell_free (ui);
}

/* §4.11: what leaves later is not promised today. */
static void
test_days (void)
{
  UiShell *ui = start ();

  attach_customer (ui);
  ui_shell_do (ui, "item.add", "{\"item\": \"400112\"}");
  ui_shell_do (ui,
               "order.pickup_all",
               "{\"store\": \"S1\", \"date\": \"2026-05-20\", \"slot\": \"10:00-12:00\"}");
  ui_shell_do (ui, "pay.cash", "{\"balance\": \"pay-later\"}");
  ui_hands_open (ui, "stock.lookup", "{'item': <'400112'>}");
  ui_hands_tap (ui, "Availability by date");
  g_assert_nonnull (ui_find_text (GTK_WIDGET (ui->shell), "Can be promised"));
  g_assert_nonnull (ui_find_text (GTK_WIDGET (ui->shell), "Wed 20 May"));
  g_assert_nonnull (ui_find_text (GTK_WIDGET (ui->shell), "1 on hand"));
  ui_lint (GTK_WIDGET (ui->shell), "stock-days");
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/product/stock/places", test_places);
  g_test_add_func ("/ui/product/stock/levels", test_levels);
  g_test_add_func ("/ui/product/stock/variants", test_variants);
  g_test_add_func ("/ui/product/stock/days", test_days);
  g_test_add_func ("/ui/product/stock/left-open", test_left_open);
  g_test_add_func ("/ui/product/stock/unknown-product", test_unknown_product);
  g_test_add_func ("/ui/product/stock/pick-up-there", test_pick_up_there);
  g_test_add_func ("/ui/product/stock/ship-from-there-asks-for-the-customer",
                   test_ship_from_there_asks_for_the_customer);
  g_test_add_func ("/ui/product/stock/selected-line", test_selected_line);
  g_test_add_func ("/ui/product/stock/offline", test_offline);
  g_test_add_func ("/ui/product/stock/asked", test_asked);
  g_test_add_func ("/ui/product/stock/left-while-asking", test_left_while_asking);
  g_test_add_func ("/ui/product/stock/unanswered", test_unanswered);
  g_test_add_func ("/ui/product/stock/not-asked", test_not_asked);
  g_test_add_func ("/ui/product/stock/asked-for-pick-up", test_asked_for_pick_up);
  g_test_add_func ("/ui/product/stock/from-the-product-page", test_from_the_product_page);
  return g_test_run ();
}
