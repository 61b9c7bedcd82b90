/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-terms-days.h — from which day to which: one of the usual periods, or two days that are
 * chosen.
 * Layer: ui/recall.  Thread: main.  Signal: "picked": somebody chose. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_TERMS_DAYS (pos_terms_days_get_type ())
G_DECLARE_FINAL_TYPE (PosTermsDays, pos_terms_days, POS, TERMS_DAYS, GtkBox)

/* @shell: borrowed.  @any: what it says when no day is asked for.  @ahead: the usual periods lie
 * ahead, not behind. */
GtkWidget *pos_terms_days_new (PosShell *shell, const char *label, const char *any, gboolean ahead);
void pos_terms_days_get (PosTermsDays *self, PosDate *from, PosDate *until);
void pos_terms_days_set (PosTermsDays *self, PosDate from, PosDate until);

/* "Last 7 days", "14 May – 20 May 2026"; %NULL: any day.  Returns: (transfer full). */
char *pos_terms_days_say (PosShell *shell, gboolean ahead, PosDate from, PosDate until);

G_END_DECLS
