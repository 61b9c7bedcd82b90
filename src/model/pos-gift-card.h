/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-gift-card.h — a gift card as registers and headquarters speak of it.
 * Layer: model.  Pure.
 * Rules:  whoever has the number has the money, so the number itself is neither stored nor sent: a
 *         card is known by a hash of it, and people see its last four characters.
 * Source: register.md M-20; reliability.md §C (secrets). */
#pragma once
#include "model/pos-setup.h"

G_BEGIN_DECLS

typedef struct {
  char *card;   /* 64 hexadecimal digits */
  char *masked; /* "•• 8817" */
} PosGiftCardName;

/* @number: as somebody typed or scanned it: letters and digits; spaces, dots and dashes between
 * them do not count, nor does upper or lower case.
 * Errors: POS_VALUE_ERROR_PARSE where it is shorter than 6 or longer than 40 characters, or has
 * others. */
gboolean pos_gift_card_name_read (const char *number, PosGiftCardName *name, GError **error);
void pos_gift_card_name_clear (PosGiftCardName *name);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PosGiftCardName, pos_gift_card_name_clear)

/* What a PosPayment.connector and a payment intent call them. */
#define POS_GIFT_CARD_CONNECTOR "gift-card"

/* What a payment was taken with: @connector (nullable) is that of a payment or an intent. */
PosTenderKind pos_tender_kind_of_connector (const char *connector);

G_END_DECLS
