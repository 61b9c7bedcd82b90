/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-window.c — who is at work decides what the window shows. */
#include "ui-hands.h"
#include "ui-lint.h"
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
  ui_shell_settle (ui);
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

static GtkWidget *
get_fault (UiShell *ui)
{
  GtkWidget *pill = ui_find_class (GTK_WIDGET (ui->shell), "warn");

  return pill ? gtk_widget_get_ancestor (pill, GTK_TYPE_BUTTON) : NULL;
}

/* Visual language 5, “System”: the header says it as long as it is so, a tap what to do. */
static void
test_a_device_needs_somebody (void)
{
  UiShell *ui = ui_shell_new (1366, 768);
  PosSimTerminal *terminal = pos_devices_get_sim_terminal (ui->devices);
  PosSimPrinter *printer = pos_devices_get_sim_printer (ui->devices);

  ui_shell_start (ui);
  ui_shell_sign_in (ui);
  g_assert_false (shows (ui, "Printer is out of paper"));
  pos_sim_printer_set_status (printer, POS_PRINTER_PAPER_OUT);
  ui_shell_settle (ui);
  g_assert_true (shows (ui, "Printer is out of paper"));
  ui_shell_picture (ui, "header-paper");
  ui_lint (GTK_WIDGET (ui->shell), "header-paper");
  ui_shell_tap (ui, get_fault (ui));
  g_autofree char *what = ui_hands_dup_callout (get_fault (ui));
  g_assert_nonnull (strstr (what, "Put in a new roll"));
  ui_shell_press (ui, "Escape");
  /* Nobody pays by card: that comes first. */
  pos_sim_terminal_set_online (terminal, FALSE);
  ui_shell_settle (ui);
  g_assert_true (shows (ui, "Card terminal does not answer"));
  pos_sim_terminal_set_online (terminal, TRUE);
  pos_sim_printer_set_status (printer, POS_PRINTER_READY);
  ui_shell_settle (ui);
  g_assert_false (shows (ui, "Printer is out of paper"));
  g_assert_false (shows (ui, "Card terminal does not answer"));
  ui_shell_free (ui);
}

/* Where the header is narrow it says so by its icon, and to who cannot see it. */
static void
test_a_device_in_a_narrow_header (void)
{
  UiShell *ui = ui_shell_new (1024, 768);

  ui_shell_start (ui);
  ui_shell_sign_in (ui);
  ui_shell_set_look (ui, POS_THEME_DARK, 125);
  pos_sim_printer_set_status (pos_devices_get_sim_printer (ui->devices), POS_PRINTER_OFFLINE);
  ui_shell_settle (ui);
  g_assert_false (shows (ui, "Printer does not answer"));
  gtk_test_accessible_assert_property (
      get_fault (ui), GTK_ACCESSIBLE_PROPERTY_LABEL, "Printer does not answer");
  ui_shell_picture (ui, "header-printer-narrow");
  ui_lint (GTK_WIDGET (ui->shell), "header-printer-narrow");
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
  g_test_add_func ("/ui/shell/window/device", test_a_device_needs_somebody);
  g_test_add_func ("/ui/shell/window/device-narrow", test_a_device_in_a_narrow_header);
  g_test_add_func ("/ui/shell/window/focus-ring", test_focus_ring);
  return g_test_run ();
}
