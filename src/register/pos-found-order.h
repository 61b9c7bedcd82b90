/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-found-order.h — an order that was found, on its way into the cart.
 * Layer: register, private to it.  Thread: main. */
#pragma once
#include "register/pos-run.h"

G_BEGIN_DECLS

/* begin() of operations on the saved order that the argument "order" names: finds it, and for
 * those that change it claims it with headquarters ("take_over" says: even when somebody else has
 * it).  The order is the run's data afterwards. */
void pos_found_order_begin (PosRun *run);
void pos_found_order_claim_begin (PosRun *run);
/* Only looks, at the newest version that anybody knows. */
void pos_found_order_newest_begin (PosRun *run);

/* The same, and keeps it on this register before run(): for operations that change it beside the
 * cart. */
void pos_found_order_beside_begin (PosRun *run);

/* foresee() of each of them. */
PosForesight pos_found_order_foresee (PosRun *run, GError **error);
PosForesight pos_found_order_claim_foresee (PosRun *run, GError **error);

/* Whether the order called @name is here, could be somewhere else, or is nowhere.
 * @order: (out) (optional) (nullable) (transfer full): it, where it is here. */
PosForesight pos_found_order_look (PosRun *run, const char *name, PosOrder **order, GError **error);

/* Each order in @names that this register has not followed yet is asked for and kept here; then
 * @next, or the run has failed.  @names: (transfer full) (element-type utf8). */
void pos_found_order_fetch (PosRun *run, GPtrArray *names, void (*next) (PosRun *run));

/* The same of the order that the argument "order" names. */
void pos_found_order_fetch_named (PosRun *run, void (*next) (PosRun *run));

/* Whether whoever says "take_over" may. */
gboolean pos_found_order_check_take_over (PosRun *run, GError **error);

/* The argument "take_over" of operations that claim. */
#define POS_FOUND_ORDER_TAKE_OVER_PARAM                                                            \
  {                                                                                                \
    "take_over", POS_PARAM_FLAG, FALSE, "false",                                                   \
        "even when somebody else is changing it; his change will be refused", NULL                 \
  }

/* Keeps @saved on this register, when it came from headquarters, so that a change has a base. */
void pos_found_order_keep (PosRun *run, PosOrder *saved);
/* Puts a copy of @saved in the cart, its customer too, and keeps @saved.  Returns: (transfer none):
 * the copy. */
PosOrder *pos_found_order_open (PosRun *run, PosOrder *saved, PosOrderFlow flow);
/* The customer of @order, on its way into the cart, is the one it is priced for. */
void pos_found_order_attach_customer (PosRun *run, PosOrder *order);

G_END_DECLS
