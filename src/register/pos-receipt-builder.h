/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-receipt-builder.h — from an order to the paper the customer takes home.
 * Layer: register.
 * Rules:  a receipt is drawn before its number exists; the number's place is marked and filled in
 *         when the stored document is read, so that what is stored is exactly what was printed.
 * Source: customer-orders.md §5.12; register.md T-36. */
#pragma once
#include "register/pos-commit-draft.h"
#include "register/pos-exchange-part.h"

G_BEGIN_DECLS

/* Stands where the number will be. */
#define POS_RECEIPT_NUMBER_MARK "{number}"

/* @before: (nullable): the order as it was kept before: what a hand-over invoiced, and what a
 * cancellation took away, is the difference; @customer: (nullable): whose language it speaks;
 * @kind: (out): "sale", "order", "pick-up", "return", "cancellation", "quote", static.
 * Returns: (transfer full): a JSON object {"number": null, "receipt": …}. */
char *pos_receipt_builder_draw (PosRegister *self,
                                PosOrder *order,
                                PosOrder *before,
                                PosOrderFlow flow,
                                PosCustomer *customer,
                                const char **kind);

/* The same for one half of an exchange on two receipts. */
char *pos_receipt_builder_draw_half (PosRegister *self,
                                     PosOrder *order,
                                     PosExchangeHalf half,
                                     PosCustomer *customer,
                                     const char **kind);

/* The same for what a carrier takes: of an order beside the cart, for its own customer. */
char *pos_receipt_builder_draw_shipment (PosRegister *self, PosCommitDraft *draft);

/* Which paper @order gets when it is concluded on its way @flow. */
const char *pos_receipt_builder_choose_kind (PosOrder *order, PosOrderFlow flow);
/* What a kind of paper is called, to be translated: "Pick-up receipt". */
const char *pos_receipt_builder_name_kind (const char *kind);
/* What a document is kept as.  Returns: (transfer full). */
char *pos_receipt_builder_pack (PosReceipt *receipt);
/* The customer's, if the program speaks it; else the store's.  @customer: (nullable). */
const char *pos_receipt_builder_choose_language (PosRegister *self, PosCustomer *customer);

/* @number: (nullable).  Errors: POS_VALUE_ERROR. */
PosReceipt *pos_receipt_builder_read (const char *document, const char *number, GError **error);

G_END_DECLS
