/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-charge-paper.h — the charge override history on paper.
 * Layer: register, private to it. */
#pragma once
#include "devices/pos-receipt.h"
#include "register/pos-charge-history.h"

G_BEGIN_DECLS

/* In the worker's language.  Returns: (transfer full). */
PosReceipt *
pos_charge_paper_draw (PosRegister *self, const PosChargeHistoryQuery *query, GPtrArray *entries);

G_END_DECLS
