/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-ledger.h — writing an order's ledger, and holding the order against it.
 * Layer: pricing.  Source: architecture.md "Ledger"; customer-orders.md §5.5. */
#pragma once
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

/**
 * pos_ledger_post:
 * @at: instant of the commit
 *
 * Appends what changed since the ledger was last written: goods, discounts, charges and taxes by
 * line and charge, invoiced parts, deposit applied (order.deposit_applied), reservations, and every
 * payment, split into what settles invoices and what is deposit.  The ledger itself is the state
 * before, so posting twice adds nothing.  pos_commitment_apply(), pos_settlement_apply() and
 * pos_cancellation_apply() do this; call it yourself only when money changed without them (an
 * authorization that was voided, say).
 * Errors: POS_ORDER_ERROR_TENDER_SHORT with "due_minor": invoices are not covered;
 * POS_ORDER_ERROR_AMOUNT with "excess_minor": more deposit would be held than is open.
 */
gboolean pos_ledger_post (PosOrder *order, gint64 at, GError **error);

/* The same of reservations alone; order.authorized is what they are. */
void pos_ledger_post_reservations (PosOrder *order, gint64 at);

/**
 * pos_ledger_check:
 * @faults: (element-type utf8): receives a sentence per identity or invariant that does not hold
 *
 * Holds an order at rest against its ledger.  Returns: whether nothing was found.
 */
gboolean pos_ledger_check (PosOrder *order, GPtrArray *faults);

/* What an entry says: a text of the catalogs in context "ledger entry", with at most one %s for the
 * product, the charge or the way of paying. */
const char *pos_ledger_get_sentence (PosOrder *order, PosLedgerEntry *entry);

G_END_DECLS
