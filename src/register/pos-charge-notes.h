/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-charge-notes.h — what people make of charges is written down with the order.
 * Layer: register, private to it.
 * Rules:  an operation notes what was entered; what the same or a later step makes of that, by
 *         computing anew or with a line that goes, is noted when the step is kept.  So a cart that
 *         is voided, or an edit that is left, leaves no note; the journal has both.
 * Source: customer-orders.md §4.7 "Charge override history". */
#pragma once
#include "model/pos-order.h"
#include "register/pos-operation.h"

G_BEGIN_DECLS

/* @before: what was charged until then. */
void pos_charge_notes_add (PosRun *run, PosCharge *charge, PosChargeStepKind kind, gint64 before);

/* What became, in this step, of charges that somebody entered. */
void pos_charge_notes_follow (PosRun *run);

G_END_DECLS
