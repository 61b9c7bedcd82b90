/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-customer-row.h — a customer in the list: who, number, where, how to reach them.
 * Layer: ui/customer.  Style: .row .find-row. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_CUSTOMER_ROW (pos_customer_row_get_type ())
G_DECLARE_FINAL_TYPE (PosCustomerRow, pos_customer_row, POS, CUSTOMER_ROW, GtkBox)

GtkWidget *pos_customer_row_new (void);
void pos_customer_row_show (PosCustomerRow *self, PosCustomer *customer);

/* "blocked" or "not at headquarters yet" in @pill; hidden when there is nothing to say. */
void pos_customer_show_exception (GtkWidget *pill, PosCustomer *customer);

G_END_DECLS
