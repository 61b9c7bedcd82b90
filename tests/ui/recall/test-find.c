/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-find.c — orders are found by what people know of them, here at once and at headquarters
 * when it answers. */
#include "recall-fixture.h"
#include "register/pos-order-list.h"
#include "ui-hands.h"
#include "ui-lint.h"
#include "ui/common/pos-dialog.h"
#include "ui/recall/pos-recall-delivery.h"
#include "ui/recall/pos-recall-page.h"

#define WIDTH 1366
#define HEIGHT 768
#define SECOND G_USEC_PER_SEC

static void
assert_rows (UiShell *ui, const char *expected)
{
  g_autofree char *rows = recall_list (ui);

  g_assert_cmpstr (rows, ==, expected);
}

static UiShell *
start (void)
{
  UiShell *ui = recall_start (WIDTH, HEIGHT);

  recall_save_picture (ui);
  return ui;
}

static void
typing_a_name_finds_its_orders (void)
{
  UiShell *ui = start ();

  recall_open (ui, NULL);
  g_assert_true (recall_shows (ui, "7 orders"));
  recall_type (ui, "Name, e-mail, phone", "eva");
  assert_rows (ui, "SO-103877");
  g_assert_true (recall_shows (ui, "1 order"));
  recall_type (ui, "Name, e-mail, phone", "van den berg");
  g_assert_true (recall_shows (ui, "7 orders"));
  recall_type (ui, "Name, e-mail, phone", "interieur berg");
  assert_rows (ui, "L3-000217");
  ui_shell_free (ui);
}

/* What was cancelled stands together, wherever it would have gone. */
static void
cancelled_lines_are_one_group (void)
{
  UiShell *ui = recall_start (WIDTH, HEIGHT);
  guint cancelled = 0;

  ui_shell_load_order (ui);
  PosOrder *order = pos_register_get_order (ui->reg);
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (line->intent != POS_INTENT_CARRY_OUT)
    line->cancelled = line->ordered;
  g_autoptr (GPtrArray) groups = pos_recall_group_lines (ui->shell, order);
  for (guint i = 0; i < groups->len; i++)
    cancelled += g_str_equal (((PosRecallGroup *)groups->pdata[i])->heading, "Cancelled") ? 1 : 0;
  g_assert_cmpuint (cancelled, ==, 1);
  ui_shell_free (ui);
}

static void
contact_of_the_customer_finds_orders_too (void)
{
  UiShell *ui = recall_start (WIDTH, HEIGHT);
  g_autoptr (PosOrder) marieke = recall_order_pick_up (ui, "C-004218", "430551");
  g_autoptr (PosOrder) hans = recall_order_pick_up (ui, "C-004243", "430551");

  recall_open (ui, NULL);
  recall_type (ui, "Name, e-mail, phone", "hans.van.den.berg@example.com");
  assert_rows (ui, hans->reference);
  recall_type (ui, "Name, e-mail, phone", "06 5555 0142");
  assert_rows (ui, marieke->reference);
  ui_shell_free (ui);
}

static guint
get_chosen (UiShell *ui)
{
  GtkListView *view = GTK_LIST_VIEW (ui_find_class (GTK_WIDGET (ui->shell), "recall-list"));

  return gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (gtk_list_view_get_model (view)));
}

/* A customer waits at the counter: name, Enter, and the order is there; the arrows show the others
 * without leaving the field. */
static void
enter_opens_the_first_and_arrows_the_next (void)
{
  UiShell *ui = start ();

  recall_open (ui, NULL);
  recall_type (ui, "Name, e-mail, phone", "eva");
  g_assert_false (recall_shows (ui, "Eva van den Bergh · 4 May 2026"));
  ui_shell_press (ui, "Return");
  recall_wait (ui, 20);
  g_assert_true (recall_shows (ui, "Eva van den Bergh · 4 May 2026"));
  recall_type (ui, "Name, e-mail, phone", "berg");
  ui_shell_press (ui, "Return");
  recall_wait (ui, 20);
  g_assert_cmpuint (get_chosen (ui), ==, 0);
  ui_shell_press (ui, "Down");
  ui_shell_press (ui, "Down");
  g_assert_cmpuint (get_chosen (ui), ==, 2);
  ui_shell_press (ui, "Up");
  g_assert_cmpuint (get_chosen (ui), ==, 1);
  ui_shell_free (ui);
}

/* Scenario 97: whatever else was asked for. */
static void
a_scanned_reference_opens_exactly_that_order (void)
{
  UiShell *ui = start ();

  recall_open (ui, "{\"text\": \"hans\"}");
  ui_shell_tap (ui, recall_find_button (ui, "Cancelled"));
  recall_wait (ui, 20);
  assert_rows (ui, "");
  recall_scan (ui, "so-103877");
  assert_rows (ui, "SO-103877");
  g_assert_true (recall_shows (ui, "Shipped 7 May from DC Tilburg"));
  g_assert_true (recall_shows (ui, "Eva van den Bergh · 4 May 2026"));
  ui_shell_free (ui);
}

/* From anywhere in the program: the opener is given a number, or the order's id. */
static void
a_known_order_opens_by_itself (void)
{
  UiShell *ui = start ();
  g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "430551,440203");
  g_autofree char *id = pos_id_dup_text (&order->id);
  const char *const names[] = {order->reference, order->receipt, id};

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    pos_shell_open (
        ui->shell, "order.recall", g_variant_new_parsed ("{'order': <%s>}", names[i]), NULL);
    recall_wait (ui, 20);
    assert_rows (ui, order->reference);
    g_assert_nonnull (recall_find_button (ui, "Hand over 2 lines"));
    pos_shell_close_page (ui->shell);
  }
  ui_shell_free (ui);
}

/* Scenario 32: more is promised than lies there, as long as nobody has picked it. */
static void
what_is_promised_without_stock_is_marked (void)
{
  UiShell *ui = start ();
  g_autoptr (GVariant) who = ui_shell_run (ui, "customer.attach", "{\"customer\": \"C-004218\"}");
  g_autoptr (GVariant) lamps =
      ui_shell_run (ui, "item.add", "{\"item\": \"430551\", \"quantity\": \"900\"}");
  g_autoptr (GVariant) throw = ui_shell_run (ui, "item.add", "{\"item\": \"440203\"}");
  g_autoptr (GVariant) where =
      ui_shell_run (ui,
                    "order.pickup_all",
                    "{\"store\": \"S1\", \"date\": \"2026-05-15\", \"slot\": \"10:00-12:00\"}");
  g_autoptr (GVariant) paid = ui_shell_run (ui, "pay.cash", "{\"balance\": \"pay-later\"}");

  recall_open (ui, NULL);
  recall_choose (ui, 0);
  g_assert_true (recall_shows (ui, "430551 · Not enough in stock"));
  g_assert_true (recall_shows (ui, "440203"));
  ui_shell_free (ui);
}

static void
the_status_narrows_the_list (void)
{
  static const char *const rows[][2] = {
      {"Open", "L3-000217, SO-104198, QT-100318"},
      {"In progress", "SO-104107, SO-104032"},
      {"Ready", "SO-104107"},
      {"Invoiced", "SO-103877"},
      {"Cancelled", "SO-103590"},
      {"Any", "L3-000217, SO-104198, SO-104107, SO-104032, SO-103877, QT-100318, SO-103590"},
  };
  UiShell *ui = start ();

  recall_open (ui, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    ui_shell_tap (ui, recall_find_button (ui, "Any"));
    ui_shell_tap (ui, recall_find_button (ui, rows[i][0]));
    recall_wait (ui, 20);
    assert_rows (ui, rows[i][1]);
  }
  ui_shell_free (ui);
}

/* §6.1: the views a button may open. */
static void
a_view_shows_what_is_to_be_done_here (void)
{
  static const char *const rows[][2] = {
      {"{\"view\": \"to-pick-up\"}", "SO-104198, SO-104107"},
      {"{\"view\": \"to-ship\"}", "L3-000217, SO-104198, SO-104032"},
      {"{\"view\": \"to-fulfill\"}", "L3-000217, SO-104198, SO-104107, SO-104032"},
  };
  UiShell *ui = start ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    recall_open (ui, rows[i][0]);
    assert_rows (ui, rows[i][1]);
    pos_shell_close_page (ui->shell);
  }
  ui_shell_free (ui);
}

/* §10.17: who looks after several stores sees what waits in each. */
static void
another_stores_work_is_seen (void)
{
  UiShell *ui = recall_start (WIDTH, HEIGHT);
  g_autoptr (PosOrder) here = recall_order_pick_up (ui, "C-004218", "430551");
  g_autoptr (PosOrder) there = NULL;

  ui_shell_do (ui, "item.add", "{\"item\": \"430551\"}");
  ui_shell_do (ui, "customer.attach", "{\"customer\": \"C-004218\"}");
  ui_shell_do (ui, "order.pickup_all", "{\"store\": \"S2\", \"slot\": \"10:00-12:00\"}");
  ui_shell_do (ui, "pay.cash", "{\"balance\": \"pay-later\"}");
  there = recall_latest (ui);
  recall_open (ui, "{\"view\": \"to-pick-up\"}");
  assert_rows (ui, here->reference);
  recall_choose (ui, 0);
  g_assert_nonnull (recall_find_button (ui, "Order fulfillment"));
  pos_shell_close_page (ui->shell);
  recall_open (ui, "{\"view\": \"to-pick-up\", \"here\": \"S2\"}");
  ui_shell_picture (ui, "recall-elsewhere");
  assert_rows (ui, there->reference);
  recall_choose (ui, 0);
  g_assert_null (recall_find_button (ui, "Order fulfillment"));
  ui_shell_free (ui);
}

static void
clear_starts_over (void)
{
  UiShell *ui = start ();

  recall_open (ui, "{\"text\": \"eva\"}");
  assert_rows (ui, "SO-103877");
  ui_shell_tap (ui, recall_find_button (ui, "Clear"));
  recall_wait (ui, 20);
  g_assert_true (recall_shows (ui, "7 orders"));
  ui_shell_free (ui);
}

static void
an_empty_list_says_what_to_do (void)
{
  UiShell *ui = start ();

  recall_open (ui, "{\"text\": \"zzyzx\"}");
  g_assert_true (recall_shows (ui, "No order found"));
  g_assert_true (recall_shows (ui, "0 orders"));
  ui_shell_picture (ui, "08-empty");
  ui_shell_tap (ui, recall_find_button (ui, "Clear the search"));
  recall_wait (ui, 20);
  g_assert_true (recall_shows (ui, "7 orders"));
  g_assert_false (recall_shows (ui, "No order found"));
  ui_shell_free (ui);
}

/* --- Long lists --- */

static void
save_many (UiShell *ui, guint n)
{
  g_autoptr (PosOrder) pattern = recall_order_pick_up (ui, "C-004218", "430551");

  for (guint i = 1; i < n; i++) {
    g_autofree char *number = g_strdup_printf ("SO-%05u", i);
    pattern->id = pos_context_mint_id (ui->context);
    pattern->created_at -= SECOND;
    pos_text_set (&pattern->number, number);
    recall_save (ui, pattern);
  }
}

static void
scroll_to_end (UiShell *ui)
{
  GtkWidget *list = ui_find_class (GTK_WIDGET (ui->shell), "recall-list");
  GtkAdjustment *place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));

  gtk_adjustment_set_value (place, gtk_adjustment_get_upper (place));
  recall_wait (ui, 30);
}

static void
a_long_list_comes_while_it_is_scrolled (void)
{
  UiShell *ui = recall_start (WIDTH, HEIGHT);
  GtkWidget *list;

  save_many (ui, 230);
  recall_open (ui, NULL);
  g_assert_true (recall_shows (ui, "More than 50 orders"));
  for (guint i = 0; i < 8 && !recall_shows (ui, "230 orders"); i++)
    scroll_to_end (ui);
  g_assert_true (recall_shows (ui, "230 orders"));
  /* Only the rows on screen exist as widgets. */
  list = ui_find_class (GTK_WIDGET (ui->shell), "recall-list");
  guint n_rows = 0;
  for (GtkWidget *row = gtk_widget_get_first_child (list); row;
       row = gtk_widget_get_next_sibling (row))
    n_rows++;
  g_assert_cmpuint (n_rows, <, 230);
  ui_shell_free (ui);
}

/* --- Headquarters --- */

static PosOrder *
make_elsewhere (UiShell *ui, const char *number, const char *customer, gint64 age)
{
  PosOrder *order = recall_latest (ui);

  order->id = pos_context_mint_id (ui->context);
  order->created_at -= age * SECOND;
  pos_text_set (&order->number, number);
  pos_text_set (&order->customer_name, customer);
  pos_text_set (&order->home_store, "S2");
  return order;
}

static void
headquarters_join_without_moving_what_is_looked_at (void)
{
  FakeHeadquarters *headquarters = fake_headquarters_new ();
  UiShell *ui = recall_start_connected (WIDTH, HEIGHT, headquarters);
  g_autoptr (PosOrder) own = recall_order_pick_up (ui, "C-004218", "430551");
  g_autoptr (PosOrder) newer = make_elsewhere (ui, "SO-2", "Hans Berg", -10);
  g_autoptr (PosOrder) older = make_elsewhere (ui, "SO-1", "Anna Berg", 10);

  fake_headquarters_add (headquarters, newer);
  fake_headquarters_add (headquarters, older);
  fake_headquarters_hold (headquarters);
  recall_open (ui, NULL);
  g_assert_true (recall_shows (ui, "Searching headquarters…"));
  assert_rows (ui, own->reference);
  recall_choose (ui, 0);
  ui_shell_picture (ui, "08-searching");

  fake_headquarters_release (headquarters);
  recall_wait (ui, 20);
  g_autofree char *all = g_strdup_printf ("SO-2, %s, SO-1", own->reference);
  assert_rows (ui, all);
  g_assert_true (recall_shows (ui, "Newest first"));
  g_assert_true (recall_shows (ui, "Marieke van den Berg · 14 May 2026"));
  g_assert_nonnull (recall_find_button (ui, "Hand over 1 line"));

  recall_choose (ui, 0);
  recall_wait (ui, 20);
  g_assert_true (recall_shows (ui, "Hans Berg · 14 May 2026"));
  g_assert_true (recall_shows (ui, "From headquarters, as of 14 May 10:42"));
  ui_shell_free (ui);
  g_assert_finalize_object (G_OBJECT (headquarters));
}

static void
offline_says_what_is_missing_until_it_is_over (void)
{
  FakeHeadquarters *headquarters = fake_headquarters_new ();
  UiShell *ui = recall_start_connected (WIDTH, HEIGHT, headquarters);
  g_autoptr (PosOrder) own = recall_order_pick_up (ui, "C-004218", "430551");
  g_autoptr (PosOrder) elsewhere = make_elsewhere (ui, "SO-1", "Anna Berg", 10);

  fake_headquarters_add (headquarters, elsewhere);
  fake_headquarters_set_online (ui->sync, FALSE);
  recall_open (ui, NULL);
  g_assert_true (recall_shows (ui, "Offline: this store's orders"));
  assert_rows (ui, own->reference);
  ui_shell_picture (ui, "08-offline");

  fake_headquarters_set_online (ui->sync, TRUE);
  recall_wait (ui, 20);
  g_assert_false (recall_shows (ui, "Offline: this store's orders"));
  g_autofree char *all = g_strdup_printf ("%s, SO-1", own->reference);
  assert_rows (ui, all);
  ui_shell_free (ui);
  g_assert_finalize_object (G_OBJECT (headquarters));
}

static void
an_order_that_cannot_be_read_can_be_tried_again (void)
{
  FakeHeadquarters *headquarters = fake_headquarters_new ();
  UiShell *ui = recall_start_connected (WIDTH, HEIGHT, headquarters);
  g_autoptr (PosOrder) own = recall_order_pick_up (ui, "C-004218", "430551");
  g_autoptr (PosOrder) elsewhere = make_elsewhere (ui, "SO-1", "Anna Berg", 10);

  fake_headquarters_add (headquarters, elsewhere);
  recall_open (ui, NULL);
  recall_wait (ui, 20);
  fake_headquarters_vanish (headquarters, TRUE);
  recall_choose (ui, 1);
  recall_wait (ui, 20);
  g_assert_true (recall_shows (ui, "Order SO-1 is not on this register"));
  fake_headquarters_vanish (headquarters, FALSE);
  ui_shell_tap (ui, recall_find_button (ui, "Try again"));
  recall_wait (ui, 20);
  g_assert_true (recall_shows (ui, "Anna Berg · 14 May 2026"));
  ui_shell_free (ui);
  g_assert_finalize_object (G_OBJECT (headquarters));
}

/* --- One order --- */

static void
every_amount_says_why (void)
{
  UiShell *ui = recall_start (WIDTH, HEIGHT);
  g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "430551,440203");
  PosFormat *format = pos_shell_get_format (ui->shell);
  g_autofree char *paid = pos_format_money (format, order->paid, order->currency);
  PosDialog *sheet;

  recall_open (ui, NULL);
  recall_choose (ui, 0);
  ui_shell_picture (ui, "08-pick-up");
  recall_ask_why (ui, "Paid");
  sheet = pos_overlay_get_top (pos_shell_get_overlay (ui->shell));
  g_assert_true (pos_dialog_is_sheet (sheet));
  g_assert_nonnull (ui_find_text (GTK_WIDGET (sheet), "Deposit taken: Cash"));
  g_assert_nonnull (ui_find_text (GTK_WIDGET (sheet), paid));
  pos_dialog_answer_safe (sheet);
  recall_ask_why (ui, "Order total");
  sheet = pos_overlay_get_top (pos_shell_get_overlay (ui->shell));
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    g_autofree char *text = g_strdup_printf ("Ordered: %s", pos_l10n_get (line->description, "en"));
    g_assert_nonnull (ui_find_text (GTK_WIDGET (sheet), text));
  }
  ui_shell_picture (ui, "08-why");
  ui_shell_press (ui, "Escape");
  g_assert_null (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  ui_shell_free (ui);
}

static void
actions_are_those_of_the_catalog (void)
{
  UiShell *ui = start ();

  recall_open (ui, NULL);
  recall_choose (ui, 4);
  g_assert_true (recall_shows (ui, "This order can no longer be changed"));
  g_assert_true (recall_shows (ui, "It is fully invoiced. Start a return instead."));
  g_assert_true (!recall_find_button (ui, "Edit") == !pos_operation_find ("order.edit"));
  g_assert_true (!recall_find_button (ui, "Cancel order") == !pos_operation_find ("order.cancel"));
  g_assert_nonnull (recall_find_button (ui, "Print"));
  g_assert_null (recall_find_button (ui, "Hand over 1 line"));
  ui_shell_free (ui);
}

/* Copies are a supervisor's right. */
static void
a_receipt_is_printed_again (void)
{
  UiShell *ui = recall_start (WIDTH, HEIGHT);
  g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "430551");
  g_autoptr (GVariant) out = ui_shell_run (ui, "session.sign_out", NULL);

  ui_shell_sign_in_as (ui, "tom", "2468");
  recall_open (ui, NULL);
  recall_choose (ui, 0);
  ui_shell_tap (ui, recall_find_button (ui, "Print"));
  recall_tap_card (ui, "Order confirmation");
  g_assert_true (recall_shows (ui, "A copy of the receipt is printed."));
  ui_shell_free (ui);
}

/* Operation 131 and its company: what a store prints about an order, from where it is looked at. */
static void
papers_of_an_order_are_chosen (void)
{
  UiShell *ui = recall_start (WIDTH, HEIGHT);
  g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "430551,440203");
  g_autoptr (GVariant) out = ui_shell_run (ui, "session.sign_out", NULL);

  ui_shell_sign_in_as (ui, "tom", "2468");
  recall_open (ui, NULL);
  recall_choose (ui, 0);
  ui_shell_tap (ui, recall_find_button (ui, "Print"));
  g_assert_true (recall_shows (ui, "What is printed?"));
  g_assert_true (recall_shows (ui, "Picking list"));
  g_assert_true (recall_shows (ui, "Order confirmation"));
  ui_shell_picture (ui, "papers");
  ui_lint (GTK_WIDGET (ui->shell), "papers");
  recall_tap_card (ui, "Pack, with packing slip");
  g_assert_true (recall_shows (ui, "Packed; the packing slip is printed."));
  g_autoptr (PosOrder) packed = recall_reload (ui, order);
  POS_LIST_FOREACH (PosOrderLine, line, packed->lines)
  g_assert_true (g_str_has_prefix (line->packing_slip, "P-"));

  /* The parcel is there: its slip is one of the papers, and there is nothing to pack. */
  ui_shell_tap (ui, recall_find_button (ui, "Print"));
  g_assert_false (recall_shows (ui, "Pack, with packing slip"));
  recall_tap_card (ui, "Packing slip");
  g_assert_true (recall_shows (ui, "A copy of the packing slip is printed."));
  ui_shell_free (ui);
}

/* What another register or this one does meanwhile shows by itself. */
static void
what_changes_meanwhile_is_shown (void)
{
  UiShell *ui = recall_start (WIDTH, HEIGHT);
  g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "430551");

  recall_open (ui, NULL);
  recall_choose (ui, 0);
  g_assert_nonnull (recall_find_button (ui, "Hand over 1 line"));
  order->revision++;
  order->status = POS_ORDER_STATUS_CANCELLED;
  recall_save (ui, order);
  recall_wait (ui, 50);
  g_assert_true (recall_shows (ui, "This order is cancelled"));
  ui_shell_free (ui);
}

/* Timers and questions under way do not keep a page that was left. */
static void
a_page_that_was_left_is_gone (void)
{
  FakeHeadquarters *headquarters = fake_headquarters_new ();
  UiShell *ui = recall_start_connected (WIDTH, HEIGHT, headquarters);
  g_autoptr (PosOrder) own = recall_order_pick_up (ui, "C-004218", "430551");
  gpointer page;

  fake_headquarters_hold (headquarters);
  recall_open (ui, NULL);
  recall_choose (ui, 0);
  page = pos_shell_get_page (ui->shell);
  g_assert_true (POS_IS_RECALL_PAGE (page));
  g_object_add_weak_pointer (page, &page);
  pos_shell_close_page (ui->shell);
  fake_headquarters_release (headquarters);
  ui_shell_settle (ui);
  g_assert_null (page);
  ui_shell_free (ui);
  g_assert_finalize_object (G_OBJECT (headquarters));
}

#define TEST(name) g_test_add_func ("/recall/find/" #name, name)

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  TEST (typing_a_name_finds_its_orders);
  TEST (cancelled_lines_are_one_group);
  TEST (contact_of_the_customer_finds_orders_too);
  TEST (enter_opens_the_first_and_arrows_the_next);
  TEST (a_scanned_reference_opens_exactly_that_order);
  TEST (a_known_order_opens_by_itself);
  TEST (what_is_promised_without_stock_is_marked);
  TEST (the_status_narrows_the_list);
  TEST (a_view_shows_what_is_to_be_done_here);
  TEST (another_stores_work_is_seen);
  TEST (clear_starts_over);
  TEST (an_empty_list_says_what_to_do);
  TEST (a_long_list_comes_while_it_is_scrolled);
  TEST (headquarters_join_without_moving_what_is_looked_at);
  TEST (offline_says_what_is_missing_until_it_is_over);
  TEST (an_order_that_cannot_be_read_can_be_tried_again);
  TEST (every_amount_says_why);
  TEST (actions_are_those_of_the_catalog);
  TEST (a_receipt_is_printed_again);
  TEST (papers_of_an_order_are_chosen);
  TEST (what_changes_meanwhile_is_shown);
  TEST (a_page_that_was_left_is_gone);
  return g_test_run ();
}
