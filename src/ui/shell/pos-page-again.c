/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-page-again.c — see the header. */
#include "ui/shell/pos-page-again.h"

#define AGAIN_KEY "pos-page-again"

void
pos_page_read_again (PosPage *page)
{
  g_return_if_fail (POS_IS_PAGE (page));
  PosPageAgain again = (PosPageAgain)g_object_get_data (G_OBJECT (page), AGAIN_KEY);

  if (again)
    again (page);
}

static void
locked_cb (PosPage *page, GParamSpec *pspec, PosRegister *reg)
{
  if (!pos_register_get_locked (reg))
    pos_page_read_again (page);
}

static gboolean
key_cb (GtkWidget *page, GVariant *args, gpointer data)
{
  pos_page_read_again (POS_PAGE (page));
  return TRUE;
}

static void
add_key (PosPage *page, const char *accelerator)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (accelerator),
                        gtk_callback_action_new (key_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (page), keys);
}

void
pos_page_again (PosPage *page, PosShell *shell, const char *operation, PosPageAgain again)
{
  g_return_if_fail (POS_IS_PAGE (page));
  const PosOperation *opens = pos_operation_find (operation);

  g_object_set_data (G_OBJECT (page), AGAIN_KEY, (gpointer)again);
  pos_page_set_operation (page, operation);
  if (opens && opens->accelerator)
    add_key (page, opens->accelerator);
  g_signal_connect_object (pos_shell_get_register (shell),
                           "notify::locked",
                           G_CALLBACK (locked_cb),
                           page,
                           G_CONNECT_SWAPPED);
}
