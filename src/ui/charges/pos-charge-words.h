/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-charge-words.h — what a charge is called, and where it comes from.
 * Layer: ui/charges. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Its description, else its code; borrowed. */
const char *pos_charge_words_name (PosShell *shell, PosCharge *charge);
/* Why it is as it is: one of the chain's reasons by its name, else what somebody typed; borrowed.
 */
const char *pos_charge_words_reason (PosShell *shell, PosCharge *charge);
/* "FREIGHT · Automatic".  Returns: (transfer full). */
char *pos_charge_words_origin (PosShell *shell, PosCharge *charge);
/* What the rules take for a cancellation: "10% of €1,385.00 that was open".  Returns: (transfer
 * full) (nullable): any other charge, or it was not noted. */
char *pos_charge_words_share (PosShell *shell, PosCharge *charge, guint32 currency);
/* "4 × Dining chair".  Returns: (transfer full). */
char *pos_charge_words_line (PosShell *shell, PosOrderLine *line);
/* @minor in the currency of the open order.  Returns: (transfer full). */
char *pos_charge_words_money (PosShell *shell, gint64 minor);

G_END_DECLS
