/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-customer-page.h — find a customer by name, e-mail, phone, number or address, and use it.
 * Layer: ui/customer. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_CUSTOMER_PAGE (pos_customer_page_get_type ())
G_DECLARE_FINAL_TYPE (PosCustomerPage, pos_customer_page, POS, CUSTOMER_PAGE, PosPage)

/* @text: (nullable): asked for already.  @then: (nullable): the operation that needed a customer:
 * the page goes on with it, and with @then_args (nullable). */
PosPage *
pos_customer_page_new (PosShell *shell, const char *text, const char *then, GVariant *then_args);

G_END_DECLS
