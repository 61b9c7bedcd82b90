/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-holder.h — whose transaction it is: finding him, putting him on it, keeping what is new of
 * him.
 * Layer: register, private to it. */
#pragma once
#include "model/pos-customer-edit.h"
#include "register/pos-run.h"

G_BEGIN_DECLS

/* @id: (nullable).  Returns: (transfer full): %NULL with POS_ORDER_ERROR_NOT_FOUND. */
PosCustomer *pos_holder_find (PosRegister *self, const char *id, GError **error);

/* Puts @customer on the working copy and computes that anew.  Errors: POS_ORDER_ERROR. */
gboolean pos_holder_attach (PosRun *run, PosCustomer *customer, GError **error);
/* What goods are worth that come back from somebody's order is nobody else's. */
gboolean pos_holder_check_returns (PosOrder *order, GError **error);
/* Whoever comes last brings the prices that were agreed on with him: register.md §6.9. */
void pos_holder_refresh_prices (PosRun *run, PosOrder *order);

/* @customer is kept with what @run does, and headquarters is told. */
void pos_holder_keep (PosRun *run, PosCustomer *customer);
/* The same of one who was known, of whom @edits (element-type PosMemberEdit) are told. */
void pos_holder_keep_edit (PosRun *run, PosCustomer *customer, PosList *edits);

G_END_DECLS
