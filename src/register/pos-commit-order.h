/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-commit-order.h — a cart that owes nothing becomes a saved order.
 * Layer: register, private to it. */
#pragma once
#include "register/pos-run.h"

G_BEGIN_DECLS

/* Applies the rules of saving to the working copy and fills in run->draft. */
gboolean pos_commit_prepare (PosRun *run, GError **error);
/* The status of an order that no headquarters will give a number. */
void pos_commit_stand_alone (PosRegister *self, PosOrder *order);
/* Draws its receipt: once it has the number that it is going to have. */
void pos_commit_draw (PosRun *run);
/* After it is on disk: answers, prints, wakes the pump, tells everybody. */
void pos_commit_announce (PosRun *run);

G_END_DECLS
