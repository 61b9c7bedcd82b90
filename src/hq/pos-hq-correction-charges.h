/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-correction-charges.h — what follows from a delivery mode that was corrected.
 * Layer: hq.  Thread: inside a transaction.
 * Rules:  it charges nothing else than what the customer paid; then the charges of the old mode are
 *         those of the new one.
 * Source: customer-orders.md §8.2 ("Data error"), M37. */
#pragma once
#include "base/pos-json.h"
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

/* @before, @body: an order before and after its fields were corrected; @order: what @body says.
 * Errors: POS_VALUE_ERROR_REFERENCE with "field". */
gboolean pos_hq_correction_follow_charges (
    const PosPricing *pricing, PosOrder *order, json_t *before, json_t *body, GError **error);

/* "lines.1.mode": @why.  Answers %FALSE. */
gboolean
pos_hq_correction_refuse_line (gsize index, const char *field, const char *why, GError **error);
/* Whether @field of that line was corrected. */
gboolean
pos_hq_correction_is_changed (json_t *before, json_t *body, gsize index, const char *field);

G_END_DECLS
