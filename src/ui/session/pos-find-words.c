/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-find-words.c — see the header. */
#include "ui/session/pos-find-words.h"

#include <glib/gi18n.h>

static const struct {
  const char *key, *words;
} rows[] = {
    /* TRANSLATORS: from here on words by which somebody may look for an operation, in any order:
     * those of your language, not those of this text */
    {"order.recall", N_ ("find, edit or cancel an order, hand over, hold")},
    {"order.fulfillment", N_ ("click and collect, parcels, pick, pack, accept, reject")},
    {"order.change_delivery", N_ ("delivery date, another day, postpone")},
    {"order.ship_selected", N_ ("deliver, send, delivery date")},
    {"order.ship_all", N_ ("deliver, send, delivery date")},
    {"order.pickup_selected", N_ ("click and collect, reserve")},
    {"order.pickup_all", N_ ("click and collect, reserve")},
    {"order.deposit_override", N_ ("down payment, advance")},
    {"return.by_receipt", N_ ("refund, money back, exchange")},
    {"return.blind", N_ ("refund, money back, without a receipt")},
    {"receipt.reprint", N_ ("reprint, duplicate")},
    {"txn.suspend", N_ ("park, put on hold")},
    {"txn.recall", N_ ("parked, on hold")},
    {"txn.void", N_ ("cancel the sale, clear, start over")},
    {"line.void", N_ ("delete or remove a line")},
    {"coupon.add", N_ ("voucher, promotion code")},
    {"pay.gift_card", N_ ("voucher, store credit")},
    {"gift.issue", N_ ("voucher, new gift card")},
    {"gift.reload", N_ ("voucher, top up")},
    {"gift.balance", N_ ("voucher, what is left")},
    {"invoice.pay", N_ ("bill, debt, credit note")},
    {"pay.account", N_ ("invoice, credit")},
    {"customer.search", N_ ("new customer, member, phone")},
    {"stock.lookup", N_ ("inventory, availability, other stores")},
    {"charge.manage", N_ ("fee, shipping cost")},
    {"drawer.open", N_ ("no sale, change money")},
    {"shift.close", N_ ("end of day, cash up")},
    {"shift.manage", N_ ("end of day, count the money, cash up")},
    {"sync.status", N_ ("offline, network, headquarters")},
    {"session.sign_out", N_ ("log out, log off")},
    {"session.lock", N_ ("break, away")},
    {"session.change_password", N_ ("password")},
    {"session.reset_password", N_ ("password, forgotten")},
};

const char *
pos_find_words_get (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (rows[i].key, key))
      return _ (rows[i].words);
  return NULL;
}
