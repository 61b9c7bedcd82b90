/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-gift-connector.h — headquarters as the terminal of gift cards: asked so that no answer is
 * ever lost, like the one that takes bank cards.
 * Layer: register, private to it.  Thread: main.
 * Rules:  it takes and puts back, and knows no reservations; the "token" to authorize is the card
 *         (pos-gift-card.h), and a capture's id the reference that took the money.  Without an
 *         answer the outcome is unknown; only what was never sent, or was refused as a whole, is
 *         an error.
 * Source: register.md M-15, M-20. */
#pragma once
#include "devices/pos-terminal.h"
#include "register/pos-register.h"
#include "wire/pos-wire-gift.h"

G_BEGIN_DECLS

#define POS_TYPE_GIFT_CONNECTOR (pos_gift_connector_get_type ())
G_DECLARE_FINAL_TYPE (PosGiftConnector, pos_gift_connector, POS, GIFT_CONNECTOR, GObject)

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

/* Who answers for what @connector of a payment or an intent says; %NULL: the card terminal. */
PosTerminal *pos_register_get_connector (PosRegister *reg, const char *connector);

G_END_DECLS
