/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-assign.h — lines that ship find the place that has them by themselves.
 * Layer:  register.  Reads the disk: what this register knows of the shelves, with or without a
 *         line.
 * Rules:  a place has a line when as much of it is available as the line needs; what was never
 *         counted there, it has not.  What somebody chose stays.
 * Source: customer-orders.md §2.2 (FG6), §10.61, U5. */
#pragma once
#include "register/pos-run.h"

G_BEGIN_DECLS

/* Before @order is saved: lines that are open for it (pos_dom_is_open()) go to the first place of
 * the profile that has them.  @before: (nullable): as it was saved. */
void pos_assign_lines (PosRun *run, PosOrder *before, PosOrder *order);

/* U5: where @quantity goes that was rejected of a line that was assigned: to the next place that
 * has it and did not reject it yet.  Notes who rejected it. Returns: (nullable): the warehouse,
 * borrowed from the set-up; %NULL: it stays, for people. */
const char *
pos_assign_find_next (PosRun *run, PosOrder *order, PosOrderLine *line, PosQuantity quantity);

/* Notes on a line of which somebody said where it ships from that it stays there, where lines of
 * its store are assigned at all. */
void pos_assign_note_choice (PosRegister *self, PosOrderLine *line);

G_END_DECLS
