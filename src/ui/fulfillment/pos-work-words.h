/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-work-words.h — a line of the work list in words.
 * Layer: ui/fulfillment.  Texts: (transfer full) unless const. */
#pragma once
#include "model/pos-line-steps.h"
#include "model/pos-work-query.h"
#include "ui/common/pos-pill.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* "SO-000123", or the reference while headquarters gave no number. */
const char *pos_work_get_order_name (PosWorkLine *line);
char *pos_work_dup_quantity (PosShell *shell, PosWorkLine *line);
/* "Standard delivery". */
char *pos_work_dup_mode (PosShell *shell, PosWorkLine *line);
/* "3511 NP Utrecht", "10:00-12:00". */
char *pos_work_dup_place (PosShell *shell, PosWorkLine *line);
char *pos_work_dup_due (PosShell *shell, PosWorkLine *line);
/* "Late 1 day", "Today"; the empty text for other days. */
char *pos_work_dup_late (PosShell *shell, PosWorkLine *line);
void pos_work_show_status (PosPill *pill, PosWorkLine *line);
/* "Stock as of 10:42", of another day with the day. */
char *pos_work_dup_age (PosShell *shell, gint64 read_at);
/* "2 × Table lamp Mori, sand", "2 box (24) × Screw". */
char *pos_work_dup_goods (PosShell *shell, PosWorkLine *line, PosQuantity quantity);

/* "2 lines picked".  Returns: (transfer full). */
char *pos_work_dup_done (PosShell *shell, PosLineStep step, guint n);
/* "1 of 3 picked": of one line not everything was.  Returns: (transfer full) (nullable): %NULL
 * where that cannot be. */
char *pos_work_dup_part_done (
    PosShell *shell, PosWorkLine *line, PosLineStep step, PosQuantity part, PosQuantity most);

G_END_DECLS
