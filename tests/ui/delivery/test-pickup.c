/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-pickup.c — the pick-up page: stores, days, times, and who comes. */
#include "hands.h"
#include "model/pos-setup.h"
#include "ui-hands.h"
#include "ui/common/pos-callout.h"
#include "ui/common/pos-chip.h"

#define SATURDAY pos_date_new (2026, 5, 16)
#define SUNDAY pos_date_new (2026, 5, 17)
#define TABLE "1\u00a0× Dining table Vester 180, oak"

static UiShell *
start_with_table_selected (void)
{
  UiShell *ui = hands_start (1366, 768);
  g_autoptr (GVariant) answer = NULL;

  ui_shell_load_sale (ui);
  answer = ui_shell_run (ui, "customer.attach", "{\"customer\": \"C-004218\"}");
  pos_register_select_line (ui->reg, &hands_get_line (ui, "400201")->id, TRUE);
  return ui;
}

/* Two places at nine on Saturday in Amersfoort: two customers take them. */
static void
fill_nine_o_clock (UiShell *ui)
{
  for (int i = 0; i < 2; i++) {
    g_autoptr (GVariant) add = ui_shell_run (ui, "item.add", "{\"item\": \"440203\"}");
    g_autoptr (GVariant) who = ui_shell_run (ui, "customer.attach", "{\"customer\": \"C-004243\"}");
    g_autoptr (GVariant) where =
        ui_shell_run (ui,
                      "order.pickup_all",
                      "{\"store\": \"S2\", \"date\": \"2026-05-16\", \"slot\": \"09:00-10:00\"}");
    g_autoptr (GVariant) paid = ui_shell_run (ui, "pay.cash", "{\"balance\": \"pay-later\"}");
    gboolean concluded = FALSE;
    g_assert_true (g_variant_lookup (paid, "concluded", "b", &concluded) && concluded);
  }
}

/* §10.40: below its store, with its own name; what is shown of the line says it. */
static void
test_locker (void)
{
  UiShell *ui = hands_start (1366, 768);
  PosStore *store = pos_config_get (pos_register_get_config (ui->reg), POS_TYPE_STORE, "S2");
  g_autoptr (PosLocker) locker = g_object_new (POS_TYPE_LOCKER, NULL);
  g_autoptr (GVariant) answer = NULL;

  pos_text_set (&locker->id, "L-1");
  pos_text_set (&locker->name, "Locker Stationsplein");
  pos_text_set (&locker->street, "Stationsplein 1");
  pos_text_set (&locker->city, "Amersfoort");
  pos_list_append (store->lockers, locker);
  ui_shell_load_sale (ui);
  answer = ui_shell_run (ui, "customer.attach", "{\"customer\": \"C-004218\"}");
  pos_register_select_line (ui->reg, &hands_get_line (ui, "400201")->id, TRUE);
  hands_open (ui, "order.pickup_selected");
  ui_hands_tap (ui, "Locker Stationsplein");
  g_assert_true (ui_hands_shows (ui, "Locker of Amersfoort · Stationsplein 1, Amersfoort"));
  g_assert_true (ui_hands_shows_part (ui, "1 line at Locker Stationsplein, "));
  ui_shell_picture (ui, "pickup-locker");
  ui_hands_tap (ui, "Pick up 1 line");
  g_assert_true (ui_hands_is_home (ui));
  PosOrderLine *line = hands_get_line (ui, "400201");
  g_assert_cmpstr (line->store, ==, "S2");
  g_assert_cmpstr (line->locker, ==, "L-1");
  /* Once more: it is still chosen. */
  pos_register_select_line (ui->reg, &line->id, TRUE);
  hands_open (ui, "order.pickup_selected");
  g_assert_true (ui_hands_shows_part (ui, "1 line at Locker Stationsplein, "));
  ui_shell_free (ui);
}

/* A name that cannot be broken breaks, before it pushes what one chooses out of its column. */
static void
test_long_names_keep_to_their_column (void)
{
  UiShell *ui = start_with_table_selected ();
  PosOrderLine *line = hands_get_line (ui, "400201");
  g_autofree char *name = g_strnfill (90, 'X');
  graphene_rect_t box;

  g_clear_pointer (&line->description, pos_l10n_unref);
  line->description = pos_l10n_new (name);
  hands_open (ui, "order.pickup_selected");
  GtkWidget *page = GTK_WIDGET (pos_shell_get_page (ui->shell));
  GtkWidget *button = gtk_widget_get_ancestor (ui_find_text (page, "Lines"), GTK_TYPE_BUTTON);
  g_assert_true (gtk_widget_compute_bounds (button, page, &box));
  g_assert_cmpfloat (box.origin.x + box.size.width, <, 640);
  ui_shell_free (ui);
}

/* §4.3: this store, the first possible day and time: three taps with the line and the button. */
static void
test_defaults_are_one_tap (void)
{
  UiShell *ui = start_with_table_selected ();

  hands_open (ui, "order.pickup_selected");
  g_assert_cmpstr (hands_get_caption (ui), ==, "Pick up 1 line");
  g_assert_true (hands_shows (ui, "1 line at Utrecht Centrum, Fri 15 May, 10:00 – 12:00"));
  hands_tap_primary (ui);
  g_assert_true (hands_is_home (ui));
  PosOrderLine *line = hands_get_line (ui, "400201");
  g_assert_cmpint (line->intent, ==, POS_INTENT_PICK_UP);
  g_assert_cmpstr (line->store, ==, "S1");
  g_assert_cmpstr (line->location, ==, "W1");
  g_assert_cmpstr (line->mode, ==, "PICKUP");
  g_assert_cmpstr (line->slot, ==, "10:00-12:00");
  g_assert_cmpint (hands_get_line (ui, "400110")->intent, !=, POS_INTENT_PICK_UP);
  ui_shell_free (ui);
}

/* §2.2: what the group says of itself stands with each of its places, where one chooses them. */
static void
test_groups_say_what_they_are (void)
{
  UiShell *ui = start_with_table_selected ();
  PosFulfillmentGroup *group =
      pos_config_get (pos_register_get_config (ui->reg), POS_TYPE_FULFILLMENT_GROUP, "CHAIN");

  group->description = pos_l10n_new ("Van on Tuesdays");
  for (guint i = 0; i < 2; i++) {
    hands_open (ui, i == 0 ? "order.pickup_selected" : "order.ship_selected");
    g_assert_true (hands_shows_part (ui, "Van on Tuesdays", " · ", NULL));
    hands_check_screen (ui);
    ui_shell_press (ui, "Escape");
  }
  ui_shell_free (ui);
}

/* The page comes filled in, with the focus on the store that is chosen: Enter agrees, as on the
 * page that ships; and so it does from the search, where there is nothing to find. */
static void
test_enter_agrees (void)
{
  UiShell *ui = start_with_table_selected ();

  hands_open (ui, "order.pickup_selected");
  ui_shell_press (ui, "Return");
  g_assert_true (hands_is_home (ui));
  g_assert_cmpint (hands_get_line (ui, "400201")->intent, ==, POS_INTENT_PICK_UP);
  pos_register_select_line (ui->reg, &hands_get_line (ui, "400110")->id, TRUE);
  hands_open (ui, "order.pickup_selected");
  gtk_widget_grab_focus (ui_find_type (GTK_WIDGET (pos_shell_get_page (ui->shell)), GTK_TYPE_TEXT));
  ui_shell_press (ui, "Return");
  g_assert_true (hands_is_home (ui));
  g_assert_cmpint (hands_get_line (ui, "400110")->intent, ==, POS_INTENT_PICK_UP);
  ui_shell_free (ui);
}

/* The flow of the picture. */
static void
test_saturday_in_amersfoort (void)
{
  UiShell *ui = hands_start (1366, 768);

  fill_nine_o_clock (ui);
  g_autoptr (GVariant) who = NULL;
  ui_shell_load_sale (ui);
  who = ui_shell_run (ui, "customer.attach", "{\"customer\": \"C-004218\"}");
  pos_register_select_line (ui->reg, &hands_get_line (ui, "400201")->id, TRUE);
  hands_open (ui, "order.pickup_selected");
  hands_tap_titled (ui, "Amersfoort");
  g_assert_true (hands_shows (ui, "3 in stock"));
  g_assert_true (hands_shows (ui, "Amersfoort opening hours"));
  ui_shell_tap (ui, hands_find_day (ui, SATURDAY));
  g_assert_true (hands_shows (ui, "1 line at Amersfoort, Sat 16 May, 10:00 – 12:00"));
  g_assert_true (hands_shows_part (ui, "Goods €649.00", "No charge", "Deposit today 20%, €129.80"));
  ui_shell_picture (ui, "delivery-pickup");

  /* All places at nine are taken: the card says so, and again when it is tapped. */
  GtkWidget *nine = hands_find_titled (ui, "09:00 – 10:00");
  g_assert_true (hands_is (nine, "unavailable"));
  g_assert_true (hands_shows (ui, "Full"));
  ui_shell_tap (ui, nine);
  g_assert_true (
      hands_shows_callout (nine, "All places at this time are taken. Choose another time."));
  hands_tap_titled (ui, "12:00 – 14:00");
  g_assert_true (hands_shows (ui, "1 line at Amersfoort, Sat 16 May, 12:00 – 14:00"));
  hands_tap_primary (ui);
  PosOrderLine *line = hands_get_line (ui, "400201");
  g_assert_cmpstr (line->store, ==, "S2");
  g_assert_cmpuint (line->date.julian, ==, SATURDAY.julian);
  g_assert_cmpstr (line->slot, ==, "12:00-14:00");
  ui_shell_free (ui);
}

static int
get_bottom (UiShell *ui, GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (ui->shell), &bounds));
  return (int)(bounds.origin.y + bounds.size.height);
}

/* August has days in six weeks; when the store is open still stands below them, without scrolling.
 */
static void
test_six_weeks_leave_room_for_the_hours (void)
{
  UiShell *ui = start_with_table_selected ();
  GtkWidget *closed;

  hands_open (ui, "order.pickup_selected");
  hands_tap_titled (ui, "Amersfoort");
  for (int month = 6; month <= 8; month++)
    ui_hands_tap_named (ui, "Next month");
  g_assert_true (hands_shows (ui, "August 2026"));
  ui_shell_picture (ui, "delivery-pickup-six-weeks");
  /* The table of the hours. */
  closed = gtk_widget_get_parent (ui_find_text (GTK_WIDGET (ui->shell), "Closed"));
  g_assert_cmpint (get_bottom (ui, closed),
                   <,
                   get_bottom (ui, gtk_widget_get_ancestor (closed, GTK_TYPE_SCROLLED_WINDOW)));
  hands_check_screen (ui);
  ui_shell_free (ui);
}

/* November has six weeks as well, and Christmas is one row of hours, not two. */
static void
test_christmas_is_one_row (void)
{
  UiShell *ui = start_with_table_selected ();
  GtkWidget *christmas;

  pos_clock_advance (pos_context_get_clock (ui->context), (gint64)198 * 24 * G_TIME_SPAN_HOUR);
  hands_open (ui, "order.pickup_selected");
  g_assert_true (hands_shows (ui, "November 2026"));
  ui_shell_picture (ui, "delivery-pickup-christmas");
  christmas = ui_find_text (GTK_WIDGET (ui->shell), "Fri 25 Dec to Sat 26 Dec");
  g_assert_nonnull (christmas);
  g_assert_cmpint (get_bottom (ui, christmas),
                   <,
                   get_bottom (ui, gtk_widget_get_ancestor (christmas, GTK_TYPE_SCROLLED_WINDOW)));
  ui_shell_free (ui);
}

/* TS1: what waits in the store already has a time; the next line is proposed to go with it. */
static void
test_one_time_in_one_store (void)
{
  UiShell *ui = start_with_table_selected ();
  g_autofree char *sofa = ui_shell_dup_line (ui, "400110");
  g_autofree char *args = g_strdup_printf ("{\"lines\": [\"%s\"], \"store\": \"S1\", \"date\": "
                                           "\"2026-05-16\", \"slot\": \"12:00-14:00\"}",
                                           sofa);
  g_autoptr (GVariant) where = ui_shell_run (ui, "order.pickup_selected", args);

  pos_register_select_line (ui->reg, &hands_get_line (ui, "400201")->id, TRUE);
  hands_open (ui, "order.pickup_selected");
  g_assert_true (hands_shows (ui, "1 line at Utrecht Centrum, Sat 16 May, 12:00 – 14:00"));
  hands_tap_titled (ui, "10:00 – 12:00");
  hands_tap_primary (ui);
  g_assert_false (hands_is_home (ui));
  g_assert_cmpint (hands_get_line (ui, "400201")->intent, !=, POS_INTENT_PICK_UP);
  hands_tap_titled (ui, "12:00 – 14:00");
  hands_tap_primary (ui);
  g_assert_true (hands_is_home (ui));
  g_assert_cmpstr (hands_get_line (ui, "400201")->slot, ==, "12:00-14:00");
  ui_shell_free (ui);
}

/* The day is struck, not what says why. */
static void
assert_not_struck (GtkWidget *day, const char *text)
{
  GtkWidget *label = ui_find_text (ui_find_type (day, POS_TYPE_CALLOUT), text);
  PangoAttrList *looks = pango_layout_get_attributes (gtk_label_get_layout (GTK_LABEL (label)));
  g_autoptr (PangoAttrIterator) first = looks ? pango_attr_list_get_iterator (looks) : NULL;

  g_assert_null (first ? pango_attr_iterator_get (first, PANGO_ATTR_STRIKETHROUGH) : NULL);
}

static void
test_closed_day_says_so (void)
{
  UiShell *ui = start_with_table_selected ();

  hands_open (ui, "order.pickup_selected");
  hands_tap_titled (ui, "Amersfoort");
  GtkWidget *sunday = hands_find_day (ui, SUNDAY);
  ui_shell_tap (ui, sunday);
  g_assert_true (hands_shows_callout (sunday, "Amersfoort is closed on Sun 17 May"));
  assert_not_struck (sunday, "Amersfoort is closed on Sun 17 May");
  g_assert_true (hands_shows (ui, "1 line at Amersfoort, Fri 15 May, 10:00 – 12:00"));
  hands_take_offer (ui, sunday, "Take Mon 18 May");
  g_assert_true (hands_shows (ui, "1 line at Amersfoort, Mon 18 May, 10:00 – 12:00"));

  GtkWidget *today = hands_find_day (ui, pos_date_new (2026, 5, 14));
  ui_shell_tap (ui, today);
  g_assert_true (hands_shows_callout (today, "It cannot be ready that early"));
  ui_shell_free (ui);
}

static gboolean
is_listed (UiShell *ui, const char *store)
{
  return hands_shows (ui, store);
}

static void
test_search_and_filter (void)
{
  UiShell *ui = start_with_table_selected ();

  hands_open (ui, "order.pickup_selected");
  hands_type (ui, NULL, "Hilversum");
  g_assert_true (hands_shows (ui, "No store matches. Change the search."));
  hands_type (ui, NULL, "koln 50 667");
  g_assert_true (is_listed (ui, "Köln"));
  hands_type (ui, NULL, "koln 50667");
  g_assert_true (is_listed (ui, "Köln"));
  g_assert_false (is_listed (ui, "Amersfoort"));
  g_assert_false (hands_shows (ui, "No store matches. Change the search."));
  hands_type (ui, NULL, "");
  g_assert_true (is_listed (ui, "Amersfoort"));
  g_assert_true (is_listed (ui, "Utrecht Centrum, this store"));
  /* The table is not in Utrecht. */
  hands_tap_label (ui, "In stock now");
  g_assert_false (is_listed (ui, "Utrecht Centrum, this store"));
  g_assert_true (is_listed (ui, "Amersfoort"));
  ui_shell_free (ui);
}

/* Scenario 4: warehouses are no stores; a store without a counter says so. */
static void
test_who_hands_out (void)
{
  UiShell *ui = start_with_table_selected ();
  PosFulfillmentGroup *group =
      pos_config_get (pos_register_get_config (ui->reg), POS_TYPE_FULFILLMENT_GROUP, "CHAIN");

  POS_LIST_FOREACH (PosGroupMember, member, group->members)
  if (g_strcmp0 (member->warehouse, "W3") == 0)
    member->no_pickup = TRUE;
  hands_open (ui, "order.pickup_selected");
  g_assert_false (is_listed (ui, "DC Tilburg"));
  GtkWidget *cologne = hands_find_titled (ui, "Köln");
  g_assert_true (hands_is (cologne, "unavailable"));
  g_assert_true (hands_shows (ui, "Not offered"));
  ui_shell_tap (ui, cologne);
  g_assert_true (hands_shows_callout (cologne, "Ships only, no pick-up counter"));
  g_assert_true (hands_shows (ui, "1 line at Utrecht Centrum, Fri 15 May, 10:00 – 12:00"));
  ui_shell_free (ui);
}

static void
test_none_selected_asks_for_lines (void)
{
  UiShell *ui = hands_start (1366, 768);

  ui_shell_load_order (ui);
  hands_open (ui, "order.pickup_selected");
  g_assert_nonnull (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  g_assert_true (hands_shows (ui, "0 of 5 lines selected"));
  g_assert_true (hands_shows (ui, "Ship · Standard delivery"));
  hands_tap_titled (ui, "1\u00a0× Sofa Haarlem 3-seat, oat");
  hands_tap_titled (ui, TABLE);
  hands_tap_label (ui, "Use these lines");
  g_assert_null (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  g_assert_true (hands_shows (ui, "2 of 5 lines selected"));
  g_assert_true (hands_shows (ui, "1\u00a0× Sofa Haarlem 3-seat, oat · " TABLE));
  g_assert_cmpstr (hands_get_caption (ui), ==, "Pick up 2 lines");
  hands_tap_primary (ui);
  g_assert_cmpint (hands_get_line (ui, "400110")->intent, ==, POS_INTENT_PICK_UP);
  g_assert_null (hands_get_line (ui, "400110")->address);
  ui_shell_free (ui);
}

/* However many there are, where they can be fetched is not pushed off the screen. */
static void
test_many_lines_are_counted (void)
{
  UiShell *ui = hands_start (1366, 768);

  ui_shell_load_order (ui);
  hands_open (ui, "order.pickup_all");
  g_assert_true (hands_shows (ui, "5 of 5 lines selected"));
  g_assert_true (hands_shows_part (ui, "Sofa Haarlem 3-seat, oat", "Dining table", "2 more lines"));
  g_assert_false (hands_shows_part (ui, "Wool throw", NULL, NULL));
  ui_shell_free (ui);
}

/* §4.3 step 4, and what the team should know. */
static void
test_collector_and_note (void)
{
  UiShell *ui = start_with_table_selected ();

  hands_open (ui, "order.pickup_selected");
  hands_type (ui, "Collected by", " Hans van den Berg ");
  hands_type (ui, "Note for the team", "Has own van");
  hands_tap_primary (ui);
  g_assert_cmpstr (hands_get_line (ui, "400201")->collector, ==, "Hans van den Berg");
  g_assert_cmpstr (hands_get_line (ui, "400201")->comment, ==, "Has own van");
  ui_shell_free (ui);
}

/* §4.3 step 2: one mode is not asked about, two are; without slot rules only the day is asked. */
static void
test_two_pickup_modes (void)
{
  UiShell *ui = start_with_table_selected ();
  PosConfig *config = pos_register_get_config (ui->reg);
  PosParameters *parameters = pos_config_get_parameters (config);
  g_autoptr (PosDeliveryMode) curb = g_object_new (POS_TYPE_DELIVERY_MODE, NULL);

  hands_open (ui, "order.pickup_selected");
  g_assert_false (hands_shows (ui, "Pick-up mode"));
  hands_tap_label (ui, "Cancel");

  pos_text_set (&curb->id, "CURB");
  curb->name = pos_l10n_new ("At the curb");
  curb->stores = g_strsplit ("*", ",", -1);
  pos_config_put (config, curb);
  g_strfreev (parameters->pickup_modes);
  parameters->pickup_modes = g_strsplit ("PICKUP,CURB", ",", -1);
  hands_open (ui, "order.pickup_selected");
  g_assert_true (hands_shows (ui, "Pick-up mode"));
  hands_tap_titled (ui, "At the curb");
  g_assert_true (hands_shows (ui, "1 line at Utrecht Centrum, Thu 14 May"));
  g_assert_true (hands_shows (ui, "Any time while the store is open: 10:00\u00a0–\u00a018:00."));
  hands_tap_primary (ui);
  g_assert_cmpstr (hands_get_line (ui, "400201")->mode, ==, "CURB");
  g_assert_null (hands_get_line (ui, "400201")->slot);
  ui_shell_free (ui);
}

static void
test_cancel_leaves_the_cart_alone (void)
{
  UiShell *ui = hands_start (1366, 768);

  ui_shell_load_order (ui);
  g_autoptr (PosOrder) before = pos_record_copy (pos_register_get_order (ui->reg));
  hands_open (ui, "order.pickup_all");
  hands_tap_titled (ui, "Amersfoort");
  ui_shell_tap (ui, hands_find_day (ui, SATURDAY));
  hands_type (ui, "Note for the team", "Has own van");
  hands_tap_label (ui, "Cancel");
  g_assert_true (hands_is_home (ui));
  g_assert_true (pos_record_equal (before, pos_register_get_order (ui->reg), FALSE));
  ui_shell_free (ui);
}

static void
test_times_are_one_stop (void)
{
  UiShell *ui = start_with_table_selected ();

  hands_open (ui, "order.pickup_selected");
  ui_hands_check_one_stop (
      ui, gtk_widget_get_parent (ui_find_class (GTK_WIDGET (ui->shell), "slot")), FALSE);
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/delivery/pickup/locker", test_locker);
  g_test_add_func ("/ui/delivery/pickup/six-weeks", test_six_weeks_leave_room_for_the_hours);
  g_test_add_func ("/ui/delivery/pickup/christmas", test_christmas_is_one_row);
  g_test_add_func ("/ui/delivery/pickup/defaults-are-one-tap", test_defaults_are_one_tap);
  g_test_add_func ("/ui/delivery/pickup/long-names", test_long_names_keep_to_their_column);
  g_test_add_func ("/ui/delivery/pickup/groups-say-what-they-are", test_groups_say_what_they_are);
  g_test_add_func ("/ui/delivery/pickup/enter-agrees", test_enter_agrees);
  g_test_add_func ("/ui/delivery/pickup/saturday-in-amersfoort", test_saturday_in_amersfoort);
  g_test_add_func ("/ui/delivery/pickup/one-time-in-one-store", test_one_time_in_one_store);
  g_test_add_func ("/ui/delivery/pickup/closed-day-says-so", test_closed_day_says_so);
  g_test_add_func ("/ui/delivery/pickup/search-and-filter", test_search_and_filter);
  g_test_add_func ("/ui/delivery/pickup/who-hands-out", test_who_hands_out);
  g_test_add_func ("/ui/delivery/pickup/none-selected-asks-for-lines",
                   test_none_selected_asks_for_lines);
  g_test_add_func ("/ui/delivery/pickup/times-are-one-stop", test_times_are_one_stop);
  g_test_add_func ("/ui/delivery/pickup/many-lines", test_many_lines_are_counted);
  g_test_add_func ("/ui/delivery/pickup/collector-and-note", test_collector_and_note);
  g_test_add_func ("/ui/delivery/pickup/two-pickup-modes", test_two_pickup_modes);
  g_test_add_func ("/ui/delivery/pickup/cancel-leaves-the-cart-alone",
                   test_cancel_leaves_the_cart_alone);
  return g_test_run ();
}
