/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-shift-facts.h — what saving an order does to the shift in which it is saved.
 * Layer: register, private to it.  Pure.
 * Rules:  a shift counts tenders, not totals: what was handed over, given back and invoiced by this
 *         very revision.  Reservations on cards are no money.  An open order belongs to no shift.
 * Source: register.md §4.3, H-14; field-lessons B1-28, B2-19. */
#pragma once
#include "model/pos-order.h"
#include "model/pos-shift.h"

G_BEGIN_DECLS

typedef struct {
  PosShift *shift;
  PosOrder *before; /* (nullable): as it was kept */
  PosOrder *after;  /* as it is about to be kept; its new payments get the shift's id */
  PosOrderFlow flow;
  gint64 at;
  const char *worker;
} PosShiftDeed;

/* Returns: (transfer full) (element-type PosShiftEntry). */
GPtrArray *pos_shift_facts_collect (const PosShiftDeed *deed);

/* One fact, of @deed's shift, moment and people.  Returns: (transfer full). */
PosShiftEntry *pos_shift_facts_make (const PosShiftDeed *deed,
                                     PosShiftEntryKind kind,
                                     const char *subject,
                                     gint64 amount);

G_END_DECLS
