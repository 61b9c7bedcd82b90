/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-looks.c — every screen about money in every shape: nothing cut, nothing outside, nothing too
 * small, in every language. */
#include "payment-support.h"
#include "ui-looks.h"
#include "ui/common/pos-chip.h"
#include "ui/common/pos-reasons.h"
#include "ui/payment/pos-payment-amount.h"
#include "ui/payment/pos-payment-parts.h"
#include "ui/payment/pos-payment-ways.h"

/* What comes to the hand first: everything is larger than drawn, on the narrowest screen. */
static const UiLook narrow = {"upright-large", 768, 1366, POS_THEME_HIGH_CONTRAST, 125, "en"};
static const UiLook dutch = {"dutch", 1366, 768, POS_THEME_LIGHT, 100, "nl"};
/* Made up: long, accented, bracketed. */
static const UiLook made_up = {"made-up", 1366, 768, POS_THEME_LIGHT, 100, "xx"};

static UiShell *
start (const UiLook *look)
{
  UiShell *ui = payment_start (look->width, look->height);

  ui_look_dress (ui, look);
  ui_shell_load_order (ui);
  return ui;
}

static void
look_at_override (UiShell *ui, const UiLook *look)
{
  payment_open (ui, "order.deposit_override");
  ui_look_at (ui, look, "payment-override");
  /* For the first reason, in whatever language. */
  GtkWidget *reasons = ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_REASONS);
  gtk_toggle_button_set_active (ui_find_type (reasons, POS_TYPE_CHIP), TRUE);
  /* Under the limit: somebody has to approve. */
  payment_key (ui, "100");
  payment_enter (ui);
  ui_look_at (ui, look, "payment-approval");
  ui_shell_press (ui, "Escape");
}

static void
look_at_page (UiShell *ui, const UiLook *look)
{
  g_autoptr (GVariant) part =
      ui_shell_run (ui, "pay.cash", "{\"amount\": \"50.00\", \"balance\": \"card\"}");

  payment_open (ui, "pay.card");
  ui_look_at (ui, look, "payment-page");
}

static void
look_at_terminal (UiShell *ui, const UiLook *look)
{
  pos_sim_terminal_push (payment_terminal (ui), POS_SIM_TERMINAL_UNKNOWN);
  payment_enter (ui);
  ui_look_at (ui, look, "payment-unknown");
  ui_shell_press (ui, "Escape");
  payment_settle (ui, POS_TERMINAL_OUTCOME_DECLINED);
}

static void
test_look (const UiLook *look)
{
  UiShell *ui = start (look);

  look_at_override (ui, look);
  look_at_page (ui, look);
  look_at_terminal (ui, look);
  payment_enter (ui);
  ui_look_at (ui, look, "payment-end");
  g_assert_true (pos_id_is_none (&payment_cart (ui)->id));
  ui_shell_free (ui);
}

/* How much of @widget's panel lies below the screen. */
static int
get_hidden (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  return (int)(gtk_adjustment_get_upper (place) - gtk_adjustment_get_page_size (place));
}

/* With the largest text nothing that carries money is cut, nor has to be scrolled to. */
static void
test_huge_text (void)
{
  static const UiLook huge = {"huge", 1366, 768, POS_THEME_LIGHT, 150, "en"};
  UiShell *ui = start (&huge);

  ui_shell_do (ui, "item.add", "{\"item\": \"400110\"}");
  payment_open (ui, "pay.card");
  ui_look_at (ui, &huge, "payment-page");
  g_assert_cmpint (
      get_hidden (ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_PAYMENT_AMOUNT)), ==, 0);
  g_assert_cmpint (
      get_hidden (ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_PAYMENT_PARTS)), ==, 0);
  g_assert_cmpint (
      get_hidden (ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_PAYMENT_WAYS)), ==, 0);
  ui_shell_free (ui);
}

/* No panel is wider than its place: its margins are alike on both sides. */
static void
test_margins (void)
{
  static const UiLook large = {"large-margins", 1024, 768, POS_THEME_LIGHT, 125, "en"};
  UiShell *ui = start (&large);

  ui_shell_do (ui, "item.add", "{\"item\": \"400110\"}");
  payment_open (ui, "pay.card");
  ui_look_at (ui, &large, "payment-page");
  GtkWidget *ways = ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_PAYMENT_WAYS);
  GtkWidget *scroller = gtk_widget_get_ancestor (ways, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t content, panel;
  g_assert_true (gtk_widget_compute_bounds (ways, GTK_WIDGET (ui->shell), &content));
  g_assert_true (gtk_widget_compute_bounds (scroller, GTK_WIDGET (ui->shell), &panel));
  g_assert_cmpfloat (content.size.width, <=, panel.size.width);
  g_assert_cmpfloat (panel.origin.x + panel.size.width, <=, 1024 - 15);
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  ui_looks_add ("/ui/payment/looks", test_look);
  g_test_add_func ("/ui/payment/looks/huge", test_huge_text);
  g_test_add_func ("/ui/payment/looks/margins", test_margins);
  ui_look_add ("/ui/payment/looks", &narrow, test_look);
  ui_look_add ("/ui/payment/looks", &dutch, test_look);
  ui_look_add ("/ui/payment/looks", &made_up, test_look);
  return g_test_run ();
}
