/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-work-papers.h — what goes to the shelves and into the parcel: picking list and packing slip;
 * what is stuck on goods that came back, what goes with a present, and what
 * finds a transaction that was put aside.
 * Layer: register, private to it.
 * Rules:  no price on what goes to customers or shelves.  A picking list is for whoever works here,
 * in the worker's language; a packing slip for whoever opens the parcel, in the customer's. Source:
 * customer-orders.md §5.12, §7.2. */
#pragma once
#include "register/pos-commit-draft.h"
#include "register/pos-work.h"

G_BEGIN_DECLS

/* @parts: of PosWorkPart: what is to be picked, with how many of each.  Returns: (transfer full).
 */
PosReceipt *pos_work_papers_draw_picking_list (PosRegister *self, GArray *parts);

/* What is stuck on goods that came back with @order, in the worker's language.  Returns: (transfer
 * full). */
PosReceipt *
pos_work_papers_draw_return_label (PosRegister *self, PosOrder *order, PosOrderLine *line);
/* Whether one is stuck on what came back as @line. */
gboolean pos_work_papers_has_return_label (PosOrderLine *line);

/* For whoever gets what was bought as a present: what the customer took home of @order, to be
 * brought back with the number of @receipt.  Returns: (transfer full). */
PosReceipt *pos_work_papers_draw_gift (PosRegister *self, PosOrder *order, const char *receipt);
/* Whether something of @line was taken home. */
gboolean pos_work_papers_is_present (PosOrderLine *line);

/* For the people of the store, in the worker's language: what was put aside.  Returns: (transfer
 * full). */
PosReceipt *pos_work_papers_draw_suspended (PosRegister *self, const char *kind, PosOrder *order);

/* The packing slip of draft->slip_lines, or of @lines with the number it was given. */
char *pos_work_papers_draw_slip (PosRegister *self, PosCommitDraft *draft);
PosReceipt *pos_work_papers_redraw_slip (PosRegister *self, PosOrder *order, GPtrArray *lines);

G_END_DECLS
