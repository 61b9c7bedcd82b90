/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-place-list.h — where shipments leave from, as cards: name, stock, distance; or why not.
 * Layer: ui/delivery.  Role RADIO_GROUP.
 * Rules:  where the chain finds the place by itself, that first; then the proposed place, and
 * others by distance; more than four fold away. Signals: "chosen" when a person chose one. */
#pragma once
#include "ui/delivery/pos-stock-book.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_PLACE_LIST (pos_place_list_get_type ())
G_DECLARE_FINAL_TYPE (PosPlaceList, pos_place_list, POS, PLACE_LIST, GtkBox)

/* @shell and @book: borrowed; both outlive the list. */
GtkWidget *pos_place_list_new (PosShell *shell, PosStockBook *book);

/* Shows the stock of @lines. */
void pos_place_list_update (PosPlaceList *self, GPtrArray *lines);

/* Chooses a store or a warehouse as a person would; unknown ones are ignored. */
void pos_place_list_set_wanted (PosPlaceList *self, const char *source);
/* Whether the chain finds the place when the order is saved (FG6). */
gboolean pos_place_list_is_left_open (PosPlaceList *self);
/* As the argument "location" has it.  %NULL when no place ships, or none is chosen yet. */
const char *pos_place_list_get_source (PosPlaceList *self);
const char *pos_place_list_get_name (PosPlaceList *self);

G_END_DECLS
