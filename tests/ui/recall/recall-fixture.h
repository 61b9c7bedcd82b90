/* SPDX-License-Identifier: GPL-3.0-or-later
 * recall-fixture.h — a window with the recall page's feature and saved orders behind it. */
#pragma once
#include "fake-headquarters.h"
#include "ui-shell.h"

/* Made, started, Sanne signed in. */
UiShell *recall_start (int width, int height);
/* The same on a line to @headquarters. */
UiShell *recall_start_connected (int width, int height, FakeHeadquarters *headquarters);

/* An order made through operations: @customer picks up @items (comma-separated) in this store,
 * pays the deposit in cash and the rest later.  Returns: (transfer full). */
PosOrder *recall_order_pick_up (UiShell *self, const char *customer, const char *items);
/* The saved order of that id, as it is now.  Returns: (transfer full). */
PosOrder *recall_reload (UiShell *self, PosOrder *order);
/* The order that was saved last.  Returns: (transfer full). */
PosOrder *recall_latest (UiShell *self);

/* Saves copies as they are, without an operation: for lists that no day would fill. */
void recall_save (UiShell *self, PosOrder *order);

/* The same, as headquarters books what two registers were paid, or (@amount is negative) gave back,
 * for the same goods, and what it says of it. */
void recall_book_beyond (UiShell *self, PosOrder *order, gint64 amount, const char *message);

/* The seven orders of picture 08, as near as the demo's products come. */
void recall_save_picture (UiShell *self);

/* Opens the recall page and waits for its answer. */
void recall_open (UiShell *self, const char *args);
/* Types into the field with that label or placeholder, and waits for the answer. */
void recall_type (UiShell *self, const char *field, const char *text);
/* Lets timers run out. */
void recall_wait (UiShell *self, guint milliseconds);
/* The names in the list, from the top: "SO-1, SO-2". */
char *recall_list (UiShell *self);
/* Chooses a row. */
void recall_choose (UiShell *self, guint position);

/* A code from the scanner. */
void recall_scan (UiShell *self, const char *code);
/* Taps an amount of the order shown: "Order total". */
void recall_ask_why (UiShell *self, const char *caption);
gboolean recall_shows (UiShell *self, const char *text);

/* The button whose text is exactly @label, shown somewhere in the window; %NULL: none. */
GtkWidget *recall_find_button (UiShell *self, const char *label);
/* Taps the card of that title in the dialog on top. */
void recall_tap_card (UiShell *self, const char *title);
