/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-window.c — who is at work decides what the window shows. */
#include "ui-hands.h"
#include "ui-shell.h"

/* Longer than GTK shows the focus after a key. */
#define FORGOTTEN_SECONDS 5

static gboolean
shows (UiShell *ui, const char *text)
{
  GtkWidget *label = ui_find_text (GTK_WIDGET (ui->shell), text);

  return label && gtk_widget_get_child_visible (label) && gtk_widget_get_mapped (label);
}

static void
test_sign_in (void)
{
  UiShell *ui = ui_shell_new (1366, 768);

  ui_shell_start (ui);
  g_assert_true (shows (ui, "Placeholder: sign in"));
  g_assert_false (shows (ui, "Example Home"));
  ui_shell_sign_in (ui);
  g_assert_true (shows (ui, "Placeholder: transaction"));
  g_assert_true (shows (ui, "Example Home"));
  g_assert_true (shows (ui, "Sanne de Vries"));
  ui_shell_picture (ui, "shell-home");
  ui_shell_free (ui);
}

static void
test_order_of_the_pictures (void)
{
  UiShell *ui = ui_shell_new (1366, 768);

  ui_shell_start (ui);
  ui_shell_sign_in (ui);
  ui_shell_load_order (ui);
  g_assert_cmpint (pos_register_get_order (ui->reg)->total, ==, 268190);
  ui_shell_free (ui);
}

static gboolean
is_over (gpointer end)
{
  return g_get_monotonic_time () >= *(gint64 *)end;
}

/* The ring stays while somebody who works with the keyboard looks at the customer. */
static void
test_focus_ring (void)
{
  UiShell *ui = ui_shell_new (1366, 768);
  gint64 end;

  ui_shell_start (ui);
  ui_shell_sign_in (ui);
  gtk_window_set_focus_visible (GTK_WINDOW (ui->shell), TRUE);
  end = g_get_monotonic_time () + FORGOTTEN_SECONDS * G_USEC_PER_SEC;
  ui_hands_wait (is_over, &end);
  g_assert_true (gtk_window_get_focus_visible (GTK_WINDOW (ui->shell)));
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/shell/window/sign-in", test_sign_in);
  g_test_add_func ("/ui/shell/window/order-of-the-pictures", test_order_of_the_pictures);
  g_test_add_func ("/ui/shell/window/focus-ring", test_focus_ring);
  return g_test_run ();
}
