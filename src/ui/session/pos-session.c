/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-session.c — tells the window what this feature opens. */
#include "ui/session/pos-session.h"

#include "ui/session/pos-sign-in-page.h"

void
pos_session_add (PosShell *shell)
{
  pos_shell_set_sign_in (shell, pos_sign_in_page_new);
}
