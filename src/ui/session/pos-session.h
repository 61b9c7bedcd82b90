/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-session.h — who works here: sign-in, lock, menu, connection, keys.
 * Layer: ui/session. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

void pos_session_add (PosShell *shell);

G_END_DECLS
