/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-money-looks.c — what an order's payments come to, what is given back of them, and what there
 * is too little of, in every shape, size and language. */
#include "recall-fixture.h"
#include "ui-hands.h"
#include "ui-looks.h"
#include "ui/common/pos-callout.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-translator.h"
#include "ui/payment/pos-payment.h"

static PosDialog *
get_dialog (UiShell *ui)
{
  return pos_overlay_get_top (pos_shell_get_overlay (ui->shell));
}

static UiShell *
start (const UiLook *look)
{
  UiShell *ui = recall_start (look->width, look->height);

  pos_payment_add (ui->shell);
  return ui;
}

/* An order that is paid in cash, partly given back, and for the rest by card. */
static void
test_history (const UiLook *look)
{
  UiShell *ui = start (look);

  ui_shell_do (ui, "session.sign_out", NULL);
  ui_shell_sign_in_as (ui, "tom", "2468");
  ui_look_dress (ui, look);
  ui_shell_load_order (ui);
  ui_shell_do (ui, "pay.cash", "{\"amount\": \"100.00\"}");
  ui_shell_do (ui, "pay.void", NULL);
  ui_shell_do (ui, "pay.card", "{\"balance\": \"card\"}");
  ui_shell_press (ui, "Escape");
  recall_open (ui, NULL);
  recall_choose (ui, 0);
  ui_hands_tap (ui, _ ("Payment history"));
  ui_hands_wait_for (ui, _ ("Balance"));
  ui_look_at (ui, look, "payment-history");
  ui_shell_free (ui);
}

static void
test_give_back (const UiLook *look)
{
  UiShell *ui = start (look);
  g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "430551");

  recall_book_beyond (
      ui, order, 9000, "90.00 EUR were paid beyond the order: the customer gets them back");
  ui_look_dress (ui, look);
  recall_open (ui, NULL);
  recall_choose (ui, 0);
  ui_look_at (ui, look, "give-back");
  ui_hands_tap (ui, _ ("Payment history"));
  ui_hands_wait_for (ui, _ ("To give back"));
  ui_look_at (ui, look, "give-back-history");
  ui_shell_press (ui, "Escape");
  ui_hands_tap (ui, _ ("Give back"));
  ui_look_at (ui, look, "give-back-tender");
  ui_shell_free (ui);
}

/* More than there is, and the way back. */
static void
test_too_little (const UiLook *look)
{
  UiShell *ui = recall_start (look->width, look->height);
  g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "430551");
  g_autofree char *hand_over = NULL;

  ((PosOrderLine *)pos_list_peek (order->lines, 0))->ordered = pos_quantity_whole (3);
  recall_save (ui, order);
  ui_shell_do (ui, "item.add", "{\"item\": \"430551\", \"quantity\": \"4\"}");
  ui_shell_do (ui, "pay.cash", "{}");
  ui_look_dress (ui, look);
  recall_open (ui, NULL);
  recall_choose (ui, 0);
  hand_over = g_strdup_printf (ngettext ("Hand over %s line", "Hand over %s lines", 1), "1");
  ui_hands_tap (ui, hand_over);
  ui_look_at (ui, look, "hand-over-too-little");
  ui_hands_tap_named (ui, _ ("One more"));
  GtkWidget *primary = pos_dialog_get_primary (get_dialog (ui));
  ui_shell_tap (ui, primary);
  GtkWidget *callout = ui_find_type (primary, POS_TYPE_CALLOUT);
  g_assert_nonnull (callout);
  ui_picture (callout, "hand-over-too-little-callout");
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  ui_looks_add_all ("/ui/recall/money-looks/history", test_history);
  ui_looks_add_all ("/ui/recall/money-looks/give-back", test_give_back);
  ui_looks_add_all ("/ui/recall/money-looks/too-little", test_too_little);
  return g_test_run ();
}
