/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-work-picked.h — the lines somebody ticked.
 * Layer: ui/fulfillment.  Signal "changed".
 * Rules:  a tick belongs to the line, not to its place in the list: it stays while the list changes
 *         around it, and goes when the line does. */
#pragma once
#include "model/pos-line-steps.h"
#include "model/pos-work-query.h"

G_BEGIN_DECLS

#define POS_TYPE_WORK_PICKED (pos_work_picked_get_type ())
G_DECLARE_FINAL_TYPE (PosWorkPicked, pos_work_picked, POS, WORK_PICKED, GObject)

PosWorkPicked *pos_work_picked_new (void);

gboolean pos_work_picked_has (PosWorkPicked *self, PosWorkLine *line);
void pos_work_picked_set (PosWorkPicked *self, PosWorkLine *line, gboolean ticked);
void pos_work_picked_clear (PosWorkPicked *self);
/* Lets go of lines that @lines has not, and takes the new state of those that it has. */
void pos_work_picked_follow (PosWorkPicked *self, GListModel *lines);
/* Ticks all of @lines, or none. */
void pos_work_picked_set_all (PosWorkPicked *self, GListModel *lines, gboolean ticked);

/* In the order in which they were ticked.  Returns: (transfer none) (element-type PosWorkLine). */
GPtrArray *pos_work_picked_get_lines (PosWorkPicked *self);
/* @lines: of one order, not empty.  Returns: (transfer floating): what the dialog of the pick-up
 * wants to know: "order", "chosen". */
GVariant *pos_work_picked_name (GPtrArray *lines);

G_END_DECLS
