/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-sync-problem.h — what headquarters cannot do alone: a conflict is decided, a failed order
 * corrected.
 * Layer: ui/session.  Source: customer-orders.md §8.2, §8.3. */
#pragma once
#include "ui/shell/pos-shell.h"

#include <jansson.h>

G_BEGIN_DECLS

/* @problem: as "sync.status" tells it.
 * @done: (nullable): something was changed. */
void
pos_sync_problem_open (PosShell *shell, json_t *problem, void (*done) (gpointer), gpointer data);

G_END_DECLS
