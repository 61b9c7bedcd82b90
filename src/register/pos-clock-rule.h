/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-clock-rule.h — receipts say when, so a clock that is far off needs somebody's word.
 * Layer: register, private to it.
 * Source: register.md Y-16, scenario 77. */
#pragma once
#include "register/pos-run.h"

G_BEGIN_DECLS

/* Away from headquarters' time, from which a receipt takes clock.skew. */
#define POS_CLOCK_LIMIT (10 * 60 * (gint64)G_USEC_PER_SEC)

/* Before anything is paid, concluded or shipped.  Notes on @order how far the clock is off, or that
 * it is not; without a word of headquarters since the start nobody knows.
 * Errors: NEEDS_APPROVAL, "reason": "clock", with "minutes". */
gboolean pos_clock_rule_check (PosRun *run, PosOrder *order, GError **error);

G_END_DECLS
