/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-check-in.h — customers who say that they wait outside, by a link in a letter.
 * Layer: hq.  Thread: inside a transaction.
 * Rules:  a link is for the pick-ups of one order in one store, names both by a keyed hash that
 *         nobody can guess, and leads nowhere once nothing waits there any more.  Looking at it
 *         changes nothing: programs that read letters follow links.  What is written may be put
 *         right a few times.
 * Source: customer-orders.md §6.7 "Customer check-in"; docs/headquarters.md. */
#pragma once
#include "hq/pos-hq-call.h"
#include "model/pos-check-in.h"
#include "model/pos-order.h"

G_BEGIN_DECLS

/* @link: (out) (transfer full): %NULL where the chain has no address for it. */
gboolean pos_hq_check_in_write_link (
    PosDbTxn *txn, PosOrder *order, const char *store, char **link, GError **error);

/* The order is saved: where nothing waits for its customer any more, nobody waits outside. */
gboolean pos_hq_check_in_follow (PosDbTxn *txn, PosOrder *order, GError **error);

/* Somebody at the store has dealt with it. */
gboolean pos_hq_check_in_end (PosDbTxn *txn, PosCheckIn *told, GError **error);

/* Steps of calls whose tail is what the link names; they answer with a page. */
gboolean pos_hq_check_in_look (PosDbTxn *txn, gpointer call, GError **error);
gboolean pos_hq_check_in_take (PosDbTxn *txn, gpointer call, GError **error);

G_END_DECLS
