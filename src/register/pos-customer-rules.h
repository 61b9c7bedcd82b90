/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-customer-rules.h — what a customer and an address need before they are kept.
 * Layer: register, private to it.  Errors: POS_VALUE_ERROR with "field". */
#pragma once
#include "register/pos-register.h"

G_BEGIN_DECLS

/* His own members; the name loses blanks around it. */
gboolean pos_customer_rules_check (PosCustomer *customer, GError **error);
/* An address without a country lies in the store's; blanks around its texts go, and its country is
 * written in capitals. */
gboolean pos_customer_rules_check_address (PosRegister *self, PosAddress *address, GError **error);

G_END_DECLS
