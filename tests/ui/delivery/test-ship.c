/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-ship.c — the ship page: from the defaults to one tap, and what cannot be. */
#include "hands.h"
#include "ui-hands.h"
#include "ui/delivery/pos-line-list.h"
#include "ui/delivery/pos-place-list.h"

static UiShell *
start_with_customer (void)
{
  UiShell *ui = hands_start (1366, 768);
  g_autoptr (GVariant) answer = NULL;

  ui_shell_load_sale (ui);
  answer = ui_shell_run (ui, "customer.attach", "{\"customer\": \"C-004218\"}");
  return ui;
}

static void
select_item (UiShell *ui, const char *item)
{
  pos_register_select_line (ui->reg, &hands_get_line (ui, item)->id, TRUE);
}

/* §4.2: everything is proposed, one tap ships it. */
static void
test_ship_all_is_one_tap (void)
{
  UiShell *ui = start_with_customer ();

  hands_open (ui, "order.ship_all");
  g_assert_cmpstr (hands_get_caption (ui), ==, "Ship 5 lines");
  g_assert_true (hands_shows (ui, "5 lines from DC Tilburg, Wed 20 May"));
  g_assert_true (
      hands_shows_part (ui, "Goods €2,642.90", "Delivery €39.00", "Deposit today 20%, €536.38"));
  hands_tap_primary (ui);

  g_assert_true (hands_is_home (ui));
  POS_LIST_FOREACH (PosOrderLine, line, pos_register_get_order (ui->reg)->lines)
  {
    g_assert_cmpint (line->intent, ==, POS_INTENT_SHIP);
    g_assert_cmpstr (line->location, ==, "W9");
    g_assert_cmpstr (line->mode, ==, "STANDARD");
    g_assert_cmpstr (line->address, ==, "C-004218-1");
    g_assert_cmpuint (line->date.julian, ==, pos_date_new (2026, 5, 20).julian);
  }
  g_assert_cmpint (pos_register_get_order (ui->reg)->due_now, ==, 53638);
  ui_shell_free (ui);
}

/* The flow of the picture: sofa and chairs, Thursday 21 May. */
static void
test_two_of_five_lines (void)
{
  UiShell *ui = start_with_customer ();

  select_item (ui, "400110");
  select_item (ui, "400214");
  hands_open (ui, "order.ship_selected");
  g_assert_true (hands_shows (ui, "2 of 5 lines selected"));
  g_assert_true (hands_shows (ui, "400214 · 2 in this store"));
  ui_shell_tap (ui, hands_find_day (ui, pos_date_new (2026, 5, 21)));
  g_assert_true (hands_shows (ui, "2 lines from DC Tilburg, Thu 21 May"));
  g_assert_true (
      hands_shows_part (ui, "Goods €1,725.00", "Delivery €39.00", "Deposit today 20%, €352.80"));
  /* A number stays beside the product that it counts. */
  g_assert_true (hands_shows_part (
      ui, "Sofa Haarlem 3-seat\u00a0", "\u00a0· Dining chair Vester\u00a0", NULL));
  ui_shell_picture (ui, "delivery-ship");
  hands_tap_primary (ui);

  g_assert_cmpint (hands_get_line (ui, "400110")->intent, ==, POS_INTENT_SHIP);
  g_assert_cmpint (hands_get_line (ui, "400214")->intent, ==, POS_INTENT_SHIP);
  g_assert_cmpuint (
      hands_get_line (ui, "400214")->date.julian, ==, pos_date_new (2026, 5, 21).julian);
  g_assert_cmpint (hands_get_line (ui, "400201")->intent, !=, POS_INTENT_SHIP);
  g_assert_cmpuint (pos_register_get_n_selected (ui->reg), ==, 0);
  ui_shell_free (ui);
}

/* O4: a plain sale becomes what the chain says, or the other with one tap; nobody asks a second
 * time. */
static void
test_order_or_quote (void)
{
  UiShell *ui = start_with_customer ();

  select_item (ui, "400110");
  hands_open (ui, "order.ship_selected");
  g_assert_true (hands_shows (ui, "The sale becomes"));
  g_assert_true (hands_shows_part (ui, "Goods €1,249.00", "Deposit today", NULL));
  hands_tap_label (ui, "Quote");
  g_assert_true (hands_shows (ui, "Goods €1,249.00 \u2002 Delivery €39.00"));
  ui_shell_picture (ui, "delivery-ship-quote");
  hands_check_screen (ui);
  hands_tap_label (ui, "Customer order");
  g_assert_true (hands_shows_part (ui, "Goods €1,249.00", "Deposit today", NULL));
  hands_tap_label (ui, "Quote");
  hands_tap_primary (ui);

  PosOrder *order = pos_register_get_order (ui->reg);
  g_assert_cmpint (order->type, ==, POS_ORDER_TYPE_QUOTE);
  g_assert_cmpint (hands_get_line (ui, "400110")->intent, ==, POS_INTENT_SHIP);
  select_item (ui, "400214");
  hands_open (ui, "order.ship_selected");
  g_assert_false (hands_shows (ui, "The sale becomes"));
  ui_shell_free (ui);
}

static void
test_too_heavy_by_parcel_post (void)
{
  UiShell *ui = start_with_customer ();
  g_autofree char *reason = NULL;

  hands_open (ui, "order.ship_all");
  GtkWidget *parcel = hands_find_titled (ui, "Parcel post");
  g_object_get (parcel, "reason", &reason, NULL);
  g_assert_true (hands_is (parcel, "unavailable"));
  g_assert_cmpstr (reason, ==, "Sofa Haarlem 3-seat is over the 30 kg limit");
  ui_shell_tap (ui, parcel);
  g_assert_true (hands_shows_callout (parcel, reason));
  g_assert_false (hands_is (parcel, "active"));
  g_assert_true (hands_is (hands_find_titled (ui, "Standard delivery"), "active"));

  /* Without the heavy lines it goes, and then it is the cheapest. */
  hands_tap_titled (ui, "5 of 5 lines selected");
  hands_tap_titled (ui, "2\u00a0× Wool throw 130×170, moss");
  g_assert_false (hands_is (parcel, "unavailable"));
  g_assert_true (hands_is (parcel, "active"));
  g_assert_true (hands_shows_part (ui, "Goods €119.90", "Delivery €6.95", NULL));
  ui_shell_free (ui);
}

static void
test_address_abroad (void)
{
  UiShell *ui = start_with_customer ();
  g_autofree char *reason = NULL;

  hands_open (ui, "order.ship_all");
  GtkWidget *express = hands_find_titled (ui, "Express van");
  ui_shell_tap (ui, express);
  g_assert_true (hands_is (express, "active"));
  hands_tap_label (ui, "Change");
  hands_tap_titled (ui, "Familie van den Berg");
  g_assert_null (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  g_assert_true (hands_shows (ui, "Familie van den Berg"));
  g_assert_true (hands_shows (ui, "Kempische Steenweg 121\n3500 Hasselt\nBelgium"));
  g_object_get (express, "reason", &reason, NULL);
  g_assert_cmpstr (reason, ==, "Does not go to this address in Belgium");
  g_assert_true (hands_is (hands_find_titled (ui, "Standard delivery"), "active"));
  hands_tap_primary (ui);
  g_assert_cmpstr (hands_get_line (ui, "400110")->address, ==, "C-004218-3");
  g_assert_cmpstr (hands_get_line (ui, "400110")->tax_group, ==, "BE");
  ui_shell_free (ui);
}

/* However many ways and addresses there are, the foot of the page is a few keys away. */
static void
test_cards_are_one_stop (void)
{
  UiShell *ui = start_with_customer ();

  hands_open (ui, "order.ship_all");
  ui_hands_check_one_stop (
      ui, gtk_widget_get_parent (hands_find_titled (ui, "Standard delivery")), FALSE);
  hands_tap_label (ui, "Change");
  ui_hands_check_one_stop (
      ui, gtk_widget_get_parent (hands_find_titled (ui, "Familie van den Berg")), FALSE);
  ui_shell_free (ui);
}

/* The customer gets the address, and the goods go there. */
static void
test_new_address (void)
{
  UiShell *ui = start_with_customer ();

  hands_open (ui, "order.ship_all");
  hands_tap_label (ui, "Change");
  ui_shell_picture (ui, "delivery-addresses");
  hands_check_screen (ui);
  hands_tap_label (ui, "Add address");
  hands_tap_label (ui, "Add and deliver here");
  g_assert_true (hands_shows (ui, "Which street?"));
  ui_shell_picture (ui, "delivery-address-form");
  hands_check_screen (ui);
  hands_type (ui, "Street and number", "Langestraat 8");
  hands_type (ui, "Postcode", "3811 AC");
  hands_type (ui, "Town", "Amersfoort");
  g_assert_false (hands_shows (ui, "Which street?"));
  hands_tap_label (ui, "Add and deliver here");
  g_assert_null (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  g_assert_true (hands_shows (ui, "Langestraat 8\n3811 AC Amersfoort"));
  g_assert_cmpuint (pos_list_size (pos_register_get_customer (ui->reg)->addresses), ==, 4);
  hands_tap_primary (ui);
  PosOrder *order = pos_register_get_order (ui->reg);
  PosAddress *kept = pos_order_find_address (order, hands_get_line (ui, "400110")->address);
  g_assert_cmpstr (kept->street, ==, "Langestraat 8");
  g_assert_cmpstr (kept->country, ==, "NL");
  ui_shell_free (ui);
}

/* §4.2 step 2: the address is put right where it is chosen, and the goods go there. */
static void
test_changed_address (void)
{
  UiShell *ui = start_with_customer ();

  hands_open (ui, "order.ship_all");
  hands_tap_label (ui, "Change");
  ui_hands_tap_named (ui, "Edit address");
  ui_shell_picture (ui, "delivery-address-edit");
  hands_check_screen (ui);
  hands_type (ui, "Street and number", "Oudegracht 2");
  hands_tap_label (ui, "Save and deliver here");
  g_assert_null (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  g_assert_true (hands_shows (ui, "Oudegracht 2\n3511 NP Utrecht"));
  hands_tap_primary (ui);
  PosOrder *order = pos_register_get_order (ui->reg);
  PosAddress *kept = pos_order_find_address (order, hands_get_line (ui, "400110")->address);
  g_assert_cmpstr (kept->street, ==, "Oudegracht 2");
  hands_open (ui, "order.ship_all");
  hands_tap_label (ui, "Change");
  ui_hands_tap_named (ui, "Edit address");
  hands_tap_label (ui, "Remove address");
  g_autofree char *said = ui_hands_dup_callout (ui_hands_find (ui, "Remove address"));
  g_assert_true (g_str_has_prefix (said, "The open transaction ships to that address"));
  ui_shell_free (ui);
}

/* Scenario 23, as far as a finger can get. */
static void
test_no_day_in_the_past (void)
{
  UiShell *ui = start_with_customer ();
  PosDate yesterday = pos_date_new (2026, 5, 13);
  PosDate sunday = pos_date_new (2026, 5, 24);

  hands_open (ui, "order.ship_all");
  g_assert_null (hands_find_day (ui, yesterday));
  GtkWidget *struck = hands_find_day (ui, sunday);
  ui_shell_tap (ui, struck);
  g_assert_true (hands_shows_callout (struck, "Nothing goes out on Sunday"));
  g_assert_true (hands_shows (ui, "5 lines from DC Tilburg, Wed 20 May"));

  hands_tap_label (ui, "Calendar");
  ui_shell_tap (ui, hands_find_day_in_dialog (ui, yesterday));
  g_assert_nonnull (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  ui_shell_tap (ui, hands_find_day_in_dialog (ui, pos_date_new (2026, 5, 29)));
  g_assert_null (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  g_assert_true (hands_shows (ui, "5 lines from DC Tilburg, Fri 29 May"));
  ui_shell_free (ui);
}

/* B5-10: a second tap takes no day away, and neither does leaving the calendar: there is always one
 * that goes. */
static void
test_the_day_cannot_be_cleared (void)
{
  UiShell *ui = start_with_customer ();
  PosDate chosen = pos_date_new (2026, 5, 21);

  hands_open (ui, "order.ship_all");
  for (guint i = 0; i < 2; i++) {
    ui_shell_tap (ui, hands_find_day (ui, chosen));
    g_assert_true (hands_shows (ui, "5 lines from DC Tilburg, Thu 21 May"));
  }
  hands_tap_label (ui, "Calendar");
  pos_dialog_answer_safe (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  ui_shell_settle (ui);
  g_assert_true (hands_shows (ui, "5 lines from DC Tilburg, Thu 21 May"));
  hands_tap_label (ui, "Calendar");
  ui_shell_tap (ui, hands_find_day_in_dialog (ui, chosen));
  g_assert_true (hands_shows (ui, "5 lines from DC Tilburg, Thu 21 May"));
  hands_tap_primary (ui);
  g_assert_true (hands_is_home (ui));
  POS_LIST_FOREACH (PosOrderLine, line, pos_register_get_order (ui->reg)->lines)
  g_assert_cmpuint (line->date.julian, ==, chosen.julian);
  ui_shell_free (ui);
}

/* VL §10, date_closed: it opens on the chosen day, and a struck one has a way on. */
static void
test_calendar_goes_on (void)
{
  UiShell *ui = start_with_customer ();
  GtkWidget *focus, *struck;

  hands_open (ui, "order.ship_all");
  hands_tap_label (ui, "Calendar");
  focus = gtk_root_get_focus (GTK_ROOT (ui->shell));
  g_assert_true (focus == hands_find_day_in_dialog (ui, pos_date_new (2026, 5, 20)));
  struck = hands_find_day_in_dialog (ui, pos_date_new (2026, 5, 24));
  ui_shell_tap (ui, struck);
  g_assert_true (hands_shows_callout (struck, "Nothing goes out on Sunday"));
  ui_shell_picture (ui, "delivery-calendar-struck");
  hands_take_offer (ui, struck, "Take Wed 27 May");
  while (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)))
    g_main_context_iteration (NULL, TRUE);
  ui_shell_settle (ui);
  g_assert_true (hands_shows (ui, "5 lines from DC Tilburg, Wed 27 May"));
  ui_shell_free (ui);
}

/* FG6: where the chain finds the place, that is proposed; who names one has it. */
static void
test_the_chain_finds_the_place (void)
{
  UiShell *ui = start_with_customer ();
  g_autoptr (PosDomProfile) profile = g_object_new (POS_TYPE_DOM_PROFILE, NULL);

  pos_text_set (&profile->id, "D");
  pos_text_set (&profile->group, "CHAIN");
  profile->enabled = TRUE;
  pos_config_put (pos_register_get_config (ui->reg), profile);
  hands_open (ui, "order.ship_all");
  g_assert_true (hands_shows (ui, "5 lines from the nearest place that has it, Wed 20 May"));
  ui_shell_picture (ui, "delivery-ship-assigned");
  hands_tap_primary (ui);
  g_assert_cmpint (hands_get_line (ui, "400110")->dom_status, ==, POS_DOM_NONE);

  hands_open (ui, "order.ship_all");
  ui_shell_tap (ui, hands_find_titled (ui, "DC Tilburg"));
  g_assert_true (hands_shows (ui, "5 lines from DC Tilburg, Wed 20 May"));
  hands_tap_primary (ui);
  g_assert_cmpint (hands_get_line (ui, "400110")->dom_status, ==, POS_DOM_CHOSEN);
  g_assert_cmpstr (hands_get_line (ui, "400110")->location, ==, "W9");
  ui_shell_free (ui);
}

static void
test_short_and_pick_up_only (void)
{
  UiShell *ui = start_with_customer ();

  hands_open (ui, "order.ship_all");
  GtkWidget *amersfoort = hands_find_titled (ui, "Amersfoort");
  ui_shell_tap (ui, amersfoort);
  g_assert_false (hands_is (amersfoort, "active"));
  g_assert_true (hands_shows_callout (amersfoort, "Set up for pick up only"));
  g_assert_true (hands_shows (ui, "Short 3"));
  hands_tap_titled (ui, "Utrecht Centrum");
  g_assert_true (hands_shows (ui, "5 lines from Utrecht Centrum, Wed 20 May"));
  hands_tap_label (ui, "Show 2 more places");
  hands_tap_titled (ui, "Lager Köln-Niehl");
  hands_tap_primary (ui);
  g_assert_cmpstr (hands_get_line (ui, "400110")->location, ==, "W8");
  ui_shell_free (ui);
}

/* Scenario 11: the search is asked to go on with what was tapped; giving up changes nothing. */
static char *asked_for;

static void
fake_search (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  g_free (asked_for);
  asked_for = NULL;
  g_variant_lookup (args, "then", "s", &asked_for);
}

static void
test_no_customer_searches_first (void)
{
  UiShell *ui = hands_start (1366, 768);

  pos_shell_add_opener (ui->shell, "customer.search", fake_search);
  ui_shell_load_sale (ui);
  g_autoptr (PosOrder) before = pos_record_copy (pos_register_get_order (ui->reg));
  hands_open (ui, "order.ship_all");
  g_assert_cmpstr (asked_for, ==, "order.ship_all");
  g_assert_true (hands_is_home (ui));
  hands_open (ui, "order.pickup_selected");
  g_assert_cmpstr (asked_for, ==, "order.pickup_selected");
  g_assert_true (hands_is_home (ui));
  g_assert_true (pos_record_equal (before, pos_register_get_order (ui->reg), FALSE));

  g_autoptr (GVariant) answer =
      ui_shell_run (ui, "customer.attach", "{\"customer\": \"C-004218\"}");
  hands_open (ui, "order.ship_all");
  g_assert_false (hands_is_home (ui));
  g_clear_pointer (&asked_for, g_free);
  ui_shell_free (ui);
}

static void
test_cancel_leaves_the_cart_alone (void)
{
  UiShell *ui = hands_start (1366, 768);

  ui_shell_load_order (ui);
  g_autoptr (PosOrder) before = pos_record_copy (pos_register_get_order (ui->reg));
  hands_open (ui, "order.ship_all");
  hands_tap_titled (ui, "Two-person delivery");
  hands_tap_titled (ui, "Utrecht Centrum");
  hands_tap_label (ui, "Cancel");
  g_assert_true (hands_is_home (ui));
  g_assert_true (pos_record_equal (before, pos_register_get_order (ui->reg), FALSE));
  ui_shell_free (ui);
}

/* Scenario 20: nothing selected; a line to be picked up ships instead. */
static void
test_none_selected (void)
{
  UiShell *ui = hands_start (1366, 768);

  ui_shell_load_order (ui);
  hands_open (ui, "order.ship_selected");
  g_assert_true (hands_shows (ui, "0 of 5 lines selected"));
  g_assert_true (hands_shows (ui, "Pick up · Amersfoort"));
  g_assert_true (hands_shows (ui, "No line is selected. Tick what is meant."));
  hands_tap_primary (ui);
  g_assert_false (hands_is_home (ui));
  hands_tap_titled (ui, "1\u00a0× Dining table Vester 180, oak");
  g_assert_cmpstr (hands_get_caption (ui), ==, "Ship 1 line");
  hands_tap_primary (ui);
  g_assert_true (hands_is_home (ui));
  g_assert_cmpint (hands_get_line (ui, "400201")->intent, ==, POS_INTENT_SHIP);
  g_assert_null (hands_get_line (ui, "400201")->store);
  g_assert_null (hands_get_line (ui, "400201")->slot);
  ui_shell_free (ui);
}

/* §4.2 step 5: without automatic charges the clerk names the price. */
static void
test_charge_by_hand (void)
{
  UiShell *ui = start_with_customer ();

  pos_config_get_parameters (pos_register_get_config (ui->reg))->manual_charges = TRUE;
  hands_open (ui, "order.ship_all");
  hands_type (ui, "Shipping charge", "abc");
  g_assert_true (hands_shows (ui, "The shipping charge is not an amount."));
  hands_type (ui, "Shipping charge", "25");
  g_assert_true (hands_shows_part (ui, "Delivery €25.00", NULL, NULL));
  hands_tap_primary (ui);
  g_assert_cmpint (pos_register_get_order (ui->reg)->charge_total, ==, 2500);
  ui_shell_free (ui);
}

/* What cannot ship does not stand in the way of the rest. */
static void
test_plants_stay (void)
{
  UiShell *ui = start_with_customer ();
  g_autoptr (GVariant) answer = ui_shell_run (ui, "item.add", "{\"item\": \"490101\"}");

  hands_open (ui, "order.ship_all");
  g_assert_true (hands_shows (ui, "5 of 6 lines selected"));
  g_assert_true (hands_shows (ui, "Can only be carried out"));
  hands_tap_primary (ui);
  g_assert_cmpint (hands_get_line (ui, "490101")->intent, !=, POS_INTENT_SHIP);
  g_assert_cmpint (hands_get_line (ui, "400110")->intent, ==, POS_INTENT_SHIP);
  ui_shell_free (ui);
}

/* Hands that do not touch: a scanned product is ticked, Enter ships. */
static void
test_scanner_and_keyboard (void)
{
  UiShell *ui = start_with_customer ();

  hands_open (ui, "order.ship_selected");
  PosPage *page = pos_shell_get_page (ui->shell);
  g_assert_true (POS_PAGE_GET_CLASS (page)->scanned (page, hands_get_line (ui, "440203")->barcode));
  g_assert_false (POS_PAGE_GET_CLASS (page)->scanned (page, "999999"));
  g_assert_true (hands_shows (ui, "1 of 5 lines selected"));
  POS_PAGE_GET_CLASS (page)->primary (page);
  ui_shell_settle (ui);
  g_assert_cmpint (hands_get_line (ui, "440203")->intent, ==, POS_INTENT_SHIP);
  ui_shell_free (ui);
}

/* The page comes filled in, with the focus on its first line: Enter agrees, and unticks nothing. */
static void
test_enter_agrees (void)
{
  UiShell *ui = start_with_customer ();

  hands_open (ui, "order.ship_all");
  ui_shell_press (ui, "Return");
  g_assert_true (hands_is_home (ui));
  g_assert_cmpint (hands_get_line (ui, "400110")->intent, ==, POS_INTENT_SHIP);
  ui_shell_free (ui);
}

/* Decision 159: what no carrier takes goes by e-mail; where that is all, nothing is asked. */
static void
test_by_email (void)
{
  UiShell *ui = start_with_customer ();
  g_autoptr (GVariant) answer = ui_shell_run (ui, "item.add", "{\"item\": \"495101\"}");

  hands_open (ui, "order.ship_all");
  g_assert_cmpstr (hands_get_caption (ui), ==, "Ship 6 lines");
  g_assert_true (hands_shows (ui, "5 lines from DC Tilburg, Wed 20 May · 1 line by e-mail"));
  hands_tap_primary (ui);
  g_assert_true (hands_is_home (ui));
  g_assert_cmpint (hands_get_line (ui, "495101")->intent, ==, POS_INTENT_ELECTRONIC);
  g_assert_cmpstr (hands_get_line (ui, "495101")->mode, ==, "EMAIL");
  g_assert_cmpint (hands_get_line (ui, "400110")->intent, ==, POS_INTENT_SHIP);

  g_autoptr (GVariant) carried = ui_shell_run (ui, "order.carryout_all", "{}");
  select_item (ui, "495101");
  pos_shell_open (ui->shell, "order.ship_selected", NULL, NULL);
  ui_shell_settle (ui);
  g_assert_true (hands_is_home (ui));
  g_assert_cmpint (hands_get_line (ui, "495101")->intent, ==, POS_INTENT_ELECTRONIC);
  ui_shell_free (ui);
}

static gboolean
is_in (UiShell *ui, GType type)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (ui->shell));

  return focus && gtk_widget_get_ancestor (focus, type) != NULL;
}

/* However many lines and places there are, Tab passes each list in one step, and Ctrl+Tab goes from
 * column to column. */
static void
test_lists_are_one_stop (void)
{
  UiShell *ui = start_with_customer ();
  GtkWidget *lines;

  hands_open (ui, "order.ship_all");
  lines = ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_LINE_LIST);
  gtk_widget_child_focus (lines, GTK_DIR_TAB_FORWARD);
  g_assert_true (is_in (ui, POS_TYPE_LINE_LIST));
  ui_shell_press (ui, "End");
  g_assert_true (is_in (ui, POS_TYPE_LINE_LIST));
  ui_shell_press (ui, "Home");
  gtk_widget_child_focus (GTK_WIDGET (ui->shell), GTK_DIR_TAB_FORWARD);
  g_assert_true (is_in (ui, POS_TYPE_PLACE_LIST));
  gtk_widget_child_focus (GTK_WIDGET (ui->shell), GTK_DIR_TAB_FORWARD);
  g_assert_false (is_in (ui, POS_TYPE_PLACE_LIST));
  ui_shell_press (ui, "<Control><Shift>ISO_Left_Tab");
  g_assert_true (is_in (ui, POS_TYPE_LINE_LIST));
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/delivery/ship/all-is-one-tap", test_ship_all_is_one_tap);
  g_test_add_func ("/ui/delivery/ship/two-of-five-lines", test_two_of_five_lines);
  g_test_add_func ("/ui/delivery/ship/order-or-quote", test_order_or_quote);
  g_test_add_func ("/ui/delivery/ship/too-heavy-by-parcel-post", test_too_heavy_by_parcel_post);
  g_test_add_func ("/ui/delivery/ship/address-abroad", test_address_abroad);
  g_test_add_func ("/ui/delivery/ship/new-address", test_new_address);
  g_test_add_func ("/ui/delivery/ship/cards-are-one-stop", test_cards_are_one_stop);
  g_test_add_func ("/ui/delivery/ship/changed-address", test_changed_address);
  g_test_add_func ("/ui/delivery/ship/no-day-in-the-past", test_no_day_in_the_past);
  g_test_add_func ("/ui/delivery/ship/day-cannot-be-cleared", test_the_day_cannot_be_cleared);
  g_test_add_func ("/ui/delivery/ship/calendar", test_calendar_goes_on);
  g_test_add_func ("/ui/delivery/ship/the-chain-finds-the-place", test_the_chain_finds_the_place);
  g_test_add_func ("/ui/delivery/ship/short-and-pick-up-only", test_short_and_pick_up_only);
  g_test_add_func ("/ui/delivery/ship/no-customer-searches-first", test_no_customer_searches_first);
  g_test_add_func ("/ui/delivery/ship/cancel-leaves-the-cart-alone",
                   test_cancel_leaves_the_cart_alone);
  g_test_add_func ("/ui/delivery/ship/none-selected", test_none_selected);
  g_test_add_func ("/ui/delivery/ship/charge-by-hand", test_charge_by_hand);
  g_test_add_func ("/ui/delivery/ship/plants-stay", test_plants_stay);
  g_test_add_func ("/ui/delivery/ship/scanner-and-keyboard", test_scanner_and_keyboard);
  g_test_add_func ("/ui/delivery/ship/enter-agrees", test_enter_agrees);
  g_test_add_func ("/ui/delivery/ship/by-email", test_by_email);
  g_test_add_func ("/ui/delivery/ship/one-stop", test_lists_are_one_stop);
  return g_test_run ();
}
