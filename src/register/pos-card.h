/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-card.h — asking the card terminal so that no answer is ever lost.
 * Layer: register, private to it.  Thread: main.
 * Rules:  the intent is durable before the terminal hears of it; an unknown outcome is asked after
 *         until it is known, or the intent stays open and the next start takes it up.
 * Source: architecture rule 4; reliability.md F14; register.md M-16. */
#pragma once
#include "register/pos-register.h"

G_BEGIN_DECLS

typedef enum {
  POS_CARD_SALE,      /* take the money at once */
  POS_CARD_AUTHORIZE, /* reserve it */
  POS_CARD_REFUND,    /* give back, to the payment it came from */
  POS_CARD_VOID,      /* let go of a reservation */
  POS_CARD_CAPTURE,   /* take money that was reserved */
} PosCardAction;

typedef struct {
  PosCardAction action;
  const char *connector; /* (nullable): who is asked; else the card terminal */
  PosId order;
  gint64 amount;
  gboolean tokenize;
  const char *token;    /* (nullable): a card on file instead of one held to the terminal */
  const char *original; /* authorization to void or capture, capture to refund from (nullable) */
  const PosId
      *payment; /* (nullable): the payment that is given back; it stays unsettled until what
                 * becomes of the payment is on disk too, by its booking or the next start */
} PosCardRequest;

/* @request is copied.  @cancellable asks the terminal to give up, which may come too late.  Finish
 * answers a result whose outcome is approved or declined; the intent's id is its reference. Errors:
 * POS_DEVICE_ERROR; UNKNOWN when nobody could tell (yet). */
void pos_card_ask_async (PosRegister *self,
                         const PosCardRequest *request,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data);
/* Returns: (transfer full). */
PosTerminalResult *pos_card_ask_finish (PosRegister *self, GAsyncResult *result, GError **error);
/* POS_DEVICE_ERROR_DECLINED with the "reason" of what was not approved. */
gboolean pos_card_check_approved (PosTerminalResult *result, GError **error);

G_END_DECLS
