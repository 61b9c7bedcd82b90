/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-cancel-amount.h — a cancellation charge is typed: as a share of what is open, or as an
 * amount. Layer: ui/recall.  Source: customer-orders.md M25; visual-language.md §5, Field. */
#pragma once
#include "ui/recall/pos-cancel-facts.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* @entered: an amount, or -1: @rate counts.  Both are within what is allowed. */
typedef void (*PosCancelAmountTaken) (GtkWidget *asker, PosRate rate, gint64 entered);

/* Opens a dialog that begins with @facts, or with what was @keyed already (nullable): a share.
 * @asker: kept until the dialog is gone. */
void pos_cancel_amount_open (PosShell *shell,
                             const PosCancelFacts *facts,
                             const char *keyed,
                             PosCancelAmountTaken taken,
                             GtkWidget *asker);

/* "Allowed from €0.00 (0%) to €1,385.00 (100%)."  Returns: (transfer full) */
char *pos_cancel_amount_dup_bounds (PosShell *shell, const PosCancelFacts *facts);
/* "10% of €1,385.00 = €138.50", "€25.00 of €1,385.00".  @entered: -1: @rate counts.
 * Returns: (transfer full) */
char *pos_cancel_amount_describe (PosShell *shell,
                                  const PosCancelFacts *facts,
                                  PosRate rate,
                                  gint64 entered);

G_END_DECLS
