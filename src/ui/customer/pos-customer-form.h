/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-customer-form.h — side sheet that makes a new customer and puts it on the transaction,
 * or changes one.
 * Layer: ui/customer. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* The customer is made and attached. */
typedef void (*PosCustomerMade) (PosShell *shell, gpointer data);

/* @name: (nullable): typed already.  @made: (nullable): not called when given up. */
void
pos_customer_form_open (PosShell *shell, const char *name, PosCustomerMade made, gpointer data);

/* The same sheet for somebody who is known: saves what is different.  @made: (nullable): it is
 * saved. */
void pos_customer_form_open_edit (PosShell *shell,
                                  PosCustomer *customer,
                                  PosCustomerMade made,
                                  gpointer data);

G_END_DECLS
