/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-order-rules.h — what may be done with a saved order, and why not.
 * Layer: register.  Pure: values in, a verdict out; the operations and their buttons ask the same.
 * Source: customer-orders.md §6.4 and §6.5. */
#pragma once
#include "model/pos-config.h"
#include "model/pos-order.h"

G_BEGIN_DECLS

typedef enum {
  POS_ORDER_ACTION_HAND_OVER,
  POS_ORDER_ACTION_EDIT,
  POS_ORDER_ACTION_CANCEL,
  POS_ORDER_ACTION_RETURN,
  POS_ORDER_ACTION_FULFILL, /* any step of the work list but handing over */
  POS_ORDER_ACTION_HOLD,
  POS_ORDER_ACTION_RELEASE, /* of its holds */
  POS_ORDER_ACTION_PROCESS, /* again, what was not to be processed */
} PosOrderAction;

/* Whether another quote was made of this one, which its ordered_as names. */
gboolean pos_order_rules_is_replaced (PosOrder *quote);

/**
 * pos_order_rules_check:
 * @store: where the question is asked
 *
 * Errors: POS_ORDER_ERROR_STATUS with "rule": an X code of §6.5, "sync-failed" (headquarters
 * refused the order), "on-hold", "not-processed" (somebody said so), "not-here" (nothing is picked
 * up in @store), "not-delivered", "a-return" and "all-returned" (nothing could come back),
 * "not-held" (nothing stops it), "no-card" (what a card reserved for the balance has expired),
 * "offered", "expired", "ordered" or "replaced" (a quote), or "status".
 */
gboolean pos_order_rules_check (
    PosOrderAction action, PosOrder *order, PosConfig *config, PosStore *store, GError **error);

/* R7: whether goods of @order may come back in one return with some of @customer (nullable) and of
 * the order @other.  Errors: POS_ORDER_ERROR_STATUS with "one-order", "other-customer". */
gboolean pos_order_rules_may_join (
    PosOrder *order, const char *customer, const PosId *other, PosConfig *config, GError **error);

/* A rule that does not forbid, but that a person should know of before going on: "X6" (prices that
 * were not made by this chain's rules will be computed anew), "in-fulfillment" (goods were picked
 * or packed already).  Returns: (nullable). */
const char *pos_order_rules_get_warning (PosOrderAction action, PosOrder *order);

/* Whether the customer can take something of @line away at @store. */
gboolean pos_order_rules_may_hand_over (PosOrderLine *line, PosStore *store);
/* Who may come for that instead of the customer: "Jan, Piet".  Returns: (transfer full): maybe
 * empty. */
char *pos_order_rules_dup_collectors (PosOrder *order, PosStore *store);

/* Whether @line is picked up at @store or shipped by it: from its warehouse, or the one it ships
 * from; where another store was picked, by that one.  What goes by e-mail is sent by the store that
 * @order is of, unless another one was picked. */
gboolean pos_order_rules_is_here (PosOrder *order, PosOrderLine *line, PosStore *store);

/* T19: on hold; or stopped in any way, so that nothing of it is picked, packed, shipped or handed
 * over. */
gboolean pos_order_rules_is_held (PosOrder *order);
gboolean pos_order_rules_is_stopped (PosOrder *order);

/* Some quantity that leaves later was picked, packed or invoiced; lines carried out at once do not
 * count (§3.4). */
gboolean pos_order_rules_is_partly_fulfilled (PosOrder *order);

G_END_DECLS
