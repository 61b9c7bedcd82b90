/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-work.c — customer-orders.md §7 on the screen: what is to be done, and doing it. */
#include "base/pos-json.h"
#include "ui-lint.h"
#include "ui/common/pos-callout.h"
#include "ui/common/pos-choice-card.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-number-pad.h"
#include "ui/fulfillment/pos-fulfillment-ui.h"
#include "ui/fulfillment/pos-work-bar.h"
#include "ui/payment/pos-payment.h"
#include "ui/sale/pos-button-facts.h"
#include "ui/sale/pos-sale.h"
#include "work-fixture.h"

/* The grids of the transaction screen stand in tabs; the tile may be on the one that is shown. */
static void
tap_tab (UiShell *ui, const char *label)
{
  if (!work_find_button (ui, "Order fulfillment"))
    work_tap (ui, label);
}

static void
assert_list (UiShell *ui, const char *expected)
{
  g_autofree char *names = work_list (ui);

  g_assert_cmpstr (names, ==, expected);
}

/* Rows of one height, however long the names of most people are. */
static void
a_name_takes_one_line (void)
{
  UiShell *ui = work_start (1366, 768);
  g_autoptr (PosOrder) order = work_ship (ui, "SO-1", "C-004218", "450771", "1", "STANDARD", 0);

  work_open (ui);
  GtkWidget *name = ui_find_text (GTK_WIDGET (ui->shell), "Marieke van den Berg");
  g_assert_nonnull (name);
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (name))), ==, 1);
  ui_shell_free (ui);
}

static void
a_line_goes_all_the_way (void)
{
  UiShell *ui = work_start (1366, 768);
  g_autoptr (PosOrder) order = work_ship (ui, "SO-1", "C-004291", "450771", "1", "STANDARD", 0);

  work_open (ui);
  assert_list (ui, "SO-1");
  work_tick (ui, "SO-1");
  work_tap (ui, "Pick");
  g_assert_cmpstr (work_status (ui, order), ==, "picked");
  g_assert_true (work_shows (ui, "1 line picked"));
  work_tap (ui, "Pack");
  g_assert_cmpstr (work_status (ui, order), ==, "packed");
  work_tap (ui, "Ship");
  g_assert_cmpstr (work_status (ui, order), ==, "invoiced");
  /* It is done, and the tick is gone with it. */
  assert_list (ui, "");
  g_assert_true (work_shows (ui, "Tick the lines to work on"));
  ui_shell_free (ui);
}

/* However many lines there are, Tab passes them in one step, and Ctrl+Tab goes to the list. */
static void
lines_are_one_stop (void)
{
  UiShell *ui = work_start (1366, 768);
  GtkWidget *window = GTK_WIDGET (ui->shell), *list;

  work_load_picture (ui);
  work_open (ui);
  list = ui_find_class (window, "work-list");
  ui_shell_press (ui, "<Control>Tab");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), list));
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  g_assert_false (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), list));
  ui_shell_free (ui);
}

/* Three orders at once: a parcel and a shipment for each. */
static void
many_orders_go_one_by_one (void)
{
  UiShell *ui = work_start (1366, 768);
  g_autoptr (PosOrder) a = work_ship (ui, "SO-1", "C-004291", "450771", "1", "STANDARD", 0);
  g_autoptr (PosOrder) b = work_ship (ui, "SO-2", "C-004218", "460042", "1", "PARCEL", 0);
  g_autoptr (PosOrder) packed_a = NULL;

  work_open (ui);
  work_tick (ui, "SO-1");
  work_tick (ui, "SO-2");
  work_tap (ui, "Pack");
  g_assert_cmpstr (work_status (ui, a), ==, "packed");
  g_assert_cmpstr (work_status (ui, b), ==, "packed");
  g_assert_true (work_shows (ui, "2 lines packed"));
  packed_a = work_reload (ui, a);
  g_autoptr (PosOrder) packed_b = work_reload (ui, b);
  PosOrderLine *first = pos_list_peek (packed_a->lines, 0);
  PosOrderLine *second = pos_list_peek (packed_b->lines, 0);
  g_assert_cmpstr (first->packing_slip, !=, second->packing_slip);
  work_tap (ui, "Ship");
  g_assert_cmpstr (work_status (ui, a), ==, "invoiced");
  g_assert_cmpstr (work_status (ui, b), ==, "invoiced");
  ui_shell_free (ui);
}

static void
choose (UiShell *ui, const char *title)
{
  GtkWidget *label = ui_find_text (GTK_WIDGET (work_get_dialog (ui)), title);
  ui_shell_tap (ui, gtk_widget_get_ancestor (label, POS_TYPE_CHOICE_CARD));
}

/* Who rejected the wrong line is not told that it went elsewhere. */
static void
a_rejection_is_taken_back (void)
{
  UiShell *ui = work_start (1366, 768);
  g_autoptr (PosOrder) order = work_pick_up (ui, "SO-1", "C-004291", "450771");

  work_open (ui);
  g_assert_nonnull (ui_find_class (work_find_button (ui, "Reject"), "shield"));
  pos_page_leave (pos_shell_get_page (ui->shell));
  ui_shell_do (ui, "session.sign_out", NULL);
  ui_shell_sign_in_as (ui, "lena", "1357");
  work_open (ui);
  work_tap (ui, "To pick up");
  work_tick (ui, "SO-1");
  work_take_from_menu (ui, "Send elsewhere");
  g_assert_null (work_get_dialog (ui)); /* there is nothing to choose */
  work_tap (ui, "Reject");
  choose (ui, "Damaged");
  work_press_primary (ui);
  work_take_from_menu (ui, "Send elsewhere");
  choose (ui, "Take the rejection back");
  work_press_primary (ui);
  g_assert_true (work_shows (ui, "1 line is rejected no more"));
  ui_shell_free (ui);
}

/* Of several pieces a number is asked, and all that is left is proposed. */
static void
a_part_may_be_picked (void)
{
  UiShell *ui = work_start (1366, 768);
  g_autoptr (PosOrder) order = work_ship (ui, "SO-1", "C-004327", "460042", "6", "PARCEL", 0);
  g_autofree char *proposed = NULL;

  work_open (ui);
  work_tick (ui, "SO-1");
  work_tap (ui, "Pick");
  g_object_get (work_get_dialog (ui), "primary", &proposed, NULL);
  g_assert_cmpstr (proposed, ==, "Pick 6");
  ui_shell_press (ui, "4");
  work_press_primary (ui);
  g_autoptr (PosOrder) now = work_reload (ui, order);
  g_assert_cmpint (
      ((PosOrderLine *)pos_list_peek (now->lines, 0))->picked.micro, ==, 4 * POS_SCALE);
  g_assert_cmpstr (work_status (ui, order), ==, "partially-picked");
  g_assert_true (work_shows (ui, "4 of 6 picked"));
  ui_shell_free (ui);
}

/* register.md T-18: who has boxes in the hand counts boxes; what is keyed are pieces. */
static void
boxes_are_counted_as_boxes (void)
{
  UiShell *ui = work_start (1366, 768);
  g_autoptr (PosOrder) order = work_ship_boxes (ui, "SO-1", "C-004218", "480307", 2);
  g_autofree char *proposed = NULL;

  work_open (ui);
  g_assert_true (work_shows (ui, "2 box (12)"));
  work_tick (ui, "SO-1");
  ui_shell_picture (ui, "10-boxes");
  ui_lint (GTK_WIDGET (ui->shell), "10-boxes");
  work_tap (ui, "Pick");
  g_object_get (work_get_dialog (ui), "primary", &proposed, NULL);
  g_assert_cmpstr (proposed, ==, "Pick 2 box (12)");
  g_assert_true (work_shows (ui, "Pieces"));
  ui_shell_press (ui, "6");
  work_press_primary (ui);
  g_assert_true (work_shows (ui, "There are only 3 of Tumbler Rand, clear here"));
  work_tap (ui, "Pick");
  ui_shell_press (ui, "3");
  work_press_primary (ui);
  g_assert_true (work_shows (ui, "3 of 2 box (12) picked"));
  ui_shell_free (ui);
}

/* The menu hangs at a dark bar and is light itself: it can be read. */
static void
what_the_menu_says_can_be_read (void)
{
  UiShell *ui = work_start (1366, 768);
  g_autoptr (PosOrder) order = work_ship (ui, "SO-1", "C-004218", "430551", "1", "STANDARD", 1);
  GtkWidget *bar, *menu, *label;
  GdkRGBA text, surface;

  work_open (ui);
  bar = ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_WORK_BAR);
  menu = ui_find_class (bar, "work-menu");
  label = ui_find_text (menu, "Picking list");
  gtk_style_context_get_color (gtk_widget_get_style_context (label), &text);
  g_assert_true (
      gtk_style_context_lookup_color (gtk_widget_get_style_context (label), "surface", &surface));
  g_assert_cmpfloat (ABS (text.red - surface.red), >, 0.4);
  ui_shell_free (ui);
}

static char *opened;

static void
remember_order (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  g_variant_lookup (args, "order", "s", &opened);
}

/* §3.5, §7.2: of one line how much is in which state, and the way to its order. */
static void
a_line_says_how_much_and_leads_to_its_order (void)
{
  UiShell *ui = work_start (1366, 768);
  g_autoptr (PosOrder) order = work_ship (ui, "SO-1", "C-004291", "450771", "3", "STANDARD", 0);
  g_autofree char *id = pos_id_dup_text (&order->id);

  pos_shell_add_opener (ui->shell, "order.recall", remember_order);
  work_open (ui);
  work_tick (ui, "SO-1");
  g_assert_true (work_shows (ui, "1 on the shelf"));
  work_tap (ui, "Pick");
  ui_shell_press (ui, "1");
  work_press_primary (ui);
  g_assert_nonnull (
      ui_find_text (ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_WORK_BAR), "1 of 3 picked"));
  ui_shell_picture (ui, "work-quantities");
  work_take_from_menu (ui, "Recall order");
  g_assert_cmpstr (opened, ==, id);
  g_clear_pointer (&opened, g_free);
  ui_shell_free (ui);
}

/* What was chosen in the menu is gone with it; keys that went there would be lost. */
static void
the_keys_survive_the_menu (void)
{
  UiShell *ui = work_start (1366, 768);
  g_autoptr (PosOrder) order = work_pick_up (ui, "SO-1", "C-004218", "430551");

  pos_payment_add (ui->shell);
  work_step (ui, "fulfill.line_pick", order);
  work_open (ui);
  work_tap (ui, "To pick up");
  work_tick (ui, "SO-1");
  GtkWidget *more = work_take_from_menu (ui, "Put back on the shelf");
  g_assert_nonnull (work_get_dialog (ui));
  ui_shell_press (ui, "Escape");
  g_assert_null (work_get_dialog (ui));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (ui->shell)) == more);
  ui_shell_press (ui, "Escape");
  g_assert_cmpstr (pos_page_get_title (pos_shell_get_page (ui->shell)), !=, "Order fulfillment");
  ui_shell_free (ui);
}

/* Nothing is gray: a button that cannot says why, and the note above says it before. */
static void
what_cannot_be_done_says_why (void)
{
  UiShell *ui = work_start (1366, 768);
  g_autoptr (PosOrder) order = work_ship (ui, "SO-1", "C-004291", "450771", "1", "STANDARD", 0);

  work_step (ui, "fulfill.line_pack", order);
  work_open (ui);
  work_tap (ui, "Pack");
  g_assert_nonnull (ui_find_text (GTK_WIDGET (ui->shell), "No line is selected"));
  g_assert_nonnull (ui_find_text (GTK_WIDGET (ui->shell), "Tick the lines in the list first."));
  work_tick (ui, "SO-1");
  GtkWidget *pack = work_find_button (ui, "Pack");
  g_assert_true (gtk_widget_has_css_class (pack, "unavailable"));
  g_assert_true (gtk_widget_has_css_class (work_find_button (ui, "Ship"), "primary"));
  work_tap (ui, "Pack");
  g_assert_nonnull (
      ui_find_text (pack, "The parcel waits for its carrier. Tap Ship when it leaves."));
  g_assert_cmpstr (work_status (ui, order), ==, "packed");
  ui_shell_free (ui);
}

/* The search has the focus; Down goes on to the rows, Enter and the space bar tick, and Enter goes
 * on once something is ticked. */
static void
the_arrows_reach_the_rows (void)
{
  UiShell *ui = work_start (1366, 768);
  g_autoptr (PosOrder) first = work_ship (ui, "SO-1", "C-004291", "450771", "1", "STANDARD", 0);
  g_autoptr (PosOrder) second = work_ship (ui, "SO-2", "C-004218", "460042", "1", "PARCEL", 1);
  GtkWidget *view;

  work_open (ui);
  view = ui_find_type (GTK_WIDGET (pos_shell_get_page (ui->shell)), GTK_TYPE_LIST_VIEW);
  g_assert_false (gtk_widget_get_focus_child (view));
  ui_shell_press (ui, "Down");
  g_assert_nonnull (gtk_widget_get_focus_child (view));
  g_assert_true (gtk_widget_get_focus_child (view) == gtk_widget_get_first_child (view));
  ui_shell_press (ui, "Return");
  g_assert_true (work_shows (ui, "1 line selected"));
  ui_shell_press (ui, "space");
  g_assert_true (work_shows (ui, "Tick the lines to work on"));
  ui_shell_press (ui, "space");
  ui_shell_press (ui, "Return");
  g_assert_cmpstr (work_status (ui, first), ==, "packed");
  ui_shell_free (ui);
}

/* The pad is as wide as the answers below it. */
static void
the_pad_fills_its_dialog (void)
{
  UiShell *ui = work_start (1366, 768);
  g_autoptr (PosOrder) order = work_ship (ui, "SO-1", "C-004327", "460042", "6", "PARCEL", 0);
  GtkWidget *pad;
  graphene_rect_t pad_bounds, button_bounds;

  work_open (ui);
  work_tick (ui, "SO-1");
  work_tap (ui, "Pick");
  pad = ui_find_type (GTK_WIDGET (work_get_dialog (ui)), POS_TYPE_NUMBER_PAD);
  g_assert_true (gtk_widget_compute_bounds (pad, GTK_WIDGET (work_get_dialog (ui)), &pad_bounds));
  g_assert_true (gtk_widget_compute_bounds (pos_dialog_get_primary (work_get_dialog (ui)),
                                            GTK_WIDGET (work_get_dialog (ui)),
                                            &button_bounds));
  g_assert_cmpfloat_with_epsilon (pad_bounds.origin.x + pad_bounds.size.width,
                                  button_bounds.origin.x + button_bounds.size.width,
                                  1);
  ui_shell_free (ui);
}

static void
the_list_is_searched_and_filtered (void)
{
  UiShell *ui = work_start (1366, 768);

  work_load_picture (ui);
  work_open (ui);
  assert_list (ui, "SO-103998, SO-104211, SO-104180, SO-104176, SO-104169, SO-104155");
  work_tap (ui, "Late");
  assert_list (ui, "SO-103998");
  work_tap (ui, "Late");
  work_tap (ui, "Due today");
  assert_list (ui, "SO-103998, SO-104211, SO-104180, SO-104176, SO-104169");
  work_tap (ui, "Picked by me");
  assert_list (ui, "SO-104176");
  work_tap (ui, "Done today");
  assert_list (ui, "");
  /* No filter hides anything. */
  g_assert_true (work_shows (ui, "Nothing to do here"));
  ui_shell_free (ui);
}

/* §6.4: from a recalled order one comes here with its number in the search. */
static void
the_list_of_one_order_opens_where_it_waits (void)
{
  UiShell *ui = work_start (1366, 768);
  g_autoptr (PosOrder) parcel = work_ship (ui, "SO-1", "C-004291", "450771", "1", "STANDARD", 0);
  g_autoptr (PosOrder) lamp = work_pick_up (ui, "SO-2", "C-004291", "430551");

  pos_shell_open (ui->shell,
                  "order.fulfillment",
                  g_variant_new_parsed ("{'filter': <'{\"text\": \"SO-2\"}'>}"),
                  NULL);
  work_wait (ui);
  assert_list (ui, "SO-2");
  ui_shell_free (ui);
}

/* What is picked up here is handed over in the order's own dialog. */
static void
a_pickup_is_handed_over (void)
{
  UiShell *ui = work_start (1366, 768);
  g_autoptr (PosOrder) order = work_pick_up (ui, "SO-7", "C-004218", "450771");

  work_open (ui);
  assert_list (ui, "SO-7"); /* nothing is to be shipped, so these are shown */
  g_assert_true (work_shows (ui, "10:00 – 12:00"));
  work_tick (ui, "SO-7");
  work_tap (ui, "Pack");
  g_assert_cmpstr (work_status (ui, order), ==, "packed");
  g_assert_true (work_shows (ui, "Ready to pick up"));
  work_tap (ui, "Hand over");
  g_assert_nonnull (work_get_dialog (ui));
  ui_shell_free (ui);
}

/* Whatever happens elsewhere, nobody has to refresh. */
static void
the_list_follows_what_is_stored (void)
{
  UiShell *ui = work_start (1366, 768);

  work_open (ui);
  assert_list (ui, "");
  g_autoptr (PosOrder) order = work_ship (ui, "SO-1", "C-004291", "450771", "1", "STANDARD", 0);
  work_wait (ui);
  assert_list (ui, "SO-1");
  work_step (ui, "fulfill.line_ship", order);
  work_wait (ui);
  assert_list (ui, "");
  ui_shell_free (ui);
}

static UiShell *
start_at_tiles (void)
{
  UiShell *ui = ui_shell_new (1366, 768);

  pos_fulfillment_ui_add (ui->shell);
  pos_sale_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in (ui);
  return ui;
}

static void
assert_tile (UiShell *ui, int expected, gboolean fresh)
{
  GtkWidget *tile;
  gboolean is_fresh = FALSE;
  int count = 0;

  work_wait (ui);
  tap_tab (ui, "Order");
  tile = work_find_button (ui, "Order fulfillment");
  g_assert_nonnull (tile);
  g_object_get (tile, "count", &count, "fresh", &is_fresh, NULL);
  g_assert_cmpint (count, ==, expected);
  g_assert_cmpint (is_fresh, ==, fresh);
}

/* L-17: the button of the layouts counts what is to be done, says whether something of it is new
 * to whoever is signed in (§6.7), and opens it. */
static void
the_tile_counts_and_opens (void)
{
  UiShell *ui = start_at_tiles ();
  g_autoptr (PosOrder) parcel = work_ship (ui, "SO-1", "C-004291", "450771", "1", "STANDARD", 0);

  assert_tile (ui, 1, FALSE); /* one's own */
  work_from_elsewhere (ui, parcel);
  assert_tile (ui, 1, TRUE);
  ui_shell_picture (ui, "sale-new-work");
  work_tap (ui, "Order fulfillment");
  assert_list (ui, "SO-1");
  ui_shell_press (ui, "Escape");
  assert_tile (ui, 1, FALSE);
  g_autoptr (PosOrder) fetched =
      work_from_elsewhere (ui, work_pick_up (ui, "SO-2", "C-004291", "430551"));
  assert_tile (ui, 2, TRUE);
  work_tap (ui, "Order fulfillment");
  ui_shell_press (ui, "Escape");
  ui_shell_do (ui, "session.sign_out", NULL);
  ui_shell_sign_in_as (ui, "tom", "2468");
  assert_tile (ui, 2, TRUE);
  ui_shell_free (ui);
}

static int
count_at (PosSaleState *state, const char *operation, const char *view)
{
  PosLayoutButton button = {.operation = (char *)operation, .live = POS_LAYOUT_LIVE_TOP_RIGHT};
  g_autoptr (json_t) argument = json_pack ("{s: {s: s}}", "filter", "view", view);

  button.argument = argument;
  return pos_button_facts_count (state, &button);
}

/* §6.7: Recall order counts orders, Order fulfillment counts lines. */
static void
a_button_counts_its_view (void)
{
  UiShell *ui = start_at_tiles ();
  PosSaleState *state = pos_sale_state_new (ui->shell);
  g_autoptr (PosOrder) parcel = work_ship (ui, "SO-1", "C-004291", "450771", "1", "STANDARD", 0);
  g_autoptr (PosOrder) lamp = work_pick_up (ui, "SO-2", "C-004291", "430551");
  g_autoptr (PosOrder) other = work_pick_up (ui, "SO-3", "C-004218", "430551");

  for (int i = 0; i < 40 && count_at (state, "order.fulfillment", "all") < 3; i++)
    work_wait (ui);
  g_assert_cmpint (count_at (state, "order.fulfillment", "all"), ==, 3);
  g_assert_cmpint (count_at (state, "order.fulfillment", "to-ship"), ==, 1);
  g_assert_cmpint (count_at (state, "order.fulfillment", "to-pick-up"), ==, 2);
  g_assert_cmpint (count_at (state, "order.recall", "to-fulfill"), ==, 3);
  g_assert_cmpint (count_at (state, "order.recall", "to-ship"), ==, 1);
  g_assert_cmpint (count_at (state, "order.recall", "to-pick-up"), ==, 2);
  g_assert_cmpint (count_at (state, "order.recall", "all"), ==, 0);
  g_object_unref (state);
  ui_shell_free (ui);
}

/* Releasing does not help what somebody said is not to be processed: they are two decisions. */
static void
what_is_not_to_be_processed_is_not_on_hold (void)
{
  UiShell *ui = work_start (1366, 768);
  g_autoptr (PosOrder) order = work_ship (ui, "SO-1", "C-004291", "450771", "1", "STANDARD", 0);
  g_autofree char *id = pos_id_dup_text (&order->id);
  g_autofree char *args = g_strdup_printf ("{\"order\": \"%s\"}", id);

  ui_shell_do (ui, "session.sign_out", "{}");
  ui_shell_sign_in_as (ui, "tom", "2468");
  ui_shell_do (ui, "order.do_not_process", args);
  work_open (ui);
  g_assert_true (work_shows (ui, "Do not process"));
  g_assert_false (work_shows (ui, "On hold"));
  work_tick (ui, "SO-1");
  work_tap (ui, "Pick");
  g_assert_true (work_shows (ui, "This order is not to be processed"));
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/fulfillment/a_line_goes_all_the_way", a_line_goes_all_the_way);
  g_test_add_func ("/ui/fulfillment/lines_are_one_stop", lines_are_one_stop);
  g_test_add_func ("/ui/fulfillment/many_orders_go_one_by_one", many_orders_go_one_by_one);
  g_test_add_func ("/ui/fulfillment/a_rejection_is_taken_back", a_rejection_is_taken_back);
  g_test_add_func ("/ui/fulfillment/a_part_may_be_picked", a_part_may_be_picked);
  g_test_add_func ("/ui/fulfillment/boxes_are_counted_as_boxes", boxes_are_counted_as_boxes);
  g_test_add_func ("/ui/fulfillment/what_the_menu_says_can_be_read",
                   what_the_menu_says_can_be_read);
  g_test_add_func ("/ui/fulfillment/a_line_says_how_much_and_leads_to_its_order",
                   a_line_says_how_much_and_leads_to_its_order);
  g_test_add_func ("/ui/fulfillment/the_keys_survive_the_menu", the_keys_survive_the_menu);
  g_test_add_func ("/ui/fulfillment/what_cannot_be_done_says_why", what_cannot_be_done_says_why);
  g_test_add_func ("/ui/fulfillment/what_is_not_to_be_processed_is_not_on_hold",
                   what_is_not_to_be_processed_is_not_on_hold);
  g_test_add_func ("/ui/fulfillment/the_arrows_reach_the_rows", the_arrows_reach_the_rows);
  g_test_add_func ("/ui/fulfillment/the_pad_fills_its_dialog", the_pad_fills_its_dialog);
  g_test_add_func ("/ui/fulfillment/the_list_of_one_order_opens_where_it_waits",
                   the_list_of_one_order_opens_where_it_waits);
  g_test_add_func ("/ui/fulfillment/the_list_is_searched_and_filtered",
                   the_list_is_searched_and_filtered);
  g_test_add_func ("/ui/fulfillment/a_pickup_is_handed_over", a_pickup_is_handed_over);
  g_test_add_func ("/ui/fulfillment/the_list_follows_what_is_stored",
                   the_list_follows_what_is_stored);
  g_test_add_func ("/ui/fulfillment/the_tile_counts_and_opens", the_tile_counts_and_opens);
  g_test_add_func ("/ui/fulfillment/a_button_counts_its_view", a_button_counts_its_view);
  g_test_add_func ("/ui/fulfillment/a_name_takes_one_line", a_name_takes_one_line);
  return g_test_run ();
}
