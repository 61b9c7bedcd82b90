/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-sentences-account.c — what is said about a customer's account. */
#include "ui/shell/pos-sentences-private.h"

#include <glib/gi18n.h>

const PosSentenceRow pos_sentence_account_rows[] = {
    {"order/needs-approval/credit-limit",
     N_ ("{amount_minor} is more than this customer may have on account"),
     N_ ("The limit is {maximum_minor}, and {open_minor} is open. A supervisor has to approve it."),
     NULL,
     NULL},
    {"order/needs-approval/credit-known-here",
     N_ ("{amount_minor} is more than this customer may have on account"),
     N_ ("The limit is {maximum_minor}. Headquarters cannot be asked now; as far as this register "
         "knows, {open_minor} is open. A supervisor has to approve it."),
     NULL,
     NULL},
    {"order/needs-approval/credit-offline",
     N_ ("Headquarters cannot say now what is open on this account"),
     N_ ("At most {maximum_minor} goes on account meanwhile. A supervisor can approve more."),
     NULL,
     NULL},
    {"order/tender/credit-offline",
     N_ ("Nothing goes on account while headquarters cannot be asked"),
     N_ ("Take it in cash or by card, or try again when there is a line."),
     NULL,
     "pay.card"},
    {"order/tender/deposit",
     N_ ("A deposit is not put on account"),
     N_ ("Take it in cash or by card."),
     NULL,
     "pay.card"},
    {"order/tender/to-account",
     N_ ("{amount_minor} was put on account"),
     N_ ("It goes back there first, then the rest in another way."),
     NULL,
     "pay.account"},
    {"order/tender/account",
     N_ ("What is paid onto the account does not come from it"),
     N_ ("Take it in cash or by card."),
     NULL,
     "pay.cash"},
    {NULL, NULL, NULL, NULL, NULL},
};
