/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-coupons.h — coupon codes on the open order.
 * Layer: register, private to it.
 * Rules:  a code that is good today is kept with the cart, whether or not it takes anything off
 *         yet; of one coupon one code is enough.  Uses are counted when a code is entered and
 *         again when the transaction is paid.  One that took nothing off by then was not used.
 * Source: register.md §6.7, T-5. */
#pragma once
#include "register/pos-run.h"

G_BEGIN_DECLS

/* Codes are as they were typed, or scanned from a barcode that a mask explains (T-6). */

/* Whether some coupon of the chain has this code, be it good or not. */
gboolean pos_coupons_know (PosRun *run, const char *code);
/* Puts it on the working copy, computes that anew and answers coupon, name, applied and discount.
 */
gboolean pos_coupons_enter (PosRun *run, const char *code, GError **error);
/* Before @cart is paid: the customer may be another one now. */
gboolean pos_coupons_check (PosRegister *self, PosOrder *cart, GError **error);
/* When a sale or an order is saved: takes the codes off that gave nothing, or whose lines an edit
 * gave up, so that they can be used another time.  A quote keeps them all. */
void pos_coupons_settle (PosConfig *config, PosOrder *order);
gboolean pos_coupons_remove (PosRun *run, const char *code, GError **error);

G_END_DECLS
