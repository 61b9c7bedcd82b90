/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-transaction.c — what came back stands in the transaction, beside what is sold. */
#include "ui-hands.h"
#include "ui-lint.h"
#include "ui/payment/pos-payment.h"
#include "ui/returns/pos-return-line.h"
#include "ui/returns/pos-return-list.h"
#include "ui/returns/pos-returns-ui.h"
#include "ui/sale/pos-sale.h"

/* A sofa of a sale comes back, and a table is bought for it. */
static void
exchange (UiShell *ui)
{
  g_autoptr (GVariant) first = ui_shell_run (ui, "item.add", "{\"item\": \"400110\"}");
  g_autoptr (GVariant) sold = ui_shell_run (ui, "pay.cash", "{}");
  const char *receipt = NULL;
  g_autofree char *args = NULL;

  g_assert_true (g_variant_lookup (sold, "receipt", "&s", &receipt));
  args = g_strdup_printf ("{\"order\": \"%s\", \"all\": true, \"reason\": \"damaged\"}", receipt);
  g_autoptr (GVariant) taken = ui_shell_run (ui, "return.by_receipt", args);
  g_autoptr (GVariant) added = ui_shell_run (ui, "item.add", "{\"item\": \"400201\"}");
  ui_shell_settle (ui);
}

/* What only comes back is no sale. */
static void
test_return_alone (void)
{
  UiShell *ui = ui_shell_new (1366, 768);
  g_autofree char *title = NULL;

  pos_sale_add (ui->shell);
  pos_payment_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in_as (ui, "tom", "2468");
  g_autoptr (GVariant) taken =
      ui_shell_run (ui, "return.blind", "{\"item\": \"430551\", \"reason\": \"damaged\"}");
  ui_shell_settle (ui);
  g_assert_true (ui_hands_shows (ui, "1 line · 1 item"));
  g_assert_false (ui_hands_shows (ui, "Sale"));
  ui_hands_open (ui, "pay.cash", NULL);
  g_assert_cmpstr (pos_page_get_subtitle (pos_shell_get_page (ui->shell)), ==, "Return");
  ui_shell_do (ui, "pay.cash", "{}");
  ui_shell_settle (ui);
  g_object_get (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)), "title", &title, NULL);
  g_assert_cmpstr (title, ==, "Given back");
  ui_shell_free (ui);
}

static void
look_at (UiShell *ui, const char *name)
{
  ui_shell_picture (ui, name);
  ui_lint (GTK_WIDGET (ui->shell), name);
}

static void
test_exchange (void)
{
  UiShell *ui = ui_shell_new (1366, 768);

  pos_sale_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in_as (ui, "tom", "2468");
  exchange (ui);
  g_assert_true (ui_hands_shows (ui, "Returned"));
  g_assert_true (ui_hands_shows (ui, "−1"));
  g_assert_true (ui_hands_shows_part (ui, "2 items"));
  look_at (ui, "returns-transaction");
  ui_shell_free (ui);
}

/* What comes back is no part of what is carried out, and the parts add up to what is due. */
static void
test_exchange_for_an_order (void)
{
  UiShell *ui = ui_shell_new (1366, 768);

  pos_sale_add (ui->shell);
  pos_payment_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in_as (ui, "tom", "2468");
  exchange (ui);
  ui_hands_tap (ui, "Done");
  ui_shell_do (ui, "customer.attach", "{\"customer\": \"C-004218\"}");
  ui_shell_do (ui,
               "order.pickup_all",
               "{\"store\": \"S2\", \"date\": \"2026-05-16\", \"slot\": \"10:00-12:00\"}");
  g_assert_false (ui_hands_shows (ui, "Carry out in full"));
  g_assert_true (ui_hands_shows (ui, "Customer brings these back"));
  g_assert_false (ui_hands_shows (ui, "Customer takes these home today"));
  g_assert_true (ui_hands_shows (ui, "−€1,249.00"));
  g_assert_true (ui_hands_shows (ui, "Refund due"));
  look_at (ui, "returns-exchange-order");
  ui_hands_open (ui, "pay.cash", NULL);
  g_assert_true (ui_hands_shows (ui, "−€1,249.00"));
  look_at (ui, "returns-exchange-order-paid");
  ui_shell_free (ui);
}

/* The button of the layout leads to the page, also while something is sold already. */
static void
test_button (void)
{
  UiShell *ui = ui_shell_new (1366, 768);

  pos_sale_add (ui->shell);
  pos_returns_ui_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in (ui);
  ui_hands_tap (ui, "Return");
  g_assert_cmpstr (ui_hands_get_title (ui), ==, "Return");
  g_assert_true (ui_hands_shows (ui, "Scan the receipt"));
  pos_page_leave (pos_shell_get_page (ui->shell));
  ui_shell_settle (ui);
  ui_shell_load_sale (ui);
  ui_hands_tap (ui, "Return");
  g_assert_cmpstr (ui_hands_get_title (ui), ==, "Return");
  ui_shell_free (ui);
}

/* M-8: the payment page gives back. */
static void
test_payment (void)
{
  UiShell *ui = ui_shell_new (1366, 768);

  pos_payment_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in_as (ui, "tom", "2468");
  exchange (ui);
  if (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)))
    pos_overlay_close (GTK_WIDGET (pos_overlay_get_top (pos_shell_get_overlay (ui->shell))));
  ui_shell_settle (ui);
  ui_hands_open (ui, "pay.cash", NULL);
  g_assert_true (ui_hands_shows (ui, "To give back"));
  look_at (ui, "returns-payment");
  ui_hands_tap (ui, "Give back €600.00 in cash");
  ui_shell_settle (ui);
  g_assert_cmpuint (pos_list_size (pos_register_get_order (ui->reg)->lines), ==, 0);
  ui_shell_free (ui);
}

static gboolean
is_listed (gpointer ui)
{
  return ui_find_type (GTK_WIDGET (((UiShell *)ui)->shell), POS_TYPE_RETURN_LINE) != NULL;
}

/* However many lines a receipt has, the reason and the way on are a few keys away. */
static void
test_lines_are_one_stop (void)
{
  UiShell *ui = ui_shell_new (1366, 768);

  pos_returns_ui_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in_as (ui, "tom", "2468");
  ui_shell_load_sale (ui);
  g_autoptr (GVariant) sold = ui_shell_run (ui, "pay.cash", "{}");
  const char *receipt = NULL;
  g_assert_true (g_variant_lookup (sold, "receipt", "&s", &receipt));
  ui_hands_open (ui, "return.by_receipt", NULL);
  PosPage *page = pos_shell_get_page (ui->shell);
  g_assert_true (POS_PAGE_GET_CLASS (page)->scanned (page, receipt));
  ui_hands_wait (is_listed, ui);
  ui_shell_settle (ui);
  ui_hands_check_one_stop (ui, ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_RETURN_LIST), TRUE);
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/returns/exchange", test_exchange);
  g_test_add_func ("/ui/returns/exchange-for-an-order", test_exchange_for_an_order);
  g_test_add_func ("/ui/returns/return-alone", test_return_alone);
  g_test_add_func ("/ui/returns/button", test_button);
  g_test_add_func ("/ui/returns/payment", test_payment);
  g_test_add_func ("/ui/returns/lines-are-one-stop", test_lines_are_one_stop);
  return g_test_run ();
}
