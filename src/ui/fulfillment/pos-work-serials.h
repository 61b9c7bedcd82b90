/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-work-serials.h — which pieces are taken: asks for the serial numbers that are missing or hold
 * no longer, and for batch numbers.
 * Layer: ui/fulfillment.  A dialog; what is left empty is refused by the operation if it must not
 * be.
 * Source: customer-orders.md §3.2 (L2). */
#pragma once
#include "model/pos-line-steps.h"
#include "model/pos-work-query.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Those of @lines (PosWorkLine) to ask about before @part of each, or all where it is 0, takes
 * @step; of what is put back in part which pieces it is, as it may be any.  Where its batch is
 * missing a line's batch is empty, else %NULL.  Returns: (transfer full).
 */
GPtrArray *
pos_work_serials_list (PosShell *shell, GPtrArray *lines, PosLineStep step, PosQuantity part);

/* Called once, when it was answered: the numbers are in the lines. */
typedef void (*PosWorkSerialsAnswer) (PosShell *shell, gpointer data);

/* @lines: of pos_work_serials_list(), which was asked the same, filled in.  @verb: what the button
 * says. */
void pos_work_serials_ask (PosShell *shell,
                           GPtrArray *lines,
                           PosLineStep step,
                           PosQuantity part,
                           const char *verb,
                           PosWorkSerialsAnswer answer,
                           gpointer data,
                           GDestroyNotify destroy);

G_END_DECLS
