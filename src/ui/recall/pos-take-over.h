/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-take-over.h — an order that somebody else is changing: who, and what he loses when it is
 * taken out of his hands.
 * Layer: ui/recall.  Thread: main.
 * Source: customer-orders.md X8. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* A PosTakeOverAsk. */
void pos_take_over_ask (PosShell *shell, const GError *error, PosTakeOverDone done, gpointer data);

G_END_DECLS
