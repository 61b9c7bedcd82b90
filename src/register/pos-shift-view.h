/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-shift-view.h — a shift as JSON: for scripts, pages, the report that is kept and headquarters.
 * Layer: register, private to it.
 * Shape:  amounts are decimal texts.
 * Source: register.md H-14. */
#pragma once
#include "register/pos-shifts.h"

G_BEGIN_DECLS

/* {"shift": id, "number", "state", "worker", "day", "opened_at", …}. */
json_t *pos_shift_view (PosShift *shift);
/* Start amounts, floats, removals, drops, counts, in their order. */
json_t *pos_shift_view_moves (PosRegister *self, PosShiftLook *look);
/* By tender.  @open: also what should be there, and what is over or short (H-10). */
json_t *pos_shift_view_tenders (PosRegister *self, PosShiftLook *look, gboolean open);
/* {"shift", "tenders", "totals": [{"kind", "subject", "amount", "count"}…], "deeds": {op: count}},
 * "grand": {"sales", "returns"} with all of @before (nullable), the facts of the Z report before.
 */
json_t *
pos_shift_view_facts (PosRegister *self, PosShift *shift, PosShiftLook *look, json_t *before);
/* The sum of @kind over all subjects; @count: (out) (optional). */
gint64 pos_shift_look_get_sum (PosShiftLook *look, PosShiftEntryKind kind, gint64 *count);

G_END_DECLS
