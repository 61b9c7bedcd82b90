/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-credit-rules.h — whether a customer may have that much more on account.
 * Layer: register, private to it.  Thread: main.
 * Rules:  open is what the orders known here put on account, earlier parts of the one at hand
 *         among them, less what the books say was settled.  The floor without a line is about one
 *         transaction.  Beyond either, somebody with pay.over_credit decides.
 * Source: register.md M-22, scenario 68. */
#pragma once
#include "register/pos-run.h"

G_BEGIN_DECLS

/* @amount: more than nothing goes on account with @tender. */
gboolean pos_credit_rules_check (PosRun *run, const char *tender, gint64 amount, GError **error);

G_END_DECLS
