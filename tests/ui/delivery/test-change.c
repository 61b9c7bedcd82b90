/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-change.c — change delivery mode, and carrying out after all. */
#include "hands.h"
#include "model/pos-setup.h"

#define SOFA "1\u00a0× Sofa Haarlem 3-seat, oat"
#define CHAIRS "4\u00a0× Dining chair Vester, black oak"
#define TABLE "1\u00a0× Dining table Vester 180, oak"

static UiShell *
start_with_order (void)
{
  UiShell *ui = hands_start (1366, 768);

  ui_shell_load_order (ui);
  return ui;
}

static void
exclude (UiShell *ui, const char *mode, const char *item)
{
  PosDeliveryMode *found =
      pos_config_get (pos_register_get_config (ui->reg), POS_TYPE_DELIVERY_MODE, mode);

  g_strfreev (found->products_excluded);
  found->products_excluded = g_strsplit (item, ",", -1);
}

/* Scenario 41: only the mode and its charge change. */
static void
test_only_the_mode_changes (void)
{
  UiShell *ui = start_with_order ();

  hands_open (ui, "order.change_delivery");
  g_assert_true (hands_shows (ui, "2 of 5 lines selected"));
  g_assert_true (
      hands_shows (ui, "All lines go by Standard delivery already. Choose another mode."));
  hands_tap_primary (ui);
  g_assert_false (hands_is_home (ui));
  hands_tap_titled (ui, "Two-person delivery");
  g_assert_cmpstr (hands_get_caption (ui), ==, "Change 2 lines");
  g_assert_true (hands_shows (ui, "2 lines by Two-person delivery"));
  g_assert_true (hands_shows_part (ui, "Delivery €79.00", NULL, NULL));
  ui_shell_picture (ui, "delivery-change");
  hands_tap_primary (ui);
  g_assert_true (hands_is_home (ui));
  PosOrderLine *chairs = hands_get_line (ui, "400214");
  g_assert_cmpstr (chairs->mode, ==, "TWOMAN");
  g_assert_cmpstr (chairs->location, ==, "W9");
  g_assert_cmpuint (chairs->date.julian, ==, pos_date_new (2026, 5, 21).julian);
  g_assert_cmpstr (hands_get_line (ui, "400201")->mode, ==, "PICKUP");
  g_assert_cmpint (pos_register_get_order (ui->reg)->charge_total, ==, 7900);
  ui_shell_free (ui);
}

static void
test_one_line_of_two (void)
{
  UiShell *ui = start_with_order ();

  hands_open (ui, "order.change_delivery");
  hands_tap_titled (ui, SOFA);
  hands_tap_titled (ui, "Parcel post");
  g_assert_cmpstr (hands_get_caption (ui), ==, "Change 1 line");
  hands_tap_primary (ui);
  g_assert_cmpstr (hands_get_line (ui, "400214")->mode, ==, "PARCEL");
  g_assert_cmpstr (hands_get_line (ui, "400110")->mode, ==, "STANDARD");
  ui_shell_free (ui);
}

static void
test_only_ship_lines (void)
{
  UiShell *ui = start_with_order ();

  hands_open (ui, "order.change_delivery");
  GtkWidget *table = hands_find_titled (ui, TABLE);
  ui_shell_tap (ui, table);
  g_assert_false (hands_is (table, "checked"));
  g_assert_true (hands_shows_callout (table, "Does not ship"));
  g_assert_true (hands_shows (ui, "2 of 5 lines selected"));
  ui_shell_free (ui);
}

/* Scenario 43. */
static void
test_no_common_mode (void)
{
  UiShell *ui = start_with_order ();

  exclude (ui, "STANDARD", "400214");
  exclude (ui, "TWOMAN", "400214");
  exclude (ui, "EXPRESS", "400110");
  hands_open (ui, "order.change_delivery");
  g_assert_true (
      hands_shows (ui, "These lines have no delivery mode in common. Change them one by one."));
  hands_tap_titled (ui, CHAIRS);
  hands_tap_titled (ui, "Two-person delivery");
  hands_tap_primary (ui);
  g_assert_cmpstr (hands_get_line (ui, "400110")->mode, ==, "TWOMAN");
  g_assert_cmpstr (hands_get_line (ui, "400214")->mode, ==, "STANDARD");
  ui_shell_free (ui);
}

/* Of one line it is said which, and where. */
static void
test_no_mode_for_one_line (void)
{
  static const char *const modes[] = {"STANDARD", "TWOMAN", "EXPRESS", "PARCEL"};
  UiShell *ui = start_with_order ();

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++) {
    PosDeliveryMode *mode =
        pos_config_get (pos_register_get_config (ui->reg), POS_TYPE_DELIVERY_MODE, modes[i]);
    g_strfreev (mode->countries_excluded);
    mode->countries_excluded = g_strsplit ("NL", ",", -1);
  }
  hands_open (ui, "order.change_delivery");
  hands_tap_titled (ui, SOFA);
  g_assert_true (hands_shows (
      ui, "Utrecht Centrum has no delivery mode that takes Dining chair Vester to this address."));
  ui_shell_free (ui);
}

/* §10.36: who ships a line again changes what he says, and keeps the rest. */
static void
test_the_rest_stays_as_it_is (void)
{
  UiShell *ui = start_with_order ();
  PosOrderLine *chairs = hands_get_line (ui, "400214");
  g_autofree char *id = pos_id_dup_text (&chairs->id);
  g_autofree char *address = g_strdup (chairs->address);
  g_autofree char *args = g_strdup_printf ("{\"lines\": [\"%s\"], \"mode\": \"TWOMAN\"}", id);
  PosDate day = pos_date_add_days (chairs->date, 1);

  ui_shell_do (ui, "order.change_delivery", args);
  pos_shell_open (
      ui->shell, "order.ship_selected", g_variant_new_parsed ("{'lines': <[%s]>}", id), NULL);
  ui_shell_settle (ui);
  ui_shell_picture (ui, "delivery-as-it-is");
  ui_shell_tap (ui, hands_find_day (ui, day));
  hands_tap_primary (ui);
  g_assert_true (hands_is_home (ui));
  chairs = hands_get_line (ui, "400214");
  g_assert_cmpstr (chairs->mode, ==, "TWOMAN");
  g_assert_cmpstr (chairs->address, ==, address);
  g_assert_cmpuint (chairs->date.julian, ==, day.julian);
  ui_shell_free (ui);
}

static void
test_nothing_ships (void)
{
  UiShell *ui = hands_start (1366, 768);
  g_autoptr (GVariant) who = NULL, where = NULL;

  ui_shell_load_sale (ui);
  hands_open (ui, "order.change_delivery");
  g_assert_true (hands_is_home (ui));
  who = ui_shell_run (ui, "customer.attach", "{\"customer\": \"C-004218\"}");
  where = ui_shell_run (ui, "order.pickup_all", "{\"store\": \"S2\", \"slot\": \"10:00-12:00\"}");
  hands_open (ui, "order.change_delivery");
  g_assert_true (hands_is_home (ui));
  g_assert_nonnull (
      ui_find_text (GTK_WIDGET (ui->shell), "Change delivery mode needs a ship line"));
  ui_shell_free (ui);
}

/* --- Carry out --- */

static void
test_carry_out_a_sale_at_once (void)
{
  UiShell *ui = hands_start (1366, 768);

  ui_shell_load_sale (ui);
  hands_open (ui, "order.carryout_all");
  g_assert_null (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  g_assert_cmpint (hands_get_line (ui, "400110")->intent, ==, POS_INTENT_CARRY_OUT);
  ui_shell_free (ui);
}

/* Scenario 17, asked before anything is forgotten. */
static void
test_carry_out_an_order_asks (void)
{
  UiShell *ui = start_with_order ();
  PosOrder *order = pos_register_get_order (ui->reg);
  g_autoptr (GVariant) deposit =
      ui_shell_run (ui, "order.deposit_override", "{\"amount\": \"600.00\"}");
  g_autoptr (PosOrder) before = pos_record_copy (order);

  hands_open (ui, "order.carryout_all");
  g_assert_true (hands_shows_part (
      ui, "Places, days and delivery modes of 3 lines", "The entered deposit of €600.00", NULL));
  ui_shell_picture (ui, "delivery-carry-out");
  hands_tap_label (ui, "Keep the order");
  g_assert_true (pos_record_equal (before, order, FALSE));

  hands_open (ui, "order.carryout_all");
  hands_tap_label (ui, "Carry out 5 lines");
  g_assert_null (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  g_assert_false (pos_order_has_deferred (order));
  g_assert_cmpint (order->type, ==, POS_ORDER_TYPE_SALE);
  g_assert_cmpint (order->deposit_source, ==, POS_DEPOSIT_DEFAULT);
  g_assert_cmpint (order->due_now, ==, 264290);
  ui_shell_free (ui);
}

/* What is saved stays an order. */
static void
test_carry_out_an_edit_asks (void)
{
  UiShell *ui = hands_start (1366, 768);
  PosOrder *order = pos_register_get_order (ui->reg);

  ui_shell_do (ui, "customer.attach", "{\"customer\": \"C-004218\"}");
  ui_shell_do (ui, "item.add", "{\"item\": \"400110\"}");
  ui_shell_do (ui, "item.add", "{\"item\": \"400214\"}");
  ui_shell_do (ui,
               "order.pickup_all",
               "{\"store\": \"S1\", \"date\": \"2026-05-15\", \"slot\": \"10:00-12:00\"}");
  g_autofree char *id = pos_id_dup_text (&order->id);
  g_autofree char *edit = g_strdup_printf ("{\"order\": \"%s\"}", id);
  ui_shell_do (ui, "pay.cash", "{\"balance\": \"pay-later\"}");
  ui_shell_do (ui, "order.edit", edit);
  hands_open (ui, "order.carryout_all");
  g_assert_true (hands_shows (ui, "The customer takes everything home today. This is forgotten:"));
  g_assert_true (hands_shows (ui, "Carry out 2 lines"));
  ui_shell_free (ui);
}

/* What becomes a sale here is a quote, and that is what is lost. */
static void
test_back_to_sale_names_the_quote (void)
{
  UiShell *ui = hands_start (1366, 768);
  PosOrder *order = pos_register_get_order (ui->reg);

  ui_shell_do (ui, "customer.attach", "{\"customer\": \"C-004218\"}");
  ui_shell_do (ui, "item.add", "{\"item\": \"400110\"}");
  order->type = POS_ORDER_TYPE_QUOTE;
  order->quote_expiry = pos_date_new (2026, 6, 13);
  hands_open (ui, "txn.make_cash_carry");
  g_assert_true (hands_shows (ui, "The quote becomes a sale again. This is forgotten:"));
  g_assert_true (hands_shows_part (ui, "Quote until 13 Jun", "", NULL));
  hands_tap_label (ui, "Keep the quote");
  g_assert_cmpint (order->type, ==, POS_ORDER_TYPE_QUOTE);
  hands_open (ui, "txn.make_cash_carry");
  hands_tap_label (ui, "Carry out 1 line");
  g_assert_cmpint (order->type, ==, POS_ORDER_TYPE_SALE);
  ui_shell_free (ui);
}

static void
test_carry_out_selected (void)
{
  UiShell *ui = start_with_order ();

  pos_register_select_line (ui->reg, &hands_get_line (ui, "400201")->id, TRUE);
  hands_open (ui, "order.carryout_selected");
  g_assert_cmpint (hands_get_line (ui, "400201")->intent, ==, POS_INTENT_CARRY_OUT);
  g_assert_cmpint (hands_get_line (ui, "400110")->intent, ==, POS_INTENT_SHIP);
  g_assert_cmpuint (pos_register_get_n_selected (ui->reg), ==, 0);

  /* Nothing selected: which? */
  hands_open (ui, "order.carryout_selected");
  g_assert_true (hands_shows (ui, "0 of 5 lines selected"));
  GtkWidget *sheet = GTK_WIDGET (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  g_assert_true (hands_is (sheet, "primary-unavailable"));
  hands_tap_titled (ui, CHAIRS);
  hands_tap_label (ui, "Carry out 1 line");
  g_assert_null (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  g_assert_cmpint (hands_get_line (ui, "400214")->intent, ==, POS_INTENT_CARRY_OUT);
  g_assert_cmpint (hands_get_line (ui, "400110")->intent, ==, POS_INTENT_SHIP);
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/delivery/change/only-the-mode-changes", test_only_the_mode_changes);
  g_test_add_func ("/ui/delivery/change/one-line-of-two", test_one_line_of_two);
  g_test_add_func ("/ui/delivery/change/only-ship-lines", test_only_ship_lines);
  g_test_add_func ("/ui/delivery/change/no-common-mode", test_no_common_mode);
  g_test_add_func ("/ui/delivery/change/no-mode-for-one-line", test_no_mode_for_one_line);
  g_test_add_func ("/ui/delivery/change/the-rest-stays", test_the_rest_stays_as_it_is);
  g_test_add_func ("/ui/delivery/change/nothing-ships", test_nothing_ships);
  g_test_add_func ("/ui/delivery/carry-out/a-sale-at-once", test_carry_out_a_sale_at_once);
  g_test_add_func ("/ui/delivery/carry-out/an-order-asks", test_carry_out_an_order_asks);
  g_test_add_func ("/ui/delivery/carry-out/an-edit-asks", test_carry_out_an_edit_asks);
  g_test_add_func ("/ui/delivery/carry-out/a-quote", test_back_to_sale_names_the_quote);
  g_test_add_func ("/ui/delivery/carry-out/selected", test_carry_out_selected);
  return g_test_run ();
}
