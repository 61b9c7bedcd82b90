/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-letters.h — papers that go to customers by e-mail.
 * Layer: register.  Thread: main.
 * Rules:  headquarters' mailer sends them; what is to be sent is kept with what it tells, and goes
 *         there as everything else does, also when the line is cut now.  A chain that has no words
 *         for the event "receipt" sends none.
 * Source: customer-orders.md §2.3; register.md T-36, T-45. */
#pragma once
#include "model/pos-message.h"
#include "model/pos-party.h"
#include "register/pos-run.h"
#include "store/pos-store-records.h"

G_BEGIN_DECLS

/* Whether papers can be sent at all. */
gboolean pos_letters_are_sent (PosRegister *self);

/* What @customer (nullable) wants when nobody says.  A wish that cannot be met now is none: who has
 * no address (@email: nullable) gets his paper. */
PosReceiptOption
pos_letters_get_usual (PosRegister *self, PosCustomer *customer, const char *email);

/* What a customer wants whom somebody makes now, as those of the store usually do. */
PosReceiptOption pos_letters_get_for_new (PosRegister *self);

/* Whether this operation prints its paper: by its "receipt", else by what is usual. */
gboolean pos_letters_are_printed (PosRun *run);
/* Before money is taken.  Errors: POS_ORDER_ERROR_STATUS "no-mail", and "no-email" where
 * neither "email" nor the customer says where it goes; POS_VALUE_ERROR when that is no address. */
gboolean pos_letters_check (PosRun *run, GError **error);
/* To whom, for a commit that fills in the rest.  Returns: (transfer full) (nullable): to nobody. */
PosLetter *pos_letters_address (PosRun *run);

/* Whom @stored is about.  Returns: (transfer full) (nullable). */
PosCustomer *pos_letters_find_customer (PosRegister *self, PosStoredReceipt *stored);
/* The operation sends what was printed as @stored, and answers where to: its "email", else that of
 * the customer it is about.  Errors: as pos_letters_check(). */
gboolean pos_letters_send_again (PosRun *run, PosStoredReceipt *stored, GError **error);

G_END_DECLS
