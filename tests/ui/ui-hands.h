/* SPDX-License-Identifier: GPL-3.0-or-later
 * ui-hands.h — eyes and fingers for tests of pages: finds things as a person names them, on the
 * open dialog or else on the page on top. */
#pragma once
#include "ui-shell.h"

/* As a tap on the operation's button, then settles.  @args: GVariant text, %NULL: none. */
void ui_hands_open (UiShell *ui, const char *key, const char *args);
/* The transaction screen is on top. */
gboolean ui_hands_is_home (UiShell *ui);
/* What the header says of the page on top. */
const char *ui_hands_get_title (UiShell *ui);

/* A visible label that says exactly, or holds, @text. */
gboolean ui_hands_shows (UiShell *ui, const char *text);
gboolean ui_hands_shows_part (UiShell *ui, const char *text);
/* The visible button, chip or card that says @label; the test fails when there is none. */
GtkWidget *ui_hands_find (UiShell *ui, const char *label);
void ui_hands_tap (UiShell *ui, const char *label);
/* The visible button with that name for a screen reader (icon-only ones have no label). */
void ui_hands_tap_named (UiShell *ui, const char *name);
/* The field with that label or placeholder, and what is typed into it in place of what was there;
 * "" empties it. */
GtkText *ui_hands_find_field (UiShell *ui, const char *label);
void ui_hands_type (UiShell *ui, const char *label, const char *text);
/* What the callout at @target says; %NULL when there is none.  (transfer full) */
char *ui_hands_dup_callout (GtkWidget *target);

/* From now on the chain asks @prompt before @operation (register.md T-28): one answer, called
 * @answer and stored as @id; %NULL for words. */
void ui_hands_ask_why (
    UiShell *ui, const char *operation, const char *prompt, const char *id, const char *answer);

/* visual-language.md §6: in @list an arrow leads on and Tab past all of it, however many rows.
 * @across: there is something in a row, and Up and Down are its own. */
void ui_hands_check_one_stop (UiShell *ui, GtkWidget *list, gboolean across);

/* Runs until @test is true of @data; the test fails when it takes too long. */
void ui_hands_wait (gboolean (*test) (gpointer data), gpointer data);
/* Runs until a label says @text. */
void ui_hands_wait_for (UiShell *ui, const char *text);
