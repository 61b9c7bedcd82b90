/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-customer-detail.h — one customer: how to reach them, where they live, and the way onto the
 * transaction.
 * Layer: ui/customer.  Style: .sheet, .find-detail-….
 * Signal "use": the button was tapped. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_CUSTOMER_DETAIL (pos_customer_detail_get_type ())
G_DECLARE_FINAL_TYPE (PosCustomerDetail, pos_customer_detail, POS, CUSTOMER_DETAIL, GtkBox)

/* @shell: borrowed. */
GtkWidget *pos_customer_detail_new (PosShell *shell);
/* @customer: (nullable). */
void pos_customer_detail_show (PosCustomerDetail *self, PosCustomer *customer);
PosCustomer *pos_customer_detail_get_shown (PosCustomerDetail *self);
/* What a refusal points at. */
GtkWidget *pos_customer_detail_get_button (PosCustomerDetail *self);

G_END_DECLS
