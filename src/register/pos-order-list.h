/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-order-list.h — the answer to one question about orders: what lies here at once, what
 * headquarters knows when it answers, and more of both as it is asked for.
 * Layer: register.  Thread: main.
 * Shape:  a GListModel of PosOrderSummary, sorted as the filter says.  What arrives later is put
 *         between the rows, what is known already is brought up to date (and notifies): a row moves
 *         only when what it is sorted by has changed, or another order is asked for.
 * Rules:  nothing waits.  A new question keeps the rows of the old one until it has an answer, so
 *         that a list does not blink while somebody types. */
#pragma once
#include "register/pos-register.h"

G_BEGIN_DECLS

/* How far the answer reaches. */
typedef enum {
  POS_REACH_HERE,     /* headquarters was not asked (yet) */
  POS_REACH_ASKING,   /* it is being asked */
  POS_REACH_CHAIN,    /* it has answered, or there is none: nothing is missing */
  POS_REACH_OFFLINE,  /* it cannot be asked */
  POS_REACH_NO_REPLY, /* it was asked and did not answer */
} PosOrderReach;

/* Properties, notified: "searching" (this register's own answer is under way), "reach"
 * (PosOrderReach, as int), "more" (there is another page), "n-items".
 * Signal "failed" (GError): this register's database could not answer. */
#define POS_TYPE_ORDER_LIST (pos_order_list_get_type ())
G_DECLARE_FINAL_TYPE (PosOrderList, pos_order_list, POS, ORDER_LIST, GObject)

PosOrderList *pos_order_list_new (PosRegister *reg);

/**
 * pos_order_list_search:
 * @filter: copied; its "after" is not looked at
 * @ask_headquarters: %FALSE while somebody is still typing
 *
 * Gives up what was asked before.
 */
void pos_order_list_search (PosOrderList *self, PosOrderFilter *filter, gboolean ask_headquarters);
/* The same question again, to headquarters too. */
void pos_order_list_retry (PosOrderList *self);
/* The next page of whoever has one; harmless when there is none or it is on its way. */
void pos_order_list_load_more (PosOrderList *self);

gboolean pos_order_list_is_searching (PosOrderList *self);
PosOrderSort pos_order_list_get_sort (PosOrderList *self);
PosOrderReach pos_order_list_get_reach (PosOrderList *self);
gboolean pos_order_list_has_more (PosOrderList *self);
/* GTK_INVALID_LIST_POSITION, that is G_MAXUINT, when it is not in the list. */
guint pos_order_list_find (PosOrderList *self, const PosId *id);

G_END_DECLS
