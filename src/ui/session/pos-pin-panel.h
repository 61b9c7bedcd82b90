/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-pin-panel.h — asks one person for a PIN: dots, keys, one big button, and what went wrong.
 * Layer: ui/session.  Style: .panel.
 * Rules:  submits by itself when the PIN is as long as the chain's PINs are.  The digits are wiped
 *         after every try.
 * Properties: title ("PIN for Sanne"), action (label of the button), asks-id (a field for an
 * operator ID above the dots), busy (a check is running: keys do nothing), message (what went
 * wrong, in place of the hint), hint (%NULL: what to do about a forgotten PIN). Signal "submitted"
 * (const char *id: nullable, const char *secret).
 */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_PIN_PANEL (pos_pin_panel_get_type ())
G_DECLARE_FINAL_TYPE (PosPinPanel, pos_pin_panel, POS, PIN_PANEL, GtkBox)

/* @length: digits of a PIN as the profile has it; 0: four. */
void pos_pin_panel_set_length (PosPinPanel *self, int length);
/* Forgets what was keyed in. */
void pos_pin_panel_clear (PosPinPanel *self);
/* Submits what there is, as the button does. */
void pos_pin_panel_submit (PosPinPanel *self);
/* The field for the ID, when it is asked. */
void pos_pin_panel_focus_id (PosPinPanel *self);

G_END_DECLS
