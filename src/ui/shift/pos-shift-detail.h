/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-shift-detail.h — one shift: what moved the money of its drawer, and what was counted; of a
 * closed one its Z report.
 * Layer: ui/shift.  Thread: main.
 * Rules:  what should be in the drawer is for those who may see it (H-10). */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Returns: (transfer full) (floating). */
GtkWidget *pos_shift_detail_new (PosShell *shell, PosShift *shift);

/* "Open", "To be counted": translated. */
const char *pos_shift_detail_name_state (PosShiftState state);
/* A worker's name. */
const char *pos_shift_detail_name_worker (PosShell *shell, const char *id);

G_END_DECLS
