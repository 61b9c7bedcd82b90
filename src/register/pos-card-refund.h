/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-card-refund.h — what one card paid in several goes comes back onto it in one: each part is
 * linked to the payment it came from.
 * Layer: register, private to it.  Thread: main.
 * Rules:  what went back cannot be taken again, so a part that fails ends it and leaves what went
 *         back before; only when none did, nothing happened.
 * Source: customer-orders.md R9; register.md M-18. */
#pragma once
#include "register/pos-refunding.h"

G_BEGIN_DECLS

typedef struct _PosCardRefund PosCardRefund;

/* @refunding: (transfer full): the parts of one card.  @amount: of them together, the last ones are
 * left out.  @connector: (nullable): who gives back; what others took goes out without a link. */
PosCardRefund *pos_card_refund_new (PosRefunding *refunding, gint64 amount, const char *connector);
/* How much the run's argument "amount" says, else @most.  Errors: POS_ORDER_ERROR_AMOUNT. */
gboolean pos_card_refund_read_amount (PosRun *run, gint64 most, gint64 *amount, GError **error);
void pos_card_refund_free (PosCardRefund *self);

/* Asks the terminal for one part after the other; then the run begins, or fails when nothing went
 * back.  @self is kept by the caller. */
void pos_card_refund_ask (PosRun *run, PosCardRefund *self);
/* A payment for each part that went back, and in the answer whether one was "declined", or is
 * "unknown" (the terminal has to be asked again). */
void pos_card_refund_put (PosRun *run, PosCardRefund *self);
/* Whether any of it went back. */
gboolean pos_card_refund_has_given (PosCardRefund *self);

G_END_DECLS
