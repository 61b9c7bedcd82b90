/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-sentences-customer.c — what is said about customers' data. */
#include "ui/shell/pos-sentences-private.h"

#include <glib/gi18n.h>

const PosSentenceRow pos_sentence_customer_rows[] = {
    {"order/status/headquarters-alone",
     N_ ("Headquarters alone changes that of a customer"),
     N_ ("Numbers, groups, taxes and credit are kept there, and come here by themselves."),
     NULL,
     NULL},
    {"order/status/address-in-use",
     N_ ("Order {order} still ships to that address"),
     N_ ("Send it elsewhere first, or leave the address until it has left."),
     NULL,
     "order.recall"},
    {"order/status/address-in-use",
     N_ ("The open transaction ships to that address"),
     N_ ("Choose another address for it first."),
     NULL,
     NULL},
    {"order/not-found/address",
     N_ ("The customer does not have that address any more"),
     N_ ("Choose another one, or add it again."),
     NULL,
     NULL},
    {"order/not-found/category",
     N_ ("There is no category {category}"),
     N_ ("Search the product by name, and tell whoever set up this button."),
     NULL,
     "item.search"},
    {NULL, NULL, NULL, NULL, NULL},
};
