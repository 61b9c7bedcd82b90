/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-asked-once.c — a page that asks why asks what the chain wants to know, and nobody asks
 * again: register.md T-28. */
#include "recall-fixture.h"
#include "ui-hands.h"
#include "ui-looks.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-translator.h"
#include "ui/payment/pos-payment.h"
#include "ui/sale/pos-info-code-dialog.h"

static PosDialog *
get_dialog (UiShell *ui)
{
  return pos_overlay_get_top (pos_shell_get_overlay (ui->shell));
}

/* A supervisor, so that nobody approves anything. */
static UiShell *
start (int width, int height)
{
  UiShell *ui = recall_start (width, height);

  pos_payment_add (ui->shell);
  pos_shell_set_reason (ui->shell, pos_info_code_dialog_ask);
  ui_shell_do (ui, "session.sign_out", NULL);
  ui_shell_sign_in_as (ui, "tom", "2468");
  return ui;
}

static PosOrder *
open_cancel (UiShell *ui)
{
  PosOrder *order = recall_order_pick_up (ui, "C-004218", "430551");

  ui_shell_press (ui, "Escape");
  recall_open (ui, NULL);
  recall_choose (ui, 0);
  ui_hands_tap (ui, _ ("Cancel order"));
  return order;
}

static void
confirm (UiShell *ui)
{
  PosPage *page = pos_shell_get_page (ui->shell);

  POS_PAGE_GET_CLASS (page)->primary (page);
  ui_shell_settle (ui);
}

static void
a_cancellation_says_why_once (void)
{
  UiShell *ui = start (1366, 768);
  g_autoptr (PosOrder) order = NULL;

  ui_hands_ask_why (ui, "order.cancel", "Why is it given up?", "MOVED", "Moves house");
  order = open_cancel (ui);
  g_assert_true (ui_hands_shows (ui, "Why is it given up?"));
  g_assert_false (ui_hands_shows (ui, "Found elsewhere"));
  ui_hands_tap (ui, "Moves house");
  confirm (ui);
  g_assert_true (ui_hands_shows (ui, "Order cancelled"));
  ui_shell_free (ui);
}

/* Where the chain wants words, the usual ones are words too. */
static void
words_are_said_once (void)
{
  UiShell *ui = start (1366, 768);
  g_autoptr (PosOrder) order = NULL;

  ui_hands_ask_why (ui, "order.cancel", "Why is it given up?", NULL, NULL);
  order = open_cancel (ui);
  g_assert_true (ui_hands_shows (ui, "Why is it given up?"));
  ui_hands_tap (ui, "Found elsewhere");
  confirm (ui);
  g_assert_true (ui_hands_shows (ui, "Order cancelled"));
  ui_shell_free (ui);
}

static void
a_deposit_says_why_once (void)
{
  UiShell *ui = start (1366, 768);
  PosOrder *cart;

  ui_hands_ask_why (ui, "order.deposit_override", "Why another one?", "VIP", "Known well");
  ui_shell_load_order (ui);
  ui_hands_open (ui, "order.deposit_override", NULL);
  g_assert_true (ui_hands_shows (ui, "Why another one?"));
  g_assert_false (ui_hands_shows (ui, "Trade customer"));
  ui_hands_tap (ui, "50%");
  ui_hands_tap (ui, "Known well");
  ui_hands_tap (ui, "Apply");
  g_assert_null (get_dialog (ui));
  cart = pos_register_get_order (ui->reg);
  g_assert_cmpint (cart->deposit_required, ==, 120650);
  g_assert_cmpstr (cart->deposit_reason, ==, "VIP");

  /* Back to the usual one: that is asked as well, and here too. */
  ui_hands_open (ui, "order.deposit_override", NULL);
  ui_hands_tap (ui, "20%");
  ui_hands_tap (ui, "Apply");
  g_assert_nonnull (get_dialog (ui));
  ui_shell_press (ui, "Escape");
  ui_hands_tap (ui, "Known well");
  ui_hands_tap (ui, "Apply");
  g_assert_null (get_dialog (ui));
  g_assert_cmpint (cart->deposit_required, ==, 48260);
  ui_shell_free (ui);
}

/* As long as people write them. */
static void
test_look (const UiLook *look)
{
  static const char reason[] = "Does not go through the door of the house, and there is no crane";
  UiShell *ui = start (look->width, look->height);
  g_autoptr (PosOrder) order = NULL;

  ui_hands_ask_why (ui, "order.deposit_override", "Why another deposit than usual?", "A", reason);
  ui_hands_ask_why (ui, "order.cancel", "Why does nobody want it any more?", "B", reason);
  ui_look_dress (ui, look);
  order = open_cancel (ui);
  ui_look_at (ui, look, "asked-once-cancel");
  pos_page_leave (pos_shell_get_page (ui->shell));
  ui_shell_load_order (ui);
  ui_hands_open (ui, "order.deposit_override", NULL);
  ui_look_at (ui, look, "asked-once-deposit");
  ui_shell_press (ui, "Escape");
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/recall/asked-once/cancel", a_cancellation_says_why_once);
  g_test_add_func ("/ui/recall/asked-once/words", words_are_said_once);
  g_test_add_func ("/ui/recall/asked-once/deposit", a_deposit_says_why_once);
  ui_looks_add_all ("/ui/recall/asked-once/looks", test_look);
  return g_test_run ();
}
