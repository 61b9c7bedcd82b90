/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-shift-page.h — the shifts of this register, and what can be done with the one that is looked
 * at.
 * Layer: ui/shift.  Thread: main.  Source: register.md §4, operation 918. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_SHIFT_PAGE (pos_shift_page_get_type ())
G_DECLARE_FINAL_TYPE (PosShiftPage, pos_shift_page, POS, SHIFT_PAGE, PosPage)

PosPage *pos_shift_page_new (PosShell *shell);

G_END_DECLS
