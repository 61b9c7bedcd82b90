/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-session.c — tells the window what this feature opens. */
#include "ui/session/pos-session.h"

#include "ui/common/pos-callout.h"
#include "ui/common/pos-tip.h"
#include "ui/session/pos-change-pin.h"
#include "ui/session/pos-deactivate-dialog.h"
#include "ui/session/pos-find-dialog.h"
#include "ui/session/pos-health-dialog.h"
#include "ui/session/pos-idle-lock.h"
#include "ui/session/pos-keys-dialog.h"
#include "ui/session/pos-menu-sheet.h"
#include "ui/session/pos-reset-pin.h"
#include "ui/session/pos-screen-settings.h"
#include "ui/session/pos-sign-in-page.h"
#include "ui/session/pos-sync-sheet.h"

static void
open_sync (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  pos_sync_sheet_open (shell, origin);
}

/* What a control says of itself when it is pointed at, for those who have no pointer. */
static void
explain_focus (PosShell *shell)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (shell));
  const char *text = focus ? pos_tip_get (focus) : NULL;

  if (text && *text)
    pos_callout_open (focus, text, NULL, NULL, NULL);
  else
    pos_keys_dialog_open (shell);
}

void
pos_session_add (PosShell *shell)
{
  pos_shell_set_sign_in (shell, pos_sign_in_page_new);
  pos_shell_set_menu (shell, pos_menu_sheet_open);
  pos_shell_set_status (shell, pos_sync_sheet_open);
  pos_shell_add_opener (shell, "sync.status", open_sync);
  pos_shell_add_opener (shell, "hw.health", pos_health_dialog_open);
  pos_shell_add_opener (shell, "device.deactivate", pos_deactivate_dialog_open);
  pos_shell_add_opener (shell, "session.change_password", pos_change_pin_open);
  pos_shell_add_opener (shell, "session.reset_password", pos_reset_pin_open);
  pos_shell_add_key (shell, "F1", explain_focus);
  pos_shell_add_key (shell, "<Control>k", pos_find_dialog_open);
  pos_shell_add_key (shell, "<Control>question", pos_keys_dialog_open);
  pos_idle_lock_watch (shell);
  g_signal_connect_object (pos_shell_get_register (shell),
                           "notify::worker",
                           G_CALLBACK (pos_screen_settings_apply),
                           shell,
                           G_CONNECT_SWAPPED);
}
