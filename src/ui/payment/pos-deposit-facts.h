/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-deposit-facts.h — what a deposit override starts from, and what it would do.
 * Layer: ui/payment.  Thread: main.  Amounts by the rules of pricing/, limits by those of access.
 */
#pragma once
#include "register/pos-register.h"

G_BEGIN_DECLS

#define POS_DEPOSIT_MAX_RATES 8

typedef struct {
  PosOrder *order; /* a copy, to try things on */
  guint32 currency;
  gint64 standard; /* what the rules ask for */
  PosRate standard_rate;
  gint64 current; /* what is asked for now */
  PosRate current_rate;
  gint64 due_today;
  gint64 lowest;    /* what anybody here may set */
  gint64 own_floor; /* what the signed-in worker may set alone */
  gint64 maximum;
  PosRate rates[POS_DEPOSIT_MAX_RATES]; /* offered, ascending, the standard one among them */
  gsize n_rates;
} PosDepositFacts;

void pos_deposit_facts_read (PosDepositFacts *self, PosRegister *reg);
void pos_deposit_facts_clear (PosDepositFacts *self);

gint64 pos_deposit_facts_at_rate (const PosDepositFacts *self, PosRate rate);
/* To a tenth of a percent, for reading. */
PosRate pos_deposit_facts_get_share (const PosDepositFacts *self, gint64 amount);
/* What would be due today with that deposit; as now when it is out of bounds. */
gint64 pos_deposit_facts_preview_due (const PosDepositFacts *self, PosRegister *reg, gint64 amount);

G_END_DECLS
