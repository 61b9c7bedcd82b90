/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-work-actions.h — what may be done with the ticked lines, and doing it.
 * Layer: ui/fulfillment.
 * Rules:  the rules are those of the operations.  Lines that are past a step already are passed
 *         over; one that does not allow it holds the others up, and it is said which.  What leaves
 *         by parcel is done order by order, one parcel per delivery mode.  Where parcels are ready,
 *         nothing ships beside them that is not packed. */
#pragma once
#include "model/pos-work-query.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Whether the operation can be started on all of @lines (PosWorkLine).
 * @culprit: (out) (optional) (nullable): the line in the way, borrowed.
 * Errors: those of the operation; POS_ORDER_ERROR_NO_SELECTION. */
gboolean
pos_work_actions_check (const char *key, GPtrArray *lines, PosWorkLine **culprit, GError **error);

/* Asks what is missing, then does it; explains at @origin why not. */
void pos_work_actions_start (PosShell *shell, const char *key, GPtrArray *lines, GtkWidget *origin);

G_END_DECLS
