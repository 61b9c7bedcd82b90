/* SPDX-License-Identifier: GPL-3.0-or-later
 * payment-support.h — short words for tests of payment: what is on screen, and taps on it. */
#pragma once
#include "ui-shell.h"

/* Sanne at the transaction screen, payment in the window. */
UiShell *payment_start (int width, int height);

/* A tap on a button of the transaction screen. */
void payment_open (UiShell *ui, const char *key);

/* A label that can be seen now and shows exactly @text. */
gboolean payment_shows (UiShell *ui, const char *text);
void payment_assert_shows (UiShell *ui, const char *text);
/* Runs the main loop until it is there; the test fails after a while. */
void payment_wait_for (UiShell *ui, const char *text);

/* The button (card, chip, row) with that caption; the topmost when there are several. */
GtkWidget *payment_button (UiShell *ui, const char *text);
void payment_tap (UiShell *ui, const char *text);
/* The same without waiting for what it starts. */
void payment_tap_only (UiShell *ui, const char *text);
/* Enter, on whatever has the focus; waits for what it starts. */
void payment_enter (UiShell *ui);
/* Closes the callout that explains, as a tap beside it does. */
void payment_close_callout (UiShell *ui);
/* Digits and points on the number pad. */
void payment_key (UiShell *ui, const char *keys);

PosOrder *payment_cart (UiShell *ui);
PosSimTerminal *payment_terminal (UiShell *ui);
/* The terminal makes up its mind about what it did not know. */
void payment_settle (UiShell *ui, PosTerminalOutcome outcome);
