/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-card-follow.h — a card payment on its way: "Follow the terminal", and what came of it.
 * Layer: ui/payment.  Thread: main.
 * Rules:  Cancel asks the terminal; what it answers decides.  A refusal is told in words with the
 *         next step.  When nobody knows, the terminal is asked again before anything else is paid.
 * Source: register.md M-15, M-16; customer-orders.md M11, M12, M21. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/**
 * pos_card_follow:
 * @key: static: "pay.card", or "pay.stored" when nobody has to show a card
 * @args: (nullable): of it; floating is sunk
 * @amount: what the terminal will show; negative: given back; 0: only reserved
 * @origin: (nullable): what was tapped
 * @done: called once: with its answer, or %NULL when nothing was paid
 */
void pos_card_follow (PosShell *shell,
                      const char *key,
                      GVariant *args,
                      gint64 amount,
                      GtkWidget *origin,
                      PosShellDone done,
                      gpointer data);

G_END_DECLS
