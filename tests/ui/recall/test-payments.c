/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-payments.c — operation 634 on the screen: every payment of an order, where, by whom, and
 * what they come to. */
#include "recall-fixture.h"
#include "ui-hands.h"
#include "ui-lint.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-translator.h"
#include "ui/payment/pos-payment-page.h"
#include "ui/payment/pos-payment.h"

static UiShell *
start (int width, int height)
{
  UiShell *ui = recall_start (width, height);

  pos_payment_add (ui->shell);
  return ui;
}

static PosDialog *
get_dialog (UiShell *ui)
{
  return pos_overlay_get_top (pos_shell_get_overlay (ui->shell));
}

/* The order of the pictures, its deposit and the reservation on one card, after a payment in cash
 * that was given back. */
static void
place_order (UiShell *ui)
{
  ui_shell_load_order (ui);
  g_autoptr (GVariant) cash = ui_shell_run (ui, "pay.cash", "{\"amount\": \"100.00\"}");
  g_autoptr (GVariant) voided = ui_shell_try (ui, "pay.void", NULL, NULL);
  if (!voided) {
    ui_shell_sign_in_as (ui, "tom", "2468");
    voided = ui_shell_run (ui, "pay.void", NULL);
  }
  g_autoptr (GVariant) card = ui_shell_run (ui, "pay.card", "{\"balance\": \"card\"}");
  ui_shell_settle (ui);
  ui_shell_press (ui, "Escape");
}

static void
look (UiShell *ui, const char *name)
{
  ui_shell_picture (ui, name);
  ui_lint (GTK_WIDGET (ui->shell), name);
}

static void
every_payment_says_where_and_by_whom (void)
{
  UiShell *ui = start (1366, 768);

  place_order (ui);
  recall_open (ui, NULL);
  recall_choose (ui, 0);
  ui_hands_tap (ui, "Payment history");
  ui_hands_wait_for (ui, "Balance");
  look (ui, "payment-history");
  g_assert_true (ui_hands_shows (ui, "€100.00"));
  g_assert_true (ui_hands_shows_part (ui, "Voided · Deposit · 14 May 10:42 · Register 3"));
  g_assert_true (ui_hands_shows_part (ui, "Reserved, not charged yet"));
  g_assert_true (ui_hands_shows (ui, "€751.50"));

  /* What a sum is made of. */
  ui_shell_tap (ui, ui_hands_find (ui, "Paid"));
  g_assert_true (ui_hands_shows (ui, "Why this amount?"));
  ui_shell_press (ui, "Escape");
  g_assert_true (ui_hands_shows (ui, "Payment history"));
  ui_shell_press (ui, "Escape");
  g_assert_null (get_dialog (ui));
  /* The set-up calls it “Register 3”, which is no Dutch. */
  ui_shell_set_language (ui, "nl");
  recall_open (ui, NULL);
  recall_choose (ui, 0);
  ui_hands_tap (ui, _ ("Payment history"));
  ui_hands_wait_for (ui, "Nog te betalen");
  g_assert_true (ui_hands_shows_part (ui, "Kassa 3"));
  ui_shell_free (ui);
}

static void
pass_days (UiShell *ui, int days)
{
  pos_clock_advance (pos_context_get_clock (ui->context), days * G_TIME_SPAN_DAY);
}

/* M14: two weeks after it was made a reservation holds no longer. */
static void
reservations_that_end_are_listed_and_renewed (void)
{
  /* Until when follows from the day. */
  static const char ending[] = "{\"reserved_until\": \"2026-05-17\"}";
  UiShell *ui = start (1366, 768);

  place_order (ui);
  recall_open (ui, ending);
  g_assert_true (ui_hands_shows (ui, "No order found"));
  g_assert_true (ui_hands_shows (ui, "Any time"));
  pos_shell_close_page (ui->shell);
  recall_open (ui, NULL);
  recall_choose (ui, 0);
  g_assert_true (ui_hands_shows_part (ui, "Holds until 28 May 2026"));
  g_assert_null (recall_find_button (ui, "Reserve on the card again"));
  pos_shell_close_page (ui->shell);

  pass_days (ui, 14);
  recall_open (ui, ending);
  recall_choose (ui, 0);
  look (ui, "reservation-ended");
  g_assert_true (ui_hands_shows_part (ui, "Held until 28 May 2026"));
  ui_hands_tap (ui, "Reserve on the card again");
  ui_hands_wait_for (ui, "No order found");
  pos_shell_close_page (ui->shell);
  recall_open (ui, NULL);
  recall_choose (ui, 0);
  g_assert_true (ui_hands_shows_part (ui, "Holds until 11 Jun"));
  g_assert_null (recall_find_button (ui, "Reserve on the card again"));
  ui_shell_free (ui);
}

static void
what_is_open_has_a_history_too (void)
{
  UiShell *ui = start (1366, 768);

  ui_shell_load_sale (ui);
  ui_hands_open (ui, "order.payment_history", NULL);
  g_assert_true (ui_hands_shows (ui, "Nothing was paid yet"));
  look (ui, "payment-history-empty");
  ui_shell_press (ui, "Escape");
  g_autoptr (GVariant) voided = ui_shell_run (ui, "txn.void", NULL);
  ui_hands_open (ui, "order.payment_history", NULL);
  g_assert_cmpstr (ui_hands_get_title (ui), ==, "Recall order");
  ui_shell_free (ui);
}

/* One piece ships and is reserved on a card; the other is picked up here, and its balance waits. */
static void
place_mixed_order (UiShell *ui)
{
  ui_shell_do (ui, "customer.attach", "{\"customer\": \"C-004218\"}");
  ui_shell_do (ui, "item.add", "{\"item\": \"430551\"}");
  ui_shell_do (ui, "item.add", "{\"item\": \"440203\"}");
  g_autofree char *shipped = ui_shell_dup_line (ui, "430551");
  g_autofree char *picked = ui_shell_dup_line (ui, "440203");
  g_autofree char *ship = g_strdup_printf ("{\"lines\": [\"%s\"], \"location\": \"W9\","
                                           " \"mode\": \"STANDARD\", \"date\": \"2026-05-21\"}",
                                           shipped);
  g_autofree char *pick = g_strdup_printf ("{\"lines\": [\"%s\"], \"store\": \"S1\","
                                           " \"date\": \"2026-05-15\", \"slot\": \"10:00-12:00\"}",
                                           picked);

  ui_shell_do (ui, "order.ship_selected", ship);
  ui_shell_do (ui, "order.pickup_selected", pick);
  ui_shell_do (ui, "pay.card", "{\"balance\": \"pay-later\"}");
  ui_shell_settle (ui);
  ui_shell_press (ui, "Escape");
}

/* M19: what is reserved for goods that ship pays nothing here, and the terminal is not asked before
 * somebody chose a card. */
static void
a_card_of_what_ships_is_not_asked_at_a_pick_up (void)
{
  UiShell *ui = start (1366, 768);

  place_mixed_order (ui);
  g_autoptr (PosOrder) order = recall_latest (ui);
  g_assert_cmpint (order->authorized, >, 0);
  recall_open (ui, NULL);
  recall_choose (ui, 0);
  ui_hands_tap (ui, "Hand over 1 line");
  ui_shell_tap (ui, pos_dialog_get_primary (get_dialog (ui)));
  ui_shell_settle (ui);
  g_assert_null (get_dialog (ui));
  g_assert_true (POS_IS_PAYMENT_PAGE (pos_shell_get_page (ui->shell)));
  look (ui, "hand-over-beside-a-reservation");
  g_assert_cmpint (pos_register_get_order (ui->reg)->due_now, >, 0);
  ui_shell_free (ui);
}

/* As headquarters books what was paid beyond an order, or given back beyond it. */
static void
open_booked (UiShell *ui, gint64 amount, const char *message)
{
  g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "430551");

  recall_book_beyond (ui, order, amount, message);
  recall_open (ui, NULL);
  recall_choose (ui, 0);
}

/* §5.8, §8.3: what two registers were paid for the same goods is told where the order is looked at,
 * and the way to give it back is there. */
static void
what_was_paid_too_much_is_given_back (void)
{
  UiShell *ui = start (1366, 768);

  open_booked (ui, 9000, "90.00 EUR were paid beyond the order: the customer gets them back");
  look (ui, "paid-too-much");
  g_assert_true (ui_hands_shows_part (ui, "were paid beyond this order"));
  ui_hands_tap (ui, "Payment history");
  ui_hands_wait_for (ui, "To give back");
  look (ui, "paid-too-much-history");
  ui_shell_press (ui, "Escape");
  ui_hands_tap (ui, "Give back");
  ui_shell_settle (ui);
  g_assert_true (POS_IS_PAYMENT_PAGE (pos_shell_get_page (ui->shell)));
  g_assert_cmpint (pos_register_get_order (ui->reg)->due_now, ==, -9000);
  look (ui, "paid-too-much-given-back");
  ui_shell_free (ui);
}

/* The same of what two registers gave back. */
static void
what_was_given_back_too_much_is_collected (void)
{
  UiShell *ui = start (1366, 768);

  open_booked (ui, -9000, "90.00 EUR were given back beyond what was paid: the customer owes them");
  look (ui, "given-back-too-much");
  g_assert_true (ui_hands_shows_part (ui, "Ask him for them, then collect them"));
  ui_hands_tap (ui, "Payment history");
  ui_hands_wait_for (ui, "To collect");
  look (ui, "given-back-too-much-history");
  ui_shell_press (ui, "Escape");
  ui_hands_tap (ui, "Collect");
  ui_shell_settle (ui);
  g_assert_true (POS_IS_PAYMENT_PAGE (pos_shell_get_page (ui->shell)));
  g_assert_cmpint (pos_register_get_order (ui->reg)->due_now, ==, 9000);
  look (ui, "given-back-too-much-collected");
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/payments/history", every_payment_says_where_and_by_whom);
  g_test_add_func ("/ui/payments/reservations-end", reservations_that_end_are_listed_and_renewed);
  g_test_add_func ("/ui/payments/open", what_is_open_has_a_history_too);
  g_test_add_func ("/ui/payments/paid-too-much", what_was_paid_too_much_is_given_back);
  g_test_add_func ("/ui/payments/given-back-too-much", what_was_given_back_too_much_is_collected);
  g_test_add_func ("/ui/payments/a-pick-up-beside-a-reservation",
                   a_card_of_what_ships_is_not_asked_at_a_pick_up);
  return g_test_run ();
}
