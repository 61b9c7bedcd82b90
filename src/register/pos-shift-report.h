/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-shift-report.h — keeping and printing X and Z reports.
 * Layer: register, private to it.
 * Shape:  a report is kept like a receipt: {"number", "receipt": what was printed, "facts"}.  Z
 *         reports have numbers of their own without a gap (H-17); the facts of each name the
 *         SHA-256 of the one before ("previous"), so that none can be taken out (H-15).
 * Rules:  a Z report, its shift and what headquarters hears of it are one transaction. */
#pragma once
#include "register/pos-shifts.h"
#include "store/pos-store-records.h"

G_BEGIN_DECLS

/* The operation keeps and prints a report of @shift as @look has it.  Of a Z report the shift,
 * which is closed already, gets the number, and headquarters the facts.  The answer says "number",
 * "facts" and "text", the paper as it is printed. */
gboolean pos_shift_report_keep (
    PosRun *run, PosShift *shift, PosShiftLook *look, const char *kind, GError **error);

/* @number: (nullable): the latest.  Errors: POS_ORDER_ERROR_NOT_FOUND.
 * Returns: (transfer full). */
PosStoredReceipt *pos_shift_report_find_z (PosRegister *self, const char *number, GError **error);

G_END_DECLS
