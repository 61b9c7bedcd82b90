/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-return-rules.h — what may come back here, now and by whom.
 * Layer: register, private to it.
 * Source: customer-orders.md §4.13, §8.3; register.md T-40 to T-43, O-11, §3.5. */
#pragma once
#include "register/pos-run.h"

G_BEGIN_DECLS

/* Before anything of @original joins the cart: its state, the other orders and lines of the cart,
 * and what is not known while headquarters does not answer.
 * Errors: POS_ORDER_ERROR_STATUS with "rule": those of POS_ORDER_ACTION_RETURN, "F8", "not-new",
 * "one-order", "other-customer", "no-exchange", "offline-return"; NEEDS_APPROVAL for
 * return.offline. */
gboolean pos_return_rules_check_order (PosRun *run, PosOrder *original, GError **error);

/* Whether goods like those of @line still come back: NEEDS_APPROVAL for return.expired. */
gboolean
pos_return_rules_check_age (PosRun *run, PosOrder *original, PosOrderLine *line, GError **error);

/* Whether @product may come back: NEEDS_APPROVAL for return.nonreturnable.  @product: (nullable).
 */
gboolean pos_return_rules_check_product (PosRun *run, const char *item, GError **error);

/* R3: one of the chain's reasons for orders, or for what was sold otherwise, when it has any.
 * @original: (nullable): for goods without a receipt.  Errors: POS_CALL_ERROR_MISSING_ARGUMENT,
 * POS_ORDER_ERROR_NOT_FOUND with "reason", POS_ORDER_ERROR_STATUS with "rule": "reason-of-sales"
 * or "reason-of-orders". */
gboolean
pos_return_rules_check_reason (PosRun *run, PosOrder *original, const char *reason, GError **error);

/* The working copy, computed: whether it gives back more than the worker may, by line and
 * altogether, or offline more than the store lets pass.  @original: (nullable): for goods without a
 * receipt. */
gboolean pos_return_rules_check_worth (PosRun *run, PosOrder *original, GError **error);

/* Headquarters cannot say what came back elsewhere. */
gboolean pos_return_rules_is_stale (PosRegister *self);

/* register.md "Prohibit mixing sales and returns": whether a sold line may join @cart. */
gboolean pos_return_rules_may_sell (PosRegister *self, PosOrder *cart, GError **error);

G_END_DECLS
