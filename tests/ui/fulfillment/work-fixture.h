/* SPDX-License-Identifier: GPL-3.0-or-later
 * work-fixture.h — a window with the work list, and orders that are to be delivered. */
#pragma once
#include "model/pos-order.h"
#include "ui-shell.h"
#include "ui/common/pos-dialog.h"

/* Made, started, Sanne signed in. */
UiShell *work_start (int width, int height);

/* @customer has @quantity of @item shipped by @mode from this store, paid by card; the order is
 * called @number and due @days after today.  Returns: (transfer full): as it is stored. */
PosOrder *work_ship (UiShell *self,
                     const char *number,
                     const char *customer,
                     const char *item,
                     const char *quantity,
                     const char *mode,
                     int days);
/* The same, sold by the next of the product's units: @boxes of it. */
PosOrder *work_ship_boxes (
    UiShell *self, const char *number, const char *customer, const char *item, guint boxes);
/* The same, picked up here and paid later. */
PosOrder *work_pick_up (UiShell *self, const char *number, const char *customer, const char *item);
/* As if another register had made its lines, which are then new to everybody here.
 * Returns: @order. */
PosOrder *work_from_elsewhere (UiShell *self, PosOrder *order);
/* The order as it is stored now.  Returns: (transfer full). */
PosOrder *work_reload (UiShell *self, PosOrder *order);
/* "packed": of the order's only line. */
const char *work_status (UiShell *self, PosOrder *order);
/* Takes a step past the screen. */
void work_step (UiShell *self, const char *key, PosOrder *order);

/* The orders of picture 10, as near as the demo's products come. */
void work_load_picture (UiShell *self);

/* Opens the page and waits for its list. */
void work_open (UiShell *self);
/* Lets the list be read. */
void work_wait (UiShell *self);
/* The order names in the list, from the top: "SO-1, SO-2". */
char *work_list (UiShell *self);
/* Taps the row of the order called @number. */
void work_tick (UiShell *self, const char *number);
/* The button whose text is exactly @label, shown somewhere in the window; %NULL: none. */
GtkWidget *work_find_button (UiShell *self, const char *label);
/* Taps it, and lets the list be read. */
void work_tap (UiShell *self, const char *label);
/* Taps that entry of the menu "More".  Returns: the button that the menu hangs at. */
GtkWidget *work_take_from_menu (UiShell *self, const char *label);
/* The one on top; %NULL: none. */
PosDialog *work_get_dialog (UiShell *self);
void work_press_primary (UiShell *self);
gboolean work_shows (UiShell *self, const char *text);
