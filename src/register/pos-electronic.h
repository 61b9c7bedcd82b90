/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-electronic.h — lines that reach the customer by e-mail.
 * Layer: register.  Thread: the register's.
 * Rules: they have no place, no stock and no parcel; their tax is that of the customer's primary
 *        address (customer-orders.md §5.10).  Decision 159. */
#pragma once

#include "register/pos-run.h"

G_BEGIN_DECLS

/* Moves what of @lines (element-type PosOrderLine) goes by e-mail to @sent: all of them where the
 * argument "mode" is the electronic one, else those that no carrier takes.  Where all of them are
 * such and a carrier was named, none is: it says itself why it does not take them. */
void pos_electronic_take_out (PosRun *run, GPtrArray *lines, GPtrArray *sent);

/* Lets @sent, if any, go by e-mail.  Errors: POS_ORDER_ERROR, with what is wrong in words. */
gboolean pos_electronic_send (PosRun *run, GPtrArray *sent, GError **error);

/* Goods without a parcel cost no shipping: nobody says what it is. */
gboolean pos_electronic_check_charge (PosRun *run, GError **error);

G_END_DECLS
