/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-day-refusal.h — says at a struck day why it cannot be, and offers one that can.
 * Layer: ui/delivery. */
#pragma once
#include "ui/common/pos-day-button.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

typedef void (*PosDayTaken) (PosDate day, gpointer data);

/* @proposal: POS_DATE_NONE offers nothing.  @taken is called when the offer was accepted; @data is
 * a GObject and may be gone by then: then nothing happens. */
void pos_day_refusal_open (PosShell *shell,
                           PosDayButton *button,
                           const char *reason,
                           PosDate proposal,
                           PosDayTaken taken,
                           gpointer data);

G_END_DECLS
