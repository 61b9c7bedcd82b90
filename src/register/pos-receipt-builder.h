/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-receipt-builder.h — from an order to the paper the customer takes home.
 * Layer: register.
 * Rules:  a receipt is drawn before its number exists; the number's place is marked and filled in
 *         when the stored document is read, so that what is stored is exactly what was printed.
 * Source: customer-orders.md §5.12; register.md T-36. */
#pragma once
#include "register/pos-register.h"

G_BEGIN_DECLS

/* @kind: (out): "sale", "order", "pick-up", "return", "cancellation", static.
 * Returns: (transfer full): a JSON object {"number": null, "receipt": …}. */
char *
pos_receipt_builder_draw (PosRegister *self, PosOrder *order, PosOrderFlow flow, const char **kind);

/* @number: (nullable).  Errors: POS_VALUE_ERROR. */
PosReceipt *pos_receipt_builder_read (const char *document, const char *number, GError **error);

G_END_DECLS
