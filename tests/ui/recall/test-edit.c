/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-edit.c — from the order that was found to the transaction screen. */
#include "recall-fixture.h"
#include "ui-hands.h"
#include "ui-lint.h"
#include "ui/common/pos-callout.h"
#include "ui/delivery/pos-delivery.h"
#include "ui/payment/pos-payment.h"
#include "ui/returns/pos-returns-ui.h"
#include "ui/sale/pos-sale.h"

#define WIDTH 1366
#define HEIGHT 768

/* An order is edited on the transaction screen, so that is what is seen next; a tile without an
 * order asks which. */
static void
an_order_is_edited_where_it_lies (void)
{
  UiShell *ui = recall_start (WIDTH, HEIGHT);
  g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "430551");
  PosPage *home = pos_shell_get_page (ui->shell);

  pos_shell_open (ui->shell, "order.edit", NULL, NULL);
  ui_shell_settle (ui);
  g_assert_cmpstr (pos_page_get_title (pos_shell_get_page (ui->shell)), ==, "Recall order");
  recall_wait (ui, 0);
  recall_choose (ui, 0);
  ui_shell_tap (ui, recall_find_button (ui, "Edit"));
  g_assert_true (pos_shell_get_page (ui->shell) == home);
  g_assert_true (pos_id_equal (&pos_register_get_order (ui->reg)->id, &order->id));
  ui_shell_free (ui);
}

static void
set_quantity (UiShell *ui, const char *item, int quantity)
{
  g_autofree char *line = ui_shell_dup_line (ui, item);

  pos_shell_open (
      ui->shell,
      "line.set_qty",
      g_variant_new_parsed ("{'line': <%s>, 'quantity': <%x>}", line, (gint64)quantity * POS_SCALE),
      NULL);
  ui_shell_settle (ui);
}

static void
begin_edit (UiShell *ui, PosOrder *order)
{
  pos_shell_open (
      ui->shell, "order.edit", g_variant_new_parsed ("{'order': <%s>}", order->reference), NULL);
  ui_shell_settle (ui);
}

static void
finish_edit (UiShell *ui)
{
  gboolean due = pos_register_get_order (ui->reg)->due_now != 0;

  ui_shell_do (ui, due ? "pay.cash" : "txn.conclude", NULL);
}

/* §6.6: the receipt says what the edit made of the saved order, more as well as less, and nothing
 * of what an earlier edit did. */
static void
what_an_edit_changes_is_marked (void)
{
  UiShell *ui = recall_start (WIDTH, HEIGHT);
  pos_sale_add (ui->shell);
  ui_shell_set_language (ui, "nl"); /* the home is made anew */
  ui_shell_set_language (ui, "en");
  g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "430551");

  begin_edit (ui, order);
  g_assert_false (recall_shows (ui, "Was 1"));
  /* Nothing is due: what would take money says what it does instead. */
  g_assert_true (recall_shows (ui, "Save the order"));
  set_quantity (ui, "430551", 3);
  g_assert_true (recall_shows (ui, "Was 1"));
  ui_shell_do (ui, "item.add", "{\"item\": \"440203\"}");
  g_assert_true (recall_shows (ui, "New"));
  finish_edit (ui);
  begin_edit (ui, order);
  g_assert_false (recall_shows (ui, "New"));
  set_quantity (ui, "430551", 2);
  g_assert_true (recall_shows (ui, "Was 3"));
  finish_edit (ui);
  begin_edit (ui, order);
  g_assert_false (recall_shows (ui, "Was 3"));
  g_assert_false (recall_shows (ui, "Was 2"));
  ui_shell_press (ui, "Home");
  ui_shell_press (ui, "Delete");
  g_assert_true (recall_shows (ui, "Was 2"));
  ui_shell_press (ui, "<Control>z");
  g_assert_false (recall_shows (ui, "Was 2"));
  ui_shell_free (ui);
}

/* What was carried out is not carried out once more: it is told apart, and is no choice to ship. */
static void
what_has_left_is_told_apart (void)
{
  UiShell *ui = recall_start (WIDTH, HEIGHT);
  pos_sale_add (ui->shell);
  pos_delivery_add (ui->shell);
  ui_shell_set_language (ui, "nl"); /* the home is made anew */
  ui_shell_set_language (ui, "en");
  ui_shell_do (ui, "customer.attach", "{\"customer\": \"C-004218\"}");
  ui_shell_do (ui, "item.add", "{\"item\": \"440203\"}");
  ui_shell_do (ui, "item.add", "{\"item\": \"400110\"}");
  g_autofree char *sofa = ui_shell_dup_line (ui, "400110");
  g_autofree char *ship = g_strdup_printf ("{\"lines\": [\"%s\"], \"location\": \"W9\","
                                           " \"mode\": \"STANDARD\", \"date\": \"2026-05-21\"}",
                                           sofa);
  ui_shell_do (ui, "order.ship_selected", ship);
  g_assert_true (recall_shows (ui, "Customer takes these home today"));
  ui_shell_do (ui, "pay.card", "{\"balance\": \"card\"}");
  ui_shell_settle (ui);
  ui_shell_press (ui, "Escape");
  g_autoptr (PosOrder) order = recall_latest (ui);

  begin_edit (ui, order);
  ui_shell_do (ui, "item.add", "{\"item\": \"430551\"}");
  g_assert_true (recall_shows (ui, "The customer has taken these home"));
  g_assert_true (recall_shows (ui, "Customer takes these home today"));
  ui_shell_picture (ui, "edit-gone");
  ui_lint (GTK_WIDGET (ui->shell), "edit-gone");
  ui_hands_open (ui, "order.ship_selected", NULL);
  g_assert_true (recall_shows (ui, "1 × Wool throw 130×170, moss"));
  g_assert_true (recall_shows (ui, "All of it has left already"));
  ui_shell_picture (ui, "edit-gone-ship");
  ui_shell_free (ui);
}

/* X6: its prices become this chain's, and nobody finds that out by accident. */
static void
prices_of_headquarters_are_named (void)
{
  UiShell *ui = recall_start (WIDTH, HEIGHT);
  g_autoptr (PosOrder) own = recall_order_pick_up (ui, "C-004218", "430551");
  g_autoptr (PosOrder) keyed = recall_order_pick_up (ui, "C-004218", "400110");

  keyed->origin = POS_ORDER_ORIGIN_HEADQUARTERS;
  recall_save (ui, keyed);
  pos_shell_open (
      ui->shell, "order.edit", g_variant_new_parsed ("{'order': <%s>}", own->reference), NULL);
  ui_shell_settle (ui);
  g_assert_false (recall_shows (ui, "Headquarters made the prices of this order"));
  g_autoptr (GVariant) voided = ui_shell_run (ui, "txn.void", "{}");
  pos_shell_open (
      ui->shell, "order.edit", g_variant_new_parsed ("{'order': <%s>}", keyed->reference), NULL);
  ui_shell_settle (ui);
  g_assert_true (pos_id_equal (&pos_register_get_order (ui->reg)->id, &keyed->id));
  g_assert_true (recall_shows (ui, "Headquarters made the prices of this order"));
  ui_shell_free (ui);
}

/* --- X8: somebody else is changing it --- */

static UiShell *
start_edited_elsewhere (FakeHeadquarters *headquarters, PosOrder **order)
{
  UiShell *ui = recall_start_connected (WIDTH, HEIGHT, headquarters);

  *order = recall_order_pick_up (ui, "C-004218", "430551");
  pos_payment_add (ui->shell);
  fake_headquarters_set_editor (
      headquarters, "Kim Bos", "S1-02", pos_register_get_now (ui->reg) - 3 * 60 * G_USEC_PER_SEC);
  recall_open (ui, NULL);
  recall_choose (ui, 0);
  ui_shell_tap (ui, recall_find_button (ui, "Edit"));
  return ui;
}

static gboolean
is_open (UiShell *ui, PosOrder *order)
{
  return pos_id_equal (&pos_register_get_order (ui->reg)->id, &order->id);
}

/* A clerk is told what the other one loses, and a manager has to agree. */
static void
an_order_is_taken_over_with_approval (void)
{
  FakeHeadquarters *headquarters = fake_headquarters_new ();
  g_autoptr (PosOrder) order = NULL;
  UiShell *ui = start_edited_elsewhere (headquarters, &order);

  g_assert_true (recall_shows (ui, "Take this order over?"));
  g_assert_true (
      recall_shows (ui, "Kim Bos has been changing this order for 3 minutes, at register S1-02."));
  g_assert_true (recall_shows (ui, "What was changed there is lost"));
  g_assert_true (recall_shows (ui, "A supervisor has to approve taking it over."));
  ui_shell_picture (ui, "08-take-over");
  ui_lint (GTK_WIDGET (ui->shell), "take over");

  ui_hands_tap (ui, "Take over");
  g_assert_false (is_open (ui, order));
  g_assert_true (recall_shows (ui, "Somebody else is changing this order"));
  ui_shell_picture (ui, "08-take-over-approval");
  ui_lint (GTK_WIDGET (ui->shell), "take over, approval");
  for (const char *digit = "1357"; *digit; digit++)
    ui_shell_press (ui, (char[]){*digit, '\0'});
  ui_hands_tap (ui, "Approve");
  g_assert_true (is_open (ui, order));
  ui_shell_free (ui);
  g_assert_finalize_object (G_OBJECT (headquarters));
}

/* A manager needs nobody. */
static void
a_manager_takes_an_order_over (void)
{
  FakeHeadquarters *headquarters = fake_headquarters_new ();
  UiShell *ui = recall_start_connected (WIDTH, HEIGHT, headquarters);
  g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "430551");
  g_autoptr (GVariant) out = ui_shell_run (ui, "session.sign_out", NULL);

  ui_shell_sign_in_as (ui, "lena", "1357");
  fake_headquarters_set_editor (headquarters, "Kim Bos", "S1-02", pos_register_get_now (ui->reg));
  recall_open (ui, NULL);
  recall_choose (ui, 0);
  ui_shell_tap (ui, recall_find_button (ui, "Edit"));
  g_assert_true (
      recall_shows (ui, "Kim Bos began to change this order just now, at register S1-02."));
  g_assert_false (recall_shows (ui, "A supervisor has to approve taking it over."));
  ui_hands_tap (ui, "Take over");
  g_assert_true (is_open (ui, order));
  ui_shell_free (ui);
  g_assert_finalize_object (G_OBJECT (headquarters));
}

static void
an_order_stays_with_who_has_it (void)
{
  FakeHeadquarters *headquarters = fake_headquarters_new ();
  g_autoptr (PosOrder) order = NULL;
  UiShell *ui = start_edited_elsewhere (headquarters, &order);

  ui_shell_press (ui, "Escape");
  g_assert_false (recall_shows (ui, "Take this order over?"));
  g_assert_false (is_open (ui, order));
  g_assert_cmpstr (pos_page_get_title (pos_shell_get_page (ui->shell)), ==, "Recall order");
  /* It can be tried again: nothing hangs. */
  ui_shell_tap (ui, recall_find_button (ui, "Edit"));
  g_assert_true (recall_shows (ui, "Take this order over?"));
  ui_shell_press (ui, "Escape");
  ui_shell_free (ui);
  g_assert_finalize_object (G_OBJECT (headquarters));
}

/* The page of returns opens with the order that was looked at. */
static void
a_return_begins_with_the_order (void)
{
  UiShell *ui = recall_start (WIDTH, HEIGHT);

  recall_save_picture (ui);
  pos_returns_ui_add (ui->shell);
  recall_open (ui, NULL);
  recall_choose (ui, 4);
  ui_hands_tap (ui, "Start return");
  g_assert_cmpstr (ui_hands_get_title (ui), ==, "Return");
  ui_hands_wait_for (ui, "SO-103877");
  ui_shell_free (ui);
}

static gboolean
is_in_cart (gpointer ui)
{
  return pos_list_size (pos_register_get_order (((UiShell *)ui)->reg)->lines) > 0;
}

/* §10.1: one tap, and the reason that the chain asks for; what is ordered again is in the cart. */
static void
an_invoiced_order_is_ordered_again (void)
{
  UiShell *ui = recall_start (WIDTH, HEIGHT);
  g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "440203");
  g_autofree char *args = g_strdup_printf ("{\"order\": \"%s\"}", order->reference);
  PosOrder *cart;

  pos_returns_ui_add (ui->shell);
  recall_open (ui, NULL);
  recall_choose (ui, 0);
  g_assert_null (recall_find_button (ui, "Return and order again"));
  pos_shell_go_home (ui->shell);
  ui_shell_do (ui, "fulfill.line_pickup", args);
  ui_shell_do (ui, "pay.cash", NULL);
  recall_open (ui, NULL);
  recall_choose (ui, 0);
  ui_shell_picture (ui, "recall-invoiced");
  ui_shell_tap (ui, recall_find_button (ui, "Return and order again"));
  ui_shell_picture (ui, "recall-order-again");
  g_assert_true (recall_shows (ui, "Why does it come back?"));
  ui_hands_tap (ui, "Changed mind");
  ui_hands_tap (ui, "Return and order again");
  ui_hands_wait (is_in_cart, ui);
  ui_shell_settle (ui);
  cart = pos_register_get_order (ui->reg);
  g_assert_cmpuint (pos_list_size (cart->lines), ==, 2);
  g_assert_cmpint (cart->due_now, ==, 0);
  g_assert_false (recall_shows (ui, "Why does it come back?"));
  ui_shell_free (ui);
}

static GtkWidget *
find_in_callout (GtkWidget *callout, const char *label)
{
  GtkWidget *text = ui_find_text (callout, label);

  g_assert_nonnull (text);
  return gtk_widget_get_ancestor (text, GTK_TYPE_BUTTON);
}

static gboolean
is_drawn_available (UiShell *ui, const char *label)
{
  return !gtk_widget_has_css_class (recall_find_button (ui, label), "unavailable");
}

/* visual-language.md §5: look, description and callout are one answer; and the first way out is the
 * one that costs nothing. */
static void
another_transaction_bars_it (void)
{
  UiShell *ui = recall_start (WIDTH, HEIGHT);
  g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "430551");
  GtkWidget *edit, *callout;

  ui_shell_load_sale (ui);
  recall_open (ui, NULL);
  recall_choose (ui, 0);
  edit = recall_find_button (ui, "Edit");
  g_assert_false (is_drawn_available (ui, "Edit"));
  g_assert_false (is_drawn_available (ui, "Cancel order"));
  g_assert_false (is_drawn_available (ui, "Hand over 1 line"));
  g_assert_true (is_drawn_available (ui, "Print"));
  gtk_test_accessible_assert_property (
      edit, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Another transaction is open");
  ui_shell_tap (ui, edit);
  callout = ui_find_type (edit, POS_TYPE_CALLOUT);
  g_autofree char *said = ui_hands_dup_callout (edit);
  g_assert_cmpstr (
      said, ==, "Another transaction is open. Suspend it and go on, or finish it first.");
  ui_shell_picture (ui, "another-transaction");
  g_assert_nonnull (find_in_callout (callout, "Void transaction"));
  ui_shell_tap (ui, find_in_callout (callout, "Suspend transaction"));
  ui_shell_settle (ui);
  g_assert_cmpint (pos_register_get_order (ui->reg)->flow, ==, POS_ORDER_FLOW_EDIT);
  g_assert_true (pos_id_equal (&pos_register_get_order (ui->reg)->id, &order->id));
  ui_shell_free (ui);
}

/* What stood in the way is gone: so is what it did to the buttons. */
static void
the_way_is_free_again (void)
{
  UiShell *ui = recall_start (WIDTH, HEIGHT);
  g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "430551");

  ui_shell_load_sale (ui);
  recall_open (ui, NULL);
  recall_choose (ui, 0);
  g_assert_false (is_drawn_available (ui, "Edit"));
  ui_shell_do (ui, "txn.suspend", NULL);
  ui_shell_settle (ui);
  g_assert_true (is_drawn_available (ui, "Edit"));
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/recall/edit", an_order_is_edited_where_it_lies);
  g_test_add_func ("/ui/recall/edit/what-changed-is-marked", what_an_edit_changes_is_marked);
  g_test_add_func ("/ui/recall/edit/gone", what_has_left_is_told_apart);
  g_test_add_func ("/ui/recall/edit/prices-of-headquarters", prices_of_headquarters_are_named);
  g_test_add_func ("/ui/recall/edit/take-over-approved", an_order_is_taken_over_with_approval);
  g_test_add_func ("/ui/recall/edit/take-over", a_manager_takes_an_order_over);
  g_test_add_func ("/ui/recall/edit/not-taken-over", an_order_stays_with_who_has_it);
  g_test_add_func ("/ui/recall/edit/ordered-again", an_invoiced_order_is_ordered_again);
  g_test_add_func ("/ui/recall/edit/a-return-begins-with-the-order",
                   a_return_begins_with_the_order);
  g_test_add_func ("/ui/recall/edit/barred", another_transaction_bars_it);
  g_test_add_func ("/ui/recall/edit/free-again", the_way_is_free_again);
  return g_test_run ();
}
