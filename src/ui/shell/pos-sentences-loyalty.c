/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-sentences-loyalty.c — what is said about loyalty cards. */
#include "ui/shell/pos-sentences-private.h"

#include <glib/gi18n.h>

const PosSentenceRow pos_sentence_loyalty_rows[] = {
    {"order/not-found/loyalty",
     N_ ("Nobody has the card {card}"),
     N_ ("Look at the number again, or search the customer by name."),
     NULL,
     "customer.search"},
    {"order/status/loyalty-several",
     N_ ("Several customers have the card {card}"),
     N_ ("Choose the one who stands here."),
     NULL,
     "customer.search"},
    {"order/status/loyalty-there",
     N_ ("This customer has that card already"),
     N_ ("It finds this customer when it is scanned."),
     NULL,
     NULL},
    {"order/status/loyalty-taken",
     N_ ("{name} has that card"),
     N_ ("Give this customer another one."),
     NULL,
     NULL},
    {"value/parse/loyalty",
     N_ ("That is no number of a loyalty card"),
     N_ ("It has 6 to 40 letters and digits."),
     NULL,
     NULL},
    {NULL, NULL, NULL, NULL, NULL},
};
