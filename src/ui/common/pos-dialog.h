/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-dialog.h — a question or a side sheet inside the window: title, content, answers.
 * Layer: ui/common.  Style: .dialog, or .sidesheet (560 px at the trailing edge).  Role DIALOG,
 * modal, named by its title.  Shown by a PosOverlay.
 * Properties: title, subtitle, primary and safe (labels; %NULL: no such button; say what will
 * happen, never "OK"), destructive (primary is red), primary-unavailable with reason (the button
 * stays tappable and the reason shows), sheet (side sheet with a close button), holds (the safe
 * answer does not close it: something outside has to end first, and the page closes it then).
 * Signals: "primary" — the answer was given; the dialog stays until the page closes it.
 *          "refused" — primary was tapped while unavailable.
 *          "safe"    — safe button, close, Esc, tap beside a sheet; then it closes by itself.
 *          "close"   — it has nothing more to ask; its overlay takes it away. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_DIALOG (pos_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PosDialog, pos_dialog, POS, DIALOG, GtkBox)

GtkWidget *pos_dialog_new (const char *title, const char *primary, const char *safe);
void pos_dialog_set_content (PosDialog *self, GtkWidget *content);
/* @aside (taken) stands before the answers, which leave it the room that their words do not need.
 */
void pos_dialog_set_aside (PosDialog *self, GtkWidget *aside);

/* @notice (taken, nullable) stands above the answers, or in their place, until another one is set.
 * Returns: whether one stood in their place. */
gboolean pos_dialog_set_notice (PosDialog *self, GtkWidget *notice, gboolean in_place);

/* Gives the answer of the primary button, as Enter does, on a check row and a choice card too;
 * nothing without one. */
void pos_dialog_answer_primary (PosDialog *self);
/* Gives the safe answer, as Esc does. */
void pos_dialog_answer_safe (PosDialog *self);
gboolean pos_dialog_is_sheet (PosDialog *self);
/* The primary button, for a refusal to point at; borrowed. */
GtkWidget *pos_dialog_get_primary (PosDialog *self);
/* As it opens.  The first thing in it, which is the safe answer where it only asks, and never the
 * cross of a sheet that holds anything else; where a number is keyed without a field, the primary
 * button, so that Enter takes the number that is proposed. */
void pos_dialog_take_focus (PosDialog *self);

G_END_DECLS
