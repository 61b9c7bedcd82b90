/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-invoice-connector.h — headquarters as the terminal of invoices: a part of one is taken when
 * it comes into the cart, so that no other register takes it too, and becomes paid with the sale.
 * Layer: register, private to it.  Thread: main.
 * Source: register.md 516, M-23. */
#pragma once
#include "register/pos-ledger-connector.h"
#include "wire/pos-wire-invoice.h"

G_BEGIN_DECLS

/* @reg: borrowed: it owns the connector. */
PosTerminal *pos_invoice_connector_new (PosRegister *reg);

/* What the open cart's customer has open, or what of it is called @number (nullable).  Errors:
 * POS_SYNC_ERROR; OFFLINE where there is nobody to ask. */
void pos_invoice_connector_list_async (PosRegister *reg,
                                       const char *number,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer data);
/* Returns: (transfer full). */
PosInvoiceAnswer *
pos_invoice_connector_list_finish (PosRegister *reg, GAsyncResult *result, GError **error);

G_END_DECLS
