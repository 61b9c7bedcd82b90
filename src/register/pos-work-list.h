/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-work-list.h — the lines this store has to deliver, as a list that follows what is stored.
 * Layer: register.  Thread: main; a reader of the database does the work.
 * Shape:  a GListModel of PosWorkLine, what is due first coming first; rows that stay the same stay
 *         the same objects.
 *         Or of lines that headquarters told of another store.
 * Rules:  nothing waits, and nobody has to refresh: after every order that is stored the list is
 *         read again.  Choosing other rows reads nothing.
 * Source: customer-orders.md §7.1, §6.7. */
#pragma once
#include "model/pos-work-query.h"
#include "register/pos-register.h"

G_BEGIN_DECLS

/* Property, notified: "n-items".
 * Signals: "counted": the list was read again; "failed" (GError): the database could not answer. */
#define POS_TYPE_WORK_LIST (pos_work_list_get_type ())
G_DECLARE_FINAL_TYPE (PosWorkList, pos_work_list, POS, WORK_LIST, GObject)

/* Reads at once. */
PosWorkList *pos_work_list_new (PosRegister *reg);

/* Of what somebody else tells: nothing is read, and nothing follows.  Empty until it is told. */
PosWorkList *pos_work_list_new_told (PosRegister *reg);
/* @lines: (element-type PosWorkLine) (nullable): kept and put into order; %NULL: nobody knows. */
void pos_work_list_tell (PosWorkList *self, GPtrArray *lines);

/* Which of the lines are shown.  @filter: copied. */
void pos_work_list_choose (PosWorkList *self, PosWorkFilter *filter);
void pos_work_list_refresh (PosWorkList *self);

/* The first view in which something is to be done that fits the filter; POS_WORK_ALL: there is
 * none. */
PosWorkView pos_work_list_find_view (PosWorkList *self);

/* How many lines @filter would show. */
guint pos_work_list_count (PosWorkList *self, PosWorkFilter *filter);
/* Of all lines, whatever is shown. */
PosWorkCounts pos_work_list_get_counts (PosWorkList *self);
/* How many lines of that view the signed-in worker has not looked at: §6.7. */
guint pos_work_list_get_unseen (PosWorkList *self, PosWorkView view);
/* He looks at all of them; "counted" follows when that is kept. */
void pos_work_list_see (PosWorkList *self);
/* When it was read or told; 0: not yet, or nobody knows. */
gint64 pos_work_list_get_read_at (PosWorkList *self);

/* The instant at which the day of the store began. */
gint64 pos_work_list_get_start_of_day (PosRegister *reg);

G_END_DECLS
