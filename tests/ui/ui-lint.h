/* SPDX-License-Identifier: GPL-3.0-or-later
 * ui-lint.h — looks over everything on screen for what a person would stumble on.
 *
 * Fails the test, naming each place, when below a widget
 *   - a text is ellipsized, or larger than the room it has, or breaks a word without a hyphen;
 *   - something reaches out of the window, or is cut off by the zone it stands in (what scrolls may
 *     reach out in the direction in which it scrolls);
 *   - a button is smaller than 44 × 44;
 *   - a shield lies on a button's words;
 *   - a button has no name for those who do not see it. */
#pragma once
#include <gtk/gtk.h>

#define UI_LINT_TARGET 44

/* @where: what is on screen, for the complaint. */
void ui_lint (GtkWidget *root, const char *where);
