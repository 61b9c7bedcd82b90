/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-gift-connector.h — headquarters as the terminal of gift cards; what is taken from is the card
 * (pos-gift-card.h).
 * Layer: register, private to it.  Thread: main.
 * Source: register.md M-15, M-20. */
#pragma once
#include "register/pos-ledger-connector.h"
#include "wire/pos-wire-gift.h"

G_BEGIN_DECLS

/* @reg: borrowed: it owns the connector. */
PosTerminal *pos_gift_connector_new (PosRegister *reg);

/* Asks headquarters one @question.  Errors: POS_SYNC_ERROR; OFFLINE where there is nobody to ask.
 */
void pos_gift_connector_ask_async (PosRegister *reg,
                                   PosGiftQuestion *question,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
/* Returns: (transfer full). */
PosGiftAnswer *
pos_gift_connector_ask_finish (PosRegister *reg, GAsyncResult *result, GError **error);

G_END_DECLS
