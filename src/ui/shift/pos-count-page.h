/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-count-page.h — counting the money of a shift: by denomination, or as one sum.
 * Layer: ui/shift.  Thread: main.
 * Rules:  the count is blind: what should be there is not shown (H-10).
 * Source: register.md operation 1052. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_COUNT_PAGE (pos_count_page_get_type ())
G_DECLARE_FINAL_TYPE (PosCountPage, pos_count_page, POS, COUNT_PAGE, PosPage)

/* @shift: (nullable): its id; the one that is open here. */
PosPage *pos_count_page_new (PosShell *shell, const char *shift);

G_END_DECLS
