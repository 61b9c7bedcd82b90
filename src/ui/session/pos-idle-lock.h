/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-idle-lock.h — locks a register that nobody touches, and says so 20 seconds before.
 * Layer: ui/session.
 * Rules:  counts keys, touches and scans; the time is the profile's.  The transaction is kept.
 *         While an operation runs (a card is being charged) the time stands still.
 * Source: register.md S-13, S-14. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Watches @shell for its lifetime. */
void pos_idle_lock_watch (PosShell *shell);

G_END_DECLS
