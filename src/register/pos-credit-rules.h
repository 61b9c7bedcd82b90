/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-credit-rules.h — whether a customer may have that much more on account.
 * Layer: register, private to it.  Thread: main.
 * Rules:  open is what all orders put on account, earlier parts of the one at hand among them, less
 *         what came off it and what the books say was settled elsewhere.  Headquarters is asked
 *         about the orders that are no news to it; of the others this register knows more.  Where
 *         it cannot be asked, also behind a hub that has no line to it, nothing goes on account,
 *         unless the customer's credit says how much of one transaction may: then the orders known
 *         here count, and the answer says so.  Beyond limit or floor, somebody with pay.over_credit
 *         decides.
 * Source: register.md M-22, scenario 68; customer-orders.md §8.3. */
#pragma once
#include "register/pos-run.h"

G_BEGIN_DECLS

/* For begin(): asks headquarters what the open order's customer has open.  Ends with
 * pos_run_begun(). */
void pos_credit_rules_ask (PosRun *run);

/* @amount: more than nothing goes on account.  Answers "open_minor" and "stale" where there is a
 * limit. */
gboolean pos_credit_rules_check (PosRun *run, gint64 amount, GError **error);

G_END_DECLS
