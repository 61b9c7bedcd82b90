/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-no-terminal.h — the card terminal of a register that has none: it takes no card, ever.
 * Layer: devices.  Thread: main.
 * Errors: every call ends with UNREACHABLE, reason "no-terminal"; so does a query: what another
 *         terminal was asked before stays open until that one is here again. */
#pragma once
#include "devices/pos-terminal.h"

G_BEGIN_DECLS

#define POS_TYPE_NO_TERMINAL (pos_no_terminal_get_type ())
G_DECLARE_FINAL_TYPE (PosNoTerminal, pos_no_terminal, POS, NO_TERMINAL, GObject)

PosNoTerminal *pos_no_terminal_new (void);

/* What every call ends with. */
GError *pos_no_terminal_error_new (void);

G_END_DECLS
