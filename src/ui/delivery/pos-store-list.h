/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-store-list.h — stores that hand out orders, as cards: search, filter, stock, hours.
 * Layer: ui/delivery.  Role RADIO_GROUP.  The focus goes to the store that is chosen.
 * Rules:  by distance, lockers below their store; a store without a pick-up counter stays on the
 * list and says so, a place that is no store is not shown. Signals: "chosen" when a person chose
 * one. */
#pragma once
#include "ui/delivery/pos-stock-book.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_STORE_LIST (pos_store_list_get_type ())
G_DECLARE_FINAL_TYPE (PosStoreList, pos_store_list, POS, STORE_LIST, GtkBox)

/* @shell and @book: borrowed; both outlive the list. */
GtkWidget *pos_store_list_new (PosShell *shell, PosStockBook *book);

/* Shows the stock of @lines. */
void pos_store_list_update (PosStoreList *self, GPtrArray *lines);

/* Chooses a store, or a @locker (nullable) of it, as a person would; unknown ones are ignored. */
void pos_store_list_set_wanted (PosStoreList *self, const char *store, const char *locker);
/* Borrowed from the configuration; %NULL when no store hands out orders. */
PosStore *pos_store_list_get_store (PosStoreList *self);
/* (nullable): one of that store's lockers, in place of its counter. */
const char *pos_store_list_get_locker (PosStoreList *self);

G_END_DECLS
