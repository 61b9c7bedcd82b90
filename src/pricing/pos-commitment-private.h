/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-commitment-private.h — the steps that every way of saving an order shares.
 * Layer: pricing, inside the room. */
#pragma once
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

/* Invoices what leaves with this cart: carry-out lines, their charges, a plain sale's charges.
 * Lines without intent become carry-out lines first. */
void pos_commitment_invoice_carried (const PosPricing *pricing, PosOrder *order);

/* New revision, locks, ledger, payments posted, status, totals at rest. */
gboolean
pos_commitment_finish (const PosPricing *pricing, PosOrder *order, gint64 at, GError **error);

G_END_DECLS
