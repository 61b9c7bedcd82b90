/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-customer.h — finding, making and taking off the customer of a transaction.
 * Layer: ui/customer. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* What the feature opens: customer.search and customer.attach ("then": the operation to go on with
 * afterwards), customer.create, customer.clear. */
void pos_customer_add (PosShell *shell);

G_END_DECLS
