/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-shift-paper.h — X and Z reports as paper, and the words for what a shift consists of.
 * Layer: register, private to it but for the words.
 * Source: register.md H-14, H-15. */
#pragma once
#include "register/pos-shifts.h"

G_BEGIN_DECLS

#define POS_SHIFT_X_REPORT "x-report"
#define POS_SHIFT_Z_REPORT "z-report"

/* @facts: those that are kept with it; @kind: one of the two.  The place of its number is marked.
 * Returns: (transfer full). */
PosReceipt *pos_shift_paper_draw (
    PosRegister *self, PosShift *shift, PosShiftLook *look, json_t *facts, const char *kind);

/* "Safe drop"; to be translated. */
const char *pos_shift_paper_name_entry (PosShiftEntryKind kind);

G_END_DECLS
