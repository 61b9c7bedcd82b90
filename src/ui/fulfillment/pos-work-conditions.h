/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-work-conditions.h — what a filter of the work list asks, one thing after the other: to say
 * it, to take it away, and to tell what it hides.
 * Layer: ui/fulfillment. */
#pragma once
#include "register/pos-work-list.h"
#include "ui/recall/pos-terms-words.h"

G_BEGIN_DECLS

/* Each is a number below POS_WORK_N_CONDITIONS; those of terms follow the others. */
enum {
  POS_WORK_CONDITION_TEXT,
  POS_WORK_CONDITION_DUE,
  POS_WORK_CONDITION_MINE,
  POS_WORK_CONDITION_LATE,
  POS_WORK_CONDITION_ORDER,
  POS_WORK_CONDITION_TERMS,
};
#define POS_WORK_N_CONDITIONS (POS_WORK_CONDITION_TERMS + POS_TERMS_N_FIELDS)

/* "Placed in: Utrecht"; %NULL: it is not asked.  Returns: (transfer full). */
char *pos_work_condition_say (PosShell *shell, PosWorkFilter *filter, int condition);
void pos_work_condition_clear (PosWorkFilter *filter, int condition);
/* All but the view. */
void pos_work_conditions_clear (PosWorkFilter *filter);
gboolean pos_work_conditions_any (PosShell *shell, PosWorkFilter *filter);

/* Which of them hide something, where nothing is left: sentences, one per line.  Returns:
 * (transfer full): empty when the view is empty without any. */
char *pos_work_conditions_explain (PosShell *shell, PosWorkList *list, PosWorkFilter *filter);

G_END_DECLS
