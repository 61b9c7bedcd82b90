/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-beside.h — saved orders that an operation changes while the cart stays as it is.
 * Layer: register, private to it.  Thread: main.
 * Rules:  all of them are kept in one transaction, each as a revision of its own; a change
 * meanwhile is a conflict of revisions, and then nothing is kept. Source: customer-orders.md §3.6,
 * §7.2, §8.3. */
#pragma once
#include "register/pos-commit-draft.h"

G_BEGIN_DECLS

/* A copy of a local order, to be changed; the same one when it is asked for again.
 * @name: id, number, reference or receipt.
 * Errors: POS_ORDER_ERROR_NOT_FOUND; POS_ORDER_ERROR_CART_OPEN while it is in the cart.
 * Returns: (transfer none). */
PosOrder *pos_beside_find (PosRun *run, const char *name, GError **error);

/* What is kept with @order, one of those found. */
PosCommitDraft *pos_beside_get_draft (PosRun *run, PosOrder *order);

/* The end of run(): applies the rules of saving to every order that was found, and gathers what
 * their transaction needs.  An order of flow HAND_OVER is invoiced as its lines say.
 * Errors: POS_ORDER_ERROR_STOCK, as pos_shelf_check() and pos_promise_check(); those of the rules.
 */
gboolean pos_beside_keep (PosRun *run, GError **error);

G_END_DECLS
