/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-creation.c — a channel whose orders headquarters creates, and a headquarters that does not:
 * customer-orders.md S1, scenario 107. */
#include "fake-headquarters.h"
#include "payment-support.h"
#include "ui-hands.h"
#include "ui/payment/pos-payment.h"

static PosSync *
connect (PosLocalStore *store, PosContext *context, gpointer data)
{
  return fake_headquarters_connect (data, store, context);
}

/* The order of the pictures, about to be paid by card. */
static UiShell *
start (FakeHeadquarters *headquarters, int width, int height)
{
  UiShell *ui = ui_shell_new_connected (width, height, connect, headquarters);

  pos_payment_add (ui->shell);
  pos_shell_start (ui->shell);
  ui_shell_sign_in (ui);
  pos_config_get_profile (pos_register_get_config (ui->reg),
                          pos_register_get_store_record (ui->reg))
      ->async_orders = FALSE;
  ui_shell_load_order (ui);
  return ui;
}

static void
pay (UiShell *ui)
{
  payment_open (ui, "pay.card");
  payment_tap_only (ui, "Pay €751.50 by card");
}

static void
assert_refused (UiShell *ui, const char *why)
{
  payment_wait_for (ui, "Headquarters did not create the order");
  payment_assert_shows (ui, why);
  g_assert_cmpint (payment_cart (ui)->due_now, ==, 75150);
  g_assert_cmpuint (pos_list_size (payment_cart (ui)->payments), ==, 0);
}

static void
concluded_cb (PosRegister *reg, PosOrder *saved, const char *receipt, char **number)
{
  *number = g_strdup (saved->number);
}

static void
test_created_at_once (void)
{
  g_autoptr (FakeHeadquarters) headquarters = fake_headquarters_new ();
  UiShell *ui = start (headquarters, 1366, 768);

  g_autofree char *number = NULL;

  g_signal_connect (ui->reg, "concluded", G_CALLBACK (concluded_cb), &number);
  pay (ui);
  payment_wait_for (ui, "Done");
  g_assert_cmpstr (number, ==, "SO-000001");
  ui_shell_free (ui);
}

static void
test_try_again (void)
{
  g_autoptr (FakeHeadquarters) headquarters = fake_headquarters_new ();
  UiShell *ui = start (headquarters, 1366, 768);

  fake_headquarters_vanish (headquarters, TRUE);
  pay (ui);
  assert_refused (ui, "It cannot be reached.");
  ui_shell_picture (ui, "payment-creation");
  payment_tap_only (ui, "Try again");
  assert_refused (ui, "It cannot be reached.");
  fake_headquarters_vanish (headquarters, FALSE);
  payment_tap_only (ui, "Try again");
  payment_wait_for (ui, "Done");
  ui_shell_free (ui);
}

static void
test_keep_the_cart (void)
{
  g_autoptr (FakeHeadquarters) headquarters = fake_headquarters_new ();
  UiShell *ui = start (headquarters, 768, 1366);

  fake_headquarters_refuse (headquarters, "Headquarters has no customer “C-004218”");
  pay (ui);
  assert_refused (ui, "It refuses the order: Headquarters has no customer “C-004218”.");
  ui_shell_picture (ui, "payment-creation-portrait");
  payment_tap (ui, "Keep the cart");
  g_assert_false (payment_shows (ui, "Headquarters did not create the order"));
  g_assert_cmpint (payment_cart (ui)->due_now, ==, 75150);
  ui_shell_free (ui);
}

/* Sanne may not decide that; a supervisor is asked, once. */
static void
test_without_headquarters (void)
{
  g_autoptr (FakeHeadquarters) headquarters = fake_headquarters_new ();
  UiShell *ui = start (headquarters, 1366, 768);

  fake_headquarters_vanish (headquarters, TRUE);
  pay (ui);
  assert_refused (ui, "It cannot be reached.");
  payment_tap_only (ui, "Save without headquarters");
  payment_wait_for (ui, "Approve");
  ui_shell_picture (ui, "payment-creation-approval");
  payment_tap (ui, "Cancel");
  g_assert_cmpint (payment_cart (ui)->due_now, ==, 75150);
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/payment/creation/at-once", test_created_at_once);
  g_test_add_func ("/ui/payment/creation/again", test_try_again);
  g_test_add_func ("/ui/payment/creation/keep", test_keep_the_cart);
  g_test_add_func ("/ui/payment/creation/without", test_without_headquarters);
  return g_test_run ();
}
