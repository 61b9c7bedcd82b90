/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-changes-view.h — before, after and difference as an answer.
 * Layer: register, private to it. */
#pragma once
#include "pricing/pos-order-changes.h"
#include "register/pos-run.h"

G_BEGIN_DECLS

/* Answers "before", "after", "difference", "lines" and "charges". */
void pos_changes_view_answer (PosRun *run, PosOrderChanges *changes);

G_END_DECLS
