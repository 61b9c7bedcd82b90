/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-first-start-page.h — a register becomes one of the chain's: enrolls, then fetches what is
 * sold, by whom and to whom.
 * Layer: ui/session.
 * Rules:  nothing is asked in the demo.  Whatever fails is said in words and tried again, by itself
 *         and on request; nothing that arrived is fetched twice. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_FIRST_START_PAGE (pos_first_start_page_get_type ())
G_DECLARE_FINAL_TYPE (PosFirstStartPage, pos_first_start_page, POS, FIRST_START_PAGE, PosPage)

PosPage *pos_first_start_page_new (PosShell *shell);

G_END_DECLS
