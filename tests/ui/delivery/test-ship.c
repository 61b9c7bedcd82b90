/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-ship.c — the ship page: from the defaults to one tap, and what cannot be. */
#include "ui-shell.h"
#include "ui/delivery/pos-delivery.h"

static UiShell *
start (int width, int height)
{
  UiShell *ui = ui_shell_new (width, height);

  pos_delivery_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in (ui);
  return ui;
}

static void
test_picture (void)
{
  UiShell *ui = start (1366, 768);

  ui_shell_load_order (ui);
  pos_shell_open (ui->shell, "order.ship_all", NULL, NULL);
  ui_shell_settle (ui);
  ui_shell_picture (ui, "delivery-ship");
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/delivery/ship/picture", test_picture);
  return g_test_run ();
}
