/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-gifts.h — what gift cards ask of a cart.
 * Layer: register, private to it.
 * Rules:  money is put on a card in a sale, which takes the goods along, and is not paid with one;
 *         a card is used once in a transaction; it does not come back as goods.
 * Source: register.md M-20, T-19, T-25. */
#pragma once
#include "model/pos-gift-card.h"
#include "register/pos-run.h"
#include "wire/pos-wire-gift.h"

G_BEGIN_DECLS

/* Whether @item is what gift cards are sold as in this store. */
gboolean pos_gifts_is_item (PosRegister *self, const char *item);

/* Before anything is paid: POS_ORDER_ERROR_TENDER with "reason": "gift-order" where a card would be
 * loaded by more than a sale, "gift-number" where one has no number. */
gboolean pos_gifts_check_cart (PosRegister *self, PosOrder *order, GError **error);

/* Whether a line of @order puts money on a card. */
gboolean pos_gifts_are_sold (PosOrder *order);

/* One operation per card: "gift-twice". */
gboolean pos_gifts_check_unused (PosOrder *order, const PosGiftCardName *name, GError **error);

/* "gift-order": a card is loaded by a sale only. */
gboolean pos_gifts_refuse_order (GError **error);

G_END_DECLS
